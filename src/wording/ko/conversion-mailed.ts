import type { ConversionMailedSentences } from '../conversion-mailed-sentences.ts';
import type { FindingWords } from '../finding-words.ts';
import { WHO } from './who.ts';

const PUT_RIGHT = '문제를 해결한 뒤 다시 보내세요.';

function refused(): FindingWords {
  return {
    sentence: 'Exchange가 메일을 거부했습니다.',
    cure: '보내는 메일에 적용되는 규칙을 확인한 뒤 다시 보내세요.',
    who: WHO.exchangeAdmin,
  };
}

export const conversionMailed: ConversionMailedSentences = {
  conversionMailed: {
    heading: ({ name }) => `${name} 님에게 링크를 메일로 보내지 못했습니다`,
    proofCode: ({ name, address }) =>
      address === undefined
        ? `코드로 ${name} 님을 확인했습니다`
        : `${address} 주소로 보낸 코드로 ${name} 님을 확인했습니다`,
    proofNone: ({ person, reason }) => `묻지 않음: ${person} 님이 확인 없이 진행했습니다${because(reason)}`,
    proofNoneSilent: ({ person, reason }) => `응답 없음: ${person} 님이 확인 없이 진행했습니다${because(reason)}`,
    reason: ({ reason }) => `이유: ‘${reason}’`,
    linkNext: ({ address }) => `다음: ${address} 주소로 링크 보내기`,
    linkNow: ({ address }) => `${address} 주소로 링크를 보내고 있습니다`,
    linkDone: ({ address }) => `${address} 주소로 링크를 보냈습니다`,
    linkFailed: ({ address }) => `${address} 주소로 링크를 보내지 못했습니다`,
    notMailed: {
      'not-allowed': () => ({
        sentence: '이 앱은 초대용 사서함으로 메일을 보낼 권한이 없습니다.',
        cure: PUT_RIGHT,
        who: WHO.exchangeAdmin,
      }),
      'mailbox-not-found': () => ({
        sentence: '초대용 사서함이 없습니다.',
        cure: PUT_RIGHT,
        who: WHO.exchangeAdmin,
      }),
      'address-refused': ({ address }) => ({
        sentence: `Exchange가 ${address} 주소를 거부했습니다.`,
        cure: '메일을 받을 수 있는 올바른 주소인지 물어본 뒤 다시 보내세요.',
        who: WHO.invitee,
      }),
      'mail-refused': refused,
      'inviter-lost-right': () => ({
        sentence: '메일을 보내려던 사람이 그때 이미 Guestlist 관리자가 아니었습니다.',
        cure: '지금 관리자인 사람이 다시 보내세요.',
        who: WHO.guestlistAdmin,
      }),
      'link-lost': () => ({
        sentence: '이 초대의 링크를 더 이상 읽을 수 없습니다.',
        cure: '링크 보관소의 키를 확인한 뒤 다시 보내세요.',
        who: WHO.admin,
      }),
      'not-wanted': refused,
      'microsoft-refused': refused,
      'new-link-refused': refused,
      unanswered: () => ({
        sentence: '하루 동안 디렉터리나 Exchange가 응답하지 않아 메일을 보내지 못했습니다.',
        cure: 'Guestlist 운영 담당자에게 원인을 확인하게 한 뒤 다시 보내세요.',
        who: WHO.guestlistAdmin,
      }),
    },
  },
};

function because(reason: string | undefined): string {
  return reason === undefined ? '' : `. 이유: ‘${reason}’`;
}
