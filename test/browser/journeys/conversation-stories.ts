import type { Language } from '../../../src/domain/language.ts';

/** Somebody for whom there is nothing to invite, and somebody who cannot be invited, as the cards tell of them. */
export interface ConversationStory {
  /** Said to be asked for the language, the button, and what the card says then. */
  readonly language: readonly [said: string, pressed: string, read: string];
  readonly next: string;
  readonly here: {
    readonly said: string;
    readonly address: string;
    readonly card: readonly string[];
    readonly add: string;
    readonly added: readonly string[];
    readonly ready: readonly string[];
  };
  readonly blocked: {
    readonly said: string;
    readonly card: readonly string[];
    readonly change: string;
    readonly form: string;
  };
}

export const CONVERSATION_STORIES: Readonly<Record<Language, ConversationStory>> = {
  en: {
    language: ['language', 'English', 'Now: English'],
    next: 'Next: review',
    here: {
      said: 'invite mina.kerr@fabrikam.example',
      address: 'mina.kerr@fabrikam.example',
      card: [
        'mina.kerr@fabrikam.example is already a guest',
        'Project North',
        'What would you like to do?',
        'Adding to “Project North” needs no new invitation.',
        'Add to my team',
        'Good to know (1)',
        '(1) Microsoft may send the group’s own welcome mail as well.',
        'Cancel',
      ],
      add: 'Add to my team',
      added: [
        'mina.kerr@fabrikam.example was added to “Project North”; waiting for Teams to list them',
        'mina.kerr@fabrikam.example · Project North',
        '✓',
        'In the group of “Project North”',
        '{time}',
        '→',
        'Waiting until Teams lists mina.kerr@fabrikam.example',
        'Microsoft gives no time; others report minutes to six hours. Nothing to do for you.',
        'Updated {time} · This card updates itself; you can close the chat.',
        'Reference {reference}',
        'History',
      ],
      ready: [
        '“Project North” is ready for mina.kerr@fabrikam.example',
        'mina.kerr@fabrikam.example · Project North',
        '✓',
        'In the group of “Project North”',
        '{time}',
        '✓',
        'Listed by Teams',
        '{time}',
        'In the group, listed by Teams.',
        'Reference {reference}',
        'Invite someone else',
        'History',
      ],
    },
    blocked: {
      said: 'invite nobody@contoso.example',
      card: [
        'nobody@contoso.example can’t be invited yet',
        'nobody@contoso.example · Project North',
        'Must be fixed 1 · Good to know 1 · Fine {n}. Nothing has been sent yet.',
        'Must be fixed (1)',
        '(1) contoso.example is our own domain, so nobody@contoso.example cannot be invited as a guest.',
        'What to do: Enter the address at the person’s own organisation.',
        'Who can: You',
        'Good to know (1)',
        '(2) Microsoft may send the group’s own welcome mail as well.',
        'Change',
        'Check again',
        'Cancel',
      ],
      change: 'Change',
      form: 'Nothing is sent until you have seen the exact mail.',
    },
  },
  ko: {
    language: ['언어', '한국어', '현재: 한국어'],
    next: '다음: 검토',
    here: {
      said: '초대 ben.ortiz@adatum.example',
      address: 'ben.ortiz@adatum.example',
      card: [
        'ben.ortiz@adatum.example 주소는 이미 게스트입니다',
        'Project North',
        '무엇을 할까요?',
        '‘Project North’ 팀에 추가할 때는 초대가 더 필요하지 않습니다.',
        '내 팀에 추가',
        '참고 (1)',
        '(1) Microsoft가 그룹 환영 메일도 보낼 수 있습니다.',
        '취소',
      ],
      add: '내 팀에 추가',
      added: [
        'ben.ortiz@adatum.example 님을 ‘Project North’ 팀에 추가했습니다. Teams에 표시되기를 기다리고 있습니다',
        'ben.ortiz@adatum.example · Project North',
        '✓',
        '‘Project North’ 팀 그룹에 있습니다',
        '{time}',
        '→',
        'Teams에 ben.ortiz@adatum.example 님이 표시되기를 기다리고 있습니다',
        'Microsoft는 걸리는 시간을 밝히지 않습니다. 다른 조직에서는 몇 분에서 6시간까지 걸렸습니다. 따로 하실 일은 없습니다.',
        '{time}에 업데이트됨 · 이 카드는 자동으로 업데이트됩니다. 채팅을 닫아도 됩니다.',
        '참조 번호 {reference}',
        '기록',
      ],
      ready: [
        'ben.ortiz@adatum.example 님의 ‘Project North’ 팀 사용 준비가 끝났습니다',
        'ben.ortiz@adatum.example · Project North',
        '✓',
        '‘Project North’ 팀 그룹에 있습니다',
        '{time}',
        '✓',
        'Teams에 표시됩니다',
        '{time}',
        '그룹에 있으며 Teams에 표시됩니다.',
        '참조 번호 {reference}',
        '다른 사람 초대',
        '기록',
      ],
    },
    blocked: {
      said: '초대 nobody@contoso.example',
      card: [
        'nobody@contoso.example 님을 아직 초대할 수 없습니다',
        'nobody@contoso.example · Project North',
        '해결 필요 1 · 참고 1 · 이상 없음 {n}. 아직 아무것도 보내지 않았습니다.',
        '해결 필요 (1)',
        '(1) contoso.example 도메인은 우리 조직의 도메인이므로 nobody@contoso.example 주소를 게스트로 초대할 수 없습니다.',
        '해결 방법: 초대받는 사람이 속한 조직의 이메일 주소를 입력하세요.',
        '담당: 본인',
        '참고 (1)',
        '(2) Microsoft가 그룹 환영 메일도 보낼 수 있습니다.',
        '수정',
        '다시 확인',
        '취소',
      ],
      change: '수정',
      form: '실제로 보낼 메일을 확인하기 전에는 아무것도 보내지 않습니다.',
    },
  },
};
