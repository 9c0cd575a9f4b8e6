import type { HandOverSentences } from '../hand-over-sentences.ts';
import { WHO } from './who.ts';

/** The card that shows the link to the inviter alone, and what the living card says of it. */
export const handOver: HandOverSentences = {
  handOver: {
    title: '전달할 링크가 있습니다',
    titleGone: '여기에는 링크가 더 이상 표시되지 않습니다',
    heading: ({ name }) => `이 링크를 ${name} 님에게 직접 전달하세요`,
    whyFailed: ({ address, cause }) => `${address} 주소로 메일을 보내지 못했습니다. 원인: ${cause}`,
    whyAsked: '링크를 요청하셨습니다.',
    rule: ({ name }) =>
      `${name} 님만 사용해야 합니다. 채널이나 그룹 채팅이 아닌 ${name} 님에게만 보내세요. 직접 열지 마세요.`,
    link: ({ name }) => `${name} 님의 초대 링크`,
    readyMade: '그대로 보낼 수 있는 메시지',
    hello: ({ name }) => `${name} 님,`,
    helloNoName: '안녕하세요.',
    message: ({ team, org, address }) =>
      `${org} ‘${team}’ 팀 초대 링크입니다. ${address} 계정으로 로그인해 주세요. 궁금한 점은 제게 전화해 주세요.`,
    messageNoTeam: ({ org, address }) =>
      `${org} 초대 링크입니다. ${address} 계정으로 로그인해 주세요. 궁금한 점은 제게 전화해 주세요.`,
    hidden: ({ name }) => `‘전달했습니다’를 누르거나 ${name} 님이 수락하면 여기에서 링크가 숨겨집니다.`,
    microsoftWarning:
      '새 링크를 만들며 이전 링크는 작동하지 않습니다. 작성한 메시지와 다른 주소로 보내는 안내는 빠집니다. 이미 디렉터리에 있는 사람에게는 Microsoft가 메일을 보내지 않을 수 있습니다.',
    coming: '잠시 후 이 카드에 링크가 표시됩니다.',
    goneNow: '더 이상 사용하지 않는 링크이므로 표시하지 않습니다.',
    mailChosen: '메일로 보내기로 했으므로 여기에는 링크가 더 이상 표시되지 않습니다.',
    microsoftChosen: '새 링크가 든 Microsoft 메일로 보내기로 했으므로 이전 링크는 더 이상 표시되지 않습니다.',
    done: ({ date }) => `${date}에 링크를 전달했습니다. 이제 여기에는 표시되지 않습니다.`,
    passedOn: '전달했습니다',
    mailAgain: '메일 다시 보내기',
    letMicrosoft: 'Microsoft 메일로 보내기…',
    sendMicrosofts: 'Microsoft 메일 보내기',
    comes: '직접 전달할 링크가 별도의 카드로 표시됩니다.',
    shown: '직접 전달할 링크가 이 채팅의 별도 카드에 있습니다.',
    failures: {
      unreachable: {
        sentence: 'Teams에서 링크를 보여 드리지 못했습니다.',
        cure: 'Guestlist와의 개인 채팅에 아무 말이나 입력한 뒤 링크를 다시 요청하세요.',
        who: WHO.you,
      },
      'link-lost': {
        sentence: '링크를 더 이상 읽을 수 없어 보여 드리지 못했습니다.',
        cure: '새 링크를 만드세요. 이미 받은 링크가 있다면 작동하지 않게 됩니다.',
        who: WHO.you,
      },
      'inviter-lost-right': {
        sentence: '링크를 표시할 때 초대 권한이 더 이상 없었습니다.',
        cure: '권한을 다시 받은 뒤 다시 요청하세요.',
        who: WHO.owner,
      },
    },
  },
};
