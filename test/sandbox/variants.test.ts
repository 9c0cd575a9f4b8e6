import assert from 'node:assert/strict';
import { PEOPLE, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { CATALOGUE_ID } from '../../src/sandbox/tenant/installed-apps.ts';
import { VARIANTS, type VariantName } from '../../src/sandbox/tenant/variants.ts';
import { type Answer, callTenant, EVENTUAL, filtered, memberRef, type TenantCaller } from './tenant-caller.ts';

const NEW_ADDRESS = 'kim@fabrikam.example';
const CONVERTED = { id: PEOPLE.eligibleContractor, address: 'jonas.weber@fabrikam.example' };
const PASSWORD = { passwordProfile: { password: 'x7-Long-enough', forceChangePasswordNextSignIn: true } };
const USER_ADMINISTRATOR = 'fe930be7-5e62-47db-91af-98c3a49a38b1';

/** Does what the variant is about and tells what could be seen. */
type Probe = (caller: TenantCaller) => Promise<unknown>;

// One probe a variant, or it does not compile: a variant that changes nothing has no place in the list.
const PROBES: Readonly<Record<VariantName, Probe>> = {
  'old-link': async (caller) => {
    const first = (await caller.invite(NEW_ADDRESS)).body.inviteRedeemUrl;
    await caller.invite(NEW_ADDRESS);
    return (await caller.page(first)).status;
  },
  'accepted-reinvite': async (caller) => (await caller.invite('mina.kerr@fabrikam.example')).status,
  'direct-redeem': async (caller) => {
    await caller.page('/teams/join', { as: 'oscar.lund@adatum.example' });
    return stateOf(caller, PEOPLE.pendingGuest);
  },
  'sponsor-body': async (caller) => {
    const { status, body } = await caller.invite(NEW_ADDRESS, { invitedUserSponsors: [{ id: PEOPLE.samPark }] });
    const bound = await caller.invite('lou@fabrikam.example', {
      'invitedUserSponsors@odata.bind': [`https://graph.microsoft.com/v1.0/users/${PEOPLE.samPark}`],
    });
    return [status, bound.status, status === 201 && (await firstSponsor(caller, body.invitedUser.id))];
  },
  'app-invite-restricted': async (caller) => {
    await caller.control('PATCH', 'policies', { allowInvitesFrom: 'adminsAndGuestInviters' });
    return (await caller.invite(NEW_ADDRESS)).status;
  },
  'contact-address': async (caller) => (await caller.invite('ivy.marsh@adatum.example')).status,
  'mail-scope': (caller) => sendFrom(caller, PEOPLE.samPark),
  'convert-checks-mail': async (caller) =>
    (await caller.invite('other@fabrikam.example', { invitedUser: { id: CONVERTED.id } })).status,
  'convert-permission': async (caller) => (await convert(caller)).status,
  'convert-state': async (caller) => {
    const { body } = await convert(caller);
    const before = await stateOf(caller, CONVERTED.id);
    await accept(caller, body.inviteRedeemUrl, CONVERTED.address);
    return [before, await stateOf(caller, CONVERTED.id)];
  },
  'convert-makes-guest': async (caller) => (await convert(caller)).body.invitedUser.id === CONVERTED.id,
  'identity-id': async (caller) => {
    const { body } = await caller.invite(NEW_ADDRESS);
    await accept(caller, body.inviteRedeemUrl, NEW_ADDRESS);
    const { identities } = (await caller.graph('GET', `/v1.0/users/${body.invitedUser.id}?$select=identities`)).body;
    return identities[0].issuerAssignedId;
  },
  'sign-in-log': async (caller) => {
    const { body } = await convert(caller);
    await accept(caller, body.inviteRedeemUrl, CONVERTED.address);
    const log = filtered('/v1.0/auditLogs/signIns', `userId eq '${CONVERTED.id}'`);
    return (await caller.graph('GET', log)).body.value[0].userPrincipalName;
  },
  'mail-to-existing': async (caller) => {
    await caller.invite('oscar.lund@adatum.example', { sendInvitationMessage: true });
    return (await caller.control('GET', 'mail')).body.length;
  },
  'bin-filter': async (caller) => {
    const path = filtered('/v1.0/directory/deletedItems/microsoft.graph.user', "mail eq 'x'", '&$count=true');
    return (await caller.graph('GET', path, undefined, EVENTUAL)).status;
  },
  'reset-address': async (caller) => {
    await caller.control('PATCH', 'policies', { granted: { 'User.ReadWrite.All': true } });
    const [carl] = (await caller.graph('GET', filtered('/v1.0/users', "mail eq 'carl.jensen@fabrikam.example'"))).body
      .value;
    return (await caller.invite('carl@northwind.example', { invitedUser: { id: carl.id }, resetRedemption: true }))
      .status;
  },
  'password-patch': async (caller) => {
    const granted = { 'User-PasswordProfile.ReadWrite.All': true };
    await caller.control('PATCH', 'policies', { granted, appRoles: [USER_ADMINISTRATOR] });
    return (await caller.graph('PATCH', `/v1.0/users/${PEOPLE.convertedMember}`, PASSWORD)).status;
  },
  'domain-list': async (caller) => {
    const { status, body } = await caller.graph('GET', '/beta/policies/b2bManagementPolicies');
    return [status, body.value?.[0].definition];
  },
  'invitation-pace': async (caller) => {
    const headers = { 'Content-Type': 'application/json' };
    const requests = Array.from({ length: 20 }, (_, id) => ({
      id: `${id}`,
      method: 'POST',
      url: '/invitations',
      headers,
      body: {},
    }));
    const statuses: number[] = [];
    for (let sent = 0; sent < 3100; sent += requests.length) {
      const { body } = await caller.graph('POST', '/v1.0/$batch', { requests });
      statuses.push(...body.responses.map(({ status }: { status: number }) => status));
    }
    return statuses.filter((status) => status === 429).length;
  },
  'unknown-domain': async (caller) =>
    (await caller.graph('GET', "/v1.0/tenantRelationships/findTenantInformationByDomainName(domainName='x.example')"))
      .status,
  'unicode-domain': async (caller) => (await caller.invite('a@bücher.example')).status,
  'tenant-licence': async (caller) => {
    const eligible = await caller.graph('GET', '/v1.0/roleManagement/directory/roleEligibilityScheduleInstances');
    const conditional = await caller.graph('GET', '/v1.0/identity/conditionalAccess/policies');
    return [eligible.status, conditional.status];
  },
  'group-welcome': async (caller) => {
    await caller.graph('POST', `/v1.0/groups/${TEAMS.projectNorth}/members/$ref`, memberRef(PEOPLE.minaKerr));
    return (await caller.control('GET', 'mail')).body.length;
  },
  'mail-delivery': async (caller) => {
    const status = await sendFrom(caller, PEOPLE.invitationsMailbox);
    return [status, (await caller.control('GET', 'mail')).body.map((mail: { mailbox: string }) => mail.mailbox)];
  },
  'code-mail-read': async (caller) => {
    await caller.control('PATCH', 'policies', { granted: { 'Policy.Read.AuthenticationMethod': false } });
    const path = '/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/email';
    return (await caller.graph('GET', path)).status;
  },
  replication: async (caller) => {
    const { id } = (await caller.invite(NEW_ADDRESS)).body.invitedUser;
    const statusNow = async () => (await caller.graph('GET', `/v1.0/users/${id}?$select=id`)).status;
    const atOnce = await statusNow();
    await caller.control('PUT', 'clock', { advanceSeconds: 31 });
    return [atOnce, await statusNow()];
  },
  'batch-outer': async (caller) => {
    const requests = [{ id: '1', method: 'GET', url: '/organization' }];
    const answers = [await caller.graph('POST', '/v1.0/$batch', { requests })];
    answers.push(await caller.graph('POST', '/v1.0/$batch', { requests }));
    return answers.map(({ status, headers }) => [status, headers.get('retry-after')]);
  },
  'unpermitted-relations': async (caller) => {
    await caller.control('PATCH', 'policies', { granted: { 'GroupMember.Read.All': false } });
    return (await caller.graph('GET', `/v1.0/users/${PEOPLE.samPark}/ownedObjects`)).status;
  },
  'redeemed-state': async (caller) => {
    const { body } = await caller.invite(NEW_ADDRESS);
    await accept(caller, body.inviteRedeemUrl, NEW_ADDRESS);
    return stateOf(caller, body.invitedUser.id);
  },
  'internal-holder': async (caller) => (await caller.invite(CONVERTED.address)).body.error.message,
  'teams-listing': async (caller) => {
    await caller.graph('POST', `/v1.0/groups/${TEAMS.projectNorth}/members/$ref`, memberRef(PEOPLE.minaKerr));
    const seen = [await countListed(caller)];
    for (const advanceSeconds of [300, 6 * 3600]) {
      await caller.control('PUT', 'clock', { advanceSeconds });
      seen.push(await countListed(caller));
    }
    return seen;
  },
  'guest-app-install': async (caller) => {
    await caller.control('PATCH', 'policies', { granted: { 'TeamsAppInstallation.ReadWriteSelfForUser.All': true } });
    return (await installFor(caller, PEOPLE.minaKerr)).status;
  },
  'automatic-redemption-mail': async (caller) => {
    await caller.invite('bo.kim@northwind.example');
    return (await caller.control('GET', 'mail')).body.length;
  },
  'delta-shows-state': async (caller) => {
    const { body } = await caller.graph('GET', '/v1.0/users/delta?$select=externalUserState');
    await convert(caller);
    const link = body['@odata.deltaLink'].replace(caller.tenant.url, '');
    return (await caller.graph('GET', link)).body.value.length;
  },
};

async function countListed(caller: TenantCaller): Promise<number> {
  const path = filtered(`/v1.0/teams/${TEAMS.projectNorth}/members`, `userId eq '${PEOPLE.minaKerr}'`);
  return (await caller.graph('GET', path)).body.value.length;
}

function installFor(caller: TenantCaller, id: string): Promise<Answer> {
  const body = { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${CATALOGUE_ID}` };
  return caller.graph('POST', `/v1.0/users/${id}/teamwork/installedApps`, body);
}

function convert(caller: TenantCaller): Promise<Answer> {
  return caller.invite(CONVERTED.address, { invitedUser: { id: CONVERTED.id } });
}

async function stateOf(caller: TenantCaller, id: string): Promise<unknown> {
  return (await caller.graph('GET', `/v1.0/users/${id}?$select=externalUserState`)).body.externalUserState;
}

async function firstSponsor(caller: TenantCaller, id: string): Promise<unknown> {
  return (await caller.graph('GET', `/v1.0/users/${id}/sponsors?$select=id`)).body.value[0]?.id;
}

async function accept(caller: TenantCaller, link: string, account: string): Promise<void> {
  const fields = Object.fromEntries(new URL(link).searchParams);
  await caller.page('/redeem/accept', { ...fields, account });
}

async function sendFrom(caller: TenantCaller, mailbox: string): Promise<number> {
  const message = {
    subject: 'Hi',
    body: { contentType: 'text', content: 'Hello' },
    toRecipients: [{ emailAddress: { address: NEW_ADDRESS } }],
  };
  return (await caller.graph('POST', `/v1.0/users/${mailbox}/sendMail`, { message })).status;
}

describe('sandbox tenant: variants', () => {
  let caller: TenantCaller;
  before(async () => {
    const real = new Date();
    // By a clock that stands: what is seen later is not to be seen because the machine is slow.
    caller = await callTenant({ now: () => real });
  });
  after(() => caller.tenant.close());

  async function seen(name: VariantName, value: string): Promise<unknown> {
    await caller.control('POST', 'reset');
    // The tenant of a test shows everything at once; the range of the real one is what this variant is about.
    if (name === 'replication')
      await caller.control('PUT', 'faults', { replication: { minSeconds: 2, maxSeconds: 30 } });
    await caller.control('PUT', 'variants', { [name]: value });
    return PROBES[name](caller);
  }

  for (const { name, values } of VARIANTS) {
    it(`${name}: ${values.join(', ')} can be told apart`, async () => {
      const all: string[] = [];
      for (const value of values) all.push(JSON.stringify(await seen(name, value)));
      assert.equal(new Set(all).size, values.length, all.join('\n'));
    }).timeout(60_000);
  }
});
