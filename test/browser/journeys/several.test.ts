import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { invitedPerson } from './invited-person.ts';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';
import { choose, type Playground, press, readsInTheEnd, speak, tabTo, waitToRead } from './playground.ts';
import { photographChat, photographPage } from './screenshots.ts';
import { SEVERAL_STORIES, type SeveralStory, TOLD } from './several-stories.ts';

describe('several on one form in the Playground', function () {
  this.timeout(60_000);
  let sandbox: OpenSandbox;
  let sam: Playground;

  before(async function () {
    sandbox = await openSandbox(this);
    sam = sandbox.inviter;
    await waitToRead(sam.cards.first(), 'Guestlist brings guests into Teams');
  });
  after(() => sandbox?.close());

  for (const language of LANGUAGES) {
    it(`are looked at one by one and go out with one press: ${language}`, async () => {
      const story = SEVERAL_STORIES[language];
      const { buttons, people } = story;
      await speak(sam, story.language);
      const told = await sam.lines.count();
      const living = await fillIn(sam, story);
      await photographChat(sam, `several-form-${language}`);
      await press(living, buttons.next);
      await readsInTheEnd(living, story.list);
      await photographChat(sam, `several-list-${language}`);
      await press(living, buttons.showMail);
      await readAll(living, story.mailPreview);
      await photographChat(sam, `several-mail-${language}`);

      await row(living, people.here).click();
      await readAll(living, story.here);
      await photographChat(sam, `several-here-${language}`);
      await press(living, buttons.add);
      await readAll(living, story.chosen);
      await row(living, people.blocked).click();
      await readAll(living, story.blocked);
      await photographChat(sam, `several-blocked-${language}`);
      await press(living, buttons.back);
      await readAll(living, story.chosen);
      await photographChat(sam, `several-chosen-${language}`);

      await press(living, buttons.send);
      await waitToRead(living, story.waiting[0] ?? '');
      await sandbox.pass(60);
      await readsInTheEnd(living, story.waiting);
      await photographChat(sam, `several-waiting-${language}`);
      await sandbox.pass(900);
      await readsInTheEnd(living, story.oneReady);
      await sam.lines.nth(told).waitFor();
      await photographChat(sam, `several-one-ready-${language}`);
      assert.match((await sam.lines.nth(told).innerText()).trim(), story.told);
      await assertNoticed(sandbox, story, language);
    });
  }

  it('need no mouse', async () => {
    const { keyboard } = sam.page;
    const { form, buttons } = SEVERAL_STORIES.en;
    await speak(sam, SEVERAL_STORIES.en.language);
    const card = sam.cards.nth(await sam.cards.count());
    await tabTo(sam.composer);
    await keyboard.type('invite');
    await keyboard.press('Enter');
    await tabTo(card.getByLabel(form.addresses), 'Shift+Tab');
    await keyboard.type('Eva Moon <eva.moon@fabrikam.example>');
    await keyboard.press('Enter');
    await keyboard.type('sofia.lang@wingtip.example');
    await openMore(card, SEVERAL_STORIES.en);
    await tabTo(card.getByLabel(form.cc), 'Shift+Tab');
    await keyboard.type(TOLD);
    await pressKey(card, buttons.next);
    await waitToRead(card, '1 of 2 people can be invited');

    await tabTo(row(card, 'sofia.lang'));
    await keyboard.press('Enter');
    await waitToRead(card, 'sofia.lang@wingtip.example is already a guest');
    await pressKey(card, buttons.back);
    await waitToRead(card, '1 of 2 people can be invited');
    await tabTo(row(card, 'sofia.lang'));
    await keyboard.press('Space');
    await pressKey(card, buttons.add);
    await waitToRead(card, '2 of 2 people can be invited or added');
    await pressKey(card, buttons.send);
    await waitToRead(card, '0 of 2 people are ready');
  });
});

/** Gives the form, filled in, with what is folded away too: the card that lives on to the end. */
async function fillIn(sam: Playground, story: SeveralStory): Promise<Locator> {
  const { said, form, people } = story;
  const card = await sam.ask(said);
  await card.getByLabel(form.addresses).fill(Object.values(people).join('\n'));
  await choose(card, form.team, 'Project North');
  assert.equal(await card.getByLabel(form.cc).isVisible(), false);
  await openMore(card, story);
  await card.getByLabel(form.cc).fill(TOLD);
  return card;
}

/** With the keyboard: what unfolds can be reached from there. */
async function openMore(card: Locator, { form, buttons }: SeveralStory): Promise<void> {
  await pressKey(card, buttons.more);
  await card.getByLabel(form.cc).waitFor();
}

async function pressKey(card: Locator, button: string): Promise<void> {
  await tabTo(card.getByRole('button', { name: button, exact: true }));
  await card.page().keyboard.press('Enter');
}

/** The row of a person is one thing to press. */
function row(card: Locator, person: string): Locator {
  return card.getByRole('button', { name: person });
}

async function readAll(card: Locator, lines: readonly string[]): Promise<void> {
  for (const line of lines) await waitToRead(card, line);
}

/** Whoever else is told gets a mail of its own, and no link with it. */
async function assertNoticed(sandbox: OpenSandbox, { notice }: SeveralStory, language: string): Promise<void> {
  const other = await invitedPerson(sandbox, TOLD);
  await other.open(notice.subject);
  const { text, links } = await other.read();
  assert.ok(text.includes(notice.text), text);
  assert.equal(links, 1, 'the privacy statement');
  assert.doesNotMatch(text, /redeem/);
  await photographPage(other.page, `notice-${language}`);
  await other.page.close();
}
