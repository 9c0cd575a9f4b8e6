import type { ConverterSentences } from '../converter-sentences.ts';

/** Between somebody who asks for a conversion without administering, and the administrators. */
export const converter: ConverterSentences = {
  handedIn: {
    heading: ({ name }) => `관리자가 ${name} 님의 계정 전환을 살펴봐야 합니다`,
    askerOnly: ({ reference }) =>
      `확인했습니다. 확인 결과는 관리자에게 표시되며 처리 결과는 여기에서 알려 드립니다(참조 번호 ${reference}).`,
    telling: ({ reference }) =>
      `확인했습니다. 확인 결과를 관리자에게 전달하고 있으며 처리 결과는 여기에서 알려 드립니다(참조 번호 ${reference}).`,
    lapsed: ({ name }) => `${name} 님의 계정 전환 요청 기한이 지났습니다`,
    lapsedOn: ({ date }) =>
      `${date}까지 해결되지 않아 요청이 종료되었습니다. 바뀐 것은 없으며 다시 요청할 수 있습니다.`,
  },
  toLookAt: {
    heading: ({ asker, name }) => `${asker} 님이 ${name} 님의 계정 전환을 요청했습니다`,
    headingUnknown: ({ asker }) => `${asker} 님이 계정 전환을 요청했습니다`,
    intro: ({ asker }) =>
      `${asker} 님은 관리자가 아니므로 이 내용이 표시되지 않습니다. 해결할 항목이 없어지면 ‘다시 확인’을 누르세요. 그러면 ${asker} 님의 이름으로 전환 승인을 요청합니다.`,
    over: '요청한 사람이 수정하거나 취소하여 더 이상 기다리지 않습니다.',
    lapsed: ({ date }) =>
      `${date}까지 해결되지 않아 종료되었습니다. 바뀐 것은 없으며 요청한 사람에게 알립니다. 다시 요청할 수 있습니다.`,
    reminded: '아직 해결되지 않아 다시 알려 드립니다.',
    escalated: ({ date }) => `${date} 이후 아무도 해결하지 않았습니다. 곧 기한이 지납니다.`,
    waits: ({ asker }) =>
      `Teams 없이 진행할지는 ${asker} 님이 정해야 하며 별도의 카드로 물었습니다. 그때까지 하실 일은 없습니다.`,
    findings: {
      'own-account': ({ asker }) => ({
        sentence: `${asker} 님이 본인의 계정을 전환하려고 합니다.`,
        cure: '실제로 필요하면 관리자가 대신 요청할 수 있습니다.',
      }),
      'inviter-lacks-role': ({ asker }) => ({
        sentence: `${asker} 님에게 우리 테넌트에서 게스트를 초대할 수 있는 활성 역할이 없습니다.`,
      }),
      'sign-in-domain-differs': ({ asker }) => ({
        cure: `정보를 알려 준 ${asker} 님을 기다립니다. 로그인 계정으로 초대하도록 바꾸거나, 먼저 해결할 다른 항목이 없어지면 Teams 없이 진행하는 이유를 적을 수 있습니다.`,
        who: `${asker} 님`,
      }),
      'own-domain': ({ asker }) => ({ who: `${asker} 님` }),
      'address-characters': ({ asker }) => ({ who: `${asker} 님` }),
      'account-not-found': ({ asker }) => ({ who: `${asker} 님` }),
      'resource-account': ({ asker }) => ({ who: `${asker} 님` }),
    },
    subjects: {
      asker: ({ asker }) => `${asker} 님의 계정`,
      askerRoles: ({ asker }) => `${asker} 님의 디렉터리 역할`,
    },
  },
  converterStatus: {
    agreeing: ({ name }) => `${name} 님의 계정 전환에 관리자가 원칙적으로 동의하기를 기다리고 있습니다`,
    agreed: ({ name }) => `관리자가 ${name} 님의 계정 전환에 원칙적으로 동의했습니다`,
    preparing: ({ reference }) =>
      `아직 전환되지 않았습니다. 관리자가 계정을 준비하고 한 번 더 승인하며 처리 결과는 여기에서 알려 드립니다(참조 번호 ${reference}).`,
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
