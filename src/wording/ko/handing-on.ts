import type { ChangeKind } from '../../domain/access-change/access-change.ts';
import type { HandingOnSentences } from '../handing-on-sentences.ts';
import { listed, someOf } from './listed.ts';
import { WHO } from './who.ts';

type Name = { readonly name: string };

const ASK_AGAIN = '계정을 살펴본 뒤 다시 요청하세요.';

export const handingOn: HandingOnSentences = {
  handingOn: {
    headings: {
      reset: ({ name }) => `${name} 님이 다른 계정으로 다시 수락하게 할까요?`,
      address: ({ name }) => `${name} 님의 주소를 바꿀까요?`,
      restore: ({ name }) => `삭제된 게스트 ${name} 님을 복원할까요?`,
      block: ({ name }) => `결정할 때까지 ${name} 님의 로그인을 차단할까요?`,
    },
    becauseOf: {
      block: '이 계정의 전환을 중지하려고 하며 초대는 회수할 수 없습니다.',
      address: 'mail과 맞지 않는 계정으로 수락하여 Teams에 들어올 수 없습니다.',
    },
    oldAddress: '현재 주소:',
    newAddress: '새 주소:',
    groups: '다른 그룹:',
    deletedBy: '삭제한 사람:',
    otherGroups: ({ name, groups, date }) =>
      `${date} 기준으로 ${name} 님은 ${someOf(groups)} 그룹에도 속해 있습니다. 로그인하는 사람이 이 액세스 권한을 모두 갖습니다.`,
    noGroups: ({ date }) => `${date} 기준으로 없음`,
    showGroups: ({ n }) => `그룹 ${n}개 모두 보기`,
    everyGroup: ({ groups }) => listed(groups),
    groupsUnread: '읽을 수 없습니다. 로그인하는 사람이 이 액세스 권한을 모두 갖습니다.',
    groupsDeleted: '계정이 삭제되어 있는 동안에는 읽을 수 없습니다. 로그인하는 사람이 이 액세스 권한을 모두 갖습니다.',
    inTheWay: ({ name }) => `${name} 님을 지금은 초대할 수 없습니다.`,
    deletedAt: ({ person, date }) => `${person} 님, ${date}`,
    deletedUnknown: ({ date }) => `${date}. 누가 삭제했는지는 감사 로그에 없습니다.`,
    deletedUnread: ({ permission }) => `읽을 수 없음: ${permission} 권한 필요`,
    deletedUnanswered: '읽을 수 없음: 감사 로그가 응답하지 않았습니다.',
    asked: '관리자에게 요청을 보냈습니다. 아직 바뀐 것은 없습니다.',
    signIn: ({ name }) => `${name} 님은 다시 수락할 때까지 로그인할 수 없습니다.`,
    comesBack: ({ name }) => `${name} 님이 다시 로그인할 수 있으며 삭제될 때의 액세스 권한도 모두 돌아옵니다.`,
    blocks: ({ name }) => `관리자가 Microsoft Entra에서 허용할 때까지 ${name} 님은 로그인할 수 없습니다.`,
    ask: ({ name }) => `승인하기 전에 이미 알고 있는 전화번호나 주소로 ${name} 님에게 확인하세요.`,
    acts: {
      reset: '수락 상태 다시 설정',
      address: '주소 변경',
      restore: '계정 복원',
      block: '로그인 차단',
    },
    notes: {
      own: '본인이 요청한 건은 다른 관리자가 승인해야 합니다.',
      hasRole: '이 계정에 디렉터리 역할이 있어 Microsoft에서 거부합니다. 먼저 역할을 제거하세요.',
      accountChanged: '카드를 만든 뒤 계정이 변경되었습니다. 다시 확인하세요.',
      accountConverted:
        '이 계정의 전환이 수락 전에 끝났고 그 링크가 아직 유효할 수 있습니다. 아무것도 요청하지 않았습니다. 대신 계정을 다시 전환하세요.',
      accountInUse: '이 계정에 대한 다른 요청이 진행 중입니다. 끝날 때까지 기다리거나 회수하세요.',
      addressRefused: '이 주소로 바꿀 수 없습니다. 이미 사용 중이거나 초대할 수 없는 주소입니다.',
    },
  },
  askChange: {
    headDeleted: ({ name }) => `${name} 님은 게스트였으나 삭제되었습니다`,
    deleted: ({ date, until }) => `${date}에 삭제되었습니다. ${until}까지 복원할 수 있습니다.`,
    handsOn: '다른 로그인으로 액세스 권한이 넘어가므로 다른 관리자가 먼저 승인합니다.',
    comesBack: '액세스 권한이 다시 생기므로 다른 관리자가 먼저 승인합니다.',
    buttons: {
      reset: '다시 설정 요청…',
      address: '주소 변경 요청…',
      restore: '복원 요청…',
    },
    newAddress: '새 주소',
    signInAddress: '로그인에 사용하는 주소',
    addressMissing: '새 주소를 입력하세요.',
    sendAddress: '주소 변경 요청',
    asked: {
      reset: ({ time }) => `${time}에 수락 상태 다시 설정을 요청했습니다.`,
      address: ({ time, address }) => `${time}에 ${address} 주소로 변경을 요청했습니다.`,
      restore: ({ time }) => `${time}에 계정 복원을 요청했습니다.`,
    },
    inTheWay: ({ address }) => `요청하지 않았습니다. ${address} 주소로는 바꿀 수 없습니다.`,
  },
  changeStatus: {
    awaiting: sentenceOf((what) => `${what} 승인을 기다리고 있습니다`),
    confirmed: sentenceOf((what) => `${what} 요청이 승인되었습니다`),
    denied: sentenceOf((what) => `${what} 요청이 거부되었습니다`),
    withdrawn: sentenceOf((what) => `${what} 요청을 회수했습니다. 바뀐 것은 없습니다`),
    lapsed: sentenceOf((what) => `${what} 요청의 기한이 지났습니다. 바뀐 것은 없습니다`),
    failed: sentenceOf((what) => `${what} 요청을 처리하지 못했습니다`),
    done: {
      reset: ({ name }) => `${name} 님이 다시 수락하도록 초대합니다`,
      address: ({ name }) => `${name} 님의 주소를 바꾸었습니다`,
      restore: ({ name }) => `${name} 님의 계정을 복원했습니다`,
      block: ({ name }) => `${name} 님의 로그인을 차단했습니다`,
    },
    accepted: ({ name }) => `${name} 님이 다시 수락했습니다`,
    acceptedEnd: '수락한 계정으로 로그인합니다.',
    doing: '모두 다시 확인한 뒤 처리합니다.',
    ends: {
      reset: ({ name }) =>
        `${name} 님에게 새 링크를 보냅니다. 진행 상황은 그 초대의 카드에 표시됩니다. 수락할 때까지 로그인할 수 없습니다.`,
      address: ({ name }) =>
        `${name} 님의 새 주소로 새 링크를 보냅니다. 진행 상황은 그 초대의 카드에 표시됩니다. 수락할 때까지 로그인할 수 없습니다.`,
      restore: ({ name }) => `${name} 님이 다시 로그인할 수 있으며 삭제될 때의 액세스 권한도 모두 돌아왔습니다.`,
      block: ({ name }) => `관리자가 Microsoft Entra에서 허용할 때까지 ${name} 님은 로그인할 수 없습니다.`,
    },
    mailStays: ({ address }) => `mail은 이미 ${address} 주소이거나 그럴 수 있습니다. 로그인은 이전과 같습니다.`,
    mayBeReset: ({ name }) =>
      `수락 상태가 다시 설정되었는지 알 수 없습니다. ${name} 님은 다시 수락해야 로그인할 수 있을지도 모릅니다.`,
    failures: {
      'permission-missing': {
        sentence: '앱에 필요한 권한이 없습니다.',
        cure: '관리자가 권한을 부여해야 합니다. 그 뒤 다시 요청하세요.',
        who: WHO.admin,
      },
      refused: { sentence: 'Microsoft가 거부했습니다.', cure: ASK_AGAIN, who: WHO.admin },
      'account-gone': {
        sentence: '계정이 디렉터리에 더 이상 없습니다.',
        cure: '의도한 일이 아니라면 먼저 복원한 뒤 다시 요청하세요.',
        who: WHO.admin,
      },
      'right-lost': {
        sentence: '요청하거나 승인한 사람이 더 이상 Guestlist 관리자가 아닙니다.',
        cure: '다른 관리자가 다시 요청할 수 있습니다.',
        who: WHO.guestlistAdmin,
      },
      'account-changed': {
        sentence: '요청한 뒤 계정이 변경되었습니다.',
        cure: ASK_AGAIN,
        who: WHO.guestlistAdmin,
      },
      'address-taken': {
        sentence: '다른 사람이 이미 이 주소를 사용하거나 이 주소로 초대되어 있습니다.',
        cure: '누구의 주소인지 확인하거나 다른 주소로 다시 요청하세요.',
        who: WHO.guestlistAdmin,
      },
      'other-account': {
        sentence: 'Microsoft가 다른 계정으로 응답하여 링크를 아무에게도 보내지 않았습니다.',
        cure: ASK_AGAIN,
        who: WHO.admin,
      },
    },
    notIssued: { cure: '원인을 해결한 뒤 다시 요청하세요.', who: WHO.admin },
  },
};

function sentenceOf(say: (what: string) => string): Readonly<Record<ChangeKind, (values: Name) => string>> {
  return {
    reset: ({ name }) => say(`${name} 님의 수락 상태 다시 설정`),
    address: ({ name }) => say(`${name} 님의 주소 변경`),
    restore: ({ name }) => say(`${name} 님의 계정 복원`),
    block: ({ name }) => say(`${name} 님의 로그인 차단`),
  };
}
