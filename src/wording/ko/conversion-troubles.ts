import type { ConversionRequestSentences } from '../conversion-request-sentences.ts';
import { conversionSubjects } from './conversion-subjects.ts';
import { listed } from './listed.ts';
import { refusals } from './refusals.ts';
import { WHO } from './who.ts';

const { failures } = refusals;
const ASK_AGAIN = '계정을 다시 확인하고 다시 요청하세요.';

/** Why a conversion came to nothing, or needs somebody. */
export const conversionTroubles: ConversionRequestSentences['conversionTroubles'] = {
  changed: ({ what }) => {
    const subjects = [...new Set(what.map((code) => conversionSubjects[code]))];
    return {
      sentence:
        subjects.length === 0
          ? '보내기 전에 중지했습니다. 승인 이후 변경된 내용이 있습니다. 전환된 것은 없습니다.'
          : `보내기 전에 중지했습니다. 승인 이후 변경된 항목: ${listed(subjects)}. 전환된 것은 없습니다.`,
      cure: `${ASK_AGAIN} 다시 확인하면 찾은 내용이 표시됩니다.`,
      who: WHO.guestlistAdmin,
    };
  },
  rightLost: {
    sentence:
      '보내기 전에 중지했습니다. 요청하거나 승인한 사람이 더 이상 Guestlist 관리자가 아닙니다. 전환된 것은 없습니다.',
    cure: 'Guestlist 관리자가 다시 요청하고 다른 관리자가 승인해야 합니다.',
    who: WHO.guestlistAdmin,
  },
  accountGone: {
    sentence: '계정이 디렉터리에 더 이상 없습니다.',
    cure: '계정을 복원하면 여전히 수락할 수 있으며 더 이상 확인하지 않습니다. 필요한 경우에만 복원하고 다시 요청하세요.',
    who: WHO.admin,
  },
  inviteUnsure: ({ time }) => ({
    sentence: `${time}에 만들려던 초대의 응답이 사라졌고 그 뒤로 결과를 확인하지 못했습니다. Guestlist가 계속 시도합니다.`,
    cure: 'Microsoft Entra에서 계정을 살펴보고, Guestlist 운영 담당자에게 응답을 받지 못하는 이유를 확인하게 하세요.',
    who: WHO.admin,
  }),
  mailRefused: {
    'permission-missing': {
      sentence: '앱에 User.ReadWrite.All 권한이 없어 mail을 바꿀 수 없습니다.',
      cure: '관리자가 권한을 부여해야 합니다. 그 뒤 다시 요청하세요.',
      who: WHO.admin,
    },
    refused: {
      sentence: 'Microsoft가 mail 변경을 거부했습니다.',
      cure: '계정에 사서함이나 역할이 있는지, 온-프레미스 디렉터리에서 관리되는지 살펴보세요. 그 뒤 계정을 다시 확인하고 다시 요청하세요.',
      who: WHO.admin,
    },
    'account-gone': {
      sentence: '계정이 디렉터리에 더 이상 없습니다.',
      cure: '의도한 일이 아니라면 먼저 복원한 뒤 다시 요청하세요.',
      who: WHO.admin,
    },
  },
  issueRefused: {
    'invitations-off': ({ domain }) => ({
      ...failures['invitations-off']({ domain }),
      cure: '관리자가 ‘게스트 초대 설정’을 바꿔야 하며 반영에 15~60분 걸립니다. 그 뒤 다시 요청하세요.',
    }),
    'own-domain': ({ domain }) => ({
      ...failures['own-domain']({ domain }),
      cure: '본인이 속한 조직의 주소로 다시 요청하세요.',
      who: WHO.guestlistAdmin,
    }),
    'already-exists': ({ domain }) => ({ ...failures['already-exists']({ domain }), cure: ASK_AGAIN, who: WHO.admin }),
    'internal-object-exists': ({ domain }) => ({
      ...failures['internal-object-exists']({ domain }),
      cure: '그 계정을 찾아 주소를 제거하거나 영구 삭제하세요. 그 뒤 다시 요청하세요.',
    }),
    'address-conflict': ({ domain }) => ({
      ...failures['address-conflict']({ domain }),
      cure: '그곳에서 주소를 제거한 뒤 다시 요청하세요.',
    }),
    'blocked-by-us': failures['blocked-by-us'],
    'blocked-by-both': failures['blocked-by-both'],
    'partner-app-disabled': failures['partner-app-disabled'],
    'domain-refused': failures['domain-refused'],
    'input-refused': ({ domain }) => ({
      ...failures['input-refused']({ domain }),
      cure: '계정을 다시 확인하세요. 동기화된 계정이면 온-프레미스 UPN을 먼저 살펴보세요. 그 뒤 다시 요청하세요.',
      who: WHO.admin,
    }),
    'permission-missing': ({ domain }) => ({
      ...failures['permission-missing']({ domain }),
      cure: '관리자가 권한을 부여해야 합니다. 그 뒤 다시 요청하세요.',
    }),
    'quota-reached': ({ domain }) => ({
      ...failures['quota-reached']({ domain }),
      cure: '관리자가 공간을 확보하거나 한도를 늘려야 합니다. 그 뒤 다시 요청하세요.',
    }),
    'inviter-lost-right': () => ({
      sentence: '초대를 만들 때 필요한 권한이 더 이상 없었습니다.',
      cure: 'Guestlist 관리자가 다시 요청하고 다른 관리자가 승인해야 합니다.',
      who: WHO.guestlistAdmin,
    }),
    'account-changed': () => ({
      sentence: '계정이 승인한 계정과 달라졌습니다.',
      cure: ASK_AGAIN,
      who: WHO.guestlistAdmin,
    }),
  },
  strayed: ({ got, asked, isRemoved }) => ({
    sentence: `Microsoft의 응답이 요청한 계정(${asked})이 아닌 다른 계정(${got})을 가리킵니다. 아무것도 전달하지 않았습니다.${isRemoved ? ' 이 요청으로 만들어진 게스트는 제거했습니다.' : ''}`,
    cure: isRemoved
      ? 'Microsoft가 다른 계정으로 처리한 까닭을 찾으세요. 계정의 mail과 다른 주소를 먼저 살펴보세요.'
      : 'Microsoft Entra에서 그 계정을 살펴보세요. 필요 없는 새 게스트라면 제거하세요.',
    who: WHO.admin,
  }),
  goneAfter: {
    sentence: '수락한 뒤에 계정이 삭제되었습니다. 비교하거나 보낸 것은 없습니다.',
    cure: '실수로 삭제했다면 30일 안에 Microsoft Entra에서 복원한 다음 여기에서 다시 비교하세요.',
    who: WHO.admin,
  },
  notAccepted: {
    sentence:
      '지금은 외부에서 이 계정으로 로그인하는 사람이 없습니다. 수락 상태가 다시 설정되었거나 내부 사용자로 다시 변환되었습니다. 비교한 것은 없습니다.',
    cure: '다시 수락하면 여기에서 다시 비교하세요. 이대로 두려면 완료로 표시하세요.',
    who: WHO.admin,
  },
  anotherAccepted: ({ other, address = '같은 주소' }) => ({
    sentence: `계정 ${other}에도 같은 주소가 있고 이미 수락했습니다(${address}). 둘 중 어느 계정으로 로그인하는지 확실하지 않습니다. 비교한 것은 없습니다.`,
    cure: 'Microsoft Entra에서 두 계정을 살펴보고 필요 없는 계정을 제거한 다음 여기에서 다시 비교하세요.',
    who: WHO.admin,
  }),
  mismatch: ({ signInDomain, mailDomain }) => ({
    sentence: `로그인 계정은 ${signInDomain}, mail은 ${mailDomain ?? '지금 다른'} 도메인이므로 Teams에 들어올 수 없습니다. 더 바꾼 것은 없습니다.`,
    cure: 'mail을 로그인 주소로 설정하고 그 주소로 수락 상태를 다시 설정하세요. 다른 관리자의 승인이 필요합니다.',
    who: WHO.admin,
  }),
};
