import type { Language } from '../../../src/domain/language.ts';

/** Three people on one form, and what is read of them from the list to the last card. */
export interface SeveralStory {
  /** Said to be asked for the language, the button, and what the card says then. */
  readonly language: readonly [said: string, pressed: string, read: string];
  readonly said: string;
  readonly form: { readonly addresses: string; readonly team: string; readonly cc: string };
  readonly people: { readonly ready: string; readonly here: string; readonly blocked: string };
  readonly buttons: {
    readonly more: string;
    readonly next: string;
    readonly add: string;
    readonly back: string;
    readonly showMail: string;
    readonly send: string;
  };
  readonly list: readonly string[];
  readonly here: readonly string[];
  readonly chosen: readonly string[];
  readonly blocked: readonly string[];
  readonly mailPreview: readonly string[];
  readonly waiting: readonly string[];
  readonly oneReady: readonly string[];
  readonly told: RegExp;
  readonly notice: { readonly subject: string; readonly text: string };
}

/** Whom the form also tells; nobody who is invited. */
export const TOLD = 'helen.moreau@contoso.example';

export const SEVERAL_STORIES: Readonly<Record<Language, SeveralStory>> = {
  en: {
    language: ['language', 'English', 'Now: English'],
    said: 'invite',
    form: {
      addresses: 'Email addresses, one per line (up to 20)',
      team: 'Add to team',
      cc: 'Also tell one address (it gets no link)',
    },
    people: {
      ready: 'Ann Lee <ann.lee@fabrikam.example>',
      here: 'mina.kerr@fabrikam.example',
      blocked: 'nobody@contoso.example',
    },
    buttons: {
      more: 'More options',
      next: 'Next: review',
      add: 'Add to my team',
      back: 'Back to the list',
      showMail: 'Show the mail',
      send: 'Send 1 invitation, add 1',
    },
    list: [
      '1 of 3 people can be invited',
      'Project North',
      'Nothing has been sent yet.',
      'helen.moreau@contoso.example gets a mail of its own, without the link.',
      'Ready (1)',
      'Ann Lee',
      'ann.lee@fabrikam.example',
      'Open ›',
      'Left out (2)',
      'mina.kerr@fabrikam.example',
      'mina.kerr@fabrikam.example is already a guest.',
      'Choose ›',
      'nobody@contoso.example',
      'Must be fixed: contoso.example is our own domain, so nobody@contoso.example cannot be invited as a guest.',
      'Open ›',
      'Send 1 invitation',
      'Show the mail',
      'Change',
      'Check again',
      'Cancel',
    ],
    here: ['mina.kerr@fabrikam.example is already a guest', 'Adding to “Project North” needs no new invitation.'],
    chosen: [
      '2 of 3 people can be invited or added',
      'Ready (2)',
      'Added to “Project North”, no invitation',
      'Left out (1)',
    ],
    blocked: [
      'nobody@contoso.example can’t be invited yet',
      '(1) contoso.example is our own domain, so nobody@contoso.example cannot be invited as a guest.',
      'What to do: Enter the address at the person’s own organisation.',
      'Who can: You',
    ],
    mailPreview: ['Hello Ann Lee,', '(the personal link, in the mail only)'],
    waiting: [
      '0 of 2 people are ready',
      'Project North',
      'Ann Lee',
      'ann.lee@fabrikam.example',
      '→',
      'Waiting for them to accept',
      'Next reminder: {date}.',
      'A notice without the link was sent to helen.moreau@contoso.example.',
      'Send the link again',
      'Hand over the link',
      'mina.kerr@fabrikam.example',
      '→',
      'Added to the team; waiting for Teams to list them',
      'Updated {time} · This card updates itself; you can close the chat.',
      'Reference {reference}',
    ],
    oneReady: [
      '1 of 2 people are ready',
      'Project North',
      'Ann Lee',
      'ann.lee@fabrikam.example',
      '→',
      'Waiting for them to accept',
      'Next reminder: {date}.',
      'A notice without the link was sent to helen.moreau@contoso.example.',
      'Send the link again',
      'Hand over the link',
      'mina.kerr@fabrikam.example',
      '✓',
      'Ready',
      'Updated {time} · This card updates itself; you can close the chat.',
      'Reference {reference}',
    ],
    told: /^“Project North” is ready for the guest from fabrikam\.example: in the group, listed by Teams\. Asked for on \d+ \w+\. Reference GL-/,
    notice: {
      subject: 'For information: Sam Park invited Ann Lee to “Project North”',
      text: 'This is for information only: it contains no link to the invitation, and there is nothing to do.',
    },
  },
  ko: {
    language: ['언어', '한국어', '현재: 한국어'],
    said: '초대',
    form: {
      addresses: '이메일 주소(한 줄에 하나, 최대 20개)',
      team: '추가할 팀',
      cc: '함께 알릴 주소 1개(링크는 전달되지 않음)',
    },
    people: {
      ready: '이안나 <anna.lee@hanbit.example>',
      here: 'ben.ortiz@adatum.example',
      blocked: 'nobody@contoso.example',
    },
    buttons: {
      more: '추가 옵션',
      next: '다음: 검토',
      add: '내 팀에 추가',
      back: '목록으로 돌아가기',
      showMail: '메일 보기',
      send: '초대 1건 보내기, 1명 추가',
    },
    list: [
      '3명 중 1명을 초대할 수 있습니다',
      'Project North',
      '아직 아무것도 보내지 않았습니다.',
      'helen.moreau@contoso.example 주소로 링크가 없는 별도 메일을 보냅니다.',
      '준비됨 (1)',
      '이안나',
      'anna.lee@hanbit.example',
      '열기 ›',
      '제외됨 (2)',
      'ben.ortiz@adatum.example',
      'ben.ortiz@adatum.example 주소는 이미 게스트입니다.',
      '선택 ›',
      'nobody@contoso.example',
      '해결 필요: contoso.example 도메인은 우리 조직의 도메인이므로 nobody@contoso.example 주소를 게스트로 초대할 수 없습니다.',
      '열기 ›',
      '초대 1건 보내기',
      '메일 보기',
      '수정',
      '다시 확인',
      '취소',
    ],
    here: [
      'ben.ortiz@adatum.example 주소는 이미 게스트입니다',
      '‘Project North’ 팀에 추가할 때는 초대가 더 필요하지 않습니다.',
    ],
    chosen: [
      '3명 중 2명을 초대하거나 추가할 수 있습니다',
      '준비됨 (2)',
      '‘Project North’ 팀에 추가(초대 없음)',
      '제외됨 (1)',
    ],
    blocked: [
      'nobody@contoso.example 님을 아직 초대할 수 없습니다',
      '(1) contoso.example 도메인은 우리 조직의 도메인이므로 nobody@contoso.example 주소를 게스트로 초대할 수 없습니다.',
      '해결 방법: 초대받는 사람이 속한 조직의 이메일 주소를 입력하세요.',
    ],
    mailPreview: ['이안나 님, 안녕하세요.', '(개인 링크는 메일에만 있습니다)'],
    waiting: [
      '2명 중 0명의 준비가 끝났습니다',
      'Project North',
      '이안나',
      'anna.lee@hanbit.example',
      '→',
      '수락을 기다리고 있습니다',
      '다음 알림: {date}',
      'helen.moreau@contoso.example 주소로 링크가 없는 안내 메일을 보냈습니다.',
      '링크 다시 보내기',
      '링크 직접 전달',
      'ben.ortiz@adatum.example',
      '→',
      '팀에 추가했으며 Teams에 표시되기를 기다리고 있습니다',
      '{time}에 업데이트됨 · 이 카드는 자동으로 업데이트됩니다. 채팅을 닫아도 됩니다.',
      '참조 번호 {reference}',
    ],
    oneReady: [
      '2명 중 1명의 준비가 끝났습니다',
      'Project North',
      '이안나',
      'anna.lee@hanbit.example',
      '→',
      '수락을 기다리고 있습니다',
      '다음 알림: {date}',
      'helen.moreau@contoso.example 주소로 링크가 없는 안내 메일을 보냈습니다.',
      '링크 다시 보내기',
      '링크 직접 전달',
      'ben.ortiz@adatum.example',
      '✓',
      '사용 준비가 끝났습니다',
      '{time}에 업데이트됨 · 이 카드는 자동으로 업데이트됩니다. 채팅을 닫아도 됩니다.',
      '참조 번호 {reference}',
    ],
    told: /^[a-z]+\.example 도메인의 게스트 님의 ‘Project North’ 팀 사용 준비가 끝났습니다\(그룹에 있음, Teams에 표시됨\)\. 요청일: \d+월 \d+일 · 참조 번호 GL-/,
    notice: {
      subject: '안내: Sam Park 님이 이안나 님을 ‘Project North’ 팀에 초대했습니다',
      text: '안내용 메일이며 초대 링크가 없고 하실 일도 없습니다.',
    },
  },
};
