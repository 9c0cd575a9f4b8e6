import assert from 'node:assert/strict';
import { APPS, PEOPLE, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { callTenant, type TenantCaller } from './tenant-caller.ts';

interface Window {
  readonly limit: string;
  readonly most: number;
  readonly used: number;
}

describe('sandbox tenant: quotas', () => {
  let caller: TenantCaller;
  // Real time stands still, so that only the moved clock empties a window.
  const real = new Date();
  before(async () => {
    caller = await callTenant({ now: () => real });
  });
  beforeEach(() => caller.control('POST', 'reset'));
  after(() => caller.tenant.close());

  async function windows(): Promise<readonly Window[]> {
    const { apps } = (await caller.control('GET', 'quotas')).body;
    return apps.find((app: { clientId: string }) => app.clientId === APPS.guestlist).windows;
  }

  for (const [path, cost] of [
    ['/v1.0/users', 2],
    ['/v1.0/users?$select=id', 1],
    ['/v1.0/users?$top=5', 1],
    ['/v1.0/users?$expand=manager', 3],
    [`/v1.0/users/${PEOPLE.samPark}/licenseDetails`, 2],
    [`/v1.0/groups/${TEAMS.harbour}/members`, 3],
    ['/v1.0/domains', 1],
  ] as const) {
    it(`${path} costs ${cost}`, async () => {
      const { headers } = await caller.graph('GET', path);
      assert.equal(headers.get('x-ms-resource-unit'), String(cost));
      assert.deepEqual(
        (await windows()).map(({ used }) => used),
        [cost, 0],
      );
    });
  }

  it('the tenant has the units of its size, and three thousand writes', async () => {
    assert.deepEqual(
      (await windows()).map(({ most }) => most),
      [5000, 3000],
    );
  });

  it('a window that fills says so in time, then refuses, and empties with the clock', async () => {
    await caller.control('PATCH', 'quotas', { resourceUnits: 10 });
    const answers = [];
    for (let count = 0; count < 12; count += 1) answers.push(await caller.graph('GET', '/v1.0/domains'));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [...Array(10).fill(200), 429, 429],
    );
    const shares = answers.map(({ headers }) => headers.get('x-ms-throttle-limit-percentage'));
    assert.deepEqual(shares.slice(7, 10), [null, '0.90', '1.00']);
    const [first, second] = answers.slice(10).map(({ headers }) => headers);
    assert.equal(first?.get('retry-after'), '10.000');
    assert.equal(second?.get('retry-after'), null);
    assert.equal(first?.get('x-ms-throttle-information'), 'ResourceUnitLimitExceeded');
    assert.match(
      first?.get('x-ms-throttle-scope') ?? '',
      new RegExp(`^Tenant_Application/ReadWrite/${APPS.guestlist}/`),
    );
    assert.equal((await caller.control('GET', 'quotas')).body.throttled, 2);
    await caller.control('PUT', 'clock', { advanceSeconds: 11 });
    assert.equal((await caller.graph('GET', '/v1.0/domains')).status, 200);
  });

  it('writes have a limit of their own, for each app by itself', async () => {
    await caller.control('PATCH', 'quotas', { writes: 2 });
    await caller.control('PATCH', 'policies', { granted: { 'User.ReadWrite.All': true } });
    const write = async (headers: Record<string, string> = {}) =>
      caller.graph('PATCH', `/v1.0/users/${PEOPLE.samPark}`, { jobTitle: 'Lead' }, headers);
    assert.deepEqual([(await write()).status, (await write()).status], [204, 204]);
    const refused = await write();
    assert.deepEqual([refused.status, refused.headers.get('x-ms-throttle-information')], [429, 'WriteLimitExceeded']);
    assert.equal((await write({ authorization: `Bearer ${await caller.token(APPS.guestlistWriter)}` })).status, 204);
    assert.equal((await caller.graph('GET', '/v1.0/domains')).status, 200);
  });

  it('an item of a batch is refused by itself', async () => {
    await caller.control('PATCH', 'quotas', { resourceUnits: 2 });
    const requests = ['1', '2', '3'].map((id) => ({ id, method: 'GET', url: '/domains' }));
    const { status, body } = await caller.graph('POST', '/v1.0/$batch', { requests });
    assert.equal(status, 200);
    const statuses = body.responses.map((answer: { status: number }) => answer.status).sort();
    assert.deepEqual(statuses, [200, 200, 429]);
  });

  it('null goes back to what is published, and anything else is refused', async () => {
    await caller.control('PATCH', 'quotas', { resourceUnits: 1, writes: 1 });
    await caller.control('PATCH', 'quotas', { resourceUnits: null, writes: null });
    assert.deepEqual(
      (await windows()).map(({ most }) => most),
      [5000, 3000],
    );
    assert.equal((await caller.control('PATCH', 'quotas', { unit: 1 })).status, 400);
  });
});
