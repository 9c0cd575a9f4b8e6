import assert from 'node:assert/strict';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/contoso.ts';
import { callTenant, type TenantCaller } from './tenant-caller.ts';

describe('sandbox tenant: invitations', () => {
  let caller: TenantCaller;
  before(async () => {
    caller = await callTenant();
  });
  beforeEach(() => caller.control('POST', 'reset'));
  after(() => caller.tenant.close());

  async function user(
    id: string,
    select = 'userType,externalUserState,creationType,userPrincipalName,mail,proxyAddresses,identities',
  ) {
    return (await caller.graph('GET', `/v1.0/users/${id}?$select=${select}`)).body;
  }
  async function refusal(address: string, more: object = {}): Promise<string> {
    const { status, body } = await caller.invite(address, more);
    return `${status} ${body.error?.message}`;
  }

  it('makes a guest and answers in the published shape', async () => {
    const { status, body } = await caller.invite('kim.partner@fabrikam.example', {
      invitedUserDisplayName: 'Kim Partner',
    });
    assert.equal(status, 201);
    assert.equal(body.status, 'PendingAcceptance');
    assert.deepEqual(body.invitedUserMessageInfo, {
      messageLanguage: null,
      customizedMessageBody: null,
      ccRecipients: [{ emailAddress: { name: null, address: null } }],
    });
    const link = new URL(body.inviteRedeemUrl);
    assert.equal(`${link.origin}${link.pathname}`, `${caller.tenant.url}/redeem/`);
    assert.equal(link.searchParams.get('tenant'), TENANT_ID);
    const made = await user(body.invitedUser.id);
    assert.equal(made.userPrincipalName, 'kim.partner_fabrikam.example#EXT#@contosodemo.onmicrosoft.example');
    assert.equal(made.userType, 'Guest');
    assert.equal(made.creationType, 'Invitation');
    assert.equal(made.externalUserState, 'PendingAcceptance');
    assert.deepEqual(made.proxyAddresses, ['SMTP:kim.partner@fabrikam.example']);
    assert.equal(made.identities[0].issuer, 'fabrikam.example');
  });

  for (const address of [
    'a+b@fabrikam.example',
    '.a@fabrikam.example',
    'a-@fabrikam.example',
    'a b@fabrikam.example',
    'a',
    'a@b@fabrikam.example',
    'a@bücher.example',
    '@fabrikam.example',
  ]) {
    it(`refuses the address ${address}`, async () =>
      assert.match(await refusal(address), /^400 .*characters that are not allowed/));
  }

  it('an apostrophe and an underscore are allowed', async () => {
    assert.equal((await caller.invite("o'hara_1@fabrikam.example")).status, 201);
  });

  it('refuses an unknown property, a missing redirect and a reset without id', async () => {
    assert.match(await refusal('a@fabrikam.example', { invitedUserDispalyName: 'A' }), /^400 Invalid property/);
    assert.match(await refusal('a@fabrikam.example', { inviteRedirectUrl: null }), /^400 .*inviteRedirectUrl/);
    assert.match(await refusal('a@fabrikam.example', { resetRedemption: true }), /^400 .*InvitedUser.Id/);
  });

  it('refuses own verified domains, and only those', async () => {
    assert.match(
      await refusal('new@contoso.example'),
      /domain of the user's email address is a verified domain of this directory/,
    );
    assert.match(await refusal('new@contosodemo.onmicrosoft.example'), /Invitee is in inviter tenant/);
    assert.equal((await caller.invite('new@contoso-events.example')).status, 201);
    assert.equal((await caller.invite('new@sub.contoso.example')).status, 201);
  });

  it('honours allowInvitesFrom, domain lists and cross-tenant access', async () => {
    assert.match(await refusal('a@tailspin.example'), /^400 .*blocked domain/);
    assert.match(await refusal('a@litware.example'), /^400 This invitation is blocked by cross-tenant access settings/);
    assert.match(await refusal('a@proseware.example'), /cross-tenant/);
    assert.equal((await caller.invite('a@treyresearch.example')).status, 201);
    await caller.control('PATCH', 'policies', { allowedDomains: ['northwind.example'], blockedDomains: [] });
    assert.match(await refusal('b@fabrikam.example'), /^400 .*blocked domain/);
    await caller.control('PATCH', 'policies', { allowInvitesFrom: 'none' });
    assert.equal(
      await refusal('b@northwind.example'),
      '403 Guest invitations not allowed for your company. Contact your company administrator for more details.',
    );
  });

  it('restricted to admins: the app may or may not, as the variant says', async () => {
    await caller.control('PATCH', 'policies', { allowInvitesFrom: 'adminsAndGuestInviters' });
    assert.equal((await caller.invite('a@fabrikam.example')).status, 201);
    await caller.control('PUT', 'variants', { 'app-invite-restricted': 'refused' });
    assert.match(await refusal('b@fabrikam.example'), /^403 Guest invitations not allowed/);
  });

  for (const [who, address, id, ending] of [
    [
      'an accepted guest',
      'mina.kerr@fabrikam.example',
      PEOPLE.minaKerr,
      '. They can use that account to sign in to shared apps and resources.',
    ],
    [
      'a blocked guest',
      'rita.vance@fabrikam.example',
      PEOPLE.blockedGuest,
      ', but the account is blocked from signing in.',
    ],
  ] as const) {
    it(`${who} exists already`, async () => {
      assert.equal(
        await refusal(address),
        `400 The invited user already exists in the directory as object ID: ${id}${ending}`,
      );
    });
  }

  it('an accepted guest may also be answered with Completed', async () => {
    await caller.control('PUT', 'variants', { 'accepted-reinvite': 'completed' });
    const { status, body } = await caller.invite('mina.kerr@fabrikam.example');
    assert.deepEqual([status, body.status, body.invitedUser.id], [201, 'Completed', PEOPLE.minaKerr]);
  });

  for (const address of ['sales-desk@fabrikam.example', 'ivy.marsh@adatum.example', 'hal.pryor@fabrikam.example']) {
    it(`${address} belongs to a group, a contact or somebody in the bin`, async () => {
      assert.match(await refusal(address), /^400 Another object with the same value for property proxyAddresses/);
    });
  }

  it('the address of a contact may also make a guest without proxy addresses', async () => {
    await caller.control('PUT', 'variants', { 'contact-address': 'without-proxy' });
    const { status, body } = await caller.invite('ivy.marsh@adatum.example');
    assert.equal(status, 201);
    assert.deepEqual((await user(body.invitedUser.id)).proxyAddresses, []);
  });

  it('after thirty days in the bin an address is free again', async () => {
    await caller.control('PUT', 'clock', { advanceSeconds: 31 * 24 * 3600 });
    await caller.control('POST', 'reset');
    assert.match(await refusal('hal.pryor@fabrikam.example'), /proxyAddresses/);
    await caller.control('PUT', 'clock', { advanceSeconds: 31 * 24 * 3600 });
    assert.equal((await caller.invite('hal.pryor@fabrikam.example')).status, 201);
  });

  it('a pending guest keeps the id and gets a new link; the old one is dead unless the variant lets it live', async () => {
    async function firstLinkAfterTwo(address: string): Promise<number> {
      const first = (await caller.invite(address)).body;
      const second = (await caller.invite(address)).body;
      assert.equal(first.invitedUser.id, second.invitedUser.id);
      assert.notEqual(first.inviteRedeemUrl, second.inviteRedeemUrl);
      assert.equal((await caller.page(second.inviteRedeemUrl)).status, 200);
      return (await caller.page(first.inviteRedeemUrl)).status;
    }
    assert.equal(await firstLinkAfterTwo('one@fabrikam.example'), 404);
    await caller.control('PUT', 'variants', { 'old-link': 'lives' });
    assert.equal(await firstLinkAfterTwo('two@fabrikam.example'), 200);
  });

  it('sponsors in the body are taken, or ignored, or refused; without any the app is the sponsor', async () => {
    async function sponsorsOf(address: string): Promise<string[]> {
      const { body } = await caller.invite(address, { invitedUserSponsors: [{ id: PEOPLE.samPark }] });
      const sponsors = await caller.graph('GET', `/v1.0/users/${body.invitedUser.id}/sponsors?$select=id`);
      return sponsors.body.value.map((sponsor: { '@odata.type': string }) => sponsor['@odata.type']);
    }
    assert.deepEqual(await sponsorsOf('a@fabrikam.example'), ['#microsoft.graph.user']);
    await caller.control('PUT', 'variants', { 'sponsor-body': 'ignored' });
    assert.deepEqual(await sponsorsOf('b@fabrikam.example'), ['#microsoft.graph.servicePrincipal']);
    await caller.control('PUT', 'variants', { 'sponsor-body': 'bind-only' });
    assert.match(await refusal('c@fabrikam.example', { invitedUserSponsors: [{ id: PEOPLE.samPark }] }), /^400/);
  });

  it("Microsoft's own mail goes to new guests only and drops the inviter's words", async () => {
    const words = { sendInvitationMessage: true, invitedUserMessageInfo: { customizedMessageBody: 'Welcome aboard' } };
    await caller.invite('mailed@fabrikam.example', words);
    await caller.invite('oscar.lund@adatum.example', words);
    const { body } = await caller.control('GET', 'mail');
    assert.deepEqual(
      body.map((mail: { mailbox: string }) => mail.mailbox),
      ['mailed@fabrikam.example'],
    );
    assert.ok(!body[0].text.includes('Welcome aboard'));
    assert.match(body[0].text, /\/redeem\//);
  });

  it('comes to 429 at half of the published pace, and back after the window', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const requests = Array.from({ length: 20 }, (_, id) => ({
      id: `${id}`,
      method: 'POST',
      url: '/invitations',
      headers,
      body: {},
    }));
    const answers: { readonly status: number; readonly headers: Record<string, string> }[] = [];
    for (let sent = 0; sent < 1520; sent += requests.length) {
      answers.push(...(await caller.graph('POST', '/v1.0/$batch', { requests })).body.responses);
    }
    const throttled = answers.filter(({ status }) => status === 429);
    assert.equal(throttled.length, 20);
    const waits = throttled.map(({ headers }) => headers['Retry-After']);
    assert.equal(waits.filter((wait) => wait === undefined).length, 10, 'every second one does not say how long');
    assert.ok(waits.every((wait) => wait === undefined || /^\d+\.\d{3}$/.test(wait)));
    assert.equal((await caller.invite('after@fabrikam.example')).status, 429);
    await caller.control('PUT', 'clock', { advanceSeconds: 151 });
    assert.equal((await caller.invite('after@fabrikam.example')).status, 201);
  }).timeout(20_000);

  describe('of an account that is already here', () => {
    const ID = PEOPLE.eligibleContractor;
    const ADDRESS = 'jonas.weber@fabrikam.example';

    it('changes the state and nothing else', async () => {
      const before = await user(ID);
      const { status, body } = await caller.invite(ADDRESS, { invitedUser: { id: ID } });
      assert.deepEqual([status, body.invitedUser.id], [201, ID]);
      assert.deepEqual(await user(ID), { ...before, externalUserState: 'PendingAcceptance' });
    });

    it('is accepted although it will hurt', async () => {
      const mailboxHolder = (await user('dev.patel@contoso.example', 'id')).id;
      assert.equal(
        (await caller.invite('somewhere@fabrikam.example', { invitedUser: { id: mailboxHolder } })).status,
        201,
      );
    });

    it('is refused for the on-premises name, an own address and an unknown account', async () => {
      const synced = (await user('igor.novak@contoso.example', 'id')).id;
      assert.match(
        await refusal('igor.novak@fabrikam.example', { invitedUser: { id: synced } }),
        /^400 .*Invalid request input/,
      );
      assert.match(
        await refusal('jonas.weber@contoso.example', { invitedUser: { id: ID } }),
        /^400 User's email address cannot be in a verified domain/,
      );
      assert.match(await refusal(ADDRESS, { invitedUser: { id: TENANT_ID } }), /^404/);
    });

    it('may check the mail, leave the state alone or make a stray guest', async () => {
      await caller.control('PUT', 'variants', { 'convert-checks-mail': 'on', 'convert-state': 'null-until-redeemed' });
      assert.match(
        await refusal('other@fabrikam.example', { invitedUser: { id: ID } }),
        /doesn't match any emails on the user object/,
      );
      assert.equal((await caller.invite(ADDRESS, { invitedUser: { id: ID } })).status, 201);
      assert.equal((await user(ID)).externalUserState, null);
      await caller.control('PUT', 'variants', { 'convert-makes-guest': 'on' });
      assert.notEqual((await caller.invite(ADDRESS, { invitedUser: { id: ID } })).body.invitedUser.id, ID);
    });

    it('a reset needs the writing permission and the address on the object', async () => {
      const reset = { invitedUser: { id: PEOPLE.minaKerr }, resetRedemption: true };
      assert.equal(await refusal('mina.kerr@fabrikam.example', reset), '403 Generic authorization exception.');
      await caller.control('PATCH', 'policies', { granted: { 'User.ReadWrite.All': true } });
      assert.match(await refusal('mina@northwind.example', reset), /doesn't match any emails/);
      assert.equal((await caller.invite('mina.kerr@fabrikam.example', reset)).status, 201);
      assert.equal((await user(PEOPLE.minaKerr)).externalUserState, 'PendingAcceptance');
    });
  });
});
