import type { Sentences } from '../sentences.ts';

/** What is said in the chat besides the cards of an invitation. */
export const talk: Pick<Sentences, 'talk' | 'problem'> = {
  talk: {
    welcomeHeading: 'Guestlist로 Teams에 게스트를 초대하세요',
    welcome:
      '이메일 주소를 알려 주세요. 먼저 모든 항목을 확인하고, 믿을 수 있는 메일을 보내고, 게스트의 팀 사용 준비가 끝나면 알려 드립니다.',
    welcomeTry: '예: 초대 ann@fabrikam.example',
    welcomeConvert:
      '이렇게 입력할 수도 있습니다. 예: 전환 kim@contoso.example kim@fabrikam.example. 계정을 전환할 수 있는지 확인해 드립니다.',
    helpHeading: '사용할 수 있는 명령',
    commands: {
      invite: { command: '초대:', meaning: '게스트 초대하기. 예: 초대 ann@fabrikam.example' },
      convert: {
        command: '전환:',
        meaning: '내부 계정을 전환할 수 있는지 확인하기. 예: 전환 kim@contoso.example kim@fabrikam.example',
      },
      language: { command: '언어:', meaning: '영어 또는 한국어' },
      help: { command: '도움말:', meaning: '이 목록' },
    },
    unknown: '요청하신 내용을 파악하지 못했습니다. 이메일 주소를 알려 주시면 게스트 초대를 도와드릴 수 있습니다.',
    unknownAddress: ({ address }) =>
      `${address} 주소를 찾았습니다. 초대하려면 버튼을 누르거나 이렇게 입력하세요. 초대 ${address}`,
    languageHeading: '어떤 언어로 답해 드릴까요?',
    languageNow: ({ language }) => `현재: ${language}`,
    languageMail: '게스트에게 보내는 메일의 언어는 초대할 때마다 선택합니다.',
    refuse: 'Guestlist는 이 앱을 운영하는 조직의 구성원만 사용할 수 있습니다. 함께 일하는 담당자에게 요청해 주세요.',
    refuseGuest: '게스트는 추가된 팀을 사용할 수 있지만 초대할 수는 없습니다. 함께 일하는 담당자에게 요청해 주세요.',
    refuseAdmin: 'Guestlist 관리자만 할 수 있는 작업입니다.',
    channelOnlyPrivate: '요청 내용은 비공개이므로 개인 채팅에서 말씀해 주세요.',
    channelStarted: ({ person }) => `${person} 님이 초대를 시작했습니다. 자세한 내용은 본인에게만 표시됩니다.`,
    channelConversion: ({ person }) =>
      `${person} 님이 계정 전환 확인을 시작했습니다. 자세한 내용은 본인에게만 표시됩니다.`,
    askedInTeam: ({ team }) => `‘${team}’ 팀에서 하신 요청 때문에 보내는 메시지입니다.`,
    askedElsewhere: 'Teams의 다른 곳에서 하신 요청 때문에 보내는 메시지입니다.',
    formBelow: '양식을 채팅 맨 아래에 보냈습니다.',
  },
  problem: {
    heading: '완료하지 못했습니다',
    generic: 'Guestlist에 문제가 발생했습니다.',
    genericDo: '몇 분 뒤 다시 시도하세요. 계속되면 참조 번호를 관리자에게 알려 주세요.',
    permission: ({ permission }) =>
      `앱에 ${permission} 권한이 없어 아무 작업도 시작하지 않았습니다. 관리자가 권한을 부여하면 계속할 수 있습니다.`,
    graphDown: 'Microsoft 디렉터리가 응답하지 않아 아무 작업도 시작하지 않았습니다.',
    dbDown: '지금은 저장할 수 없어 아무 작업도 시작하지 않았습니다.',
    later: '몇 분 뒤 다시 시도하세요.',
    notFound: '더 이상 보관하지 않는 요청의 카드입니다. 바뀐 것은 없습니다.',
    notFoundDo: '언제든지 새로 초대할 수 있습니다.',
    stale: '오래된 카드의 버튼을 눌렀습니다. 이것이 최신 카드입니다.',
    notYours: '다른 사람의 카드입니다. 바뀐 것은 없습니다.',
    twice: '이미 진행 중입니다. 다시 눌러도 더 실행되지 않습니다.',
    unknownVerb: '이전 버전의 버튼입니다. 최신 카드를 보내 드립니다.',
    tooLong: ({ length, max }) => `입력한 내용이 너무 깁니다(${length}자). 최대 ${max}자까지 가능합니다.`,
    show: '최신 카드 보기',
  },
};
