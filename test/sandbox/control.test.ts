import assert from 'node:assert/strict';
import { request } from 'node:http';
import { APPS, PEOPLE, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { VARIANTS } from '../../src/sandbox/tenant/variants.ts';
import { callTenant, type TenantCaller } from './tenant-caller.ts';

describe('sandbox tenant: control', () => {
  let caller: TenantCaller;
  const changes: Date[] = [];
  before(async () => {
    caller = await callTenant({ onClockChanged: (now) => changes.push(now) });
  });
  beforeEach(() => caller.control('POST', 'reset'));
  after(() => caller.tenant.close());

  it('the clock goes forward, tells so, and never goes back', async () => {
    const { body } = await caller.control('PUT', 'clock', { advanceSeconds: 86_400 });
    const apart = Date.parse(body.now) - Number(changes.at(-1));
    assert.ok(Math.abs(apart) < 60_000, `${apart} ms`);
    const back = await caller.control('PUT', 'clock', { now: '2020-01-01T00:00:00Z' });
    assert.equal(back.status, 409);
    assert.match(back.body.error, /never goes back/);
    assert.throws(() => caller.tenant.setNow(new Date(0)), RangeError);
    const later = new Date(caller.tenant.now().getTime() + 5000);
    caller.tenant.setNow(later);
    assert.ok(caller.tenant.now() >= later);
  });

  it('a reset puts everything back but the clock', async () => {
    await caller.invite('kim@fabrikam.example');
    await caller.control('PATCH', 'policies', { allowInvitesFrom: 'none', granted: { 'Mail.Send': false } });
    await caller.control('PUT', 'variants', { 'old-link': 'lives' });
    const before = caller.tenant.now();
    await caller.control('POST', 'reset');
    const { body } = await caller.control('GET', 'tenant');
    assert.equal(body.policies.allowInvitesFrom, 'everyone');
    assert.equal(body.variants['old-link'], 'dead');
    assert.ok(body.apps[0].granted.includes('Mail.Send'));
    assert.ok(!body.users.some((user: { mail: string }) => user.mail === 'kim@fabrikam.example'));
    assert.ok(caller.tenant.now() >= before);
  });

  it('shows at least sixty people and eight teams, each with what it is there to show', async () => {
    const { body } = await caller.control('GET', 'tenant');
    assert.ok(body.users.length >= 60 && body.teams.length >= 8);
    for (const one of [...body.users, ...body.groups, ...body.domains, ...body.partnerDomains])
      assert.ok(one.shows.length > 5);
    const ids = new Set([...body.users, ...body.groups].map((one: { id: string }) => one.id));
    for (const id of [...Object.values(PEOPLE), ...Object.values(TEAMS)]) assert.ok(ids.has(id), id);
    const members = body.groups.flatMap((group: { members: string[]; owners: string[] }) => [
      ...group.members,
      ...group.owners,
    ]);
    for (const id of members) assert.ok(ids.has(id), `a member that nobody is: ${id}`);
    assert.deepEqual(
      body.apps.map((app: { clientId: string }) => app.clientId),
      Object.values(APPS),
    );
  });

  it('adds and replaces accounts with groups, roles, plans and a mailbox', async () => {
    const user = {
      userPrincipalName: 'new.hire@contoso.example',
      displayName: 'New Hire',
      groups: ['Harbour'],
      ownerOf: [TEAMS.design],
      roles: ['Guest Inviter'],
      licences: ['mailbox'],
      mailbox: true,
    };
    const [made] = (await caller.control('POST', 'users', user)).body.users;
    const owners = (await caller.graph('GET', `/v1.0/groups/${TEAMS.design}/owners?$select=id`)).body.value;
    assert.ok(owners.some((owner: { id: string }) => owner.id === made.id));
    const filter = encodeURIComponent(`principalId eq '${made.id}'`);
    const roles = (
      await caller.graph(
        'GET',
        `/v1.0/roleManagement/directory/roleAssignments?$filter=${filter}&$expand=roleDefinition`,
      )
    ).body.value;
    assert.equal(roles[0].roleDefinition.displayName, 'Guest Inviter');
    await caller.control('POST', 'users', {
      id: made.id,
      userPrincipalName: user.userPrincipalName,
      accountEnabled: false,
    });
    const again = (await caller.graph('GET', `/v1.0/users/${made.id}?$select=accountEnabled,displayName`)).body;
    assert.deepEqual([again.accountEnabled, again.displayName], [false, 'New Hire']);
  });

  it('changes policies that Graph then answers', async () => {
    await caller.control('PATCH', 'policies', {
      homeTenants: { 'newpartner.example': 'New Partner' },
      partners: { 'fabrikam.example': { usersAndGroups: 'blocked' } },
      teamGuests: { [TEAMS.harbour]: false },
      archived: { [TEAMS.harbour]: true },
      sharing: { sharingCapability: 'disabled' },
      blockedDomains: [],
      allowedDomains: ['Fabrikam.example'],
    });
    const found = await caller.graph(
      'GET',
      "/v1.0/tenantRelationships/findTenantInformationByDomainName(domainName='newpartner.example')",
    );
    assert.equal(found.body.displayName, 'New Partner');
    const fabrikam = (
      await caller.graph(
        'GET',
        "/v1.0/tenantRelationships/findTenantInformationByDomainName(domainName='fabrikam.example')",
      )
    ).body.tenantId;
    const partner = (await caller.graph('GET', `/v1.0/policies/crossTenantAccessPolicy/partners/${fabrikam}`)).body;
    assert.equal(partner.b2bCollaborationInbound.usersAndGroups.accessType, 'blocked');
    assert.equal(partner.b2bCollaborationInbound.applications, null);
    assert.equal((await caller.graph('GET', '/v1.0/admin/sharepoint/settings')).body.sharingCapability, 'disabled');
    const lists = JSON.parse(
      (await caller.graph('GET', '/beta/policies/b2bManagementPolicies')).body.value[0].definition[0],
    );
    assert.deepEqual(lists.B2BManagementPolicy.InvitationsAllowedAndBlockedDomainsPolicy, {
      AllowedDomains: ['fabrikam.example'],
      BlockedDomains: [],
    });
  });

  it('refuses what it does not know, with a sentence', async () => {
    for (const [method, path, body] of [
      ['PATCH', 'policies', { allowInvitesFrm: 'none' }],
      ['PATCH', 'policies', { allowInvitesFrom: 'nobody' }],
      ['PUT', 'variants', { 'old-lnik': 'lives' }],
      ['PUT', 'variants', { 'old-link': 'maybe' }],
      ['PUT', 'clock', { now: 'tomorrow' }],
      ['POST', 'users', { userPrincipalName: 'a@contoso.example', groups: ['No such group'] }],
      ['POST', 'users', { userPrincipalName: 'a@contoso.example', colour: 'red' }],
    ] as const) {
      const answer = await caller.control(method, path, body);
      assert.equal(answer.status, 400);
      assert.ok(answer.body.error.length > 10);
    }
    assert.equal((await caller.control('GET', 'nothing')).status, 404);
  });

  it('every variant can be set to each of its values', async () => {
    for (const { name, values } of VARIANTS) {
      for (const value of values)
        assert.equal((await caller.control('PUT', 'variants', { [name]: value })).status, 200);
    }
  });

  it('answers to loopback names only', async () => {
    const { promise, resolve } = Promise.withResolvers<number | undefined>();
    request(
      { host: '127.0.0.1', port: caller.tenant.port, path: '/_sandbox/tenant', headers: { host: 'evil.example' } },
      (answer) => resolve(answer.resume().statusCode),
    ).end();
    assert.equal(await promise, 403);
  });

  it('reading a page changes nothing', async () => {
    const { body } = await caller.invite('kim@fabrikam.example');
    for (const path of ['/', '/mail', body.inviteRedeemUrl, '/teams/']) await caller.page(path);
    const { externalUserState } = (
      await caller.graph('GET', `/v1.0/users/${body.invitedUser.id}?$select=externalUserState`)
    ).body;
    assert.equal(externalUserState, 'PendingAcceptance');
  });
});
