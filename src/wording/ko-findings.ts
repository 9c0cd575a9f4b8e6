import type { FindingSentences, Sentences } from './sentences.ts';

const YOU = '본인';
const INVITEE_SIDE = '초대받는 사람 또는 소속 조직';
const OWNER = '팀 소유자';
const ADMIN = '관리자';
const GUESTLIST_ADMIN = 'Guestlist 관리자';
const EXCHANGE_ADMIN = 'Exchange 관리자';
const IN_TEAMS = '초대할 필요가 없습니다. Teams에서 직접 팀에 추가하세요.';

function listed(items: readonly string[]): string {
  return new Intl.ListFormat('ko-KR', { type: 'conjunction' }).format(items);
}

/** What a check of an invitation found. */
export const koFindings: FindingSentences = {
  'address-malformed': ({ text }) => ({
    sentence: `‘${text}’: 올바른 이메일 주소가 아닙니다.`,
    cure: '주소를 고치세요. 예: ann@fabrikam.example',
    who: YOU,
  }),
  'address-edge': ({ char }) => ({
    sentence: `@ 앞부분이 ‘${char}’ 문자로 시작하거나 끝납니다. Microsoft가 허용하지 않습니다.`,
    cure: '정확한 주소를 물어보세요.',
    who: INVITEE_SIDE,
  }),
  'address-characters': ({ text, char }) => ({
    sentence: `${text} 주소에 Microsoft가 초대에서 허용하지 않는 문자가 있습니다: ‘${char}’`,
    cure: char === '+' ? '‘+’와 그 뒤를 뺀 기본 주소를 사용하세요.' : `‘${char}’ 문자가 없는 주소를 물어보세요.`,
    who: YOU,
  }),
  'own-domain': ({ domain, address }) => ({
    sentence: `${domain} 도메인은 우리 조직의 도메인이므로 ${address} 주소를 게스트로 초대할 수 없습니다.`,
    cure: '본인이 속한 조직의 이메일 주소를 입력하세요.',
    who: YOU,
  }),
  'sub-domain-unlisted': ({ domain, own }) => ({
    sentence: `${domain} 도메인은 ${own} 도메인의 하위 도메인이지만 우리 조직의 도메인으로 등록되지 않아 다른 조직으로 취급됩니다.`,
    cure: '원하는 도메인이 맞는지 확인하세요.',
  }),
  'inviter-not-allowed': () => ({
    sentence: '우리 조직의 초대 규칙에 따라 게스트를 초대할 수 없습니다.',
    cure: '본인이 소유한 팀을 선택하거나 초대할 수 있는 동료에게 요청하세요.',
    who: GUESTLIST_ADMIN,
  }),
  'not-team-owner': ({ team, owners }) => ({
    sentence: team === '' ? '이 팀의 소유자가 아닙니다.' : `‘${team}’ 팀의 소유자가 아닙니다.`,
    cure:
      owners.length === 0
        ? '소유자에게 요청하거나 본인이 소유한 팀을 선택하세요.'
        : `소유자(${listed(owners)})에게 요청하거나 본인이 소유한 팀을 선택하세요.`,
    who: OWNER,
  }),
  'invited-by-colleague': ({ address, reference }) => ({
    sentence: `${address} 주소로 보낸 초대가 이미 진행 중입니다.`,
    cure: `수락할 때까지 기다린 뒤 Teams에서 직접 팀에 추가하세요. 참조 번호: ${reference}`,
    who: OWNER,
  }),
  'already-invited': ({ address }) => ({
    sentence: `${address} 주소는 이미 다른 경로로 초대되었으며 아직 수락하지 않았습니다.`,
    cure: '초대할 필요가 없습니다. 이미 받은 메일로 수락하면 됩니다. 팀에는 소유자가 Teams에서 직접 추가하세요.',
    who: OWNER,
  }),
  'guest-blocked': ({ name }) => ({
    sentence: `${name} 님은 게스트이지만 로그인이 차단되어 있습니다.`,
    cure: '관리자만 결정할 수 있습니다. 다시 초대해도 해결되지 않습니다.',
    who: ADMIN,
  }),
  'already-a-guest': ({ address }) => ({
    sentence: `${address} 주소는 이미 게스트입니다.`,
    cure: IN_TEAMS,
    who: OWNER,
  }),
  'an-external-member': ({ address }) => ({
    sentence: `${address} 주소는 외부 계정으로 로그인하는 구성원으로 이미 있습니다.`,
    cure: IN_TEAMS,
    who: OWNER,
  }),
  'a-colleague': ({ address, account }, audience) => ({
    sentence:
      audience === 'admin'
        ? `${address} 주소는 동료의 주소입니다. 내부 계정: ${account}`
        : `${address} 주소는 동료의 주소입니다.`,
    cure: IN_TEAMS,
    who: OWNER,
  }),
};

/** What a check could not read. */
export const koNotChecked: Sentences['notChecked'] = {
  subjects: {
    ownDomains: '확인된 도메인',
    inviter: '본인 계정',
    memberships: '초대할 수 있는 사람',
    team: '팀',
    owners: '팀 소유자',
    accounts: '이 주소를 쓰는 계정',
  },
  permission: ({ subject, permission, isNeeded }) => ({
    sentence: `${subject}: ${permission} 권한이 필요합니다.`,
    cure: isNeeded
      ? '관리자가 권한을 부여할 수 있습니다. 초대할 수 있는 사람인지 확인되어야 하므로 그때까지는 보내지 않습니다.'
      : '관리자가 권한을 부여할 수 있습니다. 초대를 만들 때 Microsoft가 이 규칙을 적용합니다.',
    who: ADMIN,
  }),
  noAnswer: ({ subject }) => ({
    sentence: `${subject}: 디렉터리가 제시간에 응답하지 않았습니다.`,
    cure: '‘다시 확인’을 누르세요.',
    who: YOU,
  }),
};

/** What Microsoft refused, or we did at the last moment. */
export const koRefusals: Pick<Sentences, 'failures' | 'accountGone' | 'mailRefusals' | 'teamRefusals'> = {
  failures: {
    'invitations-off': () => ({
      sentence: 'Microsoft가 거부했습니다. 우리 테넌트에서 이 앱의 초대를 허용하지 않습니다.',
      cure: '관리자가 ‘게스트 초대 설정’을 바꿔야 하며 반영에 15~60분 걸립니다. 그 뒤 다시 초대하세요.',
      who: ADMIN,
    }),
    'own-domain': () => ({
      sentence: 'Microsoft가 거부했습니다. 우리 테넌트에 속한 주소입니다.',
      cure: '동료라면 초대하지 말고 Teams에서 직접 팀에 추가하세요.',
      who: OWNER,
    }),
    'already-exists': () => ({
      sentence: '이 주소의 계정이 이미 있습니다.',
      cure: 'Teams에서 직접 팀에 추가하세요.',
      who: OWNER,
    }),
    'internal-object-exists': () => ({
      sentence: '내부 계정(삭제된 계정일 수 있음)에 이 주소가 있습니다.',
      cure: '관리자가 계정을 찾아 전환하거나 완전히 삭제해야 합니다.',
      who: ADMIN,
    }),
    'address-conflict': () => ({
      sentence: '사용자, 그룹 또는 연락처에 이 주소가 있습니다.',
      cure: '그곳에서 주소를 제거한 뒤 다시 초대하세요.',
      who: ADMIN,
    }),
    'blocked-by-us': () => ({
      sentence: '우리 테넌트 간 액세스 설정에서 이 조직을 거부했습니다.',
      cure: '관리자가 이 조직의 인바운드 B2B 협업을 허용해야 합니다.',
      who: ADMIN,
    }),
    'blocked-by-both': () => ({
      sentence: '두 조직의 테넌트 간 액세스 설정에서 모두 거부했습니다.',
      cure: '양쪽 관리자가 조치해야 합니다. 우리 쪽을 먼저 바꾸세요.',
      who: ADMIN,
    }),
    'partner-app-disabled': () => ({
      sentence: '상대 조직에서 Microsoft B2B 앱을 사용 중지했습니다.',
      cure: '상대 조직 관리자가 ‘Microsoft B2B Cross Cloud Worker’를 사용하도록 설정해야 합니다.',
      who: INVITEE_SIDE,
    }),
    'domain-refused': ({ domain }) => ({
      sentence: `Microsoft가 ${domain} 도메인을 거부했습니다.`,
      cure: '관리자가 공동 작업 제한을 바꿔야 합니다. 그 전에는 다시 시도해도 해결되지 않습니다.',
      who: ADMIN,
    }),
    'input-refused': () => ({
      sentence: 'Microsoft가 원인을 밝히지 않고 거부했습니다.',
      cure: '초대받는 사람에게 주소를 확인한 뒤 다시 초대하세요. 계속되면 참조 번호를 관리자에게 알려 주세요.',
      who: YOU,
    }),
    'permission-missing': () => ({
      sentence: '앱에 User.Invite.All 권한이 없습니다.',
      cure: '관리자가 권한을 부여해야 합니다. 그 뒤 다시 초대하세요.',
      who: ADMIN,
    }),
    'quota-reached': () => ({
      sentence: '디렉터리 개체 한도에 도달했습니다.',
      cure: '관리자가 공간을 확보하거나 한도를 늘려야 합니다. 그 뒤 다시 초대하세요.',
      who: ADMIN,
    }),
    'inviter-lost-right': () => ({
      sentence: '초대를 만들 때 초대 권한이 더 이상 없었습니다.',
      cure: '팀 소유자에게 초대를 요청하세요.',
      who: OWNER,
    }),
  },
  accountGone: {
    sentence: '이 초대의 게스트 계정이 디렉터리에서 제거되었습니다.',
    cure: '의도한 일이 아니라면 다시 초대하세요.',
    who: ADMIN,
  },
  mailRefusals: {
    'not-allowed': () => ({
      sentence: '이 앱은 초대용 사서함으로 메일을 보낼 권한이 없습니다.',
      cure: '문제를 해결한 뒤 다시 시도하세요.',
      who: EXCHANGE_ADMIN,
    }),
    'mailbox-not-found': () => ({
      sentence: '초대용 사서함이 없습니다.',
      cure: '문제를 해결한 뒤 다시 시도하세요.',
      who: EXCHANGE_ADMIN,
    }),
    'address-refused': ({ address }) => ({
      sentence: `Exchange가 ${address} 주소를 거부했습니다.`,
      cure: '메일을 받을 수 있는 올바른 주소인지 물어본 뒤 다시 시도하세요.',
      who: INVITEE_SIDE,
    }),
    'mail-refused': () => ({
      sentence: 'Exchange가 메일을 거부했습니다.',
      cure: '보내는 메일에 적용되는 규칙을 확인한 뒤 다시 시도하세요.',
      who: EXCHANGE_ADMIN,
    }),
    'inviter-lost-right': () => ({
      sentence: '메일을 보낼 때 초대 권한이 더 이상 없었습니다.',
      cure: '권한을 다시 받은 뒤 다시 시도하세요.',
      who: OWNER,
    }),
    'link-lost': () => ({
      sentence: '이 초대의 링크를 더 이상 읽을 수 없습니다.',
      cure: '관리자가 링크 보관소의 키를 확인해야 합니다. 그 뒤 다시 시도하세요.',
      who: ADMIN,
    }),
  },
  teamRefusals: {
    'takes-no-guests': ({ name, team }) => ({
      sentence: `‘${team}’ 팀에 게스트를 추가할 수 없습니다.`,
      cure: `이 팀에서 게스트를 허용한 뒤 Teams에서 직접 ${name} 님을 추가하세요.`,
      who: ADMIN,
    }),
    'permission-missing': ({ name }) => ({
      sentence: '앱에 GroupMember.ReadWrite.All 권한이 없어 이 팀에 추가할 수 없습니다.',
      cure: `소유자가 Teams에서 직접 ${name} 님을 추가할 수 있습니다.`,
      who: OWNER,
    }),
    'team-gone': ({ name, team }) => ({
      sentence: `‘${team}’ 팀이 더 이상 없습니다.`,
      cure: `다른 팀의 소유자가 Teams에서 직접 ${name} 님을 추가할 수 있습니다.`,
      who: OWNER,
    }),
    'inviter-lost-right': ({ name, team }) => ({
      sentence: `더 이상 ‘${team}’ 팀의 소유자가 아닙니다.`,
      cure: `소유자가 Teams에서 직접 ${name} 님을 추가할 수 있습니다.`,
      who: OWNER,
    }),
    refused: ({ name, team }) => ({
      sentence: `‘${team}’ 팀 그룹에서 새 구성원을 거부했습니다.`,
      cure: `소유자가 Teams에서 직접 ${name} 님을 추가할 수 있습니다.`,
      who: OWNER,
    }),
  },
};
