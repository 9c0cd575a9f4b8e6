import type { HolderSentences } from '../holder-sentences.ts';

/** For the holder of an account that is converted, and for those who cannot ask them. */
export const holder: HolderSentences = {
  holder: {
    titleAsk: ({ org }) => `${org} 로그인 관련 질문`,
    titleMove: ({ org }) => `${org} 로그인 변경 안내`,
    titleDone: ({ org }) => `${org} 로그인이 바뀌었습니다`,
    titleStopped: ({ org }) => `${org} 로그인 변경이 중지되었습니다`,
    titlePlain: ({ org }) => `${org} 로그인`,
    headAsk: ({ address }) => `${address} 주소가 본인의 주소인가요?`,
    heading: ({ org, domain }) => `${org} 로그인을 ${domain} 계정으로 바꿔 주세요`,
    who: ({ person, org, date, confirmer }) =>
      `${person} 님(${org})이 ${date}에 요청했고 ${confirmer} 님이 승인했습니다.`,
    whoAlone: ({ person, org, date }) => `${person} 님(${org})이 ${date}에 요청했고 관리자가 승인했습니다.`,
    stays: ({ org }) => `${org}에서 직접 부여된 그룹과 앱 액세스 권한은 그대로 유지됩니다.`,
    now: ({ org, signIn }) =>
      `수락하기 전에는 로그인이 바뀌지 않습니다. 수락한 뒤에는 ${signIn} 계정으로 ${org} Microsoft 365에 로그인하며 ${org} 암호는 사용할 수 없습니다.`,
    stops: ({ org }) => `수락하면 ${org} 로그인으로 쓰던 Windows 로그인, 앱 암호, 스크립트, 흐름이 중단됩니다.`,
    noTeams: ({ org, signIn }) => `${signIn} 계정으로는 ${org} Teams에 들어올 수 없습니다.`,
    ask: ({ signIn }) =>
      `${signIn} 계정으로 로그인할 수 있을 때만 ‘예’를 눌러 주세요. ‘아니요’를 누르면 중지되고 로그인은 지금 그대로 유지됩니다.`,
    issuing: '감사합니다. 링크를 만들고 있으며 여기에 표시됩니다.',
    issuingUnasked: '링크를 만들고 있으며 여기에 표시됩니다.',
    wrote: ({ person }) => `${person} 님의 메시지:`,
    byMail: ({ address, person }) =>
      `링크는 메일로 ${address} 주소에 보내며 여기에는 표시되지 않습니다. 메일이 오지 않으면 ${person} 님에게 문의하세요.`,
    saidNo: ({ person, confirmer }) =>
      `중지했습니다. ${person} 님과 ${confirmer} 님에게 알렸습니다. 하실 일은 없습니다.`,
    saidNoAlone: ({ person }) => `중지했습니다. ${person} 님에게 알렸습니다. 하실 일은 없습니다.`,
    headRemind: ({ org, domain }) => `알림: ${org} 로그인을 ${domain} 계정으로 바꿔 주세요`,
    remind: '아직 수락하지 않았습니다. 아래 링크는 이전과 같습니다.',
    how: '방법',
    step1: '버튼을 누르면 브라우저에서 Microsoft 페이지가 열립니다.',
    step2: ({ signIn, upn }) =>
      `${signIn} 계정으로 로그인하세요. 페이지에 ${upn} 계정이 보이면 ‘다른 계정 사용’을 선택하세요.`,
    step3: ({ org }) => `${org}에서 이름과 이메일 주소를 읽도록 허용하세요. 그다음 아래 주소로 Teams를 여세요.`,
    step3NoTeams: ({ org }) => `${org}에서 이름과 이메일 주소를 읽도록 허용하세요.`,
    private: '본인만 사용해야 합니다. 이 메시지를 전달하지 마세요.',
    keep: ({ org }) => `${org} Teams 주소입니다. 수락한 뒤에는 이 채팅이 보이지 않을 수 있으니 보관해 두세요.`,
    coming: ({ person }) => `잠시 후 여기에 링크가 표시됩니다. 표시되지 않으면 ${person} 님에게 문의하세요.`,
    done: ({ org, date }) => `${date}에 수락했습니다. 아래 버튼으로 ${org} Teams를 여세요.`,
    doneNoTeams: ({ org, date }) => `${date}에 수락했습니다. 이 계정으로는 ${org} Teams에 들어올 수 없습니다.`,
    doneAfterStop: ({ date, person }) =>
      `${date}에 수락했지만 그 전에 중지된 요청입니다. 다음 단계는 ${person} 님에게 문의하세요.`,
    mismatch: ({ date, person }) =>
      `${date}에 수락했습니다. 로그인한 계정의 도메인이 여기에 등록된 주소와 달라 Teams에 들어오지 못할 수 있습니다. ${person} 님에게 문의하세요.`,
    doneUnsure: ({ date, person }) => `${date}에 수락했습니다. 다음 단계는 ${person} 님에게 문의하세요.`,
    problemTold: '감사합니다. 요청한 사람에게 알립니다. 이 알림으로 중지된 것은 없습니다.',
    stoppedHere: ({ date, person }) =>
      `${date}에 중지되었습니다. 링크를 더 이상 사용하지 말고 ${person} 님에게 문의하세요.`,
    stoppedBefore: ({ date, person }) =>
      `${date}에 중지되었습니다. 링크를 보여 드리지 않았으며 로그인은 지금 그대로 유지됩니다. 궁금한 점은 ${person} 님에게 문의하세요.`,
    linkGone: ({ person }) =>
      `링크가 오랫동안 사용되지 않았습니다. 로그인은 바뀌지 않았습니다. 계속 바꾸려면 ${person} 님에게 문의하세요.`,
    removed: '보관하던 내용을 삭제했습니다. 여기에서 하실 일은 없습니다.',
    problem: '문제 알리기',
    problemKnown: ({ date }) => `${date}에 문제를 알렸습니다. 요청한 사람에게 전달됩니다.`,
    yes: '예, 제 주소입니다',
    no: '아니요',
    accept: '수락(브라우저에서 열림)',
    openTeams: ({ org }) => `${org} Teams 열기`,
    openTeamsShort: 'Teams 열기',
  },
  unreachable: {
    someone: '계정 사용자',
    heading: ({ name }) => `Teams에서 ${name} 님에게 물어볼 수 없습니다`,
    headingUnasked: ({ name }) => `Teams에서 ${name} 님에게 연락할 수 없습니다`,
    causes: {
      'no-teams': () => '계정에 Teams가 없습니다.',
      'no-app': () => '이 계정에 Guestlist를 설치하지 못했습니다.',
      'not-reached': ({ date }) => `${date}부터 Teams로 이 계정에 연락하지 못하고 있습니다.`,
      'no-answer': ({ date }) => `${date} 이후 응답이 없습니다.`,
    },
    confirmed: ({ person }) => `${person} 님이 승인했습니다`,
    nothingDone: '기록하거나 초대한 것은 없습니다. 계정은 지금처럼 작동합니다.',
    stillOpen: ({ name }) => `질문은 채팅에 남아 있으며 ${name} 님이 지금도 답할 수 있습니다.`,
    lapses: ({ date }) => `${date}까지 진행되지 않으면 전환이 종료됩니다.`,
    optAgain: {
      'no-teams': '계정에 Teams를 할당하면 Teams로 연락할 수 있습니다.',
      'no-app': '이 계정에 앱을 설치할 수 있게 되면 Teams로 연락할 수 있습니다.',
      'not-reached': '일시적인 문제일 수 있습니다. 해결되면 Teams로 연락할 수 있습니다.',
      'no-answer': '새 메시지로 다시 물어봅니다.',
    },
    optStop: ({ name }) => `또는 여기에서 끝냅니다. 초대는 만들지 않으며 ${name} 님의 로그인은 지금 그대로 유지됩니다.`,
    again: 'Teams로 다시 시도',
    stop: '전환 중지',
    optCode: ({ name, address }) =>
      `${address} 주소로 여섯 자리 코드를 보냅니다. ${name} 님이 전화나 대면으로 알려 주면 그 사서함을 사용한다는 것을 확인할 수 있습니다.`,
    optNoProof: ({ name, address }) =>
      `또는 ${address} 주소가 ${name} 님의 것인지 확인하지 않고 진행합니다. 이유는 기록에 남습니다.`,
    thenMail: ({ address }) => `어느 쪽이든 링크는 메일로 ${address} 주소에만 보냅니다.`,
    optConfirmer: ({ person, address }) =>
      `${person} 님이 ${address} 주소로 코드를 보내거나 확인 없이 진행할 수 있습니다. 그러면 링크는 메일로 그 주소에 보냅니다.`,
    codeReason: ({ name }) => `${name} 님에게 코드로 묻는 이유(기록에 남습니다)`,
    noProofReason: '진행하는 이유(기록에 남습니다)',
    reasonMissing: '이유를 입력하세요.',
    code: '코드 보내기…',
    sendCode: '코드 보내기',
    anotherCode: '다른 코드 보내기',
    checkCode: '코드 확인',
    noProof: '확인 없이 진행…',
    sendNoProof: '이 이유로 진행',
    codeAsk: ({ name }) => `${name} 님이 알려 준 코드`,
    codeSending: ({ address }) => `${address} 주소로 코드를 보내고 있습니다.`,
    codeSent: ({ address, time }) => `${time}에 ${address} 주소로 코드를 보냈습니다.`,
    codeUnsure: ({ name, address, time }) =>
      `${time}에 ${address} 주소로 코드가 나갔을 수 있습니다. ${name} 님에게 받았는지 물어보세요.`,
    codeGood: ({ time, n }) => `${time}까지 사용할 수 있으며 ${n}번 더 입력할 수 있습니다.`,
    codeFailed: ({ address }) => `${address} 주소로 코드를 보내지 못했습니다.`,
    codesUsed: ({ time }) => `코드는 하루에 3개까지 보낼 수 있습니다. ${time}부터 다시 보낼 수 있습니다.`,
    codeMissing: '코드 여섯 자리를 입력하세요.',
    codeWrong: '보낸 코드와 다릅니다.',
    codeLate: '더 이상 사용할 수 없는 코드입니다.',
    codeTriesUsed: '잘못된 코드를 여러 번 입력하여 더 이상 사용할 수 없습니다.',
    codesUsedUp: '코드는 하루에 3개까지 보낼 수 있습니다.',
  },
};
