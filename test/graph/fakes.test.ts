import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { TeamId, UserId } from '../../src/domain/ids.ts';
import type { DirectoryPerson } from '../../src/domain/person.ts';
import { RedeemUrl } from '../../src/domain/redeem-url.ts';
import { graphDirectory } from '../../src/graph/graph-directory.ts';
import { graphInvitations } from '../../src/graph/graph-invitations.ts';
import { graphMailer } from '../../src/graph/graph-mailer.ts';
import { graphMemberships } from '../../src/graph/graph-memberships.ts';
import { graphSponsorships } from '../../src/graph/graph-sponsorships.ts';
import { ROLES } from '../../src/sandbox/tenant/contoso/roles.ts';
import { GROUPS, PEOPLE, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { stableId } from '../../src/sandbox/tenant/stable-id.ts';
import type { Directory } from '../../src/use-cases/ports/directory.ts';
import type { Invitations } from '../../src/use-cases/ports/invitations.ts';
import type { Mailer } from '../../src/use-cases/ports/mailer.ts';
import type { Memberships } from '../../src/use-cases/ports/memberships.ts';
import type { Sponsorships } from '../../src/use-cases/ports/sponsorships.ts';
import { email, NOON } from '../support/builders.ts';
import { fakeDirectory } from '../support/fake-directory.ts';
import { fakeInvitations } from '../support/fake-invitations.ts';
import { fakeMailer } from '../support/fake-mailer.ts';
import { fakeMemberships } from '../support/fake-memberships.ts';
import { fakeSponsorships } from '../support/fake-sponsorships.ts';
import { PLAIN_MAILS } from '../support/plain-mails.ts';
import { ASKED_OF_ACCOUNTS, conversionsOf } from './accounts-to-fake.ts';
import {
  ALL_QUERIES,
  colleague,
  DANA,
  FINANCE,
  HARBOUR,
  JONAS,
  MINA,
  NOBODY,
  NORTH,
  OLD_LAUNCH,
  SAM,
} from './every-fact.ts';
import { type TenantUnderTest, tenantUnderTest } from './tenant-under-test.ts';

const ANN = email('ann.lee@fabrikam.example');

// A fake that says something else than the edge it stands for would make every test of a use-case worthless.
describe('the fakes of the ports', () => {
  let tenant: TenantUnderTest;
  before(async () => {
    tenant = await tenantUnderTest();
  });
  after(() => tenant.close());

  /** What is read, or how not; a deletion is as old as the tenant, and so left out. */
  async function readAll(directory: Directory): Promise<object> {
    const facts = await directory.read({
      ...ALL_QUERIES,
      nobody: { fact: 'person', id: NOBODY },
      noMemberships: { fact: 'memberships', of: SAM, among: [] },
      noTeam: { fact: 'team', id: id(NOBODY) },
      openTeam: { fact: 'team-takes-guests', id: NORTH },
      liveTeam: { fact: 'team-archived', id: NORTH },
      noPartner: { fact: 'inbound-partner', tenantId: NOBODY },
      noHome: { fact: 'home-tenant', domain: 'adatum.example' },
      noRoles: { fact: 'roles', of: MINA },
      noSponsors: { fact: 'sponsors', of: SAM },
      byMail: { fact: 'accounts-with-address', address: email('mina.kerr@fabrikam.example') },
      otherMail: { fact: 'accounts-with-address', address: email('carl@northwind.example') },
      unknown: { fact: 'accounts-with-address', address: ANN },
      noGroup: { fact: 'groups-with-address', address: ANN },
      noContact: { fact: 'contacts-with-address', address: ANN },
      notDeleted: { fact: 'deleted-with-address', address: ANN },
      notInBin: { fact: 'deleted-account', id: SAM },
      neverDeleted: { fact: 'deletion-of', id: SAM },
      notListed: { fact: 'listed-by-teams', team: NORTH, user: MINA },
      ...ASKED_OF_ACCOUNTS,
    });
    const bin = facts['deleted-with-address'];
    const removed = 'read' in bin ? bin.read.map(({ deletedAt: _, ...rest }) => rest) : bin;
    const account = facts['deleted-account'];
    const inBin = 'read' in account && account.read ? { ...account.read, deletedAt: NOON } : account;
    const deletion = facts['deletion-of'];
    const by = 'read' in deletion ? deletion.read?.by : deletion;
    return { ...facts, 'deleted-with-address': removed, 'deleted-account': inBin, 'deletion-of': by };
  }

  it('directory: the same tenant reads the same', async () => {
    await tenant.control('PATCH', 'policies', { granted: { 'Directory.Read.All': true } });
    const directory = graphDirectory(tenant.client);
    const real = await directory.read(ALL_QUERIES);
    const domains = 'read' in real['own-domains'] ? real['own-domains'].read : [];
    const [sam, mina, nora, carl] = await Promise.all([
      personOf(directory, SAM),
      accountOf(directory, 'mina.kerr@fabrikam.example'),
      accountOf(directory, "nora.o'brien@fabrikam.example"),
      accountOf(directory, 'carl@northwind.example'),
    ]);
    const fake = fakeDirectory({
      domains,
      people: [sam, mina, nora, { ...carl, otherMails: ['carl@northwind.example'] }],
      groups: { [TEAMS.design]: [SAM], [GROUPS.guestlistAdmins]: [DANA, PEOPLE.priyaNair] },
      teams: [
        { id: HARBOUR, name: 'Harbour', owners: [], listed: [MINA] },
        { id: NORTH, name: 'Project North', owners: [SAM], listed: [], welcomesByMail: true },
        { id: FINANCE, name: 'Finance', owners: [], listed: [], takesGuests: false },
        { id: OLD_LAUNCH, name: 'Old Launch', owners: [], listed: [], isArchived: true },
        { id: id(TEAMS.partnerDesk), name: 'Partner Desk', owners: [colleague('rolf.sander')], listed: [] },
        { id: id(TEAMS.dockside), name: 'Dockside', owners: [colleague('rolf.sander')], listed: [] },
      ],
      partners: {
        [stableId('tenant northwind.example')]: {
          people: undefined,
          applications: undefined,
          redeemsByItself: true,
        },
      },
      homeTenants: {
        'woodgrove.example': {
          tenantId: stableId('tenant woodgrovebank.example'),
          name: 'Woodgrove Bank',
          defaultDomain: 'woodgrovebank.example',
        },
      },
      federatedDomains: ['wingtip.example'],
      fileSharing: { isOff: false, allowedDomains: undefined, blockedDomains: ['relecloud.example'] },
      domainLists: { allowed: [], blocked: ['tailspin.example'] },
      roles: { [DANA]: [ROLES.userAdministrator] },
      sponsors: { [MINA]: [SAM] },
      mailGroups: [{ id: GROUPS.salesList, name: 'Sales enquiries', addresses: ['sales-desk@fabrikam.example'] }],
      contacts: [
        {
          id: stableId('contact Ivy Marsh ivy.marsh@adatum.example'),
          name: 'Ivy Marsh',
          addresses: ['ivy.marsh@adatum.example'],
        },
      ],
      deleted: [
        {
          id: stableId('user gil.navarro@contoso.example'),
          name: 'Gil Navarro',
          deletedAt: NOON,
          userType: 'Member',
          mail: 'gil.navarro@fabrikam.example',
          otherMails: ['gil.navarro@northwind.example'],
          addresses: ['gil.navarro@northwind.example'],
        },
      ],
      deletions: { [colleague('gil.navarro')]: { at: NOON, by: 'miriam.stein@contoso.example' } },
      ...(await conversionsOf(directory)),
    });
    const read = await readAll(directory);
    await tenant.control('POST', 'reset');
    assert.deepEqual(await readAll(fake), read);
  });

  it('directory: a fact that is not read, and one that does not apply', async () => {
    const fake = fakeDirectory();
    fake.unread.set('roles', { because: 'permission', permission: 'RoleManagement.Read.Directory' });
    fake.unlicensed.set('sponsors', 'Microsoft Entra ID P1');
    await tenant.control('PATCH', 'policies', { granted: { 'RoleManagement.Read.Directory': false } });
    const query = { roles: { fact: 'roles', of: SAM } } as const;
    assert.deepEqual(await fake.read(query), await graphDirectory(tenant.client).read(query));
    assert.deepEqual(await fake.read({ it: { fact: 'sponsors', of: SAM } }), {
      it: { notApplicable: { licence: 'Microsoft Entra ID P1' } },
    });
    await tenant.control('POST', 'reset');
  });

  it('invitations: the same address keeps its account and gets a new link', async () => {
    async function twice(invitations: Invitations): Promise<object> {
      const order = {
        address: email('bo@fabrikam.example'),
        sponsorId: SAM,
        landing: 'teams',
        clientRequestId: randomUUID(),
      } as const;
      const first = await invitations.invite(order);
      const second = await invitations.invite(order);
      assert.ok(first.outcome === 'issued' && second.outcome === 'issued');
      return {
        sameAccount: first.guestId === second.guestId,
        sameLink: first.redeemUrl.reveal() === second.redeemUrl.reveal(),
      };
    }
    const real = graphInvitations({
      client: tenant.client,
      landings: { teams: `${tenant.url}/teams/?tenantId=t`, apps: `${tenant.url}/apps/?tenantId=t` },
    });
    const expected = { sameAccount: true, sameLink: false };
    assert.deepEqual([await twice(fakeInvitations()), await twice(real)], [expected, expected]);
  });

  it('invitations: a sponsor that is not understood, and then none', async () => {
    async function both(invitations: Invitations): Promise<readonly string[]> {
      const order = { address: email('cy@fabrikam.example'), landing: 'teams', clientRequestId: randomUUID() } as const;
      const first = await invitations.invite({ ...order, sponsorId: SAM });
      const second = await invitations.invite(order);
      return [first.outcome, second.outcome];
    }
    await tenant.control('PUT', 'variants', { 'sponsor-body': 'refused' });
    const real = graphInvitations({
      client: tenant.client,
      landings: { teams: `${tenant.url}/teams/?tenantId=t`, apps: `${tenant.url}/apps/?tenantId=t` },
    });
    const expected = ['sponsor-refused', 'issued'];
    assert.deepEqual([await both(fakeInvitations({ refusesSponsors: true })), await both(real)], [expected, expected]);
  });

  it('invitations: a conversion keeps the account that it names, and gives it a new link each time', async () => {
    async function twice(invitations: Invitations): Promise<object> {
      const order = { address: email('jonas.weber@fabrikam.example'), accountId: JONAS, landing: 'teams' } as const;
      const first = await invitations.invite({ ...order, clientRequestId: randomUUID() });
      const second = await invitations.invite({ ...order, clientRequestId: randomUUID() });
      assert.ok(first.outcome === 'issued' && second.outcome === 'issued');
      const isSameLink = first.redeemUrl.reveal() === second.redeemUrl.reveal();
      return { ids: [first.guestId, second.guestId], isSameLink };
    }
    const real = graphInvitations({
      client: tenant.client,
      landings: { teams: `${tenant.url}/teams/?tenantId=t`, apps: `${tenant.url}/apps/?tenantId=t` },
    });
    const expected = { ids: [JONAS, JONAS], isSameLink: false };
    assert.deepEqual([await twice(fakeInvitations()), await twice(real)], [expected, expected]);
  });

  it('sponsorships: a second time is no failure', async () => {
    async function twice(sponsorships: Sponsorships): Promise<readonly object[]> {
      const order = { guestId: MINA, sponsorId: DANA, clientRequestId: randomUUID() };
      return [await sponsorships.set(order), await sponsorships.set(order)];
    }
    const set = [{ outcome: 'set' }, { outcome: 'set' }];
    assert.deepEqual([await twice(fakeSponsorships()), await twice(graphSponsorships(tenant.writer))], [set, set]);
  });

  it('mailer: each mail of a conversion is accepted, and refused where the mailbox is not ours', async () => {
    const stands = { language: 'en', organisation: 'Contoso', address: ANN } as const;
    const asked = { ...stands, askerName: 'Sam Park', askerAddress: 'sam.park@contoso.example' };
    const conversion = {
      mail: { ...asked, name: 'Ann', signInAccount: ANN, userPrincipalName: 'ann@contoso.example', signIn: 'unknown' },
      redeemUrl: new RedeemUrl('https://login.microsoftonline.com/redeem?rd=x'),
    } as const;
    const code = { mail: { ...stands, deciderName: 'Dana', deciderAddress: 'dana@contoso.example', code: '042137' } };
    const teams = { mail: { ...asked, teamsLink: 'https://teams.microsoft.com/?tenantId=t' } };
    const each = (mailer: Mailer) => {
      const clientRequestId = randomUUID();
      return Promise.all([
        mailer.sendConversion({ ...conversion, clientRequestId }),
        mailer.sendCode({ ...code, clientRequestId }),
        mailer.sendTeamsLink({ ...teams, clientRequestId }),
      ]);
    };
    const real = graphMailer({ client: tenant.client, mailbox: 'invitations@contoso.example', ...PLAIN_MAILS });
    const fake = fakeMailer();
    await tenant.control('PUT', 'variants', { 'mail-delivery': 'delivered' });
    const accepted = [1, 2, 3].map(() => ({ outcome: 'accepted' }));
    const refused = [1, 2, 3].map(() => ({ outcome: 'refused', refusal: 'not-allowed' }));
    assert.deepEqual([await each(fake), await each(real)], [accepted, accepted]);
    for (const { script } of [fake.conversions, fake.codes, fake.teamsLinks]) script.add({ refuse: 'not-allowed' });
    await tenant.control('PUT', 'variants', { 'mail-delivery': 'refused' });
    assert.deepEqual([await each(fake), await each(real)], [refused, refused]);
    for (const { attempts, sent } of [fake.conversions, fake.codes, fake.teamsLinks])
      assert.deepEqual([attempts.length, sent.length], [2, 1]);
  });

  it('mailer: a notice is accepted, and refused where the mailbox is not ours', async () => {
    const notice = {
      language: 'en',
      organisation: 'Contoso',
      inviterName: 'Sam Park',
      inviterAddress: 'sam.park@contoso.example',
      address: ANN,
      to: email('assistant@fabrikam.example'),
    } as const;
    async function both(mailer: Mailer, refuse: () => unknown): Promise<readonly object[]> {
      const order = { notice, clientRequestId: randomUUID() };
      const accepted = await mailer.notify(order);
      await refuse();
      return [accepted, await mailer.notify(order)];
    }
    const real = graphMailer({ client: tenant.client, mailbox: 'invitations@contoso.example', ...PLAIN_MAILS });
    const fake = fakeMailer();
    await tenant.control('PUT', 'variants', { 'mail-delivery': 'delivered' });
    const outcomes = [{ outcome: 'accepted' }, { outcome: 'refused', refusal: 'not-allowed' }];
    assert.deepEqual(await both(fake, () => fake.noticeScript.add({ refuse: 'not-allowed' })), outcomes);
    const refusing = () => tenant.control('PUT', 'variants', { 'mail-delivery': 'refused' });
    assert.deepEqual(await both(real, refusing), outcomes);
    assert.deepEqual([fake.noticeAttempts, fake.notices], [[notice, notice], [notice]]);
  });

  it('memberships: a second time is no failure', async () => {
    async function twice(memberships: Memberships): Promise<readonly object[]> {
      const order = { teamId: NORTH, userId: MINA, clientRequestId: randomUUID() };
      return [await memberships.add(order), await memberships.add(order)];
    }
    const added = [{ outcome: 'added' }, { outcome: 'added' }];
    assert.deepEqual([await twice(fakeMemberships()), await twice(graphMemberships(tenant.client))], [added, added]);
  });
});

async function personOf(directory: Directory, id: UserId): Promise<DirectoryPerson> {
  const { person } = await directory.read({ person: { fact: 'person', id } });
  assert.ok('read' in person && person.read);
  return person.read;
}

/** The only account with that address. */
async function accountOf(directory: Directory, address: string): Promise<DirectoryPerson> {
  const { found } = await directory.read({ found: { fact: 'accounts-with-address', address: email(address) } });
  const [account] = 'read' in found ? found.read : [];
  assert.ok(account);
  return personOf(directory, account.id);
}

function id(text: string): TeamId {
  return text as TeamId;
}
