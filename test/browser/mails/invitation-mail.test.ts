import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { invitationMail } from '../../../src/mails/invitation-mail.ts';
import { LINK, mailValues, PAGES, PRIVACY } from '../../mails/mail-values.ts';
import { chromiumIsHere, launchChromium } from '../cards/card-page.ts';
import { LONG, lookAt, openMailPage, SCHEMES, WIDTHS } from './mail-page.ts';

const MAILS = {
  usual: {},
  bare: { teamName: undefined, message: undefined, name: undefined, acceptUntil: undefined },
  renewed: { isNewLink: true, reminders: 1, signIn: 'code' },
  reminder: { isReminder: true, signIn: 'microsoft-account' },
  silent: { reminders: 0, signIn: 'unknown' },
  long: {
    organisation: LONG,
    inviterName: LONG,
    teamName: LONG,
    message: `https://evil.example/${'x'.repeat(300)}\n\n${'Many words. '.repeat(60)}`,
  },
} as const;

describe('the invitation mail in a browser', () => {
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
    for (const [kind, more] of Object.entries(MAILS)) {
      for (const width of WIDTHS) {
        for (const colorScheme of SCHEMES) {
          it(`${language}, ${kind}, ${width} px, ${colorScheme}: fits, can be read and pressed`, async function () {
            this.timeout(20_000);
            const { html } = invitationMail(mailValues(language, more));
            const seen = await lookAt(sheet, { html, width, colorScheme, name: `mail-${language}-${kind}` });

            assert.ok(seen.scrollWidth <= width, `as wide as ${seen.scrollWidth} px`);
            assert.deepEqual(seen.outside, []);
            const noMore = 'reminders' in more && more.reminders === 0 ? [] : [PAGES.noMoreReminders];
            assert.deepEqual(seen.links, [LINK, PRIVACY, PAGES.stranger, ...noMore]);
            assert.ok(seen.button.height >= 44 && seen.button.width >= 44, JSON.stringify(seen.button));
            if (width === 320) assert.ok(seen.button.width > 250, 'the whole width of a phone');
            assert.ok(seen.card <= 586, `a column of ${seen.card} px`);
            assert.deepEqual(seen.pale, []);
            assert.deepEqual(seen.serious, []);
            assert.deepEqual(seen.asked, []);
          });
        }
      }
    }
  }

  it('lets a press lead to the link', async function () {
    this.timeout(20_000);
    const page = await browser.newPage();
    await page.route('**', (route) => route.abort());
    await page.setContent(invitationMail(mailValues('en')).html);
    const asked = page.waitForRequest('**');
    await page.getByRole('link', { name: 'Accept the invitation' }).click({ noWaitAfter: true });
    assert.equal((await asked).url(), LINK);
    await page.close();
  });
});
