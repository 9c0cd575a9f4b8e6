import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { CONVERSION_STORIES, type ConversionStory } from './conversion-stories.ts';
import { type OpenSandbox, openSandbox } from './open-sandbox.ts';
import { buttonsOf, type Playground, press, speak, waitToRead } from './playground.ts';
import { photographChat } from './screenshots.ts';

const SIGN_IN = 'wanda@northwind.example';

describe('the check of a conversion in the Playground', function () {
  this.timeout(60_000);
  let sandbox: OpenSandbox;
  let dana: Playground;

  before(async function () {
    sandbox = await openSandbox(this);
    dana = await sandbox.openAdministrator();
    await waitToRead(dana.cards.first(), 'Guestlist brings guests into Teams');
  });
  after(() => sandbox?.close());

  it('is offered to an administrator, and to nobody else', async () => {
    const help =
      'check whether an internal account can be converted, for example: convert kim@contoso.example to kim@fabrikam.example';
    await dana.cards.first().getByText('You can also type: convert').waitFor();
    await photographChat(dana, 'conversion-welcome');
    await waitToRead(await dana.ask('help'), `convert: ${help}`);
    const { inviter } = sandbox;
    const sams = await inviter.ask('help');
    await waitToRead(sams, 'What you can say');
    assert.equal(await sams.getByText('convert').count(), 0);
    const told = await inviter.lines.count();
    await inviter.ask(CONVERSION_STORIES.en.said);
    await inviter.lines.nth(told).getByText('Only administrators of Guestlist may do this.').waitFor();
  });

  for (const language of LANGUAGES) {
    it(`goes by a line through the gate of Teams, both ways, to what was found: ${language}`, async () => {
      const story = CONVERSION_STORIES[language];
      const { buttons, labels } = story;
      await speak(dana, story.language);
      const card = await dana.ask(story.said);
      await press(card, buttons.same);
      await untilTyped(card, labels.signIn, 'wanda.kovac@fabrikam.example');
      assert.equal(await typedAt(card, labels.typed), 'wanda.kovac@contoso.example');
      assert.equal(await typedAt(card, labels.external), 'wanda.kovac@fabrikam.example');
      await photographChat(dana, `conversion-form-${language}`);

      await card.getByLabel(labels.signIn).fill(SIGN_IN);
      await press(card, buttons.next);
      await readAll(card, story.gate);
      await photographChat(dana, `conversion-gate-${language}`);
      await press(card, buttons.inviteSignIn);
      await readAll(card, story.differs);
      await photographChat(dana, `conversion-differs-${language}`);

      await press(card, buttons.change);
      await card.getByLabel(labels.external).fill('wanda.kovac@fabrikam.example');
      await press(card, buttons.next);
      await readAll(card, story.gate);
      await goOn(card, story);
      await photographChat(dana, `conversion-ready-${language}`);
      assert.ok((await buttonsOf(card)).includes(buttons.again));
    });

    it(`says all that is in the way of an account with a mailbox, and what is fine: ${language}`, async () => {
      const { language: spoken, mailbox, buttons, labels } = CONVERSION_STORIES[language];
      await speak(dana, spoken);
      const card = await dana.ask(mailbox.said);
      await press(card, buttons.same);
      await untilTyped(card, labels.signIn, 'dev.patel@fabrikam.example');
      await press(card, buttons.next);
      await readAll(card, mailbox.reads);
      await photographChat(dana, `conversion-blocked-${language}`);
      await card.getByRole('button', { name: mailbox.showFine }).click();
      await photographChat(dana, `conversion-fine-${language}`);
      await press(card, buttons.again);
      await readAll(card, mailbox.reads);
    });
  }
});

/** The reason stands behind a button of its own, and is asked for. */
async function goOn(card: Locator, { buttons, reasonLabel, reason, ready }: ConversionStory): Promise<void> {
  await press(card, buttons.override);
  await card.getByLabel(reasonLabel).fill(reason);
  await press(card, buttons.send);
  await readAll(card, ready);
}

async function readAll(card: Locator, lines: readonly string[]): Promise<void> {
  for (const line of lines) await waitToRead(card, line);
}

function typedAt(card: Locator, label: string): Promise<string> {
  return card.getByLabel(label).inputValue();
}

/** The newest card has the text in both fields: that of the address, and that of the account they sign in with. */
async function untilTyped(card: Locator, label: string, text: string): Promise<void> {
  const isInBoth = (typed: string) => {
    const newest = [...document.querySelectorAll('.ac-adaptiveCard')].at(-1);
    return [...(newest?.querySelectorAll('input') ?? [])].filter(({ value }) => value === typed).length === 2;
  };
  await card.page().waitForFunction(isInBoth, text);
  assert.equal(await typedAt(card, label), text);
}
