import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { guestPages } from '../../src/http/guest-pages.ts';
import { type HttpServer, httpServer } from '../../src/http/http-server.ts';
import { type GuestPageAnswer, guestPage } from '../../src/mails/guest-page.ts';
import { GUEST_PAGES } from '../../src/use-cases/ports/guest-pages.ts';

const TOKEN = 'Dw4NDBERQiKDM0RERVVmZg0s1sTqqk7MUtt0NWcdlFw';
const OPEN = { outcome: 'open', language: 'en', organisation: 'Contoso', inviterName: 'Sam Park' } as const;

describe('the pages that the mail’s foot leads to', () => {
  let server: HttpServer;
  let url: string;
  let calls: string[];
  let errors: unknown[];
  let standing: GuestPageAnswer;
  let settled: GuestPageAnswer;

  beforeEach(async () => {
    [calls, errors] = [[], []];
    [standing, settled] = [OPEN, { ...OPEN, outcome: 'done' }];
    const answering = (what: string, answer: () => GuestPageAnswer) => async (name: string, token: string) => {
      calls.push(`${what} ${name} ${token}`);
      return token === TOKEN ? answer() : ({ outcome: 'unknown' } as const);
    };
    const pages = guestPages({
      names: GUEST_PAGES,
      lookUp: answering('look', () => standing),
      settle: answering('settle', () => settled),
      show: guestPage,
      onError: (error) => errors.push(error),
    });
    server = httpServer({
      messages: async () => undefined,
      readiness: async () => ({ ready: true, parts: {} }),
      pages,
      onError: (error) => errors.push(error),
    });
    url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  });
  afterEach(() => server.close());

  async function ask(path: string, init: RequestInit = {}) {
    const response = await fetch(`${url}${path}`, { headers: { 'accept-language': 'en' }, ...init });
    return { status: response.status, html: await response.text(), headers: response.headers };
  }

  const POST = { method: 'POST' } as const;
  const STRANGER = `/guest/stranger/${TOKEN}`;
  const NO_MORE = `/guest/no-more-reminders/${TOKEN}`;

  it('ask once more, and whoever only opens them changes nothing', async () => {
    const stranger = await ask(STRANGER);
    assert.equal(stranger.status, 200);
    assert.match(stranger.html, /<h1>I do not know this person<\/h1>/);
    assert.match(stranger.html, /Tell Contoso that you do not know Sam Park\? You get no more mail about this\./);
    assert.match(stranger.html, /<form method="post"><button class="go">Tell Contoso<\/button><\/form>/);
    const noMore = await ask(NO_MORE);
    assert.match(noMore.html, /Stop the reminders\? The invitation stays open\./);
    assert.match(noMore.html, /<button class="go">Stop reminders<\/button>/);
    const head = await ask(STRANGER, { method: 'HEAD' });
    assert.deepEqual([head.status, head.html], [200, '']);
    assert.deepEqual(
      calls.map((call) => call.split(' ')[0]),
      ['look', 'look', 'look'],
    );
  });

  it('do what they ask for when it is pressed, and thank', async () => {
    for (const [path, name] of [
      [STRANGER, 'stranger'],
      [NO_MORE, 'no-more-reminders'],
    ] as const) {
      const { status, html } = await ask(path, POST);
      assert.equal(status, 200);
      assert.match(html, /<p role="status">Done\. You can close this page\.<\/p>/);
      assert.doesNotMatch(html, /<form/);
      assert.equal(calls.at(-1), `settle ${name} ${TOKEN}`);
    }
  });

  it('take what mail gateways add to an address', async () => {
    assert.equal((await ask(`${STRANGER}?utm_source=x`)).status, 200);
    assert.equal((await ask(`${STRANGER}?utm_source=x`, POST)).status, 200);
  });

  it('say that it is done to whoever comes again', async () => {
    standing = settled;
    assert.match((await ask(STRANGER)).html, /Done\. You can close this page\./);
    assert.deepEqual(calls, [`look stranger ${TOKEN}`]);
  });

  it('say of an invitation that has ended that there is nothing to do', async () => {
    for (const [language, sentence] of [
      ['en', /This invitation is no longer open, so there is nothing left to do\./],
      ['ko', /이 초대는 이미 종료되어 더 하실 일이 없습니다\./],
    ] as const) {
      [standing, settled] = [
        { outcome: 'over', language },
        { outcome: 'over', language },
      ];
      for (const init of [{}, POST]) {
        const { status, html } = await ask(STRANGER, init);
        assert.equal(status, 200);
        assert.match(html, sentence);
        assert.doesNotMatch(html, /<form/);
      }
    }
  });

  it('speak the language of the mail, else the browser’s, else English', async () => {
    const open = (language?: 'en' | 'ko') => ({ outcome: 'open', language }) as const;
    for (const [language, accepted, expected] of [
      ['ko', 'en', 'ko'],
      ['en', 'ko', 'en'],
      [undefined, 'ko-KR,en;q=0.5', 'ko'],
      [undefined, 'de', 'en'],
    ] as const) {
      standing = open(language);
      const { html } = await ask(STRANGER, { headers: { 'accept-language': accepted } });
      assert.match(html, new RegExp(`<html lang="${expected}">`));
    }
    const unknown = await ask('/guest/stranger/x', { headers: { 'accept-language': 'ko' } });
    assert.match(unknown.html, /<html lang="ko">[\s\S]*페이지를 찾을 수 없습니다/);
  });

  it('find sentences without names where there are none any more', async () => {
    standing = { outcome: 'open', language: 'en' };
    const { html } = await ask(STRANGER);
    assert.match(html, /Tell the organisation that invited you that you do not know this person\?/);
    assert.match(html, /<button class="go">Tell the organisation<\/button>/);
    standing = { outcome: 'open', language: 'ko', organisation: 'Contoso' };
    const half = await ask(STRANGER);
    assert.match(half.html, /모르는 사람이라고 초대한 조직에 알릴까요\?[\s\S]*Contoso에 알리기/);
    assert.doesNotMatch(html + half.html, /undefined/);
  });

  it('show names as they are, and never as markup or a link', async () => {
    const name = '<b>https://evil.example</b>"\'{{html}}\u202e';
    standing = { outcome: 'open', language: 'en', organisation: name, inviterName: name };
    const { html } = await ask(STRANGER);
    assert.doesNotMatch(html, /<b>|https:\/\/evil|\u202e|<a\b/);
    assert.match(html, /&lt;b&gt;https:/);
  });

  it('answer every wrong address with the same words, whatever is wrong with it', async () => {
    const paths = [
      '/guest/stranger/forged',
      `/guest/stranger/${TOKEN.slice(1)}`,
      `/guest/stranger/${'x'.repeat(2000)}`,
      `/guest/elsewhere/${TOKEN}`,
      `/guest/__proto__/${TOKEN}`,
      `/guest/stranger/${TOKEN}/more`,
      `/guest/stranger/${TOKEN}%2f`,
      `/guest//${TOKEN}`,
      `/guest/%73tranger/${TOKEN}`,
      '/guest/stranger/',
      '/guest/stranger',
      '/guest/',
    ];
    const answers = await Promise.all(paths.flatMap((path) => [ask(path), ask(path, POST)]));
    const [first] = answers;
    assert.match(
      first?.html ?? '',
      /<h1>There is no such page<\/h1>[\s\S]*Open the link at the foot of the mail once more/,
    );
    for (const { status, html } of answers) assert.deepEqual([status, html], [404, first?.html]);
    assert.doesNotMatch(first?.html ?? '', /<form/);
  });

  it('say when nobody can say at the moment, and what happened to the log alone', async () => {
    await server.close();
    const failing = async () => {
      throw new Error('SECRET of ann@fabrikam.example');
    };
    const pages = guestPages({
      names: GUEST_PAGES,
      lookUp: failing,
      settle: failing,
      show: guestPage,
      onError: (error) => errors.push(error),
    });
    server = httpServer({
      messages: async () => undefined,
      readiness: async () => ({ ready: true, parts: {} }),
      pages,
      onError: (error) => errors.push(error),
    });
    url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
    for (const init of [{}, POST]) {
      const { status, html } = await ask(STRANGER, init);
      assert.equal(status, 503);
      assert.match(html, /Please try again in a few minutes\./);
      assert.doesNotMatch(html, /SECRET|ann@/);
    }
    assert.equal(errors.length, 2);
  });

  it('stay out of caches, frames, indexes and other sites’ logs, and set no cookie', async () => {
    for (const answer of [await ask(STRANGER), await ask(STRANGER, POST), await ask('/guest/stranger/x')]) {
      const { headers, html } = answer;
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.equal(headers.get('x-robots-tag'), 'noindex');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('content-type'), 'text/html; charset=utf-8');
      assert.equal(headers.get('set-cookie'), null);
      const policy = headers.get('content-security-policy') ?? '';
      for (const rule of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"])
        assert.ok(policy.includes(rule), policy);
      assert.doesNotMatch(html, /<script|<img|<link|src=|url\(|https?:/i);
    }
  });

  it('refuse a body larger than a press can have, and do nothing then', async () => {
    const { status } = await ask(STRANGER, { ...POST, body: 'x'.repeat(5000) });
    assert.equal(status, 413);
    assert.deepEqual(calls, []);
    assert.equal((await ask(STRANGER, { ...POST, body: 'a=b' })).status, 200);
  });

  it('have no other way in', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      assert.equal((await ask(STRANGER, { method })).status, 405, method);
    assert.deepEqual(calls, []);
  });
});
