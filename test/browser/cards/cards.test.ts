import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { invitationFormCard } from '../../../src/cards/invitation-form.ts';
import { LANGUAGES, type Language } from '../../../src/domain/language.ts';
import { everyScene } from '../../cards/every-scene.ts';
import { actionsOf, pressedRowsOf } from '../../cards/read-card.ts';
import type { Scene } from '../../cards/scene.ts';
import {
  aForm,
  aReader,
  type Cast,
  GUEST_ID,
  HOSTILE,
  INVITER_ID,
  LINK,
  LONG,
  ORDINARY,
  REQUEST_ID,
  TEAM_ID,
} from '../../cards/scenes.ts';
import {
  type CardReport,
  chromiumIsHere,
  drawCards,
  launchChromium,
  openCardPage,
  pressButton,
  type Scheme,
  seriousFindings,
} from './card-page.ts';
import { oneOfEach } from './one-of-each.ts';

/** `GUESTLIST_SCREENSHOTS=folder` writes a picture of each card there. */
const SCREENSHOTS = process.env.GUESTLIST_SCREENSHOTS;
const NARROW = 320;
const WIDE = 800;

describe('cards in Microsoft’s renderer', function () {
  this.timeout(SCREENSHOTS ? 600_000 : 60_000);
  let browser: Browser;

  before(async function () {
    if (!chromiumIsHere()) {
      console.log('      skipped: no Chromium (set CHROMIUM to one)');
      this.skip();
    }
    browser = await launchChromium();
  });

  after(() => browser?.close());

  /** One page a look: to dress an empty one takes longer than to draw on it. */
  const pages = new Map<string, Promise<Page>>();
  function pageOf(look: { readonly scheme: Scheme; readonly width: number }): Promise<Page> {
    const key = `${look.scheme} ${look.width}`;
    const page = pages.get(key) ?? openCardPage(browser, look);
    pages.set(key, page);
    return page;
  }

  async function drawSoundly(scenes: readonly Scene[], picture: Omit<Photograph, 'folder'>): Promise<Page> {
    const page = await pageOf(picture);
    assertSound(await drawCards(page, scenes));
    if (SCREENSHOTS) await photograph(page, { ...picture, folder: SCREENSHOTS });
    return page;
  }

  // Every word is drawn where there is least room; the schemes differ in nothing but colours.
  for (const language of LANGUAGES) {
    it(`reads well: ${language}, light, ${NARROW} px`, async () => {
      await drawSoundly(scenesOf(ORDINARY[language], language), { language, scheme: 'light', width: NARROW });
    });

    it(`reads well: ${language}, light, ${WIDE} px`, async () => {
      const scenes = oneOfEach(scenesOf(ORDINARY[language], language));
      await drawSoundly(scenes, { language, scheme: 'light', width: WIDE });
    });
  }

  // Colours, names and roles, all that axe looks at, change neither with the width nor with the words.
  for (const scheme of ['light', 'dark'] as const) {
    it(`has nothing that axe calls serious: ${scheme}`, async () => {
      const scenes = oneOfEach(scenesOf(ORDINARY.en, 'en'));
      const page = await drawSoundly(scenes, { language: 'en', scheme, width: NARROW, kind: 'axe' });
      assert.deepEqual(await seriousFindings(page), []);
    });
  }

  for (const [kind, cast] of Object.entries({ hostile: HOSTILE, 'very long': LONG })) {
    for (const language of LANGUAGES) {
      it(`shows ${kind} values as text, within the card: ${language}`, async () => {
        const scenes = everyScene(cast, aReader(language, { audience: 'admin' }));
        await drawSoundly(scenes, { language, scheme: 'light', width: NARROW, kind });
      });
    }
  }

  describe('when a button is pressed', () => {
    let page: Page;

    before(async () => {
      page = await pageOf({ scheme: 'light', width: NARROW });
    });

    it('keeps every value that was typed, and sends it with the request’s id', async () => {
      await drawCards(page, sceneNamed('form-errors', HOSTILE, 'en'));
      const { pressed } = await pressButton(page, 'Next: review');
      const typed = {
        addresses: `${HOSTILE.name} <${HOSTILE.address}>`,
        team: TEAM_ID,
        message: HOSTILE.message,
        language: 'en',
        sponsor: 'me',
      };
      assert.deepEqual(pressed, [
        { verb: 'invitation.check', data: { requestId: REQUEST_ID, mark: 'draft-7', ...typed } },
      ]);
    });

    it('keeps what was chosen among the folded fields', async () => {
      const [report] = await drawCards(page, sceneNamed('form-more', ORDINARY.en, 'en'));
      assert.equal(report?.fields.sponsor, INVITER_ID);
      assert.equal(report?.fields.cc, ORDINARY.en.address);
      assert.equal(report?.fields.addresses?.split('\n').length, 3);
    });

    it('folds and unfolds those who are left out, and opens any of them', async () => {
      await drawCards(page, sceneNamed('many-twenty', ORDINARY.en, 'en'));
      assert.doesNotMatch((await pressButton(page, 'Show all')).text, /g18\./);
      assert.match((await pressButton(page, 'Show all')).text, /g18\./);
      const [row] = pressedRowsOf(contentOf('many-twenty')).filter(({ title }) => title.includes('g18.'));
      const { pressed } = await pressButton(page, row?.title ?? '');
      assert.deepEqual(pressed, [
        { verb: 'invitation.person', data: { requestId: REQUEST_ID, mark: 'draft-7', person: 17 } },
      ]);
    });

    it('names the person and the choice, and the invitation among several', async () => {
      const asked = { requestId: REQUEST_ID, mark: 'draft-7', person: 0 };
      await drawCards(page, sceneNamed('already-invited-by-somebody-else', ORDINARY.en, 'en'));
      const { pressed } = await pressButton(page, 'Make a new link');
      assert.deepEqual(pressed, [{ verb: 'invitation.choose', data: { ...asked, choice: 'new-link' } }]);
      await drawCards(page, sceneNamed('already-already-invited', ORDINARY.en, 'en'));
      const resent = await pressButton(page, 'Send the link again');
      assert.deepEqual(resent.pressed, [{ verb: 'invitation.resend', data: asked }]);
      await drawCards(page, sceneNamed('status-many-open', ORDINARY.en, 'en'));
      const received = await pressButton(page, 'They have it');
      const invitation = '0b7f6c55-20f4-4f36-8c5e-9e2b1d4a7002';
      assert.deepEqual(received.pressed, [
        { verb: 'invitation.received', data: { requestId: REQUEST_ID, mark: 'delivery-1', invitation } },
      ]);
    });

    it('fills in the sign-in account although it is empty, with all that was typed', async () => {
      await drawCards(page, sceneNamed('conversion-form-chosen', HOSTILE, 'en'));
      const { pressed } = await pressButton(page, 'Same as the address');
      const { name: personTyped, address: external, message } = HOSTILE;
      const typed = { person: GUEST_ID, personTyped, external, signIn: external, message, language: 'theirs' };
      assert.deepEqual(pressed, [
        { verb: 'conversion.same', data: { requestId: REQUEST_ID, mark: 'draft-7', ...typed } },
      ]);
    });

    it('takes the account whose row is pressed', async () => {
      await drawCards(page, sceneNamed('conversion-choose', ORDINARY.en, 'en'));
      const [, row] = pressedRowsOf(contentOf('conversion-choose'));
      const { pressed } = await pressButton(page, row?.title ?? '');
      const account = '5b0e7c1f-8d0a-4f77-9a3c-2f6f6e0a4d01';
      assert.deepEqual(pressed, [
        { verb: 'conversion.pick', data: { requestId: REQUEST_ID, mark: 'draft-7', account } },
      ]);
    });

    it('folds and unfolds what is fine', async () => {
      await drawCards(page, sceneNamed('pre-flight-ready', ORDINARY.en, 'en'));
      const title = actionsOf(contentOf('pre-flight-ready')).find(({ targetElements }) => targetElements)?.title ?? '';
      assert.doesNotMatch((await pressButton(page, title)).text, /It is not your own account\./);
      assert.match((await pressButton(page, title)).text, /It is not your own account\./);
    });

    it('goes on without Teams only with a reason, and lets go of the gate without one', async () => {
      await drawCards(page, sceneNamed('gate', ORDINARY.en, 'en'));
      const { pressed, invalid } = await pressButton(page, 'Go on with this reason');
      assert.deepEqual(pressed, []);
      assert.ok(invalid > 0);
      await drawCards(page, sceneNamed('gate', ORDINARY.en, 'en'));
      const on = { requestId: REQUEST_ID, mark: 'draft-7' };
      for (const [title, verb] of Object.entries({
        'Invite the sign-in address': 'conversion.inviteSignIn',
        'Check again': 'conversion.recheck',
      })) {
        assert.deepEqual((await pressButton(page, title)).pressed, [{ verb, data: on }]);
      }
    });

    it('takes either answer of the holder', async () => {
      const data = { requestId: REQUEST_ID, mark: 'conversion-holder-asked' };
      await drawCards(page, sceneNamed('consent', HOSTILE, 'en'));
      for (const [title, verb] of Object.entries({
        'Yes, that is my address': 'conversion.agree',
        No: 'conversion.refuse',
      })) {
        assert.deepEqual((await pressButton(page, title)).pressed, [{ verb, data }]);
      }
    });

    it('opens the link as Microsoft made it, and tells us nothing', async () => {
      await drawCards(page, sceneNamed('redeem-link', ORDINARY.en, 'en'));
      const { pressed, text } = await pressButton(page, 'Accept (opens your browser)');
      assert.deepEqual(pressed, [{ url: LINK.reveal() }]);
      assert.doesNotMatch(text, /login\.microsoftonline/);
    });

    it('converts only with the ticks and a name, and declines only with a reason, each without the other', async () => {
      for (const [opens, title, missing] of [
        ['Convert…', 'Convert this account', /Tick this to accept it unread[\s\S]*The name must be exactly as shown\./],
        ['Decline…', 'Decline and send the reason', /Write a reason; it is passed on\./],
      ] as const) {
        await drawCards(page, sceneNamed('confirm-warned', ORDINARY.en, 'en'));
        // What is drawn has its last ShowCard open, and a press on that would close it.
        if (opens === 'Convert…') await pressButton(page, opens);
        const { pressed, invalid, text } = await pressButton(page, title);
        assert.deepEqual(pressed, []);
        assert.ok(invalid > 0);
        assert.match(text, missing);
      }
      await drawCards(page, sceneNamed('confirm-own', ORDINARY.en, 'en'));
      const { pressed } = await pressButton(page, 'Withdraw');
      const on = { requestId: REQUEST_ID, mark: 'conversion-awaiting-confirmation' };
      assert.deepEqual(pressed, [{ verb: 'conversion.withdraw', data: on }]);
    });

    it('asks for another address only with one, and for a reset without', async () => {
      await drawCards(page, sceneNamed('already-to-be-reset', ORDINARY.en, 'en'));
      const { pressed, invalid, text } = await pressButton(page, 'Ask to change the address');
      assert.deepEqual(pressed, []);
      assert.ok(invalid > 0);
      assert.match(text, /Enter the new address\./);
      const data = { requestId: REQUEST_ID, mark: 'draft-7', person: 0 };
      const reset = await pressButton(page, 'Ask to reset redemption…');
      assert.deepEqual(reset.pressed, [{ verb: 'change.askReset', data }]);
      // What was refused is still there.
      await drawCards(page, sceneNamed('already-address-in-the-way', ORDINARY.en, 'en'));
      const again = await pressButton(page, 'Ask to change the address');
      const address = `new.${ORDINARY.en.address}`;
      assert.deepEqual(again.pressed, [{ verb: 'change.askAddress', data: { ...data, address } }]);
    });

    it('sends the ticks and the name as they were given', async () => {
      await drawCards(page, sceneNamed('confirm-warned', HOSTILE, 'en'));
      await pressButton(page, 'Convert…');
      for (const box of await page.locator('input[type=checkbox]').all()) await box.check();
      await page
        .locator('input[type=text]')
        .first()
        .fill(HOSTILE.name ?? '');
      const { pressed } = await pressButton(page, 'Convert this account');
      const ticks = { 'tick-domain-denied': 'true', 'tick-domain-not-allowed': 'true' };
      const on = { requestId: REQUEST_ID, mark: 'conversion-awaiting-confirmation' };
      assert.deepEqual(pressed, [{ verb: 'conversion.confirm', data: { ...on, ...ticks, name: HOSTILE.name } }]);
    });

    it('asks for what is missing before it sends, in words', async () => {
      await drawCards(page, [{ name: 'empty', content: emptyForm() }]);
      const { pressed, invalid, text } = await pressButton(page, 'Next: review');
      assert.deepEqual(pressed, []);
      assert.ok(invalid > 0);
      assert.match(text, /Enter at least one email address\./);
    });

    it('lets go of a form that is not filled in', async () => {
      await drawCards(page, [{ name: 'empty', content: emptyForm() }]);
      const { pressed } = await pressButton(page, 'Cancel');
      assert.deepEqual(pressed, [{ verb: 'invitation.cancel', data: { requestId: REQUEST_ID, mark: 'draft-7' } }]);
    });
  });
});

function emptyForm(): Scene['content'] {
  const draft = aForm('en', ORDINARY.en);
  return invitationFormCard({ ...draft, form: { ...draft.form, addresses: '' } }, aReader('en'));
}

function contentOf(name: string): Scene['content'] {
  const [scene] = sceneNamed(name, ORDINARY.en, 'en');
  assert.ok(scene, name);
  return scene.content;
}

function sceneNamed(name: string, cast: Cast, language: Language): readonly Scene[] {
  return scenesOf(cast, language).filter((scene) => scene.name === name);
}

/** Made once: to make all of them takes longer than to draw one. */
const made: Readonly<Record<Language, Map<Cast, readonly Scene[]>>> = { en: new Map(), ko: new Map() };

function scenesOf(cast: Cast, language: Language): readonly Scene[] {
  const scenes = made[language].get(cast) ?? everyScene(cast, aReader(language));
  made[language].set(cast, scenes);
  return scenes;
}

function assertSound(reports: readonly CardReport[]): void {
  const faults = reports.flatMap(({ name, events, hidden, wide, strangers }) => {
    const found = { events, hidden, wide, strangers };
    return Object.values(found).some((list) => list.length > 0) ? [{ name, ...found }] : [];
  });
  assert.deepEqual(faults, []);
}

interface Photograph {
  readonly folder: string;
  readonly language: Language;
  readonly scheme: Scheme;
  readonly width: number;
  readonly kind?: string;
}

async function photograph(page: Page, { folder, language, scheme, width, kind }: Photograph): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const look = [language, scheme, width, kind?.replace(' ', '-')].filter(Boolean).join('-');
  for (const section of await page.locator('section').all()) {
    await section.screenshot({ path: `${folder}/${await section.getAttribute('data-name')}-${look}.png` });
  }
}
