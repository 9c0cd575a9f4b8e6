import type { Sentences } from '../sentences.ts';
import { WHO } from './who.ts';

/** What Microsoft refused, or we did at the last moment. */
export const refusals: Pick<
  Sentences,
  'failures' | 'addStopped' | 'accountGone' | 'superseded' | 'mailRefusals' | 'teamRefusals'
> = {
  failures: {
    'invitations-off': () => ({
      sentence: 'Microsoft가 거부했습니다. 우리 테넌트에서 이 앱의 초대를 허용하지 않습니다.',
      cure: '관리자가 ‘게스트 초대 설정’을 바꿔야 하며 반영에 15~60분 걸립니다. 그 뒤 다시 초대하세요.',
      who: WHO.admin,
    }),
    'own-domain': () => ({
      sentence: 'Microsoft가 거부했습니다. 우리 테넌트에 속한 주소입니다.',
      cure: '동료라면 초대하지 말고 Teams에서 직접 팀에 추가하세요.',
      who: WHO.owner,
    }),
    'already-exists': () => ({
      sentence: '이 주소의 계정이 이미 있습니다.',
      cure: '이 주소로 다시 초대하면 선택할 수 있는 방법이 표시됩니다.',
      who: WHO.you,
    }),
    'internal-object-exists': () => ({
      sentence: '내부 계정(삭제된 계정일 수 있음)에 이 주소가 있습니다.',
      cure: '관리자가 계정을 찾아 전환하거나 완전히 삭제해야 합니다.',
      who: WHO.admin,
    }),
    'address-conflict': () => ({
      sentence: '사용자, 그룹 또는 연락처에 이 주소가 있습니다.',
      cure: '그곳에서 주소를 제거한 뒤 다시 초대하세요.',
      who: WHO.admin,
    }),
    'blocked-by-us': () => ({
      sentence: '우리 테넌트 간 액세스 설정에서 이 조직을 거부했습니다.',
      cure: '관리자가 이 조직의 인바운드 B2B 협업을 허용해야 합니다.',
      who: WHO.admin,
    }),
    'blocked-by-both': () => ({
      sentence: '두 조직의 테넌트 간 액세스 설정에서 모두 거부했습니다.',
      cure: '양쪽 관리자가 조치해야 합니다. 우리 쪽을 먼저 바꾸세요.',
      who: WHO.admin,
    }),
    'partner-app-disabled': () => ({
      sentence: '상대 조직에서 Microsoft B2B 앱을 사용 중지했습니다.',
      cure: '상대 조직 관리자가 ‘Microsoft B2B Cross Cloud Worker’를 사용하도록 설정해야 합니다.',
      who: WHO.invitee,
    }),
    'domain-refused': ({ domain }) => ({
      sentence: `Microsoft가 ${domain} 도메인을 거부했습니다.`,
      cure: '관리자가 공동 작업 제한을 바꿔야 합니다. 그 전에는 다시 시도해도 해결되지 않습니다.',
      who: WHO.admin,
    }),
    'input-refused': () => ({
      sentence: 'Microsoft가 원인을 밝히지 않고 거부했습니다.',
      cure: '초대받는 사람에게 주소를 확인한 뒤 다시 초대하세요. 계속되면 참조 번호를 관리자에게 알려 주세요.',
      who: WHO.you,
    }),
    'permission-missing': () => ({
      sentence: '앱에 User.Invite.All 권한이 없습니다.',
      cure: '관리자가 권한을 부여해야 합니다. 그 뒤 다시 초대하세요.',
      who: WHO.admin,
    }),
    'quota-reached': () => ({
      sentence: '디렉터리 개체 한도에 도달했습니다.',
      cure: '관리자가 공간을 확보하거나 한도를 늘려야 합니다. 그 뒤 다시 초대하세요.',
      who: WHO.admin,
    }),
    'inviter-lost-right': () => ({
      sentence: '초대를 만들 때 초대 권한이 더 이상 없었습니다.',
      cure: '팀 소유자에게 초대를 요청하세요.',
      who: WHO.owner,
    }),
    'account-changed': () => ({
      sentence: '이 주소의 계정이 선택하신 계정과 달라졌습니다.',
      cure: '이 주소로 다시 초대하면 선택할 수 있는 방법이 표시됩니다.',
      who: WHO.you,
    }),
  },
  addStopped: ({ name, team }) => ({
    sentence: `${name} 님을 추가할 때 더 이상 ‘${team}’ 팀의 소유자가 아니었습니다.`,
    cure: `소유자가 Teams에서 직접 ${name} 님을 추가할 수 있습니다.`,
    who: WHO.owner,
  }),
  accountGone: {
    sentence: '이 초대의 게스트 계정이 디렉터리에서 제거되었습니다.',
    cure: '의도한 일이 아니라면 다시 초대하세요.',
    who: WHO.you,
  },
  superseded: {
    sentence:
      '관리자가 이 게스트의 수락 상태를 다시 설정했습니다. 이 초대의 링크는 더 이상 작동하지 않으며 다른 링크를 보냅니다.',
  },
  mailRefusals: {
    'not-allowed': () => ({
      sentence: '이 앱은 초대용 사서함으로 메일을 보낼 권한이 없습니다.',
      cure: '지금 링크를 직접 전달하거나, 문제를 해결한 뒤 다시 시도하세요.',
      who: WHO.exchangeAdmin,
    }),
    'mailbox-not-found': () => ({
      sentence: '초대용 사서함이 없습니다.',
      cure: '지금 링크를 직접 전달하거나, 문제를 해결한 뒤 다시 시도하세요.',
      who: WHO.exchangeAdmin,
    }),
    'address-refused': ({ address }) => ({
      sentence: `Exchange가 ${address} 주소를 거부했습니다.`,
      cure: '메일을 받을 수 있는 올바른 주소인지 물어본 뒤 다시 시도하세요.',
      who: WHO.invitee,
    }),
    'mail-refused': () => ({
      sentence: 'Exchange가 메일을 거부했습니다.',
      cure: '지금 링크를 직접 전달하거나, 보내는 메일에 적용되는 규칙을 확인한 뒤 다시 시도하세요.',
      who: WHO.exchangeAdmin,
    }),
    'inviter-lost-right': () => ({
      sentence: '메일을 보낼 때 초대 권한이 더 이상 없었습니다.',
      cure: '권한을 다시 받은 뒤 다시 시도하세요.',
      who: WHO.owner,
    }),
    'link-lost': () => ({
      sentence: '이 초대의 링크를 더 이상 읽을 수 없습니다.',
      cure: '새 링크를 만드세요. 그 전에 관리자가 링크 보관소의 키를 확인할 수도 있습니다.',
      who: WHO.you,
    }),
    'not-wanted': () => ({
      sentence: '게스트가 모르는 사람의 초대라고 알려 와서 메일을 더 보내지 않습니다.',
      cure: '다른 방법으로 주소를 확인하세요.',
      who: WHO.you,
    }),
    'microsoft-refused': () => ({
      sentence: 'Microsoft가 자체 메일로 다시 초대하는 것을 거부했습니다.',
      cure: '지금 링크를 직접 전달하거나, 우리 조직의 메일로 다시 시도하세요.',
      who: WHO.you,
    }),
    'new-link-refused': () => ({
      sentence: '새 링크를 만들지 못했습니다. Microsoft가 거부했거나 초대 권한이 더 이상 없습니다.',
      cure: '나중에 새 링크를 다시 만들어 보세요. 계속 거부되면 관리자에게 문의하세요.',
      who: WHO.you,
    }),
  },
  teamRefusals: {
    'takes-no-guests': ({ name, team }) => ({
      sentence: `‘${team}’ 팀에는 구성원을 직접 추가할 수 없습니다.`,
      cure: `이 그룹을 관리하는 곳에서 ${name} 님을 추가하도록 요청하거나 Teams에서 직접 다른 팀에 추가하세요.`,
      who: WHO.admin,
    }),
    'permission-missing': ({ name }) => ({
      sentence: '앱에 GroupMember.ReadWrite.All 권한이 없어 이 팀에 추가할 수 없습니다.',
      cure: `소유자가 Teams에서 직접 ${name} 님을 추가할 수 있습니다.`,
      who: WHO.owner,
    }),
    'team-gone': ({ name, team }) => ({
      sentence: `‘${team}’ 팀이 더 이상 없습니다.`,
      cure: `다른 팀의 소유자가 Teams에서 직접 ${name} 님을 추가할 수 있습니다.`,
      who: WHO.owner,
    }),
    'inviter-lost-right': ({ name, team }) => ({
      sentence: `더 이상 ‘${team}’ 팀의 소유자가 아닙니다.`,
      cure: `소유자가 Teams에서 직접 ${name} 님을 추가할 수 있습니다.`,
      who: WHO.owner,
    }),
    refused: ({ name, team }) => ({
      sentence: `‘${team}’ 팀 그룹에서 새 구성원을 거부했습니다.`,
      cure: `소유자가 Teams에서 직접 ${name} 님을 추가할 수 있습니다.`,
      who: WHO.owner,
    }),
  },
};
