import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { RedeemUrl } from '../src/domain/redeem-url.ts';
import { createLog, type Fields, type LogLevel } from '../src/telemetry.ts';
import { EdgeError } from '../src/use-cases/ports/edge-error.ts';

const ADDRESS = 'ann.lee+team@fabrikam.example';
const TICKET = 'VGlja2V0';
const REDEEM = `https://login.microsoftonline.com/redeem?rd=https%3a%2f%2finvitations.microsoft.com%2fredeem%2f%3ftenant%3d1%26ticket%3d${TICKET}%26ver%3d2.0`;
const PASSWORD = 'Tr0ub4dor-3';
const JWT = `eyJ${'hbGciOiJSUzI1NiJ9'}.eyJzdWIiOiIx${TICKET}In0.c2lnbmF0dXJl`;

function logged(fields: Fields, level: LogLevel = 'info'): string {
  const lines: string[] = [];
  createLog({ level, write: (line) => lines.push(line) }).error('something happened', fields);
  return lines.join('');
}

function fieldsOf(fields: Fields): Record<string, unknown> {
  return JSON.parse(logged(fields));
}

describe('a log line', () => {
  it('is one JSON object a line, with level, time and event', () => {
    const lines: string[] = [];
    const log = createLog({ level: 'info', write: (line) => lines.push(line) });
    log.info('card shown', { requestId: 'r1', many: 3 });
    log.warn('line\nbreak', { text: 'a\nb\u2028c' });
    log.error('gone');
    assert.deepEqual(
      lines.map((line) => line.endsWith('\n') && JSON.parse(line)).map(({ time: _, ...rest }) => rest),
      [
        { level: 'info', event: 'card shown', requestId: 'r1', many: 3 },
        { level: 'warn', event: 'line\nbreak', text: 'a\nb\u2028c' },
        { level: 'error', event: 'gone' },
      ],
    );
    assert.ok(lines.every((line) => line.trimEnd().split('\n').length === 1));
    assert.match(JSON.parse(lines[0] ?? '').time, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it('below the level is not written', () => {
    const lines: string[] = [];
    const log = createLog({ level: 'error', write: (line) => lines.push(line) });
    log.info('one');
    log.warn('two');
    assert.deepEqual(lines, []);
    assert.equal(logged({}, 'silent'), '');
  });

  it('keeps its own names when a field has one of them', () => {
    const { level, event, level_, event_, time_ } = fieldsOf({ level: 'x', event: 'y', time: 'z' });
    assert.deepEqual([level, event, level_, event_, time_], ['error', 'something happened', 'x', 'y', 'z']);
  });

  it('says what ids, codes, counts and paths say', () => {
    const said = {
      reference: 'GL-7KQ4-2M',
      id: '0f0e0d0c-1111-4222-8333-444455556666',
      code: 'domain-blocked',
      url: 'https://graph.microsoft.com/v1.0/users?$select=id',
      seconds: 4.25,
      at: new Date(0),
      nothing: null,
      isDone: false,
    };
    assert.deepEqual(pickFrom(fieldsOf(said), said), JSON.parse(JSON.stringify(said)));
  });
});

function pickFrom(line: Readonly<Record<string, unknown>>, like: object): object {
  return Object.fromEntries(Object.keys(like).map((key) => [key, line[key]]));
}

describe('a log line hides', () => {
  const ADDRESSES: readonly (readonly [how: string, text: string, parts: readonly string[]])[] = [
    ['bare', ADDRESS, ['ann', 'fabrikam']],
    ['in a sentence', `could not invite <${ADDRESS}>, sorry`, ['ann', 'fabrikam']],
    ['in a mailto', `mailto:${ADDRESS}?subject=x`, ['ann', 'fabrikam']],
    ['encoded in a filter', `/users?$filter=mail eq '${encodeURIComponent(ADDRESS)}'`, ['ann', 'fabrikam']],
    ['encoded twice', encodeURIComponent(encodeURIComponent(ADDRESS)), ['ann', 'fabrikam']],
    ['in escaped JSON', String.raw`{"mail":"ann.lee\u0040fabrikam.example"}`, ['ann', 'fabrikam']],
    ['in HTML', 'ann.lee&#64;fabrikam.example', ['ann', 'fabrikam']],
    ['with a quoted name', '"ann lee"@fabrikam.example', ['ann', 'fabrikam']],
    ['as a guest name', 'ann.lee_fabrikam.example#EXT#@contoso.onmicrosoft.example', ['ann', 'fabrikam', 'contoso']],
    ['in Korean', '김서연@한빛.example 님', ['서연', '한빛']],
    ['in full width', 'ann.lee\uff20fabrikam.example', ['ann', 'fabrikam']],
    ['at a host without a dot', 'root@localhost', ['root']],
    ['in a proxy address', `SMTP:${ADDRESS}`, ['ann', 'fabrikam']],
  ];
  for (const [how, text, parts] of ADDRESSES) {
    it(`an address ${how}`, () => {
      const line = logged({ text });
      assert.ok(line.includes('[address]'), line);
      for (const part of parts) assert.ok(!line.includes(part), line);
    });
  }

  const LINKS: readonly (readonly [how: string, text: string])[] = [
    ['as Graph gives it', REDEEM],
    ['older', `https://invitations.microsoft.com/redeem/?tenant=1&user=2&ticket=${TICKET}`],
    ['of the sandbox', `http://127.0.0.1:3980/redeem/${TICKET}`],
    ['as a path', `GET /redeem/${TICKET} 404`],
    ['encoded inside another', `https://safelinks.example/?url=${encodeURIComponent(REDEEM)}`],
    ['encoded twice', encodeURIComponent(encodeURIComponent(REDEEM))],
    ['in HTML', `<a href="${REDEEM}">open</a>`],
    ['in escaped JSON', JSON.stringify({ inviteRedeemUrl: REDEEM }).replaceAll('/', String.raw`\/`)],
    ['in capitals', REDEEM.replace('/redeem', '/REDEEM')],
    ['with an encoded letter', `https://invitations.microsoft.com/%72edeem/?x=${TICKET}`],
  ];
  for (const [how, text] of LINKS) {
    it(`a redeem URL ${how}`, () => {
      const line = logged({ text: `before ${text} after` });
      assert.ok(line.includes('[redeem URL]'), line);
      assert.ok(!line.includes(TICKET), line);
    });
  }

  const PAGE = `https://guestlist.contoso.example/guest/no-more-reminders/${TICKET}-_x`;
  for (const [how, text] of [
    ['whole', PAGE],
    ['as a path', `GET /guest/stranger/${TICKET} 404`],
    ['encoded inside another', `https://safelinks.example/?url=${encodeURIComponent(PAGE)}`],
    ['encoded twice', encodeURIComponent(encodeURIComponent(PAGE))],
    ['in HTML', `<a href="${PAGE}">No more reminders</a>`],
    ['in escaped JSON', JSON.stringify({ page: PAGE }).replaceAll('/', String.raw`\/`)],
    ['in capitals', `/GUEST/STRANGER/${TICKET}`],
    ['with an encoded letter', `/%67uest/stranger/${TICKET}`],
    ['with more behind it', `/guest/stranger/${TICKET}/?utm=x`],
  ] as const) {
    it(`the address of a guest’s page ${how}`, () => {
      const line = logged({ text: `before ${text} after`, error: new Error(text), list: [{ text }] });
      assert.ok(line.includes('[guest page]'), line);
      assert.ok(!line.includes(TICKET), line);
    });
  }

  it('nothing of a request for guests of the directory', () => {
    const url = "/users?$filter=userType eq 'Guest'&$select=id";
    assert.equal(fieldsOf({ url }).url, url);
  });

  const SECRETS: readonly (readonly [how: string, text: string])[] = [
    ['in a database address', `postgres://guestlist:${PASSWORD}@db.contoso.example:5432/guestlist`],
    ['in a database address with an @ in it', `postgres://guestlist:x@${PASSWORD}@db.contoso.example/guestlist`],
    ['as a bearer token', `Authorization: Bearer ${PASSWORD}${PASSWORD}`],
    ['as a JWT', `token was ${JWT}`],
    ['in a form', `grant_type=client_credentials&client_secret=${PASSWORD}&scope=x`],
    ['in JSON', `{"password":"${PASSWORD}"}`],
    ['in a setting', `BOT_APP_PASSWORD=${PASSWORD}`],
    ['as a signature', `https://storage.example/a?sp=r&sig=${PASSWORD}`],
    ['as a private key', `-----BEGIN PRIVATE KEY-----\n${PASSWORD}\n-----END PRIVATE KEY-----`],
  ];
  for (const [how, text] of SECRETS) {
    it(`a secret ${how}`, () => {
      const line = logged({ text });
      assert.ok(line.includes('[secret]'), line);
      for (const secret of [PASSWORD, TICKET]) assert.ok(!line.includes(secret), line);
    });
  }

  const NAMES = [
    'password',
    'BOT_APP_PASSWORD',
    'botAppPassword',
    'clientSecret',
    'client_secret',
    'accessToken',
    'Authorization',
  ];
  for (const name of [
    ...NAMES,
    'linkKeys',
    'GUESTLIST_LINK_KEYS',
    'set-cookie',
    'DATABASE_URL',
    'databaseUrl',
    'apiKey',
  ]) {
    it(`whatever is called ${name}`, () => {
      assert.deepEqual(fieldsOf({ deep: { [name]: [PASSWORD] } }).deep, { [name]: '[secret]' });
    });
  }

  it('whatever is called a redeem URL', () => {
    const { inviteRedeemUrl, redeem_url } = fieldsOf({ inviteRedeemUrl: 'opaque', redeem_url: 'opaque' });
    assert.deepEqual([inviteRedeemUrl, redeem_url], ['[redeem URL]', '[redeem URL]']);
  });

  it('all of them, wherever they stand', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(ADDRESS, REDEEM, `Bearer ${JWT}`, `password=${PASSWORD}`),
        fc.stringMatching(/^[ \n"'<>()|,;a-z]*[ \n"'<>()|,;]$/),
        fc.constantFrom<(text: string) => unknown>(
          (text) => text,
          (text) => [text],
          (text) => ({ [text]: 1 }),
          (text) => ({ a: { b: [{ c: text }] } }),
          (text) => new Map([[text, text]]),
          (text) => new Set([text]),
          (text) => new Error(text, { cause: new Error(text) }),
          (text) => ({ toJSON: () => text }),
          (text) => JSON.stringify({ text }),
        ),
        (hidden, before, wrap) => {
          const line = logged({ field: wrap(`${before}${hidden}\n`) });
          for (const part of ['ann.lee', 'fabrikam', TICKET, PASSWORD]) assert.ok(!line.includes(part), line);
        },
      ),
    );
  });

  it('a RedeemUrl and a Buffer', () => {
    const { link, bytes } = fieldsOf({ link: new RedeemUrl(REDEEM), bytes: Buffer.from(PASSWORD) });
    assert.deepEqual([link, bytes], ['[redeem URL]', '[bytes]']);
  });
});

describe('an error in a log line', () => {
  it('is its name, kind, code and stack, without its message', () => {
    const { error } = fieldsOf({
      error: new EdgeError('throttled', 'too-many-requests', { cause: new Error(ADDRESS) }),
    });
    const { name, kind, code, stack, causes } = error as Record<string, unknown>;
    assert.deepEqual([name, kind, code], ['EdgeError', 'throttled', 'too-many-requests']);
    assert.match(String(stack), /test\/telemetry\.test\.ts:\d+/);
    assert.equal((causes as readonly { name: string }[])[0]?.name, 'Error');
    assert.ok(!inspect(error, { depth: 9 }).includes('fabrikam'));
  });

  it('tells no outside text, even where it looks like a frame or a code', () => {
    const forged = new Error(`no\n    at ${ADDRESS} (/src/secret-plan.ts:1:1)\n    at plan (/src/secret-plan.ts:1:2)`);
    const error = Object.assign(forged, { code: 'an outside text', kind: 'also outside', name: 'Mr. X <x@y.example>' });
    const line = logged({ error });
    for (const part of ['secret-plan', 'outside', 'Mr. X', 'fabrikam']) assert.ok(!line.includes(part), line);
  });

  it('names no folder of the machine', () => {
    assert.ok(!logged({ error: new Error('x') }).includes(process.cwd()));
  });

  it('says which of several went wrong', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const { error } = fieldsOf({ error: new AggregateError([refused, refused], ADDRESS) });
    const { causes } = error as { causes: readonly { code: string }[] };
    assert.deepEqual(
      causes.map(({ code }) => code),
      ['ECONNREFUSED', 'ECONNREFUSED'],
    );
  });
});

describe('hostile fields', () => {
  const circular: Record<string, unknown> = { name: 'a' };
  circular.self = circular;
  const HOSTILE: readonly (readonly [what: string, value: unknown])[] = [
    ['a circle', circular],
    [
      'a getter that throws',
      Object.defineProperty({}, 'x', {
        enumerable: true,
        get: () => {
          throw new Error('no');
        },
      }),
    ],
    [
      'a toJSON that throws',
      {
        toJSON: () => {
          throw new Error('no');
        },
      },
    ],
    [
      'a toJSON that returns itself',
      {
        toJSON() {
          return this;
        },
      },
    ],
    [
      'a proxy',
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no');
          },
        },
      ),
    ],
    ['a revoked proxy', revoked()],
    ['no prototype', Object.assign(Object.create(null), { a: 1 })],
    ['a prototype as a field', JSON.parse('{"__proto__":{"polluted":true}}')],
    ['a bigint', 1n],
    ['a symbol', Symbol('x')],
    ['a function', () => 1],
    ['not a number', Number.NaN],
    ['no date', new Date('never')],
    ['an error that causes itself', selfCaused()],
    ['an error without a stack', Object.assign(new Error('x'), { stack: undefined })],
    ['something thrown that is no error', Object.assign(new Error('x'), { cause: 'text' })],
    ['a long text', 'x'.repeat(100_000)],
    ['a long list', Array.from({ length: 10_000 }, () => 'x')],
    ['a deep object', Array.from({ length: 5000 }).reduce<object>((inner) => ({ inner }), {})],
  ];
  for (const [what, value] of HOSTILE) {
    it(`${what} is written, in bounds`, () => {
      const line = logged({ value });
      assert.equal(JSON.parse(line).event, 'something happened');
      assert.ok(line.length < 5000, String(line.length));
      assert.equal(({} as { polluted?: boolean }).polluted, undefined);
    });
  }
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function selfCaused(): Error {
  const error = new Error('x');
  error.cause = error;
  return error;
}
