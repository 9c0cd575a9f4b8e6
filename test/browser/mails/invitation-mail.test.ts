import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { invitationMail } from '../../../src/mails/invitation-mail.ts';
import { LINK, mailValues } from '../../mails/mail-values.ts';
import { chromiumIsHere, launchChromium } from '../cards/card-page.ts';

/** `GUESTLIST_SCREENSHOTS=folder` writes a picture of each mail there. */
const SCREENSHOTS = process.env.GUESTLIST_SCREENSHOTS;
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2);
const MAILS = {
  usual: {},
  bare: { teamName: undefined, message: undefined, name: undefined, acceptUntil: undefined },
  long: {
    organisation: LONG,
    inviterName: LONG,
    teamName: LONG,
    message: `https://evil.example/${'x'.repeat(300)}\n\n${'Many words. '.repeat(60)}`,
  },
} as const;

describe('the invitation mail in a browser', () => {
  let browser: Browser;
  before(async function () {
    if (!chromiumIsHere()) {
      console.log('        not run: no Chromium (set CHROMIUM to one)');
      this.skip();
    }
    this.timeout(30_000);
    browser = await launchChromium();
    if (SCREENSHOTS) mkdirSync(SCREENSHOTS, { recursive: true });
  });
  after(() => browser?.close());

  for (const language of LANGUAGES) {
    for (const [kind, more] of Object.entries(MAILS)) {
      for (const width of [320, 1200]) {
        for (const colorScheme of ['light', 'dark'] as const) {
          it(`${language}, ${kind}, ${width} px, ${colorScheme}: fits, can be read and pressed`, async function () {
            this.timeout(20_000);
            const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
            const asked: string[] = [];
            page.on('request', (request) => asked.push(request.url()));
            await page.setContent(invitationMail(mailValues(language, more)).html);
            if (SCREENSHOTS) {
              const path = join(SCREENSHOTS, `mail-${language}-${kind}-${width}-${colorScheme}.png`);
              await page.screenshot({ path, fullPage: true });
            }
            const seen = await page.evaluate(lookAround);
            await page.close();

            assert.ok(seen.scrollWidth <= width, `as wide as ${seen.scrollWidth} px`);
            assert.deepEqual(seen.outside, []);
            assert.deepEqual(seen.links, [LINK]);
            assert.ok(seen.button.height >= 44 && seen.button.width >= 44, JSON.stringify(seen.button));
            if (width === 320) assert.ok(seen.button.width > 250, 'the whole width of a phone');
            assert.ok(seen.card <= 586, `a column of ${seen.card} px`);
            assert.deepEqual(seen.pale, []);
            assert.deepEqual(asked, []);
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

interface Seen {
  readonly scrollWidth: number;
  readonly outside: readonly string[];
  readonly links: readonly string[];
  readonly button: { readonly width: number; readonly height: number };
  readonly card: number;
  readonly pale: readonly string[];
}

/** Runs in the page: what reaches out of it, what can be pressed, and what is too pale to read. */
function lookAround(): Seen {
  const elements = [...document.body.querySelectorAll('*')].filter((element) => element.getClientRects().length > 0);
  const nameOf = (element: Element): string => `${element.tagName} ${element.textContent?.slice(0, 30)}`;

  function luminance(color: string): number {
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  function groundOf(element: Element | null): string {
    if (!element) return 'rgb(255, 255, 255)';
    const { backgroundColor } = getComputedStyle(element);
    return /, 0\)$|transparent/.test(backgroundColor) ? groundOf(element.parentElement) : backgroundColor;
  }
  function contrast(element: Element): number {
    const [text, ground] = [luminance(getComputedStyle(element).color), luminance(groundOf(element))];
    return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
  }

  const button = document.querySelector('a')?.getBoundingClientRect();
  return {
    scrollWidth: document.documentElement.scrollWidth,
    outside: elements.filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5).map(nameOf),
    links: [...document.querySelectorAll('a')].map((link) => link.href),
    button: { width: button?.width ?? 0, height: button?.height ?? 0 },
    card: document.querySelector('table')?.getBoundingClientRect().width ?? 0,
    pale: elements.filter((element) => contrast(element) < 4.5).map(nameOf),
  };
}
