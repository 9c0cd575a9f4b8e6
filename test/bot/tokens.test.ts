import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import { channelAuthentication } from '../../src/bot/authentication.ts';
import { channelDoor } from '../../src/bot/front-door.ts';
import { type FakeChannel, fakeChannel } from '../support/fake-channel.ts';
import { botRig, type Rig, SAM, TENANT } from './bot-rig.ts';

const APP = '55555555-0000-4000-8000-000000000001';

describe('the channel’s token', () => {
  let channel: FakeChannel;
  let rig: Rig;
  let token: string;
  let silence: typeof console.error;

  before(async () => {
    // The library prints the reason of each refusal.
    silence = console.error;
    console.error = () => undefined;
    channel = await fakeChannel();
  });
  after(async () => {
    console.error = silence;
    await channel.close();
  });
  afterEach(() => rig.close());

  async function open(): Promise<{ readonly aud: string; readonly serviceurl: string }> {
    rig = await botRig({
      authentication: channelAuthentication({
        appId: APP,
        appType: 'SingleTenant',
        tenantId: TENANT,
        password: 'not used',
        channel: channel.addresses,
      }),
      door: channelDoor({
        tenantId: TENANT,
        issuer: channel.addresses.issuer,
        isServiceUrl: ({ hostname }) => hostname === '127.0.0.1',
      }),
      token: () => token,
    });
    return { aud: APP, serviceurl: rig.connector.serviceUrl };
  }

  it('opens, and the answer carries the bot’s own', async () => {
    token = channel.token(await open());
    assert.equal((await rig.client.say(SAM, 'help')).status, 200);
    assert.equal(rig.client.messages(SAM).length, 1);
    assert.equal(rig.connector.calls[0]?.authorization, 'Bearer the-bots-own');
  });

  it('that is forged, expired, for somebody else or for another place is refused without a word', async () => {
    const fine = await open();
    const hour = 3600;
    const now = Math.floor(Date.now() / 1000);
    const tokens = {
      forged: channel.forgedToken(fine),
      expired: channel.token({ ...fine, nbf: now - 3 * hour, exp: now - 2 * hour }),
      'not yet valid': channel.token({ ...fine, nbf: now + hour }),
      'another audience': channel.token({ ...fine, aud: '66666666-0000-4000-8000-000000000001' }),
      'another issuer': channel.token({ ...fine, iss: 'https://evil.example' }),
      'another service': channel.token({ ...fine, serviceurl: 'https://evil.example/' }),
      'no service': channel.token({ aud: fine.aud }),
      'a key nobody knows': channel.token(fine, { kid: 'key-2' }),
      'a cut signature': channel.token(fine).slice(0, -20),
    };
    for (const [name, made] of Object.entries(tokens)) {
      token = made;
      assert.deepEqual(await rig.client.say(SAM, 'help'), { status: 401, body: undefined }, name);
    }
    assert.deepEqual(rig.asked, []);
    assert.deepEqual(rig.connector.calls, []);
  });

  it('of an app of the directory is refused before the library sees it, however many come (T4.4)', async () => {
    await open();
    const keysBefore = channel.keyRequests();
    for (let tenant = 0; tenant < 50; tenant += 1) {
      const tid = `77777777-0000-4000-8000-${String(tenant).padStart(12, '0')}`;
      token = channel.token({ iss: `https://sts.windows.net/${tid}/`, tid, aud: APP, appid: APP, ver: '1.0' });
      assert.equal((await rig.client.say(SAM, 'help')).status, 401);
    }
    assert.equal(channel.keyRequests(), keysBefore);
    assert.equal(rig.lines.filter(({ event }) => event === 'token.refused').length, 0, 'none got past the door');
  });

  it('cannot be judged while its keys cannot be had: 503, and the next one is judged', async () => {
    await channel.close();
    channel = await fakeChannel();
    channel.breakKeys(500);
    token = channel.token(await open());
    assert.deepEqual(await rig.client.say(SAM, 'help'), { status: 503, body: undefined });
    channel.breakKeys(undefined);
    assert.equal((await rig.client.say(SAM, 'help')).status, 200);
  });
});

describe('a bot without an app id', () => {
  it('is not made: the library would take it for “no authentication” (T4.1)', () => {
    for (const appId of ['', '  '])
      for (const appType of ['SingleTenant', 'UserAssignedMSI'] as const)
        assert.throws(() => channelAuthentication({ appId, appType, tenantId: TENANT, password: 'x' }), /app id/);
  });

  it('nor one that lacks what its type needs', () => {
    assert.throws(() => channelAuthentication({ appId: APP, appType: 'SingleTenant', tenantId: TENANT }));
    assert.throws(() =>
      channelAuthentication({ appId: APP, appType: 'UserAssignedMSI', tenantId: TENANT, password: 'x' }),
    );
    assert.equal(channelAuthentication({ appId: APP, appType: 'UserAssignedMSI', tenantId: TENANT }).appId, APP);
  });
});
