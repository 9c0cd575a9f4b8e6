import assert from 'node:assert/strict';
import { GROUPS, PEOPLE, TEAMS, TENANT_ID } from '../../src/sandbox/tenant/contoso.ts';
import { callTenant, EVENTUAL, memberRef, type TenantCaller } from './tenant-caller.ts';

describe('sandbox tenant: groups and teams', () => {
  let caller: TenantCaller;
  before(async () => {
    caller = await callTenant();
  });
  beforeEach(() => caller.control('POST', 'reset'));
  after(() => caller.tenant.close());

  function add(group: string, body: unknown) {
    return caller.graph('POST', `/v1.0/groups/${group}/members/$ref`, body);
  }
  async function listed(team: string, id: string): Promise<boolean> {
    const filter = encodeURIComponent(`(microsoft.graph.aadUserConversationMember/userId eq '${id}')`);
    const { body } = await caller.graph('GET', `/v1.0/teams/${team}/members?$filter=${filter}`);
    return body.value.length === 1;
  }

  it('Teams lists a pending guest minutes after the group has it', async () => {
    const { id } = (await caller.invite('kim@fabrikam.example')).body.invitedUser;
    assert.equal((await add(TEAMS.projectNorth, memberRef(id))).status, 204);
    const members = (await caller.graph('GET', `/v1.0/groups/${TEAMS.projectNorth}/members?$select=id`)).body.value;
    assert.ok(members.some((member: { id: string }) => member.id === id));
    assert.equal(await listed(TEAMS.projectNorth, id), false);
    await caller.control('PUT', 'clock', { advanceSeconds: 301 });
    assert.equal(await listed(TEAMS.projectNorth, id), true);
  });

  it('a member of a team is a conversation member with its role', async () => {
    const { body } = await caller.graph('GET', `/v1.0/teams/${TEAMS.harbour}/members`);
    const roles = Object.fromEntries(
      body.value.map((member: { userId: string; roles: string[] }) => [member.userId, member.roles]),
    );
    assert.deepEqual(roles[PEOPLE.samPark], ['owner']);
    assert.deepEqual(roles[PEOPLE.minaKerr], ['guest']);
    assert.equal(body.value[0]['@odata.type'], '#microsoft.graph.aadUserConversationMember');
    assert.equal(body.value[0].tenantId, TENANT_ID);
  });

  for (const [name, group, status] of [
    ['a dynamic group', TEAMS.allStaff, 400],
    ['a synced group', TEAMS.factory, 400],
    ['a role-assignable group', GROUPS.roleHolders, 403],
    ['a distribution list', GROUPS.salesList, 400],
    ['no group at all', PEOPLE.samPark, 404],
  ] as const) {
    it(`${name} takes nobody`, async () =>
      assert.equal((await add(group, memberRef(PEOPLE.leeWalker))).status, status));
  }

  it('wants exactly the reference it asks for', async () => {
    for (const body of [
      {},
      { id: PEOPLE.leeWalker },
      { '@odata.id': PEOPLE.leeWalker },
      { ...memberRef(PEOPLE.leeWalker), more: 1 },
    ]) {
      assert.equal((await add(TEAMS.harbour, body)).status, 400);
    }
  });

  it('takes a member out again, once', async () => {
    const path = `/v1.0/groups/${TEAMS.harbour}/members/${PEOPLE.minaKerr}/$ref`;
    assert.equal((await caller.graph('DELETE', path)).status, 204);
    assert.equal((await caller.graph('DELETE', path)).status, 404);
  });

  it('tells whether a team is archived and whether a group takes guests', async () => {
    assert.deepEqual(
      (await caller.graph('GET', `/v1.0/teams/${TEAMS.oldLaunch}?$select=isArchived`)).body.isArchived,
      true,
    );
    const own = (await caller.graph('GET', `/v1.0/groups/${TEAMS.finance}/settings`)).body.value;
    assert.deepEqual(own[0].values, [{ name: 'AllowToAddGuests', value: 'false' }]);
    assert.deepEqual((await caller.graph('GET', `/v1.0/groups/${TEAMS.harbour}/settings`)).body.value, []);
    await caller.control('PATCH', 'policies', { groupSettings: { AllowToAddGuests: false } });
    const all = (await caller.graph('GET', '/v1.0/groupSettings')).body.value[0];
    assert.equal(all.values.find((value: { name: string }) => value.name === 'AllowToAddGuests').value, 'false');
  });

  it('role-assignable groups of a person are found by cast and advanced query only', async () => {
    const [quinn] = (
      await caller.graph(
        'GET',
        `/v1.0/users?$filter=${encodeURIComponent("userPrincipalName eq 'quinn.abbott@contoso.example'")}&$select=id`,
      )
    ).body.value;
    const path = `/v1.0/users/${quinn.id}/transitiveMemberOf/microsoft.graph.group?$filter=isAssignableToRole eq true&$select=id,displayName&$count=true`;
    assert.equal((await caller.graph('GET', path)).status, 400);
    const { body } = await caller.graph('GET', path, undefined, EVENTUAL);
    assert.deepEqual(
      body.value.map((group: { displayName: string }) => group.displayName),
      ['Tier zero operators'],
    );
  });

  it('says which of some groups a person is in', async () => {
    const ids = [GROUPS.guestlistAdmins, GROUPS.salesList];
    const { body } = await caller.graph('POST', `/v1.0/users/${PEOPLE.priyaNair}/checkMemberObjects`, { ids });
    assert.deepEqual(body.value, [GROUPS.guestlistAdmins]);
  });

  it('who comes back from the bin is in the same groups again', async () => {
    await caller.control('PATCH', 'policies', { granted: { 'User.DeleteRestore.All': true } });
    const path = `/v1.0/groups/${TEAMS.harbour}/members?$select=id`;
    const isMember = async () =>
      (await caller.graph('GET', path)).body.value.some((member: { id: string }) => member.id === PEOPLE.minaKerr);
    await caller.graph('DELETE', `/v1.0/users/${PEOPLE.minaKerr}`);
    assert.equal(await isMember(), false);
    await caller.graph('POST', `/v1.0/directory/deletedItems/${PEOPLE.minaKerr}/restore`);
    assert.equal(await isMember(), true);
  });

  it('an account cannot come back while somebody else has its address', async () => {
    await caller.control('PATCH', 'policies', { granted: { 'User.DeleteRestore.All': true } });
    await caller.graph('DELETE', `/v1.0/users/${PEOPLE.pendingGuest}`);
    await caller.control('POST', 'users', {
      userPrincipalName: 'other@contoso.example',
      mail: 'oscar.lund@adatum.example',
    });
    const restore = () => caller.graph('POST', `/v1.0/directory/deletedItems/${PEOPLE.pendingGuest}/restore`);
    assert.equal((await restore()).status, 400);
    await caller.control('POST', 'users', { userPrincipalName: 'other@contoso.example', mail: null });
    assert.equal((await restore()).status, 200);
  });

  it('removing an account mangles its name in the bin, and restoring brings it back', async () => {
    await caller.control('PATCH', 'policies', { granted: { 'User.DeleteRestore.All': true } });
    assert.equal((await caller.graph('DELETE', `/v1.0/users/${PEOPLE.pendingGuest}`)).status, 204);
    assert.equal((await caller.graph('GET', `/v1.0/users/${PEOPLE.pendingGuest}`)).status, 404);
    const filter = encodeURIComponent("mail eq 'oscar.lund@adatum.example'");
    const bin = `/v1.0/directory/deletedItems/microsoft.graph.user?$filter=${filter}&$count=true&$select=id,userPrincipalName,deletedDateTime`;
    const [found] = (await caller.graph('GET', bin, undefined, EVENTUAL)).body.value;
    assert.ok(found.userPrincipalName.startsWith(PEOPLE.pendingGuest.replaceAll('-', '')));
    const byId = () => caller.graph('GET', `/v1.0/directory/deletedItems/${found.id}?$select=id,userPrincipalName`);
    assert.equal((await byId()).body.userPrincipalName, found.userPrincipalName);
    assert.equal((await caller.graph('POST', `/v1.0/directory/deletedItems/${found.id}/restore`)).status, 200);
    assert.equal((await byId()).status, 404);
    const back = (await caller.graph('GET', `/v1.0/users/${found.id}?$select=userPrincipalName`)).body;
    assert.equal(back.userPrincipalName, 'oscar.lund_adatum.example#EXT#@contosodemo.onmicrosoft.example');
  });
});
