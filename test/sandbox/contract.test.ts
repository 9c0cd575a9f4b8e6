import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { GROUPS, PEOPLE, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { CATALOGUE_ID } from '../../src/sandbox/tenant/installed-apps.ts';
import { callTenant, EVENTUAL, filtered, memberRef, type TenantCaller } from './tenant-caller.ts';

// The checker reads Graph's own schema and permission data; it stands beside the repository where it is there at all.
const CHECKER = resolve(import.meta.dirname, '../../../shared/graph/check-contract');

describe("sandbox tenant: held against Graph's own schema and permissions", () => {
  let caller: TenantCaller;
  before(async function () {
    const hasPython = spawnSync('python3', ['--version']).status === 0;
    if (!existsSync(CHECKER) || !hasPython) {
      console.log(`      not checked: ${existsSync(CHECKER) ? 'python3 is not installed' : `${CHECKER} is not there`}`);
      this.skip();
    }
    caller = await callTenant();
  });
  beforeEach(() => caller.control('POST', 'reset'));
  after(() => caller?.tenant.close());

  async function check(): Promise<void> {
    const traffic = (await caller.control('GET', 'traffic')).body as string;
    const [app] = (await caller.control('GET', 'tenant')).body.apps;
    const folder = mkdtempSync(join(tmpdir(), 'contract-'));
    const file = join(folder, 'traffic.ndjson');
    writeFileSync(file, traffic);
    const { stdout, stderr } = spawnSync('python3', [CHECKER, file, '--quiet', '--granted', app.granted.join(',')], {
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    assert.match(stdout, / 0 distinct findings/, `${stdout}${stderr}`);
  }

  const samPark = `/v1.0/users/${PEOPLE.samPark}`;
  const READS: readonly string[] = [
    '/v1.0/users',
    '/v1.0/users?$top=5&$select=id,displayName,userPrincipalName,mail,otherMails,proxyAddresses,userType,accountEnabled,creationType,externalUserState,externalUserStateChangeDateTime,identities,assignedPlans,assignedLicenses,onPremisesSyncEnabled,onPremisesUserPrincipalName,onPremisesDomainName,onPremisesImmutableId,isResourceAccount,preferredLanguage,usageLocation,lastPasswordChangeDateTime,licenseAssignmentStates,isManagementRestricted',
    `${samPark}?$select=id,accountEnabled,userType,externalUserState,identities&$expand=manager($select=id,displayName,mail)`,
    samPark,
    `${samPark}/ownedObjects`,
    `${samPark}/registeredDevices`,
    `${samPark}/transitiveMemberOf`,
    `${samPark}/sponsors`,
    `${samPark}/licenseDetails`,
    `${samPark}/manager`,
    `${samPark}/appRoleAssignments`,
    '/v1.0/auditLogs/directoryAudits',
    `/v1.0/users/${PEOPLE.minaKerr}/sponsors?$select=id,displayName`,
    '/v1.0/groups',
    `/v1.0/groups/${TEAMS.allStaff}`,
    `/v1.0/groups/${TEAMS.harbour}/owners?$select=id,displayName,mail,userType`,
    `/v1.0/groups/${TEAMS.harbour}/members`,
    `/v1.0/groups/${TEAMS.finance}/settings`,
    '/v1.0/groupSettings',
    `/v1.0/teams/${TEAMS.oldLaunch}`,
    `/v1.0/teams/${TEAMS.oldLaunch}?$select=isArchived`,
    `/v1.0/teams/${TEAMS.harbour}/members`,
    '/v1.0/contacts',
    filtered('/v1.0/contacts', "mail eq 'ivy.marsh@adatum.example'", '&$select=id,displayName,mail'),
    '/v1.0/directory/deletedItems/microsoft.graph.user',
    '/v1.0/domains',
    '/v1.0/domains/contoso.example',
    '/v1.0/organization',
    '/v1.0/organization?$select=id,displayName,verifiedDomains',
    '/v1.0/policies/authorizationPolicy',
    '/v1.0/policies/crossTenantAccessPolicy/default',
    '/v1.0/policies/crossTenantAccessPolicy/partners',
    '/v1.0/policies/crossTenantAccessPolicy/partners/00000000-0000-0000-0000-000000000000',
    '/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/email',
    '/v1.0/directory/federationConfigurations/graph.samlOrWsFedExternalDomainFederation?$expand=domains',
    "/v1.0/tenantRelationships/findTenantInformationByDomainName(domainName='fabrikam.example')",
    "/v1.0/tenantRelationships/findTenantInformationByDomainName(domainName='adatum.example')",
    '/v1.0/roleManagement/directory/roleAssignments?$expand=roleDefinition',
    filtered('/v1.0/roleManagement/directory/roleAssignments', `principalId eq '${PEOPLE.danaChoi}'`),
    '/v1.0/roleManagement/directory/roleEligibilityScheduleInstances?$expand=roleDefinition',
    '/v1.0/identity/conditionalAccess/policies',
    '/v1.0/admin/sharepoint/settings',
    '/beta/policies/b2bManagementPolicies',
    `${samPark}/mailboxSettings`,
    `${samPark}/mailboxSettings/userPurpose`,
    // Refused for want of a permission, which the checker must agree with.
    `${samPark}/memberOf`,
  ];

  it('all reads', async () => {
    for (const path of READS) await caller.graph('GET', path);
    const cast = `${samPark}/transitiveMemberOf/microsoft.graph.group?$count=true&$filter=isAssignableToRole eq true&$select=id,displayName`;
    await caller.graph('GET', cast, undefined, EVENTUAL);
    await caller.graph(
      'GET',
      `/v1.0/users?$count=true&$search="displayName:park"&$select=id,displayName`,
      undefined,
      EVENTUAL,
    );
    await check();
  });

  it('all writes', async () => {
    await caller.control('PATCH', 'policies', { granted: { 'User.ReadWrite.All': true } });
    const made = (await caller.invite('kim@fabrikam.example', { invitedUserSponsors: [{ id: PEOPLE.samPark }] })).body
      .invitedUser.id;
    await caller.invite('mina.kerr@fabrikam.example');
    await caller.invite('jonas.weber@fabrikam.example', { invitedUser: { id: PEOPLE.eligibleContractor } });
    await caller.graph('POST', `/v1.0/groups/${TEAMS.harbour}/members/$ref`, memberRef(made));
    await caller.graph('DELETE', `/v1.0/groups/${TEAMS.harbour}/members/${made}/$ref`);
    await caller.graph('POST', `/v1.0/users/${made}/sponsors/$ref`, {
      '@odata.id': `https://graph.microsoft.com/v1.0/users/${PEOPLE.danaChoi}`,
    });
    await caller.graph('PATCH', `/v1.0/users/${PEOPLE.eligibleContractor}`, {
      userType: 'Member',
      otherMails: ['a@fabrikam.example'],
    });
    await caller.graph('POST', `${samPark}/checkMemberObjects`, { ids: [GROUPS.guestlistAdmins] });
    await caller.graph('POST', `${samPark}/revokeSignInSessions`);
    await caller.graph('POST', '/v1.0/users/invitations@contoso.example/sendMail', {
      message: {
        subject: 'Hi',
        body: { contentType: 'text', content: 'Hello' },
        toRecipients: [{ emailAddress: { address: 'kim@fabrikam.example' } }],
        internetMessageHeaders: [{ name: 'x-a', value: 'b' }],
      },
      saveToSentItems: false,
    });
    await caller.graph('DELETE', `/v1.0/users/${made}`);
    await caller.graph('GET', `/v1.0/directory/deletedItems/${made}?$select=id`);
    await caller.graph('POST', `/v1.0/directory/deletedItems/${made}/restore`);
    const lines = ((await caller.control('GET', 'traffic')).body as string)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      lines.filter(({ status }) => status >= 400).map(({ status }) => status),
      [400],
    );
    await check();
  });

  it('a batch of everything', async () => {
    const requests = READS.filter((path) => path.startsWith('/v1.0')).map((path, index) => ({
      id: String(index),
      method: 'GET',
      url: path.slice(5),
    }));
    await caller.graph('POST', '/v1.0/$batch', { requests: requests.slice(0, 20) });
    await caller.graph('POST', '/v1.0/$batch', { requests: requests.slice(20, 40) });
    await check();
  });

  it('with Directory.Read.All, which opens what was refused', async () => {
    await caller.control('PATCH', 'policies', {
      granted: { 'Directory.Read.All': true },
    });
    for (const path of [`${samPark}/memberOf`, `${samPark}/appRoleAssignments`, `${samPark}/ownedObjects`]) {
      assert.equal((await caller.graph('GET', path)).status, 200);
    }
    await check();
  });

  it('logs, changes and the app in Teams', async () => {
    const rights = ['TeamsAppInstallation.ReadWriteSelfForUser.All', 'AppCatalog.Read.All'];
    await caller.control('PATCH', 'policies', { granted: Object.fromEntries(rights.map((name) => [name, true])) });
    await caller.invite('kim@fabrikam.example');
    await caller.control('PUT', 'clock', { advanceSeconds: 901 });
    const install = { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${CATALOGUE_ID}` };
    const lee = `/v1.0/users/${PEOPLE.leeWalker}/teamwork/installedApps`;
    assert.equal((await caller.graph('POST', lee, install)).status, 201);
    const [{ id }] = (await caller.graph('GET', `${lee}?$expand=teamsApp`)).body.value;
    for (const path of [
      filtered('/v1.0/auditLogs/directoryAudits', "activityDisplayName eq 'Invite external user'"),
      '/v1.0/auditLogs/signIns',
      `${samPark}?$select=signInActivity`,
      '/v1.0/users/delta?$select=id,externalUserState,identities,userType',
      '/v1.0/appCatalogs/teamsApps',
      `${lee}/${encodeURIComponent(id)}/chat`,
    ]) {
      assert.equal((await caller.graph('GET', path)).status, 200, path);
    }
    await check();
  });

  it('with few permissions, nulls in relations included', async () => {
    const few = ['User.Read.All', 'Domain.Read.All', 'Policy.Read.All', 'RoleManagement.Read.Directory'];
    await caller.control('PATCH', 'policies', { granted: Object.fromEntries(few.map((name) => [name, false])) });
    for (const path of READS) await caller.graph('GET', path);
    await check();
  });
}).timeout(60_000);
