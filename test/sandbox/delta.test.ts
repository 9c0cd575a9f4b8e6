import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { PEOPLE } from '../../src/sandbox/tenant/contoso.ts';
import { type Answer, callTenant, filtered, type TenantCaller } from './tenant-caller.ts';

const TYPE = { '@odata.type': '#microsoft.graph.user' };
const SELECT = '$select=externalUserState,userType';

describe('sandbox tenant: users/delta', () => {
  let caller: TenantCaller;
  before(async () => {
    caller = await callTenant();
  });
  beforeEach(async () => {
    await caller.control('POST', 'reset');
    await caller.control('PATCH', 'policies', { granted: { 'User.ReadWrite.All': true } });
  });
  after(() => caller.tenant.close());

  function follow({ body }: Answer, headers: Record<string, string> = {}): Promise<Answer> {
    return caller.graph('GET', body['@odata.deltaLink'].replace(caller.tenant.url, ''), undefined, headers);
  }
  function idsFilter(ids: readonly string[]): string {
    return filtered('/v1.0/users/delta', ids.map((id) => `id eq '${id}'`).join(' or '), `&${SELECT}`);
  }

  it('everybody once, then only who changed, and who is gone', async () => {
    const first = await caller.graph('GET', `/v1.0/users/delta?${SELECT}`);
    assert.ok(first.body.value.length > 60);
    const second = await follow(first);
    assert.deepEqual(second.body.value, []);
    const { id } = (await caller.invite('kim@fabrikam.example')).body.invitedUser;
    await caller.graph('DELETE', `/v1.0/users/${PEOPLE.pendingGuest}`);
    assert.deepEqual((await follow(second)).body.value, [
      { ...TYPE, id, externalUserState: 'PendingAcceptance', userType: 'Guest' },
      { ...TYPE, id: PEOPLE.pendingGuest, '@removed': { reason: 'changed' } },
    ]);
  });

  it('minimal says what is new and no more', async () => {
    const first = await caller.graph('GET', idsFilter([PEOPLE.samPark, PEOPLE.minaKerr]));
    assert.equal(first.body.value.length, 2);
    await caller.graph('PATCH', `/v1.0/users/${PEOPLE.minaKerr}`, { userType: 'Member' });
    await caller.graph('PATCH', `/v1.0/users/${PEOPLE.danaChoi}`, { userType: 'Guest' });
    const { value } = (await follow(first, { Prefer: 'return=minimal' })).body;
    assert.deepEqual(value, [{ ...TYPE, id: PEOPLE.minaKerr, userType: 'Member' }]);
  });

  it('follows fifty ids and no other filter', async () => {
    const ids = Array.from({ length: 51 }, () => randomUUID());
    assert.equal((await caller.graph('GET', idsFilter(ids.slice(1)))).status, 200);
    assert.equal((await caller.graph('GET', idsFilter(ids))).status, 400);
    assert.equal((await caller.graph('GET', filtered('/v1.0/users/delta', "userType eq 'Guest'"))).status, 400);
  });

  it('a token older than seven days is gone, with the address to begin again', async () => {
    const first = await caller.graph('GET', `/v1.0/users/delta?${SELECT}`);
    await caller.control('PUT', 'clock', { advanceSeconds: 7 * 24 * 3600 + 1 });
    const { status, headers } = await follow(first);
    assert.equal(status, 410);
    const again = await caller.graph('GET', (headers.get('location') ?? '').replace(caller.tenant.url, ''));
    assert.deepEqual(Object.keys(again.body.value[0]).sort(), ['@odata.type', 'externalUserState', 'id', 'userType']);
  });

  it('may say nothing of the state', async () => {
    await caller.control('PUT', 'variants', { 'delta-shows-state': 'no' });
    const first = await caller.graph('GET', `/v1.0/users/delta?${SELECT}`);
    assert.ok(!('externalUserState' in first.body.value[0]));
    const convert = { invitedUser: { id: PEOPLE.eligibleContractor } };
    assert.equal((await caller.invite('jonas.weber@fabrikam.example', convert)).status, 201);
    assert.deepEqual((await follow(first)).body.value, []);
  });
});
