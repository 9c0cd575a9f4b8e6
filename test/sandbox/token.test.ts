import assert from 'node:assert/strict';
import { ManagedIdentityCredential } from '@azure/identity';
import { APPS, TENANT_ID } from '../../src/sandbox/tenant/contoso.ts';
import { callTenant, type TenantCaller } from './tenant-caller.ts';

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

describe('sandbox tenant: tokens', () => {
  let caller: TenantCaller;
  before(async () => {
    caller = await callTenant();
  });
  after(() => caller.tenant.close());

  it('answers the managed-identity protocol with roles and an hour of life', async () => {
    const token = await caller.token();
    const claims = JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString());
    assert.equal(claims.aud, 'https://graph.microsoft.com');
    assert.equal(claims.tid, TENANT_ID);
    assert.equal(claims.appid, APPS.guestlist);
    assert.ok(claims.roles.includes('User.Invite.All'));
    assert.equal(claims.exp - claims.iat, 3600);
  });

  it('wants the identity header, the api version, Graph as resource and a client it knows', async () => {
    const good = { 'api-version': '2019-08-01', resource: 'https://graph.microsoft.com' };
    const headers = { 'x-identity-header': 'secret' };
    async function ask(query: Record<string, string>, sent: Record<string, string>) {
      return (await fetch(`${caller.tenant.url}/msi/token?${new URLSearchParams(query)}`, { headers: sent })).status;
    }
    assert.equal(await ask(good, headers), 200);
    assert.equal(await ask(good, {}), 401);
    assert.equal(await ask({ ...good, 'api-version': '2018-02-01' }, headers), 400);
    assert.equal(await ask({ ...good, resource: 'https://vault.azure.net' }, headers), 400);
    assert.equal(await ask({ ...good, client_id: 'somebody-else' }, headers), 400);
  });

  it('is understood by the real identity library, for either identity', async () => {
    const before = { endpoint: process.env.IDENTITY_ENDPOINT, header: process.env.IDENTITY_HEADER };
    Object.assign(process.env, { IDENTITY_ENDPOINT: `${caller.tenant.url}/msi/token`, IDENTITY_HEADER: 'secret' });
    try {
      const credential = new ManagedIdentityCredential({ clientId: APPS.guestlistWriter });
      const { token, expiresOnTimestamp } = await credential.getToken('https://graph.microsoft.com/.default');
      assert.ok(expiresOnTimestamp > Date.now());
      const answer = await caller.graph('GET', '/v1.0/domains', undefined, { authorization: `Bearer ${token}` });
      assert.equal(answer.status, 403);
    } finally {
      restore('IDENTITY_ENDPOINT', before.endpoint);
      restore('IDENTITY_HEADER', before.header);
    }
  });

  it('can fail and hang like everything else', async () => {
    await caller.control('PUT', 'faults', [{ path: '/msi/token', status: 500, times: 1 }]);
    await assert.rejects(async () => assert.ok(await caller.token()));
    assert.ok(await caller.token());
  });

  it('refuses a missing, a foreign and a changed token', async () => {
    const token = await caller.token();
    const forged = `${token.split('.').slice(0, 2).join('.')}.${'A'.repeat(342)}`;
    for (const authorization of ['', 'Bearer nonsense', `Bearer ${forged}`]) {
      const { status, body } = await caller.graph('GET', '/v1.0/users', undefined, { authorization });
      assert.equal(status, 401);
      assert.equal(body.error.code, 'InvalidAuthenticationToken');
    }
  });

  it('refuses a token whose hour of real time is over', async () => {
    let real = Date.parse('2026-11-21T09:00:00Z');
    const other = await callTenant({ now: () => new Date(real) });
    try {
      assert.equal((await other.graph('GET', '/v1.0/domains')).status, 200);
      real += 3601 * 1000;
      assert.equal((await other.graph('GET', '/v1.0/domains')).status, 401);
    } finally {
      await other.tenant.close();
    }
  });

  it('the moved clock of the tenant ends no token', async () => {
    await caller.control('PUT', 'clock', { advanceSeconds: 7200 });
    assert.equal((await caller.graph('GET', '/v1.0/domains')).status, 200);
  });
});
