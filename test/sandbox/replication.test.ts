import assert from 'node:assert/strict';
import { PEOPLE, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { callTenant, EVENTUAL, filtered, memberRef, type TenantCaller } from './tenant-caller.ts';

describe('sandbox tenant: replication', () => {
  let caller: TenantCaller;
  // Real time stands still, so that only the moved clock lets anything become visible.
  const real = new Date();
  before(async () => {
    caller = await callTenant({ now: () => real, replication: { minSeconds: 2, maxSeconds: 30 } });
  });
  beforeEach(() => caller.control('POST', 'reset'));
  after(() => caller.tenant.close());

  async function statusesOf(path: string, times: number): Promise<number[]> {
    const answers = await Promise.all(Array.from({ length: times }, () => caller.graph('GET', path)));
    return answers.map(({ status }) => status);
  }
  async function advance(seconds: number): Promise<void> {
    await caller.control('PUT', 'clock', { advanceSeconds: seconds });
  }

  it('a new guest is nowhere at first, then here and gone again, then everywhere', async () => {
    const { id } = (await caller.invite('slow@fabrikam.example')).body.invitedUser;
    const path = `/v1.0/users/${id}?$select=id`;
    assert.deepEqual(new Set(await statusesOf(path, 20)), new Set([404]));
    const seen: number[] = [];
    for (let second = 0; second < 30; second += 1) {
      await advance(1);
      seen.push(...(await statusesOf(path, 6)));
    }
    assert.ok(seen.lastIndexOf(404) > seen.indexOf(200), '200, then 404 again');
    await advance(1);
    assert.deepEqual(new Set(await statusesOf(path, 20)), new Set([200]));
  });

  it('an advanced query sees it later than a plain read', async () => {
    await caller.invite('slow@fabrikam.example');
    await advance(31);
    const plain = filtered('/v1.0/users', "mail eq 'slow@fabrikam.example'", '&$select=id');
    assert.equal((await caller.graph('GET', plain)).body.value.length, 1);
    assert.equal((await caller.graph('GET', `${plain}&$count=true`, undefined, EVENTUAL)).body.value.length, 0);
    await advance(31);
    assert.equal((await caller.graph('GET', `${plain}&$count=true`, undefined, EVENTUAL)).body.value.length, 1);
  });

  it('writes are judged by the truth: a second invitation finds the guest nobody sees', async () => {
    const first = (await caller.invite('slow@fabrikam.example')).body.invitedUser.id;
    assert.equal((await caller.invite('slow@fabrikam.example')).body.invitedUser.id, first);
  });

  it('a guest that has not arrived cannot be added to a group yet', async () => {
    const { id } = (await caller.invite('slow@fabrikam.example')).body.invitedUser;
    const path = `/v1.0/groups/${TEAMS.projectNorth}/members/$ref`;
    const early = await caller.graph('POST', path, memberRef(id));
    assert.ok([400, 404].includes(early.status));
    assert.match(early.body.error.message, /queried reference-property objects are not present|referenced don't exist/);
    await advance(31);
    assert.equal((await caller.graph('POST', path, memberRef(id))).status, 204);
    const again = await caller.graph('POST', path, memberRef(id));
    assert.match(again.body.error.message, /One or more added object references already exist/);
  });

  it('a conversion is judged by the mail that was there before', async () => {
    await caller.control('PATCH', 'policies', { granted: { 'User.ReadWrite.All': true } });
    await caller.control('PUT', 'variants', { 'convert-checks-mail': 'on' });
    await caller.graph('PATCH', `/v1.0/users/${PEOPLE.eligibleContractor}`, { mail: 'jonas@northwind.example' });
    const convert = () => caller.invite('jonas@northwind.example', { invitedUser: { id: PEOPLE.eligibleContractor } });
    assert.match((await convert()).body.error.message, /doesn't match any emails/);
    await advance(31);
    assert.equal((await convert()).status, 201);
  });

  it('the range can be changed while running', async () => {
    await caller.control('PUT', 'faults', { replication: { minSeconds: 0, maxSeconds: 0 } });
    const { id } = (await caller.invite('quick@fabrikam.example')).body.invitedUser;
    assert.deepEqual(new Set(await statusesOf(`/v1.0/users/${id}?$select=id`, 5)), new Set([200]));
  });
});
