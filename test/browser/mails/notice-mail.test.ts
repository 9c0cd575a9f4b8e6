import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { noticeMail } from '../../../src/mails/notice-mail.ts';
import { noticeValues, PRIVACY } from '../../mails/mail-values.ts';
import { chromiumIsHere, launchChromium } from '../cards/card-page.ts';
import { LONG, lookAt, openMailPage, SCHEMES, WIDTHS } from './mail-page.ts';

const NOTICES = {
  usual: {},
  bare: { teamName: undefined, name: undefined },
  long: { organisation: LONG, inviterName: LONG, name: LONG, teamName: LONG },
} as const;

describe('the notice in a browser', () => {
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

  for (const language of LANGUAGES) {
    for (const [kind, more] of Object.entries(NOTICES)) {
      for (const width of WIDTHS) {
        for (const colorScheme of SCHEMES) {
          it(`${language}, ${kind}, ${width} px, ${colorScheme}: fits and can be read, with no button`, async function () {
            this.timeout(20_000);
            const { html } = noticeMail(noticeValues(language, more));
            const seen = await lookAt(sheet, { html, width, colorScheme, name: `notice-${language}-${kind}` });

            assert.ok(seen.scrollWidth <= width, `as wide as ${seen.scrollWidth} px`);
            assert.deepEqual(seen.outside, []);
            assert.deepEqual(seen.links, [PRIVACY]);
            assert.equal(seen.button.height, 0);
            assert.ok(seen.card <= 586, `a column of ${seen.card} px`);
            assert.deepEqual(seen.pale, []);
            assert.deepEqual(seen.serious, []);
            assert.deepEqual(seen.asked, []);
          });
        }
      }
    }
  }
});
