import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { LANGUAGES, type Language } from '../../../src/domain/language.ts';
import { type InvitedPerson, invitedPerson } from './invited-person.ts';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';
import { choose, linesOf, type Playground, press, waitToRead } from './playground.ts';
import { photographChat, photographPage } from './screenshots.ts';

interface Story {
  /** Said before anything else, and what the card that answers begins with. */
  readonly greeting: readonly [said: string, read: string];
  /** What must not stand on a card. */
  readonly foreign: RegExp;
  readonly address: string;
  readonly line: string;
  readonly form: { readonly message: string; readonly language: string; readonly mailLanguage: string };
  readonly message: string;
  readonly buttons: {
    readonly next: string;
    readonly showMail: string;
    readonly send: string;
    readonly accept: string;
  };
  readonly review: readonly string[];
  readonly mailPreview: readonly string[];
  readonly subject: string;
  readonly waiting: readonly string[];
  readonly accepted: readonly string[];
  readonly ready: readonly string[];
  readonly end: RegExp;
  /** Said when all is over. */
  readonly farewell: readonly [said: string, read: string];
}

const STORIES: Readonly<Record<Language, Story>> = {
  en: {
    greeting: ['help', 'What you can say'],
    foreign: /\p{Script=Hangul}/u,
    address: 'ann.lee@fabrikam.example',
    line: 'invite Ann Lee <ann.lee@fabrikam.example>',
    form: {
      message: 'Your message to them (optional)',
      language: 'Language of the mail',
      mailLanguage: 'English',
    },
    message: 'We plan the launch in this team.\nSee you there.',
    buttons: {
      next: 'Next: review',
      showMail: 'Show the mail',
      send: 'Send invitation',
      accept: 'Accept the invitation',
    },
    review: [
      'Ready to invite Ann Lee',
      'ann.lee@fabrikam.example · Project North',
      'To: Ann Lee <ann.lee@fabrikam.example>',
      'Subject: Sam Park (Contoso) invites you to “Project North” in Microsoft Teams',
      'Team: Project North',
      'Mail language: English',
      'Your words, exactly as they will be read',
      'We plan the launch in this team.',
      'See you there.',
    ],
    mailPreview: [
      'Sam Park of Contoso invites you to work together in Microsoft Teams',
      'Hello Ann Lee,',
      'Sam Park writes:',
      '> We plan the launch in this team.',
      '(the personal link, in the mail only)',
    ],
    subject: 'Sam Park (Contoso) invites you to “Project North” in Microsoft Teams',
    waiting: [
      'Waiting for Ann Lee to accept',
      'ann.lee@fabrikam.example · Project North',
      '✓',
      'Invitation created',
      '{time}',
      '✓',
      'Mail sent to ann.lee@fabrikam.example',
      '{time} · We can see that it was sent, not whether it was read.',
      '→',
      'Waiting for Ann Lee to accept',
      'Depends on Ann Lee alone.',
      '✓',
      'In the group of “Project North”',
      '{time}',
      '·',
      'Not yet listed by Teams',
      'Updated {time} · This card updates itself; you can close the chat.',
      'Reference {reference}',
    ],
    accepted: [
      'Ann Lee has accepted; waiting for Teams to list them',
      'ann.lee@fabrikam.example · Project North',
      '✓',
      'Invitation created',
      '{time}',
      '✓',
      'Mail sent to ann.lee@fabrikam.example',
      '{time}',
      '✓',
      'Ann Lee accepted',
      '{time}',
      '✓',
      'In the group of “Project North”',
      '{time}',
      '→',
      'Waiting until Teams lists Ann Lee',
      'Microsoft gives no time; others report minutes to six hours. Nothing to do for you.',
      'Updated {time} · This card updates itself; you can close the chat.',
      'Reference {reference}',
    ],
    ready: [
      '“Project North” is ready for Ann Lee',
      'ann.lee@fabrikam.example · Project North',
      '✓',
      'Invitation created',
      '{time}',
      '✓',
      'Mail sent to ann.lee@fabrikam.example',
      '{time}',
      '✓',
      'Ann Lee accepted',
      '{time}',
      '✓',
      'In the group of “Project North”',
      '{time}',
      '✓',
      'Listed by Teams',
      '{time}',
      'Accepted, in the group, listed by Teams.',
      'Whether Ann Lee’s sign-in meets our Conditional Access rules cannot be seen from here; they have signed in: not readable.',
      'Ann Lee opens Teams and chooses our organisation in the account menu.',
      'Reference {reference}',
      'Invite someone else',
    ],
    end: /^“Project North” is ready for Ann Lee: accepted, in the group, listed by Teams\. Invited on \d+ \w+\.$/,
    farewell: ['hello', 'Guestlist brings guests into Teams'],
  },
  ko: {
    greeting: ['언어', '어떤 언어로 답해 드릴까요?'],
    foreign: /[A-Za-z]{2,}/,
    address: 'anna.lee@hanbit.example',
    line: '초대 이안나 <anna.lee@hanbit.example>',
    form: { message: '전할 메시지(선택 사항)', language: '메일 언어', mailLanguage: '한국어' },
    message: '이 팀에서 출시를 준비합니다.\n곧 뵙겠습니다.',
    buttons: { next: '다음: 검토', showMail: '메일 보기', send: '초대 보내기', accept: '초대 수락' },
    review: [
      '이안나 님을 초대할 수 있습니다',
      'anna.lee@hanbit.example · Project North',
      '받는 사람: 이안나 <anna.lee@hanbit.example>',
      '제목: Sam Park 님(Contoso)이 Microsoft Teams ‘Project North’ 팀에 초대합니다',
      '팀: Project North',
      '메일 언어: 한국어',
      '받는 사람이 읽을 메시지(그대로)',
      '이 팀에서 출시를 준비합니다.',
      '곧 뵙겠습니다.',
    ],
    mailPreview: [
      'Contoso의 Sam Park 님이 Microsoft Teams에서 함께 일하자고 초대했습니다',
      '이안나 님, 안녕하세요.',
      'Sam Park 님의 메시지:',
      '> 이 팀에서 출시를 준비합니다.',
      '(개인 링크는 메일에만 있습니다)',
    ],
    subject: 'Sam Park 님(Contoso)이 Microsoft Teams ‘Project North’ 팀에 초대합니다',
    waiting: [
      '이안나 님의 수락을 기다리고 있습니다',
      'anna.lee@hanbit.example · Project North',
      '✓',
      '초대를 만들었습니다',
      '{time}',
      '✓',
      'anna.lee@hanbit.example 주소로 메일을 보냈습니다',
      '{time} · 보낸 것은 확인되지만 읽었는지는 알 수 없습니다.',
      '→',
      '이안나 님의 수락을 기다리고 있습니다',
      '이안나 님이 수락해야 진행됩니다.',
      '✓',
      '‘Project North’ 팀 그룹에 있습니다',
      '{time}',
      '·',
      '아직 Teams에 표시되지 않습니다',
      '{time}에 업데이트됨 · 이 카드는 자동으로 업데이트됩니다. 채팅을 닫아도 됩니다.',
      '참조 번호 {reference}',
    ],
    accepted: [
      '이안나 님이 수락했습니다. Teams에 표시되기를 기다리고 있습니다',
      'anna.lee@hanbit.example · Project North',
      '✓',
      '초대를 만들었습니다',
      '{time}',
      '✓',
      'anna.lee@hanbit.example 주소로 메일을 보냈습니다',
      '{time}',
      '✓',
      '이안나 님이 수락했습니다',
      '{time}',
      '✓',
      '‘Project North’ 팀 그룹에 있습니다',
      '{time}',
      '→',
      'Teams에 이안나 님이 표시되기를 기다리고 있습니다',
      'Microsoft는 걸리는 시간을 밝히지 않습니다. 다른 조직에서는 몇 분에서 6시간까지 걸렸습니다. 따로 하실 일은 없습니다.',
      '{time}에 업데이트됨 · 이 카드는 자동으로 업데이트됩니다. 채팅을 닫아도 됩니다.',
      '참조 번호 {reference}',
    ],
    ready: [
      '이안나 님의 ‘Project North’ 팀 사용 준비가 끝났습니다',
      'anna.lee@hanbit.example · Project North',
      '✓',
      '초대를 만들었습니다',
      '{time}',
      '✓',
      'anna.lee@hanbit.example 주소로 메일을 보냈습니다',
      '{time}',
      '✓',
      '이안나 님이 수락했습니다',
      '{time}',
      '✓',
      '‘Project North’ 팀 그룹에 있습니다',
      '{time}',
      '✓',
      'Teams에 표시됩니다',
      '{time}',
      '수락했고 그룹에 있으며 Teams에 표시됩니다.',
      '이안나 님의 로그인이 조건부 액세스 규칙을 충족하는지는 여기에서 확인할 수 없습니다. 로그인 기록: 읽을 수 없음',
      '이안나 님은 Teams의 계정 메뉴에서 우리 조직을 선택하면 됩니다.',
      '참조 번호 {reference}',
      '다른 사람 초대',
    ],
    end: /^이안나 님의 ‘Project North’ 팀 사용 준비가 끝났습니다\(수락함, 그룹에 있음, Teams에 표시됨\)\. 초대일: \d+월 \d+일$/,
    farewell: ['도움말', '사용할 수 있는 명령'],
  },
};

describe('the first guest in the Playground', function () {
  this.timeout(60_000);
  let sandbox: OpenSandbox;

  before(async function () {
    sandbox = await openSandbox(this);
    await waitToRead(sandbox.inviter.cards.first(), 'Guestlist brings guests into Teams');
  });
  after(() => sandbox?.close());

  for (const language of LANGUAGES) {
    it(`gets in: asked for, looked at, sent, accepted, listed, told once: ${language}`, async () => {
      const { inviter } = sandbox;
      const story = STORIES[language];
      const before = { cards: await inviter.cards.count(), lines: await inviter.lines.count() };
      const living = await askFor(inviter, story);
      await photographChat(inviter, `form-${language}`);
      await lookAtAll(story, living);
      await photographChat(inviter, `review-${language}`);
      await press(living, story.buttons.send);
      await waitToRead(living, story.waiting[0] ?? '');
      // The directory's replicas agree within half a minute; Teams lists after two at the earliest.
      await sandbox.pass(60);
      await readsInTheEnd(living, story.waiting);
      await photographChat(inviter, `waiting-${language}`);

      const guest = await acceptFromMail(sandbox, story, language);
      await sandbox.pass(60);
      await readsInTheEnd(living, story.accepted);
      await photographChat(inviter, `accepted-${language}`);

      await sandbox.pass(900);
      await readsInTheEnd(living, story.ready);
      await inviter.lines.nth(before.lines).waitFor();
      await photographChat(inviter, `ready-${language}`);
      assert.deepEqual(await guest.listedTeams(), ['Project North']);
      await photographPage(guest.page, `teams-${language}`);

      await sandbox.pass(3_600);
      await askAndRead(inviter, story.farewell);
      const told = (await inviter.lines.allInnerTexts()).slice(before.lines);
      assert.equal(told.length, 1, 'one message at the end');
      assert.match(told[0]?.trim() ?? '', story.end);
      assert.equal(await inviter.cards.count(), before.cards + 3, 'one card for all of it, between two answers');
      assert.deepEqual(
        (await guest.subjects()).filter((subject) => subject === story.subject),
        [story.subject],
      );
    });
  }
});

/** Gives the form, filled in: the card that lives on to the end. */
async function askFor(inviter: Playground, { greeting, line, form, message }: Story): Promise<Locator> {
  await askAndRead(inviter, greeting);
  const living = await inviter.ask(line);
  await living.getByLabel(form.message).fill(message);
  await choose(living, form.language, form.mailLanguage);
  return living;
}

async function askAndRead({ ask }: Playground, [said, read]: readonly [string, string]): Promise<void> {
  await waitToRead(await ask(said), read);
}

/** What was checked, what goes out, and the mail itself. */
async function lookAtAll({ buttons, review, mailPreview, foreign }: Story, living: Locator): Promise<void> {
  const form = await linesOf(living);
  await press(living, buttons.next);
  await living.getByRole('button', { name: buttons.send, exact: true }).waitFor();
  const read = await linesOf(living);
  const missing = review.filter((line) => !read.includes(line));
  assert.deepEqual(missing, [], read.join('\n'));
  assert.deepEqual(
    [...form, ...read].map(withoutNames).filter((line) => foreign.test(line)),
    [],
  );
  await press(living, buttons.showMail);
  for (const line of mailPreview) await waitToRead(living, line);
}

async function acceptFromMail(sandbox: OpenSandbox, story: Story, language: Language): Promise<InvitedPerson> {
  const guest = await invitedPerson(sandbox, story.address);
  assert.match(await guest.lookIntoTeams(), /The invitation has not been accepted yet\./);
  await guest.open(story.subject);
  await photographPage(guest.page, `mail-${language}`);
  await guest.accept(story.buttons.accept);
  assert.match(await guest.lookIntoTeams(), /You are in the group of Project North, but Teams does not list it yet\./);
  await photographPage(guest.page, `teams-not-yet-${language}`);
  return guest;
}

/** Without what is spelled alike in every language. */
function withoutNames(line: string): string {
  return line.replace(/\S+@\S+|Project North|Sam Park|Contoso|Microsoft|Teams|English|한국어|\{\w+\}/g, '');
}

/** The card moves on by itself, over states that may be too short to be seen. */
async function readsInTheEnd(living: Locator, lines: readonly string[]): Promise<void> {
  for (const line of lines.filter((each) => !each.includes('{'))) await waitToRead(living, line);
  assert.deepEqual(await linesOf(living), lines);
}
