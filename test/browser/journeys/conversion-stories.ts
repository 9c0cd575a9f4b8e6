import type { Language } from '../../../src/domain/language.ts';

/** One account that meets the gate of Teams, and one with a mailbox, as an administrator reads of them. */
export interface ConversionStory {
  /** Said to be asked for the language, the button, and what the card says then. */
  readonly language: readonly [said: string, pressed: string, read: string];
  readonly said: string;
  readonly labels: { readonly typed: string; readonly external: string; readonly signIn: string };
  readonly buttons: {
    readonly same: string;
    readonly next: string;
    readonly change: string;
    readonly again: string;
    readonly inviteSignIn: string;
    readonly override: string;
    readonly send: string;
  };
  readonly gate: readonly string[];
  readonly differs: readonly string[];
  readonly reasonLabel: string;
  readonly reason: string;
  readonly ready: readonly string[];
  readonly mailbox: { readonly said: string; readonly reads: readonly string[]; readonly showFine: RegExp };
}

export const CONVERSION_STORIES: Readonly<Record<Language, ConversionStory>> = {
  en: {
    language: ['language', 'English', 'Now: English'],
    said: 'convert wanda.kovac@contoso.example to wanda.kovac@fabrikam.example',
    labels: {
      typed: 'Or type a name, sign-in name or address',
      external: 'Their external email address',
      signIn: 'Account they will sign in with',
    },
    buttons: {
      same: 'Same as the address',
      next: 'Next: check',
      change: 'Change',
      again: 'Check again',
      inviteSignIn: 'Invite the sign-in address',
      override: 'Go on without Teams…',
      send: 'Go on with this reason',
    },
    gate: [
      'Teams could not let Wanda Kovac in',
      'The account they sign in with must have the same domain as mail. Otherwise Teams and some other services cannot authenticate them.',
      'Stated by Dana Choi, not verified.',
      'An alias does not help: the sign-in name of the account counts.',
    ],
    differs: [
      'Wanda Kovac can be converted',
      '(1) The mail property is wanda.kovac@fabrikam.example; it must be wanda@northwind.example before the invitation.',
      'What to do: After the confirmation, and not before, Guestlist changes mail to wanda@northwind.example. If the request ends before acceptance, the old value can be put back.',
      'Read: mail = wanda.kovac@fabrikam.example',
    ],
    reasonLabel: 'Why is it right to go on?',
    reason: 'Wanda needs files only.',
    ready: ['Wanda Kovac can be converted', 'Wanda needs files only.'],
    mailbox: {
      said: 'convert dev.patel@contoso.example to dev.patel@fabrikam.example',
      reads: ['Dev Patel can’t be converted yet', 'No exception is possible here.'],
      showFine: /^Show the \d+ that are fine$/,
    },
  },
  ko: {
    language: ['언어', '한국어', '현재: 한국어'],
    said: 'wanda.kovac@contoso.example 계정을 wanda.kovac@fabrikam.example 계정으로 전환해 주세요',
    labels: {
      typed: '또는 이름, 로그인 이름, 주소 입력',
      external: '외부 이메일 주소',
      signIn: '로그인에 사용할 계정',
    },
    buttons: {
      same: '주소와 같음',
      next: '다음: 전환 전 확인',
      change: '수정',
      again: '다시 확인',
      inviteSignIn: '로그인 계정으로 초대',
      override: 'Teams 없이 진행…',
      send: '이 이유로 진행',
    },
    gate: [
      'Wanda Kovac 님이 Teams에 로그인할 수 없게 됩니다',
      '로그인 계정의 도메인과 mail의 도메인이 같아야 합니다. 다르면 Teams와 일부 서비스가 사용자를 인증하지 못합니다.',
      'Dana Choi 님이 알려 준 정보이며 확인되지 않았습니다.',
      '별칭 주소는 소용이 없습니다. 계정의 로그인 이름을 기준으로 합니다.',
    ],
    differs: [
      'Wanda Kovac 님의 계정을 전환할 수 있습니다',
      '(1) mail 속성이 현재 wanda.kovac@fabrikam.example 주소입니다. 초대하기 전에 wanda@northwind.example 주소로 바꿔야 합니다.',
      '해결 방법: 승인 후에만 Guestlist가 mail을 wanda@northwind.example 주소로 바꿉니다. 수락 전에 요청이 끝나면 이전 값으로 되돌릴 수 있습니다.',
      '읽은 값: mail = wanda.kovac@fabrikam.example',
    ],
    reasonLabel: '진행하는 이유',
    reason: '파일만 필요합니다.',
    ready: ['Wanda Kovac 님의 계정을 전환할 수 있습니다', '파일만 필요합니다.'],
    mailbox: {
      said: '전환 dev.patel@contoso.example dev.patel@fabrikam.example',
      reads: ['Dev Patel 님의 계정을 아직 전환할 수 없습니다', '예외로 진행할 수 없습니다.'],
      showFine: /^이상 없는 항목 \d+개 보기$/,
    },
  },
};
