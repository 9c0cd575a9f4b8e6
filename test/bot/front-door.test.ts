import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { channelDoor } from '../../src/bot/front-door.ts';
import { loopbackDoor } from '../../src/bot/loopback-door.ts';
import { SAM, TENANT } from './bot-rig.ts';

const ISSUER = 'https://api.botframework.com';
const FINE = {
  type: 'message',
  id: 'activity-1',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:sam', aadObjectId: SAM.id },
  conversation: { id: 'a:sam', conversationType: 'personal', tenantId: TENANT },
  text: 'help',
};

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (claims: object, header: object = { alg: 'RS256' }) => `Bearer ${part(header)}.${part(claims)}.c2ln`;
const authorization = token({ iss: ISSUER });

describe('the door of the channel', () => {
  const door = channelDoor({ tenantId: TENANT, issuer: ISSUER });
  const statusOf = (knock: Parameters<typeof door>[0]) => {
    const admission = door(knock);
    return 'refused' in admission ? admission.refused : 200;
  };

  it('lets an activity of Teams in, and only what is known of it', () => {
    const admission = door({ body: { ...FINE, callerId: 'urn:x', relatesTo: {} }, authorization });
    assert.deepEqual(admission, { admitted: FINE });
  });

  it('asks for a token of three parts, of sane size, of the channel, before it looks at anything else', () => {
    const tokens = [
      undefined,
      '',
      'Bearer',
      'Bearer x',
      'Bearer a.b',
      `${authorization}.d`,
      authorization.replace('Bearer', 'Basic'),
      `${authorization} x`,
      token({ iss: ISSUER, pad: 'x'.repeat(9_000) }),
      token({ iss: ISSUER }, { alg: 'HS256' }),
      token({ iss: ISSUER }, { alg: 'none' }),
      token({}),
      token({ iss: [ISSUER] }),
      token([ISSUER]),
      token({ iss: `https://sts.windows.net/${TENANT}/`, tid: TENANT }),
    ];
    for (const authorization of tokens) assert.equal(statusOf({ body: {}, authorization }), 401, authorization);
    const refusal = door({ body: FINE, authorization: undefined });
    assert.deepEqual(refusal, { refused: 401 }, 'without a word');
  });

  it('refuses what is no activity', () => {
    const { type, channelId, serviceUrl, from, conversation } = FINE;
    const bodies = [
      undefined,
      null,
      'text',
      7,
      [],
      [FINE],
      { channelId, serviceUrl, from, conversation },
      { ...FINE, type: 7 },
      { ...FINE, type: '' },
      { type, serviceUrl, from, conversation },
      { ...FINE, channelId: 'emulator' },
      { ...FINE, channelId: 'AseChannel' },
      { type, channelId, from, conversation },
      { ...FINE, from: undefined },
      { ...FINE, from: { name: 'Sam' } },
      { ...FINE, conversation: {} },
      { ...FINE, text: {} },
      { ...FINE, deliveryMode: 'expectReplies' },
    ];
    for (const body of bodies)
      assert.deepEqual(door({ body, authorization }), { refused: 400, error: 'bad-activity' }, JSON.stringify(body));
  });

  it('answers to Microsoft’s hosts and no other', () => {
    const urls = [
      'http://smba.trafficmanager.net/emea/',
      'https://smba.trafficmanager.net.evil.example/',
      'https://evil.example/?smba.trafficmanager.net',
      'https://evil-smba.trafficmanager.net/',
      'https://smba.trafficmanager.net:8443/',
      'https://smba.trafficmanager.net@evil.example/',
      'https://user@smba.trafficmanager.net/',
      'http://127.0.0.1:3978/',
      'not a url',
      '',
    ];
    for (const serviceUrl of urls)
      assert.equal(statusOf({ body: { ...FINE, serviceUrl }, authorization }), 403, serviceUrl);
    for (const serviceUrl of ['https://smba.infra.gcc.teams.microsoft.com/teams', 'https://europe.botframework.com/'])
      assert.equal(statusOf({ body: { ...FINE, serviceUrl }, authorization }), 200, serviceUrl);
  });

  it('belongs to one tenant', () => {
    const elsewhere = { ...FINE.conversation, tenantId: '77777777-0000-4000-8000-000000000001' };
    const { tenantId: _, ...nowhere } = FINE.conversation;
    assert.equal(statusOf({ body: { ...FINE, conversation: elsewhere }, authorization }), 403);
    assert.equal(statusOf({ body: { ...FINE, conversation: nowhere }, authorization }), 403);
    const channelData = { tenant: { id: TENANT } };
    assert.equal(statusOf({ body: { ...FINE, conversation: nowhere, channelData }, authorization }), 200);
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (body, header) => {
        assert.ok(statusOf({ body, authorization: header }) >= 400);
        assert.ok(statusOf({ body, authorization }) >= 400);
      }),
    );
  });
});

describe('the door of the sandbox', () => {
  const door = loopbackDoor({ tenantId: TENANT });
  const at = (serviceUrl: string) => 'admitted' in door({ body: { ...FINE, serviceUrl }, authorization: undefined });

  it('asks for no token and answers to this machine alone', () => {
    for (const url of ['http://localhost:56150/_connector', 'http://127.0.0.1:1/', 'http://[::1]:1/'])
      assert.ok(at(url), url);
    for (const url of [
      'https://smba.trafficmanager.net/',
      'http://localhost.evil.example/',
      'http://127.0.0.1.evil.example/',
      'x',
    ])
      assert.ok(!at(url), url);
  });

  it('is for its own tenant and for Teams', () => {
    const here = { ...FINE, serviceUrl: 'http://localhost:1/' };
    assert.ok('refused' in door({ body: { ...here, channelId: 'emulator' }, authorization: undefined }));
    assert.ok(
      'refused' in door({ body: { ...here, conversation: { id: 'a', tenantId: 'x' } }, authorization: undefined }),
    );
    assert.ok('refused' in door({ body: [], authorization: undefined }));
  });
});
