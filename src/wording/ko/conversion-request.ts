import type { ConversionRequestSentences } from '../conversion-request-sentences.ts';

const UNCOUNTED = '(개수 확인 안 됨)';

/** The question whether an account is to be converted, and what has become of it. */
export const conversionRequest: Pick<ConversionRequestSentences, 'conversionConfirm' | 'conversionDecided'> = {
  conversionConfirm: {
    heading: ({ name }) => `${name} 님의 계정을 전환할까요?`,
    remind: '결정을 기다리고 있습니다',
    escalated: ({ date }) => `${date} 이후 결정되지 않아 전달해 드립니다.`,
    undecided: ({ date }) => `${date} 이후 결정한 사람이 없습니다.`,
    asker: ({ person, date }) => `${person} 님이 ${date}에 요청했습니다`,
    written: '기록할 내용',
    writes: ({ old, new: value }) => `mail: ${old} → ${value}. 승인 후에 기록하고 모두 다시 확인합니다`,
    writesNone: ({ address }) => `없음: mail이 이미 ${address} 주소입니다`,
    kept: '그대로 유지',
    keptList: ({ groups, apps }) =>
      `개체 ID, 직접 부여된 그룹${groups === undefined ? `${UNCOUNTED}과` : ` ${groups}개와`} 앱 할당${apps === undefined ? UNCOUNTED : ` ${apps}개`}, 개체의 UPN(로그인에는 더 이상 사용하지 않음)`,
    changes: '수락하면 변경됨',
    changesSignIn: ({ signIn, partner }) =>
      `${signIn} 계정으로 로그인합니다. 암호와 계정 종료 시점은 ${partner} 조직에서 관리합니다.`,
    changesAccess: '조건부 액세스에서 외부 사용자로 취급합니다.',
    changesStop: '이전 로그인으로 쓰던 Windows 로그인, 앱 암호, 스크립트, 흐름, 사서함 액세스가 중단됩니다.',
    typeStays: ({ type }) => `사용자 유형(${type})은 따로 바꾸지 않는 한 유지됩니다.`,
    notCarried: '옮겨지지 않거나 확인하지 못한 것',
    notCarriedList: '보안 인증 방법(옮겨지지 않음). Azure 구독, Exchange 역할, Power Platform 역할(확인하지 못함).',
    when: '전환 시점',
    asksFirst: ({ name }) =>
      `먼저 ${name} 님에게 묻습니다. ${name} 님이 수락할 때 로그인이 바뀌며 그때까지 계정은 지금처럼 작동합니다.`,
    asksElsewhere: ({ name, address }) =>
      `계정에 Teams가 없어 ${name} 님에게 물어볼 수 없습니다. 승인 후 관리자가 ${address} 주소로 코드를 보내거나 확인 없이 진행하도록 선택합니다. ${name} 님이 수락할 때 로그인이 바뀌며 그때까지 계정은 지금처럼 작동합니다.`,
    asksNobody: ({ name }) => `${name} 님이 수락할 때 로그인이 바뀌며 그때까지 계정은 지금처럼 작동합니다.`,
    accepted: '승인하면 함께 받아들이는 주의 사항',
    override: 'Teams 없이 진행합니다. 이유:',
    undo: '되돌리기: 어려움',
    undoText:
      '수락한 뒤에는 관리자가 계정을 다시 내부 사용자로 변환해야 합니다. 클라우드 계정은 UPN과 암호가 새로 지정됩니다.',
    cancel: '취소',
    cancelText: '초대를 만들기 전까지만 취소할 수 있습니다.',
    deadline: ({ date }) => `${date}까지 결정해 주세요. 기한이 지나면 요청이 종료되고 아무것도 바뀌지 않습니다.`,
    why: '해결할 항목이 없어지면 ‘전환…’ 버튼이 나타납니다.',
    waitsForCure: '마지막 확인에서 먼저 해결할 항목을 찾았습니다. 해결하기 전에는 아무도 승인할 수 없습니다.',
    ticks: '읽지 못함: 확인 없이 받아들일 항목 선택',
    tickMissing: '확인 없이 받아들이려면 선택하고, 아니면 거부하세요.',
    tickSubjects: {
      'domain-denied': '테넌트 도메인 목록: 거부하는 도메인',
      'domain-not-allowed': '테넌트 도메인 목록: 허용하는 도메인',
    },
    type: ({ typed }) => `계정 이름을 입력하세요: ${typed}`,
    typeMissing: '표시된 이름과 똑같이 입력하세요.',
    declineReason: ({ person }) => `거부 사유(${person} 님에게 전달됩니다)`,
    declineMissing: '사유를 입력하세요. 요청한 사람에게 전달됩니다.',
    open: '전환…',
    convert: '이 계정 전환',
    decline: '거부…',
    sendDecline: '거부하고 사유 보내기',
    notes: {
      own: '본인이 요청한 전환은 다른 관리자가 승인해야 합니다.',
      holder: '본인의 계정이므로 다른 사람이 승인해야 합니다.',
      late: '이미 결정되었습니다. 방금 누른 버튼으로 바뀐 것은 없습니다.',
      lateBy: ({ person, date }) =>
        `${person} 님이 ${date}에 이미 결정했습니다. 방금 누른 버튼으로 바뀐 것은 없습니다.`,
      ticksMissing: '읽지 못한 항목을 모두 선택하지 않았습니다. 방금 누른 버튼으로 바뀐 것은 없습니다.',
      oneAdmin:
        '이 전환을 승인할 수 있는 다른 Guestlist 관리자가 없습니다. 요청한 사람과 계정 사용자는 승인할 수 없습니다. 먼저 다른 관리자를 지정하세요.',
      readAnew: '마지막 확인이 하루 넘게 지나 모두 다시 읽었습니다. 아직 아무에게도 요청하지 않았습니다.',
    },
  },
  conversionDecided: {
    confirmed: ({ person }) => `${person} 님이 승인했습니다`,
    declined: ({ person }) => `${person} 님이 거부했습니다`,
    lapsed: ({ date }) => `${date}까지 결정되지 않아 종료되었습니다`,
    withdrawn: '요청을 회수했습니다',
    removed: '이 사람에 대해 보관하던 정보를 삭제했습니다',
    nothingMore: ({ date }) => `${date}. 더 하실 일은 없습니다.`,
  },
};
