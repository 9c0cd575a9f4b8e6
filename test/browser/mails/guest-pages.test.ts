import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Language } from '../../../src/domain/language.ts';
import { guestPages } from '../../../src/http/guest-pages.ts';
import { type HttpServer, httpServer } from '../../../src/http/http-server.ts';
import { type GuestPageAnswer, type GuestPageVisit, guestPage } from '../../../src/mails/guest-page.ts';
import { GUEST_PAGES } from '../../../src/use-cases/ports/guest-pages.ts';
import { assertCanBePressed, lookAtEach } from './mail-looks.ts';
import { LONG } from './mail-page.ts';

const CONTOSO = {
  en: { language: 'en', organisation: 'Contoso', inviterName: 'Sam Park' },
  ko: { language: 'ko', organisation: 'Contoso', inviterName: '박상민' },
} as const;

type Scene = (language: Language) => Pick<GuestPageVisit, 'name' | 'answer'> & { readonly asks: boolean };

const SCENES: Readonly<Record<string, Scene>> = {
  'ask-stranger': (language) => ({
    name: 'stranger',
    answer: { outcome: 'open', ...CONTOSO[language] },
    asks: true,
  }),
  'ask-no-more': (language) => ({
    name: 'no-more-reminders',
    answer: { outcome: 'open', ...CONTOSO[language] },
    asks: true,
  }),
  'ask-long': (language) => ({
    name: 'stranger',
    answer: { outcome: 'open', language, organisation: LONG, inviterName: LONG },
    asks: true,
  }),
  'ask-wiped': () => ({ name: 'stranger', answer: { outcome: 'open' }, asks: true }),
  thanks: (language) => ({ name: 'stranger', answer: { outcome: 'done', ...CONTOSO[language] }, asks: false }),
  over: (language) => ({ name: 'no-more-reminders', answer: { outcome: 'over', language }, asks: false }),
  'not-found': () => ({ name: 'stranger', answer: { outcome: 'unknown' }, asks: false }),
  failed: () => ({ name: 'stranger', answer: { outcome: 'failed' }, asks: false }),
};

describe('the pages for guests in a browser', () => {
  const browser = lookAtEach<Scene>({
    scenes: SCENES,
    says: 'fits, can be read and pressed',
    picture: 'page',
    html: (sceneOf, language) => {
      const { asks: _, ...visit } = sceneOf(language);
      return guestPage({ ...visit, acceptLanguage: language }).html;
    },
    holds: (seen, sceneOf, width) => {
      assert.deepEqual(seen.links, []);
      if (sceneOf('en').asks) assertCanBePressed(seen, width);
      else assert.equal(seen.button.height, 0);
    },
  });

  describe('served by the bot, without a script', function () {
    this.timeout(20_000);
    let server: HttpServer;
    let url: string;
    let isSaid: boolean;
    let page: Page;

    beforeEach(async () => {
      isSaid = false;
      const standing = async (): Promise<GuestPageAnswer> => ({
        outcome: isSaid ? 'done' : 'open',
        ...CONTOSO.en,
      });
      server = httpServer({
        messages: async () => undefined,
        readiness: async () => ({ ready: true, parts: {} }),
        pages: guestPages({
          names: GUEST_PAGES,
          lookUp: standing,
          settle: () => {
            isSaid = true;
            return standing();
          },
          show: guestPage,
          onError: (error) => assert.fail(String(error)),
        }),
        onError: (error) => assert.fail(String(error)),
      });
      url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}/guest/stranger/x?utm_source=mail`;
      page = await browser().newPage({ javaScriptEnabled: false });
    });
    afterEach(async () => {
      await page.close();
      await server.close();
    });

    it('are pressed with the keyboard alone, and thank', async () => {
      await page.goto(url);
      assert.equal(isSaid, false);
      await page.keyboard.press('Tab');
      const focused = page.locator('button:focus-visible');
      assert.equal(await focused.textContent(), 'Tell Contoso');
      await page.keyboard.press('Enter');
      await page.getByRole('status').waitFor();
      assert.equal(await page.getByRole('status').textContent(), 'Done. You can close this page.');
      assert.equal(isSaid, true);
    });

    it('change nothing when they are opened and read again, and once it is said, stay so', async () => {
      await page.goto(url);
      await page.reload();
      assert.equal(isSaid, false);
      await page.getByRole('button').click();
      await page.goto(url);
      assert.equal(await page.getByRole('status').count(), 1);
      assert.equal(await page.getByRole('button').count(), 0);
    });

    it('ask nobody else for anything, and leave nothing behind', async () => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(url);
      await page.getByRole('button').click();
      await page.getByRole('status').waitFor();
      assert.deepEqual(new Set(asked), new Set([url]));
      assert.deepEqual(await page.context().cookies(), []);
    });
  });
});
