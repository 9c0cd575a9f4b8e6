import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { LANGUAGES, type Language } from '../../../src/domain/language.ts';
import { chromiumIsHere, launchChromium } from '../cards/card-page.ts';
import { lookAt, openMailPage, SCHEMES, WIDTHS } from './mail-page.ts';

export type SeenMail = Awaited<ReturnType<typeof lookAt>>;

export interface Looks<Scene> {
  readonly scenes: Readonly<Record<string, Scene>>;
  /** Ends the name of each test. */
  readonly says: string;
  /** Begins the name of each picture. */
  readonly picture: string;
  readonly html: (scene: Scene, language: Language) => string;
  /** What holds for this kind of mail or page, beside what holds for all. */
  readonly holds: (seen: SeenMail, scene: Scene, width: (typeof WIDTHS)[number]) => void;
}

/** Each scene in each language, width and colour scheme, on one page; answers with the browser, once the tests run. */
export function lookAtEach<Scene>(looks: Looks<Scene>): () => Browser {
  let browser: Browser;
  let sheet: Page;
  before(async function () {
    if (!chromiumIsHere()) {
      console.log('        not run: no Chromium (set CHROMIUM to one)');
      this.skip();
    }
    this.timeout(30_000);
    browser = await launchChromium();
    sheet = await openMailPage(browser);
  });
  after(() => browser?.close());

  for (const { language, kind, scene, width, colorScheme } of everyLook(looks.scenes)) {
    it(`${language}, ${kind}, ${width} px, ${colorScheme}: ${looks.says}`, async function () {
      this.timeout(20_000);
      const html = looks.html(scene, language);
      const seen = await lookAt(sheet, { html, width, colorScheme, name: `${looks.picture}-${language}-${kind}` });
      assert.ok(seen.scrollWidth <= width, `as wide as ${seen.scrollWidth} px`);
      assert.deepEqual(seen.outside, []);
      assert.ok(seen.card <= 586, `a column of ${seen.card} px`);
      assert.deepEqual(seen.pale, []);
      assert.deepEqual(seen.serious, []);
      assert.deepEqual(seen.asked, []);
      looks.holds(seen, scene, width);
    });
  }
  return () => browser;
}

/** As wide as a finger, and on a phone as the phone. */
export function assertCanBePressed({ button }: SeenMail, width: (typeof WIDTHS)[number]): void {
  assert.ok(button.height >= 44 && button.width >= 44, JSON.stringify(button));
  if (width === 320) assert.ok(button.width > 250, 'the whole width of a phone');
}

function everyLook<Scene>(scenes: Looks<Scene>['scenes']) {
  return LANGUAGES.flatMap((language) =>
    Object.entries(scenes).flatMap(([kind, scene]) =>
      WIDTHS.flatMap((width) => SCHEMES.map((colorScheme) => ({ language, kind, scene, width, colorScheme }))),
    ),
  );
}
