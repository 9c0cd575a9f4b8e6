import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { NOT_KNOWN, PASSED_ON } from './delivery-stories.ts';
import { invitedPerson } from './invited-person.ts';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';
import { buttonsOf, choose, linesOf, type Playground, press, readsInTheEnd, speak, waitToRead } from './playground.ts';
import { photographChat, photographPage } from './screenshots.ts';

const MAILBOX_MISSING = { 'mail-delivery': 'mailbox-missing' };

describe('a mail that cannot go out, in the Playground', function () {
  this.timeout(60_000);
  let sandbox: OpenSandbox;
  let sam: Playground;

  before(async function () {
    sandbox = await openSandbox(this);
    sam = sandbox.inviter;
    await waitToRead(sam.cards.first(), 'Guestlist brings guests into Teams');
  });
  after(() => sandbox?.close());

  it('leaves the link with the inviter, to be read and not pressed, until it is passed on', async () => {
    const { address, buttons, said, ...story } = PASSED_ON;
    await sandbox.vary(MAILBOX_MISSING);
    const told = await sam.lines.count();
    const [living, linkCard] = await send(sam, { said, buttons });
    await waitToRead(linkCard, story.link[0]);
    await sandbox.pass(60);
    await readsInTheEnd(living, story.refused);
    await photographChat(sam, 'refused-mail');
    const shown = await linesOf(linkCard);
    assert.deepEqual(
      shown.map((line) => (isLink(line) ? '{link}' : line)),
      story.link,
    );
    const link = shown.find(isLink) ?? '';
    assert.equal(await linkCard.locator('a, [href]').count(), 0, 'nothing that opens it');

    await press(linkCard, buttons.passedOn);
    await waitToRead(living, story.waiting);
    await linkCard.getByText(story.gone).waitFor();
    assert.equal((await sam.page.content()).includes('/redeem/'), false);
    await photographChat(sam, 'passed-on');
    await press(living, buttons.history);
    await waitToRead(living, story.history[0]);
    // The directory takes its own time over team and sponsor, so their place differs.
    const history = (await linesOf(living)).filter((line) => story.history.some((one) => one === line));
    assert.deepEqual(history, story.history);
    await photographChat(sam, 'history');
    await press(living, buttons.close);
    await waitToRead(living, story.waiting);

    const guest = await invitedPerson(sandbox, address);
    await guest.acceptAt(link);
    await sandbox.pass(900);
    await waitToRead(living, story.ready);
    await sam.lines.nth(told).waitFor();
    assert.match((await sam.lines.nth(told).innerText()).trim(), story.end);
    assert.deepEqual(await guest.listedTeams(), ['Project North']);
    await photographChat(sam, 'handed-over-ready');
  });

  it('goes out once the mailbox is back; a guest who knows nobody here says so, and gets no more: ko', async () => {
    const { buttons, form, said, ...story } = NOT_KNOWN;
    await sandbox.vary(MAILBOX_MISSING);
    await speak(sam, story.language);
    const told = await sam.lines.count();
    const fill = (card: Locator) => choose(card, form.mailLanguage, form.korean);
    const [living, linkCard] = await send(sam, { said, buttons, fill });
    await waitToRead(linkCard, story.link);
    await photographChat(sam, 'refused-mail-ko');
    await sandbox.vary({ 'mail-delivery': 'delivered' });
    await press(linkCard, buttons.mailAgain);
    await waitToRead(linkCard, story.instead);
    await waitToRead(living, story.waiting);
    assert.deepEqual(await buttonsOf(living), story.offered);
    await photographChat(sam, 'mail-again-ko');

    const guest = await openMail(sandbox, NOT_KNOWN);
    await guest.follow(story.foot.stranger);
    await waitToRead(guest.page.getByRole('main'), story.page.asked);
    await photographPage(guest.page, 'stranger-ko');
    await press(guest.page, buttons.tell);
    await waitToRead(guest.page.getByRole('main'), story.page.thanks);
    await photographPage(guest.page, 'stranger-done-ko');

    await sandbox.pass(60);
    await waitToRead(living, story.stranger);
    await waitToRead(living, story.alarm);
    await sam.lines.nth(told).waitFor();
    assert.ok((await sam.lines.nth(told).innerText()).includes(story.alarm));
    assert.deepEqual(await buttonsOf(living), story.left);
    await photographChat(sam, 'stranger-told-ko');
    const ours = (await guest.subjects()).filter((subject) => subject.includes('Sam Park'));
    assert.deepEqual(ours, [story.subject], 'one mail for two presses');
  });
});

interface Sending {
  readonly said: string;
  readonly buttons: { readonly next: string; readonly send: string };
  /** What is changed on the form before it goes on. */
  readonly fill?: (form: Locator) => Promise<void>;
}

/** Gives the card that lives on to the end, and the one that will come after it. */
async function send(sam: Playground, { said, buttons, fill }: Sending): Promise<readonly [Locator, Locator]> {
  const living = await sam.ask(said);
  await living.getByRole('button', { name: buttons.next, exact: true }).waitFor();
  const next = sam.cards.nth(await sam.cards.count());
  await fill?.(living);
  await press(living, buttons.next);
  await press(living, buttons.send);
  return [living, next];
}

/** The mail in Korean, with everything at its foot. */
async function openMail(sandbox: OpenSandbox, { address, subject, hello, foot }: typeof NOT_KNOWN) {
  const guest = await invitedPerson(sandbox, address);
  await guest.open(subject);
  const { text, links } = await guest.read();
  assert.ok(text.includes(hello), text);
  assert.equal(links, 1 + Object.keys(foot).length, 'the button and the foot');
  assert.match(await guest.link(foot.privacy), /^http:.+\/privacy$/);
  assert.match(await guest.link(foot.noMore), /\/guest\/no-more-reminders\/[\w-]+$/);
  return guest;
}

function isLink(line: string): boolean {
  return line.includes('/redeem/');
}
