import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { LANGUAGES, type Language } from '../../../src/domain/language.ts';
import { STORIES, type Story } from './first-guest-stories.ts';
import { type InvitedPerson, invitedPerson } from './invited-person.ts';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';
import { choose, linesOf, type Playground, press, readsInTheEnd, waitToRead } from './playground.ts';
import { photographChat, photographPage } from './screenshots.ts';

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
