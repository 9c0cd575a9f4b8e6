import assert from 'node:assert/strict';
import { APPS, PEOPLE, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { callTenant, filtered, type TenantCaller } from './tenant-caller.ts';

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
    assert.deepEqual(Object.keys((await caller.graph('GET', `/v1.0/users/${PEOPLE.samPark}`)).body).sort(), [
      '@odata.context',
      'displayName',
      'givenName',
      'id',
      'mail',
      'securityIdentifier',
      'surname',
      'userPrincipalName',
    ]);
    assert.equal((await caller.graph('GET', filtered('/v1.0/users', "userType eq 'Guest'"))).status, 403);
    assert.equal((await caller.graph('GET', filtered('/v1.0/users', "mail eq 'a@fabrikam.example'"))).status, 200);
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

  it('each identity holds its own permissions, one given by its client id too', async () => {
    const other = '0c7b1f3e-6a55-4c0e-9c5b-2f4f3a1d9e77';
    const alma = '/v1.0/users/alma.reyes@contoso.example';
    const read = async (clientId: string) =>
      (await caller.graph('GET', alma, undefined, { authorization: `Bearer ${await caller.token(clientId)}` })).status;
    const grantedTo = { [other]: { 'User.Read.All': true }, [APPS.guestlistWriter]: { 'User.ReadWrite.All': false } };
    assert.equal((await caller.control('PATCH', 'policies', { grantedTo })).status, 200);
    assert.deepEqual(
      [await read(other), await read(APPS.guestlistWriter), await read(APPS.guestlist)],
      [200, 403, 200],
    );
    await caller.control('PATCH', 'policies', { grantedTo: { [other]: { 'User.Read.All': false } } });
    assert.equal(await read(other), 403);
    assert.equal((await caller.control('PATCH', 'policies', { grantedTo: { nobody: {} } })).status, 400);
  });

  it('relations may also be refused for want of a right', async () => {
    await grant({ 'User.Read.All': false });
    await caller.control('PUT', 'variants', { 'unpermitted-relations': 'refused' });
    assert.equal((await caller.graph('GET', `/v1.0/groups/${TEAMS.harbour}/owners`)).status, 403);
  });

  it('a member of a role-assignable group is protected like the holder of a role', async () => {
    await grant({ 'User.ReadWrite.All': true });
    const quinn = '/v1.0/users/quinn.abbott@contoso.example';
    assert.equal((await caller.graph('PATCH', quinn, { accountEnabled: false })).status, 403);
    assert.equal((await caller.graph('PATCH', quinn, { jobTitle: 'Operator' })).status, 204);
    assert.equal((await caller.graph('DELETE', quinn)).status, 403);
  });

  it('in a restricted management unit nothing can be written to the account', async () => {
    await grant({ 'User.ReadWrite.All': true });
    const ruth = '/v1.0/users/ruth.delgado@contoso.example';
    const sponsor = { '@odata.id': `https://graph.microsoft.com/v1.0/users/${PEOPLE.samPark}` };
    for (const [method, path, body] of [
      ['PATCH', ruth, { mail: 'ruth@fabrikam.example' }],
      ['DELETE', ruth, undefined],
      ['POST', `${ruth}/sponsors/$ref`, sponsor],
      ['POST', `${ruth}/revokeSignInSessions`, undefined],
    ] as const) {
      assert.equal((await caller.graph(method, path, body)).status, 403, `${method} ${path}`);
    }
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

  it('mail cannot be an address that a group, a contact or somebody in the bin holds', async () => {
    await grant({ 'User.ReadWrite.All': true });
    const alma = '/v1.0/users/alma.reyes@contoso.example';
    for (const mail of [
      'sales-desk@fabrikam.example',
      'ivy.marsh@adatum.example',
      'hal.pryor@fabrikam.example',
      'mina.kerr@fabrikam.example',
    ]) {
      const { status, body } = await caller.graph('PATCH', alma, { mail });
      assert.equal(status, 400, mail);
      assert.match(body.error.message, /proxyAddresses/);
    }
  });

  it('blocking an account takes the right to read accounts as well', async () => {
    const pending = `/v1.0/users/${PEOPLE.pendingGuest}`;
    await grant({ 'User.EnableDisableAccount.All': true, 'User.Read.All': false });
    assert.equal((await caller.graph('PATCH', pending, { accountEnabled: false })).status, 403);
    await grant({ 'User.Read.All': true });
    assert.equal((await caller.graph('PATCH', pending, { accountEnabled: false })).status, 204);
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

  it('tells what a mailbox is for, of those that there are, with the right to it', async () => {
    const of = (alias: string) => `/v1.0/users/${alias}@contoso.example/mailboxSettings/userPurpose`;
    assert.equal((await caller.graph('GET', of('pavel.dvorak'))).body.value, 'shared');
    assert.equal((await caller.graph('GET', of('sam.park'))).body.value, 'user');
    const none = await caller.graph('GET', of('jonas.weber'));
    assert.deepEqual([none.status, none.body.error.code], [404, 'MailboxNotEnabledForRESTAPI']);
    await grant({ 'MailboxSettings.Read': false });
    assert.equal((await caller.graph('GET', of('sam.park'))).status, 403);
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
