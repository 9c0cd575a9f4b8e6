import type { ConversionSentences } from '../conversion-sentences.ts';

/** The form for a conversion, and the cards of what its check finds. */
export const conversion: Omit<ConversionSentences, 'conversionFindings' | 'conversionFine' | 'conversionNotChecked'> = {
  conversionForm: {
    heading: '내부 계정 전환',
    intro:
      '이 계정은 그대로 두고, 본인이 속한 조직의 계정으로 로그인하게 바꿉니다. 먼저 모든 항목을 확인하며 아직 아무것도 바뀌지 않습니다.',
    person: '전환할 계정',
    personNone: '아래에 직접 입력',
    personChosen: '선택한 계정',
    personTyped: '또는 이름, 로그인 이름, 주소 입력',
    external: '외부 이메일 주소',
    signIn: '로그인에 사용할 계정',
    signInHint:
      '소속 조직에 로그인할 때 입력하는 이름입니다. 본인에게 물어보세요. Teams는 이 계정의 도메인을 확인합니다.',
    personTypedWhole: '또는 로그인 이름이나 주소를 전부 입력',
    message: '전할 메시지(선택 사항)',
    language: '안내 언어',
    languageTheirs: '본인 언어(알려진 경우)',
    next: '다음: 전환 전 확인',
    same: '주소와 같음',
    personMissing: '계정을 선택하거나 입력하세요.',
    personUnknown: ({ text }) => `‘${text}’에 해당하는 계정이 없습니다. 철자를 확인하거나 목록에서 선택하세요.`,
    personGone: '선택한 계정이 디렉터리에 더 이상 없습니다. 다른 계정을 선택하거나 입력하세요.',
    tooManyPeople: ({ text, max }) => `‘${text}’에 해당하는 계정이 ${max}개보다 많습니다. 이름을 더 자세히 입력하세요.`,
    personInexact: ({ text }) =>
      `‘${text}’에 해당하는 계정을 찾지 못했습니다. 로그인 이름이나 주소를 전부 입력하거나 목록에서 선택하세요.`,
    checksUsedUp: ({ max }) =>
      `본인이 24시간 동안 확인할 수 있는 주소 ${max}개를 넘습니다. 나중에 계속하거나 Guestlist 관리자에게 문의하세요.`,
    externalMissing: '본인이 속한 조직의 이메일 주소를 입력하세요.',
    externalMalformed: ({ text }) => `외부 이메일 주소 ‘${text}’: 올바른 이메일 주소가 아닙니다.`,
    signInMissing: '로그인에 사용할 계정을 입력하세요. 예: haeun@fabrikam.example',
    signInMalformed: ({ text }) => `로그인에 사용할 계정 ‘${text}’: 올바른 형식이 아닙니다. 예: haeun@fabrikam.example`,
  },
  conversionChoose: {
    heading: ({ n, text }) => `‘${text}’에 해당하는 계정이 ${n}개입니다. 어느 계정인가요?`,
    useRow: '사용 ›',
  },
  conversionChecking: { heading: '계정을 확인하고 있습니다', nothingChanged: '변경한 것은 없습니다.' },
  conversionCancelled: { heading: '취소했습니다. 변경한 것은 없습니다', start: '계정 전환' },
  convertInstead: {
    option:
      '실제로 외부 사람의 계정이라면 대신 전환할 수 있습니다. 먼저 전환 가능 여부를 확인하며 아직 아무것도 바뀌지 않습니다.',
    button: '대신 전환',
  },
  preFlight: {
    blocked: ({ name }) => `${name} 님의 계정을 아직 전환할 수 없습니다`,
    blockedUnknown: '이 계정을 아직 전환할 수 없습니다',
    ready: ({ name }) => `${name} 님의 계정을 전환할 수 있습니다`,
    unread: ({ name, n }) => `${name} 님의 계정을 전환하지 못할 이유는 없으나 ${n}개 항목을 읽지 못했습니다`,
    account: '계정:',
    external: '외부 주소:',
    signIn: '로그인 계정:',
    stated: ({ asker }) => `${asker} 님이 알려 준 정보이며 확인되지 않았습니다.`,
    withoutTeams: 'Teams에 로그인할 수 없더라도 진행합니다. 이유:',
    readAt: ({ time }) => `${time}에 디렉터리에서 읽었습니다. 변경한 것은 없습니다.`,
    settingsWait: '설정이나 역할을 바꾸면 Microsoft에 반영되기까지 15~60분 걸립니다.',
    why: '해결할 항목이 없어지면 ‘승인 요청’ 버튼이 나타납니다.',
    ask: '승인 요청',
    showFine: ({ n }) => `이상 없는 항목 ${n}개 보기`,
    showInfo: ({ n }) => `참고 항목 ${n}개 보기`,
    never: '예외로 진행할 수 없습니다.',
    read: ({ property, value }) => `읽은 값: ${property} = ${value}`,
    empty: '(비어 있음)',
    readFrom: ({ properties }) => `읽은 속성: ${properties}`,
    basis: ({ basis, since }) => (since === undefined ? `근거: ${basis}` : `근거: ${basis}, ${since}`),
    bases: {
      'documented-2020': '2020년 Microsoft 미리 보기 문서에만 있음',
      field: '다른 조직의 보고 사례(Microsoft가 보장하지 않음)',
      ours: 'Guestlist 규칙',
    },
  },
  teamsGate: {
    heading: ({ name }) => `${name} 님이 Teams에 로그인할 수 없게 됩니다`,
    rule: '로그인 계정의 도메인과 mail의 도메인이 같아야 합니다. 다르면 Teams와 일부 서비스가 사용자를 인증하지 못합니다.',
    mail: '전환 후 mail:',
    signIn: '로그인 계정:',
    subDomain: ({ sub, domain }) => `${sub} 도메인과 ${domain} 도메인은 서로 다른 도메인으로 취급됩니다.`,
    alias: '별칭 주소는 소용이 없습니다. 계정의 로그인 이름을 기준으로 합니다.',
    inviteSignIn: ({ signIn }) =>
      `대신 ${signIn} 주소로 초대합니다. 초대 주소와 mail이 함께 바뀌며 모두 다시 확인합니다.`,
    inviteSignInButton: '로그인 계정으로 초대',
    override: ({ name }) =>
      `또는 ${name} 님이 여기에서 Teams를 사용할 수 없더라도 진행합니다. 이유를 적어야 하며 기록에 남습니다.`,
    overrideButton: 'Teams 없이 진행…',
    reason: '진행하는 이유(승인하는 관리자에게 표시되고 기록에 남습니다)',
    reasonMissing: '이유를 입력하세요. 이유가 없으면 전환할 수 없습니다.',
    send: '이 이유로 진행',
  },
};
