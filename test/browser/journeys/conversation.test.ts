import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { CONVERSATION_STORIES } from './conversation-stories.ts';
import { invitedPerson } from './invited-person.ts';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';
import {
  buttonsOf,
  choose,
  linesOf,
  type Playground,
  press,
  readsInTheEnd,
  speak,
  tabTo,
  waitToRead,
} from './playground.ts';
import { photographChat } from './screenshots.ts';

const ADDRESSES = 'Email addresses, one per line (up to 20)';
const MESSAGE = 'Your message to them (optional)';
const WHAT_HELP_SAYS = [
  'What you can say',
  'invite: invite a guest, for example: invite ann@fabrikam.example',
  'language: English or Korean',
  'help: this list',
];

describe('the conversation in the Playground', function () {
  this.timeout(40_000);
  let sandbox: OpenSandbox;
  let sam: Playground;

  before(async function () {
    sandbox = await openSandbox(this);
    sam = sandbox.inviter;
    await waitToRead(sam.cards.first(), 'Guestlist brings guests into Teams');
  });
  after(() => sandbox?.close());

  it('says what it can do: to a line it does not understand, and when asked for help', async () => {
    const unknown = await sam.ask('what will the weather be like?');
    await waitToRead(unknown, 'I can’t tell what you would like to do. I can invite guests: give me an email address.');
    await waitToRead(
      await sam.ask('bo.ahn@adatum.example'),
      'I found the address bo.ahn@adatum.example. To invite this person, press the button or type: invite bo.ahn@adatum.example',
    );
    await photographChat(sam, 'unknown');
    await press(unknown, 'Help');
    await readAll(unknown, WHAT_HELP_SAYS);
    await readAll(await sam.ask('help'), WHAT_HELP_SAYS);
    await photographChat(sam, 'help');
  });

  it('goes on in the language that a button chooses', async () => {
    const choice = await sam.ask('language');
    await readAll(choice, ['In which language shall I answer you?', 'Now: English']);
    await press(choice, '한국어');
    await readAll(choice, ['어떤 언어로 답해 드릴까요?', '현재: 한국어']);
    await photographChat(sam, 'language');
    // The line is English still; what was chosen counts.
    await waitToRead(await sam.ask('help'), '사용할 수 있는 명령');
    await waitToRead(await sam.ask('내일 날씨는 어때요?'), UNKNOWN_IN_KOREAN);
    await photographChat(sam, 'help-unknown-ko');
    await press(choice, 'English');
    await waitToRead(choice, 'Now: English');
    await waitToRead(await sam.ask('도움말'), 'What you can say');
  });

  it('keeps all that was typed when the form needs a change', async () => {
    const form = await sam.ask('invite');
    await press(form, 'Next: review');
    await waitToRead(form, 'Enter at least one email address.');
    await form.getByLabel(ADDRESSES).fill('bo.ahn at adatum');
    await choose(form, 'Add to team', 'Harbour');
    await form.getByLabel(MESSAGE).fill('See you at the harbour.');
    await choose(form, 'Language of the mail', '한국어');
    await press(form, 'Next: review');
    await readAll(form, [
      '1 entry needs a change. Everything you typed is still here.',
      '(1) “bo.ahn at adatum” is not a complete email address.',
    ]);
    const typed = { [ADDRESSES]: 'bo.ahn at adatum', [MESSAGE]: 'See you at the harbour.' };
    const chosen = { 'Add to team': 'Harbour', 'Language of the mail': '한국어' };
    assert.deepEqual(await valuesIn(form), { ...typed, ...chosen });
    await photographChat(sam, 'form-error');

    await form.getByLabel(ADDRESSES).fill('Bo Ahn <bo.ahn@adatum.example>');
    await press(form, 'Next: review');
    await readAll(form, ['Ready to invite Bo Ahn', 'bo.ahn@adatum.example · Harbour', 'Mail language: 한국어']);
    await press(form, 'Change');
    await waitToRead(form, 'Nothing is sent until you have seen the exact mail.');
    assert.deepEqual(await valuesIn(form), { ...typed, ...chosen, [ADDRESSES]: 'Bo Ahn <bo.ahn@adatum.example>' });
    await press(form, 'Cancel');
    await waitToRead(form, 'Cancelled; no invitation was sent from this form');
    await photographChat(sam, 'cancelled');
  });

  for (const language of LANGUAGES) {
    const { here, blocked, next, language: spoken } = CONVERSATION_STORIES[language];

    it(`adds somebody who is a guest already, and invites nobody: ${language}`, async () => {
      await speak(sam, spoken);
      const card = await sam.ask(here.said);
      await press(card, next);
      await readsInTheEnd(card, here.card);
      await photographChat(sam, `already-${language}`);
      await press(card, here.add);
      await waitToRead(card, here.added[0] ?? '');
      await sandbox.pass(60);
      await readsInTheEnd(card, here.added);
      await photographChat(sam, `added-${language}`);
      await sandbox.pass(900);
      await readsInTheEnd(card, here.ready);
      const guest = await invitedPerson(sandbox, here.address);
      assert.deepEqual(await guest.subjects(), ["You've joined the Project North group"], 'Microsoft’s own mail alone');
      await guest.page.close();
    });

    it(`refuses an address of our own, says why and who can help, and offers no way to send: ${language}`, async () => {
      await speak(sam, spoken);
      const card = await sam.ask(blocked.said);
      await press(card, next);
      await waitToRead(card, blocked.card[0] ?? '');
      const read = await linesOf(card);
      assert.deepEqual(read.map(withoutFine), blocked.card);
      await photographChat(sam, `refused-${language}`);
      await press(card, blocked.change);
      await waitToRead(card, blocked.form);
      assert.equal(await hasMail(sandbox, 'nobody@contoso.example'), false);
    });
  }

  it('says when it is not certain that a mail went out, and sends the same link once more when told to', async () => {
    await speak(sam, CONVERSATION_STORIES.en.language);
    const card = await sam.ask('invite Cho Rin <cho.rin@fabrikam.example>');
    await press(card, 'Next: review');
    await sandbox.spoil([{ method: 'POST', path: '/v1.0/users/.*/sendMail', loseAnswer: 'reset', times: 1 }]);
    await press(card, 'Send invitation');
    await waitToRead(card, 'It is not certain whether the mail to Cho Rin went out');
    assert.ok((await linesOf(card)).includes('{time} · Nothing is sent again by itself.'));
    await photographChat(sam, 'unknown-delivery');
    assert.deepEqual(await buttonsOf(card), ['Send it again', 'They have it', 'Hand over the link', 'History']);

    const subject = 'Sam Park (Contoso) invites you to “Project North” in Microsoft Teams';
    const guest = await invitedPerson(sandbox, 'cho.rin@fabrikam.example');
    const sent = async () => (await guest.subjects()).filter((each) => each === subject).length;
    await sandbox.pass(3_600);
    assert.equal(await sent(), 1);
    await guest.open(subject);
    const first = await guest.link('Accept the invitation');

    await press(card, 'Send it again');
    await waitToRead(card, 'Waiting for Cho Rin to accept');
    await sandbox.pass(3_600);
    await waitToRead(await sam.ask('help'), 'What you can say');
    assert.equal(await sent(), 2);
    await guest.open(subject);
    assert.match(first, /\/redeem\//);
    assert.equal(await guest.link('Accept the invitation'), first);
  });

  it('needs no mouse', async () => {
    const { keyboard } = sam.page;
    const card = sam.cards.nth(await sam.cards.count());
    await tabTo(sam.composer);
    await keyboard.type('invite Eva Moon <eva.moon@fabrikam.example>');
    await keyboard.press('Enter');
    await tabTo(card.getByLabel(ADDRESSES), 'Shift+Tab');
    await tabTo(card.getByRole('combobox', { name: 'Add to team' }));
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await tabTo(card.getByLabel(MESSAGE));
    await keyboard.type('No mouse here.');
    await tabTo(card.getByRole('combobox', { name: 'Language of the mail' }));
    await tabTo(card.getByRole('button', { name: 'Next: review' }));
    await keyboard.press('Enter');
    await readAll(card, ['Ready to invite Eva Moon', 'eva.moon@fabrikam.example · Harbour', 'No mouse here.']);
    await tabTo(card.getByRole('button', { name: 'Send invitation' }));
    await keyboard.press('Enter');
    await waitToRead(card, 'Waiting for Eva Moon to accept');
  });
});

const UNKNOWN_IN_KOREAN =
  '요청하신 내용을 파악하지 못했습니다. 이메일 주소를 알려 주시면 게스트 초대를 도와드릴 수 있습니다.';

/** How many rules found nothing is no matter here. */
function withoutFine(line: string): string {
  return line.replace(/(Fine|이상 없음) \d+/, '$1 {n}');
}

async function readAll(card: Locator, lines: readonly string[]): Promise<void> {
  for (const line of lines) await waitToRead(card, line);
}

async function valuesIn(form: Locator): Promise<Readonly<Record<string, string>>> {
  const labels = [ADDRESSES, 'Add to team', MESSAGE, 'Language of the mail'];
  const values = labels.map(async (label) => {
    const field = form.getByRole('textbox', { name: label }).or(form.getByRole('combobox', { name: label }));
    return [label, await field.inputValue()] as const;
  });
  return Object.fromEntries(await Promise.all(values));
}

async function hasMail(sandbox: OpenSandbox, address: string): Promise<boolean> {
  const page = await sandbox.openWindow();
  await page.goto(sandbox.at('/mail'));
  await page.getByRole('heading', { name: 'Mailboxes' }).waitFor();
  const found = await page.getByRole('link', { name: address }).count();
  await page.close();
  return found > 0;
}
