import assert from 'node:assert/strict';
import { PEOPLE, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { callTenant, type TenantCaller } from './tenant-caller.ts';

describe('sandbox tenant: permissions', () => {
  let caller: TenantCaller;
  before(async () => {
    caller = await callTenant();
  });
  beforeEach(() => caller.control('POST', 'reset'));
  after(() => caller.tenant.close());

  async function grant(granted: Record<string, boolean>): Promise<void> {
    assert.equal((await caller.control('PATCH', 'policies', { granted })).status, 200);
  }

  it('a revoked permission is refused at once, with the token still valid', async () => {
    assert.equal((await caller.graph('GET', '/v1.0/domains')).status, 200);
    await grant({ 'Domain.Read.All': false });
    const { status, body } = await caller.graph('GET', '/v1.0/domains', undefined, { 'client-request-id': 'abc' });
    assert.equal(status, 403);
    assert.equal(body.error.code, 'Authorization_RequestDenied');
    assert.equal(body.error.message, 'Insufficient privileges to complete the operation.');
    assert.equal(body.error.innerError['client-request-id'], 'abc');
    assert.match(body.error.innerError['request-id'], /^[0-9a-f-]{36}$/);
  });

  it('any one of the permissions of a path opens it', async () => {
    await grant({ 'Domain.Read.All': false, 'Directory.Read.All': true });
    assert.equal((await caller.graph('GET', '/v1.0/domains')).status, 200);
  });

  it('Policy.Read.All does not open the email code policy, unless the variant says so', async () => {
    const path = '/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/email';
    await grant({ 'Policy.Read.AuthenticationMethod': false });
    assert.equal((await caller.graph('GET', path)).status, 403);
    await caller.control('PUT', 'variants', { 'code-mail-read': 'policy-read-all' });
    assert.equal((await caller.graph('GET', path)).body.allowExternalIdToUseEmailOtp, 'default');
  });

  it('relations without the right to read their type come back as ids with nulls, and 200', async () => {
    await grant({ 'User.Read.All': false });
    const { status, body } = await caller.graph(
      'GET',
      `/v1.0/groups/${TEAMS.harbour}/owners?$select=id,displayName,mail`,
    );
    assert.equal(status, 200);
    const sam = body.value.find((owner: { id: string }) => owner.id === PEOPLE.samPark);
    assert.deepEqual(sam, {
      '@odata.type': '#microsoft.graph.user',
      id: PEOPLE.samPark,
      displayName: null,
      mail: null,
    });
  });

  it('User.ReadBasic.All shows only the basic properties', async () => {
    await grant({ 'User.Read.All': false, 'User.ReadBasic.All': true });
    assert.equal((await caller.graph('GET', `/v1.0/users/${PEOPLE.samPark}?$select=id,mail`)).status, 200);
    assert.equal((await caller.graph('GET', `/v1.0/users/${PEOPLE.samPark}?$select=id,userType`)).status, 403);
  });

  it('writing to an account takes the second identity or a permission of its own', async () => {
    const change = { mail: 'alma.reyes@fabrikam.example' };
    const alma = '/v1.0/users/alma.reyes@contoso.example';
    assert.equal((await caller.graph('PATCH', alma, change)).status, 403);
    await grant({ 'User.ReadWrite.All': true });
    assert.equal((await caller.graph('PATCH', alma, change)).status, 204);
    assert.equal((await caller.graph('GET', `${alma}?$select=mail`)).body.mail, change.mail);
  });

  it('a team may consent by itself, for itself alone', async () => {
    await grant({ 'TeamMember.Read.All': false });
    await caller.control('PATCH', 'policies', { teamConsents: { [TEAMS.harbour]: ['TeamMember.Read.Group'] } });
    assert.equal((await caller.graph('GET', `/v1.0/teams/${TEAMS.harbour}/members`)).status, 200);
    assert.equal((await caller.graph('GET', `/v1.0/teams/${TEAMS.projectNorth}/members`)).status, 403);
  });

  it('what is not emulated is refused without the permission, and says so with it', async () => {
    const path = '/v1.0/auditLogs/directoryAudits';
    assert.equal((await caller.graph('GET', path)).status, 403);
    await grant({ 'AuditLog.Read.All': true });
    assert.deepEqual((await caller.graph('GET', path)).body.error.code, 'NotImplemented');
  });

  it('sensitive properties need their own permission, a password a directory role as well', async () => {
    const alma = '/v1.0/users/alma.reyes@contoso.example';
    const password = { passwordProfile: { password: 'x7-Long-enough', forceChangePasswordNextSignIn: true } };
    await grant({ 'User.ReadWrite.All': true });
    assert.equal((await caller.graph('PATCH', alma, password)).status, 403);
    await grant({ 'User-PasswordProfile.ReadWrite.All': true });
    assert.equal((await caller.graph('PATCH', alma, password)).status, 403);
    await caller.control('PATCH', 'policies', { appRoles: ['fe930be7-5e62-47db-91af-98c3a49a38b1'] });
    assert.equal((await caller.graph('PATCH', alma, password)).status, 204);
    const roleHolder = '/v1.0/users/omar.haddad@contoso.example';
    assert.equal((await caller.graph('PATCH', roleHolder, { accountEnabled: false })).status, 403);
    const restricted = '/v1.0/users/ruth.delgado@contoso.example';
    assert.equal((await caller.graph('PATCH', restricted, { userType: 'Guest' })).status, 403);
  });

  it('mail cannot point outside while a mailbox exists, nor for a synced account', async () => {
    await grant({ 'User.ReadWrite.All': true });
    for (const name of ['dev.patel', 'lena.fischer']) {
      const answer = await caller.graph('PATCH', `/v1.0/users/${name}@contoso.example`, {
        mail: 'new@fabrikam.example',
      });
      assert.equal(answer.status, 400);
    }
  });

  it('the licence of the tenant refuses what the permission allows', async () => {
    const path = '/v1.0/roleManagement/directory/roleEligibilityScheduleInstances';
    assert.equal((await caller.graph('GET', path)).status, 200);
    await caller.control('PUT', 'variants', { 'tenant-licence': 'P1' });
    const { status, body } = await caller.graph('GET', path);
    assert.equal(status, 400);
    assert.equal(body.error.code, 'AadPremiumLicenseRequired');
  });
});
