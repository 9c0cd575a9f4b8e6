import type { Sentences } from '../sentences.ts';

/** Several people on one form, and somebody who is here already. */
export const choices: Pick<Sentences, 'reviewMany' | 'already'> = {
  reviewMany: {
    heading: ({ ready, total }) => `${total}명 중 ${ready}명을 초대할 수 있습니다`,
    headingMixed: ({ ready, total }) => `${total}명 중 ${ready}명을 초대하거나 추가할 수 있습니다`,
    readyList: ({ n }) => `초대 가능(${n})`,
    leftOut: ({ n }) => `제외됨(${n})`,
    andMore: ({ n }) => `외 ${n}명`,
    showAll: '모두 보기',
    openRow: '열기 ›',
    chooseRow: '선택 ›',
    mailOf: ({ name }) =>
      `${name} 님에게 보내는 메일입니다. 다른 사람에게는 각자의 이름과 링크가 든 같은 형식의 메일을 보냅니다.`,
    chosen: {
      add: ({ team }) => `‘${team}’ 팀에 추가(초대 없음)`,
      'only-add': ({ team }) => `‘${team}’ 팀에 추가(아무것도 보내지 않음)`,
      'new-link': () => '새 링크를 메일로 보내며 이미 받은 링크는 쓸 수 없게 됨',
    },
    send: ({ n }) => `초대 ${n}건 보내기`,
    add: ({ n }) => `${n}명을 팀에 추가`,
    sendAndAdd: ({ n, added }) => `초대 ${n}건 보내기, ${added}명 추가`,
  },
  already: {
    headPending: ({ name }) => `${name} 님은 이미 초대되었지만 아직 수락하지 않았습니다`,
    headElse: ({ address }) => `${address} 주소는 이미 다른 경로로 초대되었습니다`,
    headGuest: ({ address }) => `${address} 주소는 이미 게스트입니다`,
    headExternal: ({ address }) => `${address} 주소는 외부 계정으로 로그인하는 구성원으로 이미 있습니다`,
    headMember: ({ name, team }) => `${name} 님은 이미 ‘${team}’ 팀에 있습니다`,
    headColleague: ({ address }) => `${address} 주소는 동료의 주소입니다`,
    member: '초대할 필요가 없습니다.',
    colleague: ({ team }) => `초대할 필요가 없습니다. ‘${team}’ 팀에 바로 추가할 수 있습니다.`,
    lacksTeam: '추가할 팀을 선택하지 않았습니다. ‘수정’을 눌러 팀을 선택하세요.',
    sentAgain: ({ time }) => `${time}에 같은 링크를 다시 요청했습니다.`,
    choose: '무엇을 할까요?',
    optAdd: ({ team }) => `‘${team}’ 팀에 추가할 때는 초대가 더 필요하지 않습니다.`,
    optResend: ({ address }) => `같은 링크를 ${address} 주소로 다시 보냅니다.`,
    optNewLink: '새 링크를 만들면 이미 받은 링크는 쓸 수 없게 됩니다.',
    optOnlyAdd: ({ team }) => `‘${team}’ 팀에만 추가하면 아무것도 보내지 않으며 이미 받은 링크는 그대로 둡니다.`,
    add: '내 팀에 추가',
    resend: '링크 다시 보내기',
    newLink: '새 링크 만들기',
    onlyAdd: '내 팀에만 추가',
  },
};
