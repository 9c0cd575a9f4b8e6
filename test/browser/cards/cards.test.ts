import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { invitationFormCard } from '../../../src/cards/invitation-form.ts';
import { LANGUAGES, type Language } from '../../../src/domain/language.ts';
import { everyScene, type Scene } from '../../cards/every-scene.ts';
import { aForm, aReader, type Cast, HOSTILE, LONG, ORDINARY, REQUEST_ID, TEAM_ID } from '../../cards/scenes.ts';
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

/** `GUESTLIST_SCREENSHOTS=folder` writes a picture of each card there. */
const SCREENSHOTS = process.env.GUESTLIST_SCREENSHOTS;
const WIDTHS = [320, 800];

describe('cards in Microsoft’s renderer', function () {
  this.timeout(60_000);
  let browser: Browser;

  before(async function () {
    if (!chromiumIsHere()) {
      console.log('      skipped: no Chromium (set CHROMIUM to one)');
      this.skip();
    }
    browser = await launchChromium();
  });

  after(() => browser?.close());

  for (const scheme of ['light', 'dark'] as const) {
    for (const width of WIDTHS) {
      for (const language of LANGUAGES) {
        it(`reads well: ${language}, ${scheme}, ${width} px`, async () => {
          const page = await openCardPage(browser, { scheme, width });
          const scenes = everyScene(ORDINARY[language], aReader(language));
          assertSound(await drawCards(page, scenes));
          if (SCREENSHOTS) await photograph(page, { folder: SCREENSHOTS, language, scheme, width });
          assert.deepEqual(await seriousFindings(page), []);
          await page.context().close();
        });
      }
    }
  }

  for (const [kind, cast] of Object.entries({ hostile: HOSTILE, 'very long': LONG })) {
    for (const language of LANGUAGES) {
      it(`shows ${kind} values as text, within the card: ${language}`, async () => {
        const page = await openCardPage(browser, { scheme: 'light', width: 320 });
        assertSound(await drawCards(page, everyScene(cast, aReader(language, { audience: 'admin' }))));
        if (SCREENSHOTS) await photograph(page, { folder: SCREENSHOTS, language, scheme: 'light', width: 320, kind });
        await page.context().close();
      });
    }
  }

  describe('when a button is pressed', () => {
    let page: Page;

    before(async () => {
      page = await openCardPage(browser, { scheme: 'light', width: 320 });
    });

    after(() => page?.context().close());

    it('keeps every value that was typed, and sends it with the request’s id', async () => {
      await drawCards(page, sceneNamed('form-errors', HOSTILE, 'en'));
      const { pressed } = await pressButton(page, 'Next: review');
      const typed = {
        addresses: `${HOSTILE.name} <${HOSTILE.address}>`,
        team: TEAM_ID,
        message: HOSTILE.message,
        language: 'en',
      };
      assert.deepEqual(pressed, [
        { verb: 'invitation.check', data: { requestId: REQUEST_ID, mark: 'draft-7', ...typed } },
      ]);
    });

    it('asks for what is missing before it sends, in words', async () => {
      await drawCards(page, [{ name: 'empty', content: emptyForm() }]);
      const { pressed, invalid, text } = await pressButton(page, 'Next: review');
      assert.deepEqual(pressed, []);
      assert.ok(invalid > 0);
      assert.match(text, /Enter an email address\./);
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

function sceneNamed(name: string, cast: Cast, language: Language): readonly Scene[] {
  return everyScene(cast, aReader(language)).filter((scene) => scene.name === name);
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
