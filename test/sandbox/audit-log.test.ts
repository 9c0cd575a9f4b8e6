import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { APPS, PEOPLE, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { callTenant, filtered, memberRef, type TenantCaller } from './tenant-caller.ts';

const PATH = '/v1.0/auditLogs/directoryAudits';
const CONVERTED = PEOPLE.eligibleContractor;

describe('sandbox tenant: audit and sign-in logs', () => {
  let caller: TenantCaller;
  const real = new Date();
  before(async () => {
    caller = await callTenant({ now: () => real });
  });
  beforeEach(async () => {
    await caller.control('POST', 'reset');
    await caller.control('PATCH', 'policies', { granted: { 'AuditLog.Read.All': true, 'User.ReadWrite.All': true } });
  });
  after(() => caller.tenant.close());

  async function pass(advanceSeconds: number): Promise<void> {
    await caller.control('PUT', 'clock', { advanceSeconds });
  }
  async function accept(link: string, account: string): Promise<void> {
    await caller.page('/redeem/accept', { ...Object.fromEntries(new URL(link).searchParams), account });
  }

  it('tells what was done and by which app, minutes later, the newest first', async () => {
    const before = (await caller.graph('GET', PATH)).body.value;
    const guest = (await caller.invite('kim@fabrikam.example')).body;
    await pass(1);
    await caller.invite('jonas.weber@fabrikam.example', { invitedUser: { id: CONVERTED } });
    await pass(1);
    await accept(guest.inviteRedeemUrl, 'kim@fabrikam.example');
    await pass(1);
    await caller.invite('kim@fabrikam.example', { invitedUser: { id: guest.invitedUser.id }, resetRedemption: true });
    await pass(1);
    await caller.graph('PATCH', `/v1.0/users/${guest.invitedUser.id}`, { userType: 'Member' });
    await pass(1);
    await caller.graph('POST', `/v1.0/groups/${TEAMS.harbour}/members/$ref`, memberRef(guest.invitedUser.id));
    await pass(1);
    await caller.graph('DELETE', `/v1.0/users/${guest.invitedUser.id}`);
    assert.deepEqual((await caller.graph('GET', PATH)).body.value, before);
    await pass(901);
    const value = (await caller.graph('GET', PATH)).body.value.slice(0, -before.length);
    assert.deepEqual(
      value.map((line: { activityDisplayName: string }) => line.activityDisplayName),
      [
        'Delete external user',
        'Add member to group',
        'Update user',
        'Invite external user with reset invitation status',
        'Redeem external user invite',
        'Invite internal user to B2B collaboration',
        'Invite external user',
      ],
    );
    assert.equal(value.at(-1).initiatedBy.app.appId, APPS.guestlist);
    assert.equal(value.at(-1).targetResources[0].id, guest.invitedUser.id);
    assert.equal(value[4].initiatedBy.app, null);
  });

  it('tells who deleted those who are in the bin, and finds it by whom it was done to', async () => {
    const [hal] = (await caller.graph('GET', '/v1.0/directory/deletedItems/microsoft.graph.user?$select=id,mail')).body
      .value;
    const lines = (await caller.graph('GET', filtered(PATH, `targetResources/any(t:t/id eq '${hal.id}')`))).body.value;
    assert.deepEqual(
      lines.map(({ activityDisplayName, initiatedBy }: { activityDisplayName: string; initiatedBy: object }) => [
        activityDisplayName,
        initiatedBy,
      ]),
      [
        [
          'Delete external user',
          {
            user: {
              displayName: null,
              id: PEOPLE.globalAdministrator,
              userPrincipalName: 'miriam.stein@contoso.example',
            },
            app: null,
          },
        ],
      ],
    );
    assert.equal((await caller.graph('GET', filtered(PATH, "targetResources/any(t:t/type eq 'User')"))).status, 400);
  });

  it('is found by activity, time and the client-request-id of the call', async () => {
    await caller.invite('kim@fabrikam.example');
    await pass(60);
    const from = (await caller.control('GET', 'clock')).body.now.replace(/\.\d+Z$/, 'Z');
    const requestId = randomUUID();
    await caller.graph('PATCH', `/v1.0/users/${CONVERTED}`, { jobTitle: 'x' }, { 'client-request-id': requestId });
    await pass(901);
    const count = async (filter: string) => (await caller.graph('GET', filtered(PATH, filter))).body.value.length;
    assert.equal(await count("activityDisplayName eq 'Invite external user'"), 1);
    assert.equal(await count(`activityDisplayName eq 'Invite external user' and activityDateTime ge ${from}`), 0);
    assert.equal(await count(`activityDateTime ge ${from}`), 1);
    assert.equal(await count(`correlationId eq '${requestId}'`), 1);
    assert.equal((await caller.graph('GET', filtered(PATH, "actor eq 'x'"))).status, 400);
  });

  it('allows five requests in ten seconds', async () => {
    const statuses = [];
    for (let count = 0; count < 6; count += 1) statuses.push((await caller.graph('GET', PATH)).status);
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429]);
    await pass(11);
    assert.equal((await caller.graph('GET', PATH)).status, 200);
  });

  it('wants its own permission', async () => {
    await caller.control('PATCH', 'policies', { granted: { 'AuditLog.Read.All': false } });
    assert.equal((await caller.graph('GET', PATH)).status, 403);
  });

  it('tells a sign-in after the redemption, and nothing without a premium licence', async () => {
    const { inviteRedeemUrl, invitedUser } = (await caller.invite('kim@fabrikam.example')).body;
    const activity = `/v1.0/users/${invitedUser.id}?$select=signInActivity`;
    assert.ok(!('signInActivity' in (await caller.graph('GET', activity)).body), 'never signed in');
    await accept(inviteRedeemUrl, 'kim@fabrikam.example');
    assert.ok((await caller.graph('GET', activity)).body.signInActivity.lastSignInDateTime);
    const signIns = filtered('/v1.0/auditLogs/signIns', `userId eq '${invitedUser.id}'`);
    const names: readonly string[] = (await caller.graph('GET', signIns)).body.value.map(
      (line: { readonly userPrincipalName: string }) => line.userPrincipalName,
    );
    assert.deepEqual(names, ['kim@fabrikam.example'], 'a guest by the name at home');
    await caller.control('PUT', 'variants', { 'tenant-licence': 'none' });
    for (const path of [activity, signIns]) {
      const { status, body } = await caller.graph('GET', path);
      assert.deepEqual([status, body.error.code], [403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant']);
    }
  });

  it('signInActivity may be read ten times a minute', async () => {
    const path = `/v1.0/users/${PEOPLE.samPark}?$select=signInActivity`;
    const statuses = [];
    for (let count = 0; count < 11; count += 1) statuses.push((await caller.graph('GET', path)).status);
    assert.deepEqual(statuses, [...Array(10).fill(200), 429]);
  });
});
