import type { MailSentences, Noticed } from './mail-sentences.ts';

// The guest's time zone is not known; a whole day is meant.
const day = new Intl.DateTimeFormat('ko-KR', { dateStyle: 'long', timeZone: 'UTC' });

const NOTICE_ONLY = '안내용 메일이며 초대 링크가 없고 하실 일도 없습니다.';

function invited({ inviter, name, address }: Noticed): string {
  return name === undefined ? `${inviter} 님이 ${address} 님을` : `${inviter} 님이 ${name} 님(${address})을`;
}

export const mailKo: MailSentences = {
  from: ({ org }) => `${org} 초대`,
  subject: ({ inviter, org, team }) => `${inviter} 님(${org})이 Microsoft Teams ‘${team}’ 팀에 초대합니다`,
  subjectNoTeam: ({ inviter, org }) => `${inviter} 님(${org})이 Microsoft 365 공동 작업에 초대합니다`,
  subjectNew: ({ inviter, org, team }) => `새 링크: ${inviter} 님(${org})의 ‘${team}’ 팀 초대`,
  subjectNewNoTeam: ({ inviter, org }) => `새 링크: ${inviter} 님(${org})의 Microsoft 365 공동 작업 초대`,
  subjectRemind: ({ inviter, org, team }) => `알림: ${inviter} 님(${org})의 ‘${team}’ 팀 초대`,
  subjectRemindNoTeam: ({ inviter, org }) => `알림: ${inviter} 님(${org})의 Microsoft 365 공동 작업 초대`,
  pre: ({ address }) => `${address} 계정으로 로그인하세요. 예상하지 못한 메일이라면 아무것도 하지 않아도 됩니다.`,
  h1: ({ inviter, org }) => `${org}의 ${inviter} 님이 Microsoft Teams에서 함께 일하자고 초대했습니다`,
  h1NoTeam: ({ inviter, org }) => `${org}의 ${inviter} 님이 함께 일하자고 초대했습니다`,
  hello: ({ name }) => `${name} 님, 안녕하세요.`,
  helloNoName: () => '안녕하세요.',
  what: ({ team, org }) =>
    `${org}의 ‘${team}’ 팀에 초대되었습니다. 이 팀에서 채팅하고, 모임에 참가하고, 파일을 공유할 수 있습니다.`,
  newLink: () => '이 새 링크를 사용해 주세요. 이전 링크는 더 이상 작동하지 않습니다.',
  remind: () => '아직 이 초대를 수락하지 않았습니다. 아래 링크는 처음 보낸 메일과 같습니다.',
  remindNewLink: () =>
    '아직 이 초대를 수락하지 않았습니다. 아래 링크는 지난 메일과 같으며, 그 전의 링크는 더 이상 작동하지 않습니다.',
  wrote: ({ inviter }) => `${inviter} 님의 메시지:`,
  button: () => '초대 수락',
  opens: ({ host }) => `Microsoft 페이지가 열립니다: ${host}`,
  opensOther: ({ host }) => `${host} 페이지가 열립니다`,
  accountH: () => '사용할 계정',
  account: ({ address, org }) =>
    `${address} 계정으로 로그인하세요. 다른 계정이 보이면 ‘다른 계정 사용’을 선택하세요. ${org} 암호는 필요하지 않습니다.`,
  stepsH: () => '누르면 이렇게 진행됩니다',
  step1: () => '브라우저에서 Microsoft 페이지가 열립니다.',
  step2: {
    'own-organisation': ({ address }) =>
      `평소 사용하는 소속 조직의 로그인 페이지에서 ${address} 계정으로 로그인합니다.`,
    code: ({ address }) =>
      `${address} 주소의 Microsoft 또는 Google 계정으로 로그인하거나, Microsoft가 이 주소로 보내는 일회용 코드를 입력합니다.`,
    'microsoft-account': ({ address }) =>
      `${address} 주소의 Microsoft 계정으로 로그인합니다. 계정이 없으면 Microsoft에서 만들도록 안내합니다.`,
    unknown: ({ address }) => `${address} 계정으로 로그인합니다. 방법은 소속 조직에 따라 다릅니다.`,
  },
  step3: ({ org }) => `${org}에서 이름과 이메일 주소를 읽도록 허용합니다.`,
  step4: () => 'Teams가 열립니다. 팀이 나타나기까지 몇 분에서 몇 시간이 걸릴 수 있습니다.',
  step4NoTeam: ({ org }) => `${org}에서 공유한 앱 페이지가 열립니다.`,
  step4Convert: ({ org }) => `${org} Teams가 열립니다. 수락하면 이 링크도 보내 드립니다.`,
  genuineH: () => '이 메일이 진짜인지 확인하는 방법',
  genuineSender: ({ mailbox, org, inviter, inviterAddress }) =>
    `${inviter} 님(${inviterAddress})의 요청에 따라 ${org} 사서함(${mailbox})에서 보냈습니다.`,
  genuineLinks: ({ host }) => `버튼과 전체 링크는 모두 ${host}의 같은 주소로 연결됩니다.`,
  genuineLink: ({ host }) => `링크는 ${host} 페이지로 연결됩니다.`,
  genuinePages: ({ botHost }) =>
    `‘모르는 사람입니다’와 ‘알림 그만 받기’는 ${botHost} 페이지로 연결되며 로그인을 요구하지 않습니다.`,
  genuinePage: ({ botHost }) => `‘모르는 사람입니다’는 ${botHost} 페이지로 연결되며 로그인을 요구하지 않습니다.`,
  genuineAsks: () => '첨부 파일이 없으며 암호나 결제를 요구하지 않습니다.',
  genuineDoubt: ({ inviter }) =>
    `회신하면 ${inviter} 님에게 전달됩니다. 의심되면 회신하지 말고 이미 알고 있는 전화번호나 주소로 확인하세요.`,
  notExpectedH: () => '예상하지 못한 메일이라면',
  notExpected: ({ org, contact }) =>
    `아무것도 하지 않아도 됩니다. 수락하지 않으면 액세스 권한이 생기지 않으며 바뀌는 것도 없습니다. ${org}에서는 이 초대를 위해 이름과 이메일 주소를 저장했습니다. 삭제를 원하면 ${contact} 주소로 알려 주세요.`,
  notExpectedConvert: () => '아무것도 하지 않아도 됩니다. 수락하지 않으면 바뀌는 것도 없습니다.',
  linkH: () => '버튼이 작동하지 않으면',
  link: () => '아래 주소를 브라우저에 복사하세요. 본인만 사용해야 합니다.',
  direct: ({ tenantAddress, address }) =>
    `링크가 작동하지 않으면 ${tenantAddress} 주소를 열고 ${address} 계정으로 로그인하세요.`,
  foot: ({ inviter, org, until }) =>
    `${inviter} 님을 대신하여 ${org}에서 보냈습니다. ${day.format(until)}까지 수락해 주세요. 그 뒤에는 초대가 회수될 수 있습니다.`,
  footNoEnd: ({ inviter, org }) => `${inviter} 님을 대신하여 ${org}에서 보냈습니다.`,
  footReminders: ({ max }) => `알림은 최대 ${max}번 보내며 아래에서 중지할 수 있습니다.`,
  privacy: ({ org }) => `${org} 개인정보처리방침`,
  stranger: () => '모르는 사람입니다',
  noMoreReminders: () => '알림 그만 받기',
  subjectCc: ({ inviter, name, team }) => `안내: ${inviter} 님이 ${name} 님을 ‘${team}’ 팀에 초대했습니다`,
  subjectCcNoTeam: ({ inviter, name }) => `안내: ${inviter} 님이 ${name} 님을 Microsoft 365 공동 작업에 초대했습니다`,
  cc: (values) => `${invited(values)} ‘${values.team}’ 팀에 초대했습니다. ${NOTICE_ONLY}`,
  ccNoTeam: (values) => `${invited(values)} Microsoft 365 공동 작업에 초대했습니다. ${NOTICE_ONLY}`,
  subjectConvert: ({ org }) => `이제부터 ${org}에 본인 조직의 계정으로 로그인해 주세요`,
  convertH1: ({ org }) => `${org}에서 본인 조직의 계정으로 로그인하도록 요청합니다`,
  convertWhat: ({ org, upn, signIn }) =>
    `지금까지 ${org}에서 ${upn} 계정을 사용하셨습니다. 이제 본인 조직의 계정(${signIn})으로 로그인할 수 있습니다. 직접 부여된 그룹과 앱 액세스 권한은 그대로입니다.`,
  convertWhen: ({ org }) =>
    `수락하기 전에는 로그인이 바뀌지 않습니다. 수락한 뒤에는 ${org} 암호로 Microsoft 365에 로그인할 수 없습니다.`,
  convertNoTeams: ({ org, signIn }) => `${signIn} 계정으로는 ${org} Teams에 들어올 수 없습니다.`,
  subjectCode: ({ org }) => `${org} 확인 코드`,
  code: ({ org, code, person }) =>
    `${org} 확인 코드: ${code}. ${person} 님이 이 코드를 물어봅니다. 다른 사람에게 알려 주지 마세요. 모르는 일이라면 이 메일을 무시하세요.`,
  subjectTeams: ({ org }) => `${org} Teams 주소`,
  teamsLink: ({ org, teamsLink }) => `${org} 로그인이 변경되었습니다. ${org} Teams 주소를 보관해 두세요: ${teamsLink}`,
  linkToCome: () => '(개인 링크는 메일에만 있습니다)',
  textHeading: (heading) => heading,
};
