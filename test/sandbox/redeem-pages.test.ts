import assert from 'node:assert/strict';
import { PEOPLE, TEAMS, TENANT_ID } from '../../src/sandbox/tenant/contoso.ts';
import { callTenant, memberRef, type TenantCaller } from './tenant-caller.ts';

describe('sandbox tenant: redeem and Teams pages', () => {
  let caller: TenantCaller;
  before(async () => {
    caller = await callTenant();
  });
  beforeEach(() => caller.control('POST', 'reset'));
  after(() => caller.tenant.close());

  function fieldsOf(link: string): Record<string, string> {
    const { tenant, user, ticket } = Object.fromEntries(new URL(link).searchParams) as Record<string, string>;
    return { tenant: tenant as string, user: user as string, ticket: ticket as string };
  }
  async function invited(address: string, more: object = {}) {
    const { body } = await caller.invite(address, more);
    return {
      id: body.invitedUser.id as string,
      link: body.inviteRedeemUrl as string,
      redirect: body.inviteRedirectUrl as string,
    };
  }
  async function stateOf(id: string) {
    return (
      await caller.graph(
        'GET',
        `/v1.0/users/${id}?$select=externalUserState,identities,userPrincipalName,userType,creationType`,
      )
    ).body;
  }
  async function accept(link: string, account: string) {
    return caller.page('/redeem/accept', { ...fieldsOf(link), account });
  }
  async function teams(account: string): Promise<string> {
    return (await caller.page(`/teams/?tenantId=${TENANT_ID}&as=${encodeURIComponent(account)}`)).text;
  }

  it('goes from the link over the account and the consent to the redirect address', async () => {
    const guest = await invited('kim@fabrikam.example');
    const first = await caller.page(guest.link);
    assert.match(first.text, /id="account-expected">kim@fabrikam\.example</);
    const consent = await caller.page('/redeem/account', { ...fieldsOf(guest.link), choice: 'expected' });
    assert.match(consent.text, /id="consent-accept"/);
    assert.equal((await stateOf(guest.id)).externalUserState, 'PendingAcceptance');
    const done = await accept(guest.link, 'kim@fabrikam.example');
    assert.deepEqual([done.status, done.location], [303, guest.redirect]);
    const after = await stateOf(guest.id);
    assert.equal(after.externalUserState, 'Accepted');
    assert.deepEqual(after.identities[0], {
      signInType: 'federated',
      issuer: 'ExternalAzureAD',
      issuerAssignedId: null,
    });
    assert.equal(after.userPrincipalName, 'kim_fabrikam.example#EXT#@contosodemo.onmicrosoft.example');
    assert.match((await caller.page(guest.link)).text, /id="link-used"/);
  });

  it('refuses another account with AADSTS50020, by either form', async () => {
    const guest = await invited('kim@fabrikam.example');
    const chosen = await caller.page('/redeem/account', {
      ...fieldsOf(guest.link),
      choice: 'other',
      other: 'kim@northwind.example',
    });
    assert.equal(chosen.status, 403);
    assert.match(chosen.text, /AADSTS50020.*kim@northwind\.example/);
    assert.equal((await accept(guest.link, 'kim@northwind.example')).status, 403);
    assert.equal((await stateOf(guest.id)).externalUserState, 'PendingAcceptance');
  });

  it('refuses a link that was replaced, one of another account and one of another tenant', async () => {
    const guest = await invited('kim@fabrikam.example');
    const other = await invited('lou@fabrikam.example');
    const replaced = guest.link;
    await invited('kim@fabrikam.example');
    assert.match((await caller.page(replaced)).text, /id="link-dead"/);
    assert.equal((await caller.page(other.link.replace(other.id, guest.id))).status, 404);
    assert.equal((await caller.page(other.link.replace(TENANT_ID, guest.id))).status, 404);
  });

  it('refuses at redemption what was blocked after the invitation', async () => {
    const guest = await invited('kim@fabrikam.example');
    await caller.control('PATCH', 'policies', { blockedDomains: ['fabrikam.example'] });
    assert.match(
      (await caller.page('/redeem/account', { ...fieldsOf(guest.link), choice: 'expected' })).text,
      /blocked domain/,
    );
    assert.equal((await accept(guest.link, 'kim@fabrikam.example')).status, 403);
  });

  it('a conversion can be redeemed by opening Teams too, even if it left the state alone', async () => {
    for (const state of ['pending', 'null-until-redeemed', 'never']) {
      await caller.control('POST', 'reset');
      await caller.control('PUT', 'variants', { 'convert-state': state });
      const account = 'jonas.weber@fabrikam.example';
      await caller.invite(account, { invitedUser: { id: PEOPLE.eligibleContractor } });
      await caller.page('/teams/join', { as: account });
      const path = `/v1.0/users/${PEOPLE.eligibleContractor}?$select=identities`;
      const { identities } = (await caller.graph('GET', path)).body;
      assert.equal(identities[0].issuer, 'ExternalAzureAD', state);
    }
  });

  it('refuses what the home organisation blocked after the invitation', async () => {
    const { inviteRedeemUrl } = (await caller.invite('kim@fabrikam.example')).body;
    await caller.control('PATCH', 'policies', { partnerSides: { 'fabrikam.example': 'blocked' } });
    const fields = Object.fromEntries(new URL(inviteRedeemUrl).searchParams);
    const { text } = await caller.page('/redeem/account', { ...fields, choice: 'expected' });
    assert.match(text, /AADSTS500212/);
  });

  it('the provider follows from the domain', async () => {
    for (const [address, issuer] of [
      ['a@adatum.example', 'mail'],
      ['a@wingtip.example', 'https://idp.wingtip.example/saml'],
    ] as const) {
      const guest = await invited(address);
      await accept(guest.link, address);
      assert.equal((await stateOf(guest.id)).identities[0].issuer, issuer);
    }
    await caller.control('PATCH', 'policies', { emailCode: 'disabled' });
    const guest = await invited('b@adatum.example');
    await accept(guest.link, 'b@adatum.example');
    assert.equal((await stateOf(guest.id)).identities[0].issuer, 'MicrosoftAccount');
  });

  it('automatic redemption skips the consent page and sends a notice of its own', async () => {
    const guest = await invited('a@northwind.example');
    const done = await caller.page('/redeem/account', { ...fieldsOf(guest.link), choice: 'expected' });
    assert.equal(done.status, 303);
    const { body } = await caller.control('GET', 'mail?to=a@northwind.example');
    assert.equal(body.length, 1);
    assert.ok(!body[0].text.includes('/redeem/'));
  });

  it('a conversion keeps everything but the way to sign in', async () => {
    const id = PEOPLE.eligibleContractor;
    const account = await invited('jonas.weber@fabrikam.example', { invitedUser: { id } });
    assert.match(await teams('jonas.weber@contoso.example'), /id="teams-account"/);
    await accept(account.link, 'jonas.weber@fabrikam.example');
    const after = await stateOf(id);
    assert.equal(after.userPrincipalName, 'jonas.weber@contoso.example');
    assert.equal(after.creationType, null);
    assert.match(await teams('jonas.weber@contoso.example'), /data-reason="old-credentials"/);
    assert.match(await teams('jonas.weber@fabrikam.example'), /id="teams-account"/);
  });

  it('Teams refuses where the domain of mail is not the domain of the sign-in', async () => {
    const converted = await caller.control('POST', 'users', {
      userPrincipalName: 'odd.mail@contoso.example',
      mail: 'odd@adatum.example',
    });
    const id = converted.body.users[0].id;
    const account = await invited('odd@northwind.example', { invitedUser: { id } });
    await caller.page('/redeem/account', { ...fieldsOf(account.link), choice: 'expected' });
    assert.match(await teams('odd@northwind.example'), /data-reason="domain-mismatch"/);
  });

  it('Teams says why somebody sees nothing', async () => {
    assert.match(await teams('nobody@fabrikam.example'), /AADSTS50020/);
    assert.match(await teams('oscar.lund@adatum.example'), /data-reason="pending"/);
    assert.match(await teams('rita.vance@fabrikam.example'), /data-reason="disabled"/);
    assert.match((await caller.page('/teams/')).text, /data-reason="no-tenant"/);
    const guest = await invited('kim@fabrikam.example');
    await caller.graph('POST', `/v1.0/groups/${TEAMS.projectNorth}/members/$ref`, memberRef(guest.id));
    await accept(guest.link, 'kim@fabrikam.example');
    assert.match(await teams('kim@fabrikam.example'), new RegExp(`data-waiting-team="${TEAMS.projectNorth}"`));
    await caller.control('PUT', 'clock', { advanceSeconds: 301 });
    assert.match(await teams('kim@fabrikam.example'), new RegExp(`data-team="${TEAMS.projectNorth}"`));
  });

  it('Teams knows who has just redeemed in this browser, and asks everybody else', async () => {
    const guest = await invited("o'kim@fabrikam.example", {
      inviteRedirectUrl: `${caller.tenant.url}/teams/?tenantId=${TENANT_ID}`,
    });
    const done = await accept(guest.link, "o'kim@fabrikam.example");
    const [cookie = ''] = done.cookie?.split(';') ?? [];
    assert.match(done.cookie ?? '', /; Path=\/teams; HttpOnly; SameSite=Lax$/);
    const known = await caller.page(done.location ?? '', undefined, `other=1; ${cookie}`);
    assert.equal(known.status, 200);
    assert.match(known.text, /id="teams-account"/);
    assert.doesNotMatch(known.text, /Who are you\?/);
    assert.match((await caller.page(done.location ?? '')).text, /Who are you\?/);
    const asked = await caller.page(`${done.location}&as=rita.vance@fabrikam.example`, undefined, cookie);
    assert.match(asked.text, /data-reason="disabled"/);
    const broken = await caller.page(done.location ?? '', undefined, `${cookie.split('=')[0]}=%E0%A4`);
    assert.match(broken.text, /Who are you\?/);
  });

  it('says in plain words beside each refusal what it means', async () => {
    const refused: [string, string][] = [];
    const note = ({ text }: { readonly text: string }) => {
      const [, reason = '', words = ''] = /data-reason="([^"]+)"[\s\S]*?id="plain-words">([^<]+)</.exec(text) ?? [];
      refused.push([reason, words]);
    };
    const guest = await invited('kim@fabrikam.example');
    const open = () => caller.page('/redeem/account', { ...fieldsOf(guest.link), choice: 'expected' });
    note(await caller.page('/redeem/account', { ...fieldsOf(guest.link), choice: 'other', other: 'a@b.example' }));
    await caller.control('PATCH', 'policies', { partners: { 'fabrikam.example': { usersAndGroups: 'blocked' } } });
    note(await open());
    await caller.control('PATCH', 'policies', { blockedDomains: ['fabrikam.example'] });
    note(await open());
    const name = (await stateOf(guest.id)).userPrincipalName;
    await caller.control('POST', 'users', { id: guest.id, userPrincipalName: name, accountEnabled: false });
    note(await open());
    const some = await invited('ann@lucerne.example');
    note(await caller.page('/redeem/account', { ...fieldsOf(some.link), choice: 'expected' }));
    for (const account of [
      'nobody@fabrikam.example',
      'oscar.lund@adatum.example',
      'nadia.rossi@contoso.example',
      'jo.tan@fabrikam.example',
    ])
      note({ text: await teams(account) });
    const reasons = refused.map(([reason]) => reason);
    assert.deepEqual(reasons, [
      ...['wrong-account', 'blocked-organisation', 'denied-domain', 'disabled', 'left-out'],
      ...['unknown', 'pending', 'old-credentials', 'domain-mismatch'],
    ]);
    for (const [reason, words] of refused) {
      assert.ok(words.length > 40, reason);
      assert.doesNotMatch(words, /AADSTS/);
    }
  });

  it('Teams says that a team is archived', async () => {
    await caller.graph('POST', `/v1.0/groups/${TEAMS.oldLaunch}/members/$ref`, memberRef(PEOPLE.minaKerr));
    await caller.control('PUT', 'clock', { advanceSeconds: 301 });
    assert.match(await teams('mina.kerr@fabrikam.example'), /Old Launch \(archived\).*nobody can write in it/);
  });

  it('a pending guest can redeem by opening Teams, unless the variant forbids it', async () => {
    const join = () => caller.page('/teams/join', { as: 'oscar.lund@adatum.example' });
    await caller.control('PUT', 'variants', { 'direct-redeem': 'off' });
    await join();
    assert.equal((await stateOf(PEOPLE.pendingGuest)).externalUserState, 'PendingAcceptance');
    await caller.control('PUT', 'variants', { 'direct-redeem': 'on' });
    await join();
    assert.equal((await stateOf(PEOPLE.pendingGuest)).externalUserState, 'Accepted');
  });

  it('shows no text of others as markup', async () => {
    const { text } = await caller.page(
      `/teams/?tenantId=${TENANT_ID}&as=${encodeURIComponent('"><script>alert(1)</script>')}`,
    );
    assert.ok(!text.includes('<script>'));
  });
});
