import type { ConverterSentences } from '../converter-sentences.ts';

/** Between somebody who asks for a conversion without administering, and the administrators. */
export const converter: ConverterSentences = {
  handedIn: {
    heading: ({ name }) => `관리자가 ${name} 님의 계정 전환을 살펴봐야 합니다`,
    askerOnly: ({ reference }) =>
      `확인했습니다. 확인 결과는 관리자에게 표시되며 처리 결과는 여기에서 알려 드립니다(참조 번호 ${reference}).`,
  },
  toLookAt: {
    heading: ({ asker, name }) => `${asker} 님이 ${name} 님의 계정 전환을 요청했습니다`,
    headingUnknown: ({ asker }) => `${asker} 님이 계정 전환을 요청했습니다`,
    intro: ({ asker }) =>
      `${asker} 님은 관리자가 아니므로 이 내용이 표시되지 않습니다. 해결할 항목이 없어지면 ‘다시 확인’을 누르세요. 그러면 ${asker} 님의 이름으로 전환 승인을 요청합니다.`,
    over: '요청한 사람이 수정하거나 취소하여 더 이상 기다리지 않습니다.',
  },
  converterStatus: {
    attention: ({ name }) => `관리자가 ${name} 님의 계정 전환을 살펴보고 있습니다`,
    converted: ({ name }) => `${name} 님의 계정을 전환했습니다`,
    askAdmin: ({ reference }) => `자세한 이유는 관리자에게 표시됩니다. 문의할 때 참조 번호를 알려 주세요: ${reference}`,
  },
  oneEnough: ({ asker }) => `${asker} 님은 관리자가 아니므로 관리자 1명의 승인으로 충분합니다.`,
  conversionMessage: {
    heading: '계정 사용자가 읽을 메시지(그대로)',
    webAddress: '메시지에 있는 웹 주소는 표시되지만 누를 수 없습니다.',
  },
};
