import type { MailSentences, Noticed } from './mail-sentences.ts';

// The guest's time zone is not known; a whole day is meant.
const day = new Intl.DateTimeFormat('ko-KR', { dateStyle: 'long', timeZone: 'UTC' });

const NOTICE_ONLY = '안내용 메일이며 링크가 없고 하실 일도 없습니다.';

function invited({ inviter, name, address }: Noticed): string {
  return name === undefined ? `${inviter} 님이 ${address} 님을` : `${inviter} 님이 ${name} 님(${address})을`;
}

export const mailKo: MailSentences = {
  from: ({ org }) => `${org} 초대`,
  subject: ({ inviter, org, team }) => `${inviter} 님(${org})이 Microsoft Teams ‘${team}’ 팀에 초대합니다`,
  subjectNoTeam: ({ inviter, org }) => `${inviter} 님(${org})이 Microsoft 365 공동 작업에 초대합니다`,
  subjectNew: ({ inviter, org, team }) => `새 링크: ${inviter} 님(${org})의 ‘${team}’ 팀 초대`,
  subjectNewNoTeam: ({ inviter, org }) => `새 링크: ${inviter} 님(${org})의 Microsoft 365 공동 작업 초대`,
  pre: ({ address }) => `${address} 계정으로 로그인하세요. 예상하지 못한 메일이라면 아무것도 하지 않아도 됩니다.`,
  h1: ({ inviter, org }) => `${org}의 ${inviter} 님이 Microsoft Teams에서 함께 일하자고 초대했습니다`,
  h1NoTeam: ({ inviter, org }) => `${org}의 ${inviter} 님이 함께 일하자고 초대했습니다`,
  hello: ({ name }) => `${name} 님, 안녕하세요.`,
  helloNoName: () => '안녕하세요.',
  what: ({ team, org }) =>
    `${org}의 ‘${team}’ 팀에 초대되었습니다. 이 팀에서 채팅하고, 모임에 참가하고, 파일을 공유할 수 있습니다.`,
  newLink: () => '이 새 링크를 사용해 주세요. 이전 링크는 더 이상 작동하지 않습니다.',
  wrote: ({ inviter }) => `${inviter} 님의 메시지:`,
  button: () => '초대 수락',
  opens: ({ host }) => `Microsoft 페이지가 열립니다: ${host}`,
  opensOther: ({ host }) => `${host} 페이지가 열립니다`,
  accountH: () => '사용할 계정',
  account: ({ address, org }) =>
    `${address} 계정으로 로그인하세요. 다른 계정이 보이면 ‘다른 계정 사용’을 선택하세요. ${org} 암호는 필요하지 않습니다.`,
  stepsH: () => '누르면 이렇게 진행됩니다',
  step1: () => '브라우저에서 Microsoft 페이지가 열립니다.',
  step2: ({ address }) => `${address} 계정으로 로그인합니다. 방법은 소속 조직에 따라 다릅니다.`,
  step3: ({ org }) => `${org}에서 이름과 이메일 주소를 읽도록 허용합니다.`,
  step4: () => 'Teams가 열립니다. 팀이 나타나기까지 몇 분에서 몇 시간이 걸릴 수 있습니다.',
  step4NoTeam: ({ org }) => `${org}에서 공유한 앱 페이지가 열립니다.`,
  genuineH: () => '이 메일이 진짜인지 확인하는 방법',
  genuineSender: ({ mailbox, org, inviter, inviterAddress }) =>
    `${inviter} 님(${inviterAddress})의 요청에 따라 ${org} 사서함(${mailbox})에서 보냈습니다.`,
  genuineLinks: ({ host }) => `버튼과 전체 링크는 모두 ${host}의 같은 주소로 연결됩니다.`,
  genuineLink: ({ host }) => `링크는 ${host} 페이지로 연결됩니다.`,
  genuineAsks: () => '첨부 파일이 없으며 암호나 결제를 요구하지 않습니다.',
  genuineDoubt: ({ inviter }) =>
    `회신하면 ${inviter} 님에게 전달됩니다. 의심되면 회신하지 말고 이미 알고 있는 전화번호나 주소로 확인하세요.`,
  notExpectedH: () => '예상하지 못한 메일이라면',
  notExpected: ({ org, contact }) =>
    `아무것도 하지 않아도 됩니다. 수락하지 않으면 액세스 권한이 생기지 않으며 바뀌는 것도 없습니다. ${org}에서는 이 초대를 위해 이름과 이메일 주소를 저장했습니다. 삭제를 원하면 ${contact} 주소로 알려 주세요.`,
  linkH: () => '버튼이 작동하지 않으면',
  link: () => '아래 주소를 브라우저에 복사하세요. 본인만 사용해야 합니다.',
  direct: ({ tenantAddress, address }) =>
    `링크가 작동하지 않으면 ${tenantAddress} 주소를 열고 ${address} 계정으로 로그인하세요.`,
  foot: ({ inviter, org, until }) =>
    `${inviter} 님을 대신하여 ${org}에서 보냈습니다. ${day.format(until)}까지 수락해 주세요. 그 뒤에는 초대가 회수될 수 있습니다.`,
  footNoEnd: ({ inviter, org }) => `${inviter} 님을 대신하여 ${org}에서 보냈습니다.`,
  subjectCc: ({ inviter, name, team }) => `안내: ${inviter} 님이 ${name} 님을 ‘${team}’ 팀에 초대했습니다`,
  subjectCcNoTeam: ({ inviter, name }) => `안내: ${inviter} 님이 ${name} 님을 Microsoft 365 공동 작업에 초대했습니다`,
  cc: (values) => `${invited(values)} ‘${values.team}’ 팀에 초대했습니다. ${NOTICE_ONLY}`,
  ccNoTeam: (values) => `${invited(values)} Microsoft 365 공동 작업에 초대했습니다. ${NOTICE_ONLY}`,
  linkToCome: () => '(개인 링크는 메일에만 있습니다)',
  textHeading: (heading) => heading,
};
