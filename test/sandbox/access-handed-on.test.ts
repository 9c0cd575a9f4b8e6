import assert from 'node:assert/strict';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/contoso.ts';
import { stableId } from '../../src/sandbox/tenant/stable-id.ts';
import { callTenant, filtered, type TenantCaller } from './tenant-caller.ts';

const MINA = PEOPLE.minaKerr;
const MINAS = 'mina.kerr@fabrikam.example';
const NADIA = PEOPLE.convertedMember;
const HAL = stableId('user hal.pryor@fabrikam.example');

describe('sandbox tenant: access that is handed on', () => {
  let caller: TenantCaller;
  before(async () => {
    caller = await callTenant();
  });
  beforeEach(async () => {
    await caller.control('POST', 'reset');
    await caller.control('PATCH', 'policies', { granted: { 'User.ReadWrite.All': true } });
  });
  after(() => caller.tenant.close());

  const reset = (id: string, address: string) => caller.invite(address, { invitedUser: { id }, resetRedemption: true });
  async function seen(id: string, names = 'externalUserState,identities') {
    return (await caller.graph('GET', `/v1.0/users/${id}?$select=${names}`)).body;
  }
  async function teams(account: string): Promise<string> {
    return (await caller.page(`/teams/?tenantId=${TENANT_ID}&as=${encodeURIComponent(account)}`)).text;
  }
  const isInside = async (account: string) => (await teams(account)).includes('id="teams-account"');
  async function mailOf(id: string): Promise<string> {
    return (await seen(id, 'mail')).mail;
  }
  async function accept(link: string, account: string): Promise<number> {
    const fields = Object.fromEntries(new URL(link).searchParams);
    return (await caller.page('/redeem/accept', { ...fields, account })).status;
  }

  it('a reset leaves the account and takes its sign-in, until it is redeemed again', async () => {
    assert.equal(await isInside(MINAS), true);
    const { status, body } = await reset(MINA, MINAS);
    assert.deepEqual([status, body.status, body.invitedUser.id], [201, 'PendingAcceptance', MINA]);
    const { externalUserState, identities } = await seen(MINA);
    assert.equal(externalUserState, 'PendingAcceptance');
    assert.deepEqual(
      identities.map(({ issuer }: { readonly issuer: string }) => issuer),
      ['fabrikam.example', 'contosodemo.onmicrosoft.example'],
    );
    assert.equal(await isInside(MINAS), false);
    assert.equal(await accept(body.inviteRedeemUrl, MINAS), 303);
    assert.equal((await seen(MINA)).externalUserState, 'Accepted');
    assert.equal(await isInside(MINAS), true);
  });

  it('with another address, the one before opens nothing, and cannot redeem', async () => {
    const address = 'mina.kerr@northwind.example';
    await caller.graph('PATCH', `/v1.0/users/${MINA}`, { mail: address });
    assert.equal(await mailOf(MINA), address);
    const { inviteRedeemUrl } = (await reset(MINA, address)).body;
    assert.equal(await accept(inviteRedeemUrl, MINAS), 403);
    assert.equal(await accept(inviteRedeemUrl, address), 303);
    assert.deepEqual([await isInside(MINAS), await isInside(address)], [false, true]);
  });

  it('of a converted account neither the sign-in nor the old password opens anything meanwhile', async () => {
    const { mail, userPrincipalName } = await seen(NADIA, 'mail,userPrincipalName');
    assert.equal(await isInside(mail), true);
    assert.equal((await reset(NADIA, mail)).status, 201);
    assert.deepEqual([await isInside(mail), await isInside(userPrincipalName)], [false, false]);
  });

  it('of a converted account is accepted again also where a conversion leaves the state alone', async () => {
    await caller.control('PUT', 'variants', { 'convert-state': 'never' });
    const { mail } = await seen(NADIA, 'mail');
    const { inviteRedeemUrl } = (await reset(NADIA, mail)).body;
    assert.equal((await seen(NADIA)).externalUserState, 'PendingAcceptance');
    assert.equal(await accept(inviteRedeemUrl, mail), 303);
    assert.equal((await seen(NADIA)).externalUserState, 'Accepted');
  });

  it('is refused of somebody with a role, whatever the app may, and of an internal account', async () => {
    await caller.control('POST', 'users', {
      id: MINA,
      userPrincipalName: (await seen(MINA, 'userPrincipalName')).userPrincipalName,
      roles: ['Guest Inviter'],
    });
    const refused = await reset(MINA, MINAS);
    assert.deepEqual([refused.status, refused.body.error.message], [403, 'Generic authorization exception.']);
    const internal = await reset(PEOPLE.eligibleContractor, 'jonas.weber@fabrikam.example');
    assert.deepEqual([internal.status, /internal user/.test(internal.body.error.message)], [400, true]);
  });

  it('a guest in the bin is read by its id, with what a user has, and comes back as it was', async () => {
    const path = `/v1.0/directory/deletedItems/${HAL}`;
    const { body } = await caller.graph('GET', `${path}/microsoft.graph.user?$select=id,otherMails,userType`);
    assert.partialDeepStrictEqual(body, { id: HAL, otherMails: [], userType: 'Guest' });
    assert.equal((await caller.graph('POST', `${path}/restore`)).status, 200);
    assert.equal((await seen(HAL)).externalUserState, 'Accepted');
    assert.equal(await mailOf(HAL), 'hal.pryor@fabrikam.example');
    assert.equal((await caller.graph('GET', `${path}/microsoft.graph.user`)).status, 404);
    assert.equal((await caller.graph('POST', `${path}/restore`)).status, 404);
  });

  for (const [says, taken] of [
    ['name', { userPrincipalName: 'hal.pryor_fabrikam.example#EXT#@contosodemo.onmicrosoft.example' }],
    ['mail', { userPrincipalName: 'h.pryor@contoso.example', mail: 'hal.pryor@fabrikam.example' }],
    ['proxy address', { userPrincipalName: 'h@contoso.example', proxyAddresses: ['smtp:hal.pryor@fabrikam.example'] }],
  ] as const) {
    it(`is not restored where somebody else has its ${says} by now`, async () => {
      await caller.control('POST', 'users', taken);
      const { status, body } = await caller.graph('POST', `/v1.0/directory/deletedItems/${HAL}/restore`);
      assert.deepEqual([status, /same value for property/.test(body.error.message)], [400, true]);
      const held = filtered('/v1.0/users', "mail eq 'hal.pryor@fabrikam.example' and userType eq 'Guest'");
      assert.deepEqual((await caller.graph('GET', held)).body.value, []);
    });
  }

  it('a blocked account opens nothing and redeems nothing', async () => {
    const { inviteRedeemUrl } = (await reset(MINA, MINAS)).body;
    assert.equal((await caller.graph('PATCH', `/v1.0/users/${MINA}`, { accountEnabled: false })).status, 204);
    assert.equal(await accept(inviteRedeemUrl, MINAS), 403);
  });

  it('takes no weak password, and none for a domain that signs in elsewhere', async () => {
    await caller.control('PATCH', 'policies', {
      granted: { 'User-PasswordProfile.ReadWrite.All': true },
      appRoles: ['fe930be7-5e62-47db-91af-98c3a49a38b1'],
    });
    const set = async (name: string, password: string) =>
      (await caller.graph('PATCH', `/v1.0/users/${name}`, { passwordProfile: { password } })).status;
    const alma = 'alma.reyes@contoso.example';
    assert.deepEqual(
      [await set(alma, 'short1A'), await set(alma, 'onlylowerletters'), await set(alma, 'x7-Long-enough')],
      [400, 400, 204],
    );
    await caller.control('POST', 'users', { userPrincipalName: 'ari@factory.contoso.example' });
    assert.equal(await set('ari@factory.contoso.example', 'x7-Long-enough'), 400);
  });
});
