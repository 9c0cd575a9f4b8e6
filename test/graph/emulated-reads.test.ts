import assert from 'node:assert/strict';
import { isPending } from '../../src/domain/person.ts';
import { graphDirectory } from '../../src/graph/graph-directory.ts';
import { SKUS } from '../../src/sandbox/tenant/contoso/plans.ts';
import { ROLES } from '../../src/sandbox/tenant/contoso/roles.ts';
import { GROUPS, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { stableId } from '../../src/sandbox/tenant/stable-id.ts';
import type { Directory } from '../../src/use-cases/ports/directory.ts';
import { email } from '../support/builders.ts';
import { contractProblem, findingsOf } from '../support/check-contract.ts';
import { ALL_QUERIES, EVERY_FACT, JONAS, NORTH, OLD_LAUNCH, SAM } from './every-fact.ts';
import { type TenantUnderTest, tenantUnderTest } from './tenant-under-test.ts';

const NO_ANSWER = { unread: { because: 'no-answer' } };

describe('what the directory reads of the emulated tenant', () => {
  let tenant: TenantUnderTest;
  let directory: Directory;
  before(async () => {
    tenant = await tenantUnderTest();
    directory = graphDirectory(tenant.client);
  });
  after(() => tenant.close());
  beforeEach(async () => {
    await tenant.control('POST', 'reset');
  });

  /** Beside what the tenant grants at its start. */
  async function grantEverything(): Promise<void> {
    await tenant.control('PATCH', 'policies', { granted: { 'Directory.Read.All': true } });
  }

  it('is all there, in one wave of three batches and one read beside them', async () => {
    await grantEverything();
    const facts = await directory.read(ALL_QUERIES);
    const read = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, 'read' in fact && fact.read]));
    assert.partialDeepStrictEqual(read, {
      'own-domains': ['contoso.example', 'contoso-korea.example'],
      'organisation-name': 'Contoso',
      person: { id: SAM, displayName: 'Sam Park' },
      memberships: [SAM, TEAMS.design],
      'owned-teams': [],
      team: { name: 'Harbour', takesNoGuests: undefined, label: undefined, welcomesByMail: false },
      'team-owners': [{ id: SAM, name: 'Sam Park', accountEnabled: true }],
      'team-takes-guests': false,
      'team-archived': true,
      'invites-from': 'everyone',
      'tenant-takes-guests': true,
      'inbound-default': { people: 'all', applications: 'all' },
      'inbound-partner': { people: undefined, applications: undefined, redeemsByItself: true },
      'email-codes': true,
      'federated-domains': ['wingtip.example'],
      'file-sharing': { isOff: false, blockedDomains: ['relecloud.example'] },
      'domain-lists': { allowed: [], blocked: ['tailspin.example'] },
      'home-tenant': {
        tenantId: stableId('tenant woodgrovebank.example'),
        name: 'Woodgrove Bank',
        defaultDomain: 'woodgrovebank.example',
      },
      roles: [ROLES.userAdministrator],
      sponsors: [SAM],
      'groups-with-address': [{ id: GROUPS.salesList, name: 'Sales enquiries' }],
      'contacts-with-address': [{ name: 'Ivy Marsh' }],
      'deleted-with-address': [{ name: 'Gil Navarro', userType: 'Member' }],
      'deleted-account': { mail: 'gil.navarro@fabrikam.example', otherMails: ['gil.navarro@northwind.example'] },
      'deletion-of': { by: 'miriam.stein@contoso.example' },
      'accounts-with-address': [{ displayName: "Nora O'Brien", isOnlyOtherMail: false }],
      account: { id: JONAS, displayName: 'Jonas Weber' },
      'accounts-named': [{ id: JONAS }],
      'role-names': ['User Administrator'],
      'eligible-role-names': ['Global Administrator'],
      'role-groups': [{ id: GROUPS.roleHolders, name: 'Tier zero operators' }],
      'owned-things': { teams: [{ name: 'Partner Desk' }, { name: 'Dockside' }], apps: [] },
      'registered-devices': 2,
      'access-policies': [{ asks: 'compliant-device', includes: 'all' }],
      'licence-plans': [{ skuId: SKUS.enterprise.skuId, name: 'ENTERPRISEPACK' }],
      'mailbox-purpose': 'shared',
      'program-sign-in': new Date('2026-11-20T02:00:00Z'),
      'sign-ins': [{ at: new Date('2026-03-02T07:10:00Z'), name: 'ned.barlow@contoso.example' }],
      'groups-of': { dynamic: [{ name: 'Everybody at Fabrikam' }] },
      'direct-groups': [{ name: 'Everybody at Fabrikam' }],
      'app-assignments': [{ name: 'Contoso time sheets' }],
      'group-name': { id: GROUPS.licensedStaff, name: 'Licence: Office enterprise' },
      'federated-own-domains': ['factory.contoso.example'],
      'listed-by-teams': true,
    });
    const urls = (await exchanges()).map(({ url }) => url.replace(/^.*\/(v1\.0|beta)\//, '$1/'));
    assert.deepEqual(urls.toSorted(), ['beta/policies/b2bManagementPolicies', ...Array(3).fill('v1.0/$batch')]);
  });

  it('tells an address that is only an other mail, a pending guest, and nobody', async () => {
    const facts = await directory.read({
      other: { fact: 'accounts-with-address', address: email('carl@northwind.example') },
      proxy: { fact: 'accounts-with-address', address: email('l.romano@fabrikam.example') },
      pending: { fact: 'accounts-with-address', address: email('oscar.lund@adatum.example') },
      free: { fact: 'accounts-with-address', address: email('ann.lee@fabrikam.example') },
    });
    assert.ok('read' in facts.other && 'read' in facts.proxy && 'read' in facts.pending);
    assert.deepEqual(
      [...facts.other.read, ...facts.proxy.read].map(({ displayName, isOnlyOtherMail }) => [
        displayName,
        isOnlyOtherMail,
      ]),
      [
        ['Carl Jensen', true],
        ['Lia Romano', false],
      ],
    );
    assert.ok(facts.pending.read.length === 1 && facts.pending.read.every(isPending));
    assert.deepEqual(facts.free, { read: [] });
  });

  it('knows why a group takes nobody', async () => {
    const facts = await directory.read({
      rule: { fact: 'team', id: id(TEAMS.allStaff) },
      synced: { fact: 'team', id: id(TEAMS.factory) },
      hidden: { fact: 'team', id: id(TEAMS.boardroom) },
      noTeam: { fact: 'team', id: id(GROUPS.roleHolders) },
    });
    const causes = [facts.rule, facts.synced, facts.hidden].map((fact) => 'read' in fact && fact.read?.takesNoGuests);
    assert.deepEqual(causes, ['members-by-rule', 'synced', 'hidden-membership']);
    assert.deepEqual(facts.noTeam, { read: undefined });
  });

  const PARTNERS: readonly (readonly [string, object])[] = [
    ['litware.example', { people: 'none', applications: undefined }],
    ['proseware.example', { people: undefined, applications: 'none' }],
    [
      'lucerne.example',
      {
        people: 'some',
        applications: undefined,
        scopes: { people: `allowed: ${stableId('at home editor@lucerne.example')}` },
      },
    ],
    ['treyresearch.example', { people: undefined, applications: undefined, redeemsByItself: undefined }],
    ['woodgrovebank.example', { people: 'all', applications: 'all' }],
  ];
  for (const [domain, expected] of PARTNERS) {
    it(`reads the entry of ${domain}`, async () => {
      const { partner } = await directory.read({
        partner: { fact: 'inbound-partner', tenantId: stableId(`tenant ${domain}`) },
      });
      assert.ok('read' in partner && partner.read);
      assert.partialDeepStrictEqual(partner.read, expected);
    });
  }

  it('reads no entry as none', async () => {
    const tenantId = stableId('tenant fabrikam.example');
    assert.deepEqual(await directory.read({ it: { fact: 'inbound-partner', tenantId } }), { it: { read: undefined } });
  });

  const SWITCHED: readonly (readonly [object, keyof typeof EVERY_FACT, unknown])[] = [
    [{ allowInvitesFrom: 'adminsAndGuestInviters' }, 'invites-from', 'adminsAndGuestInviters'],
    [{ groupSettings: { AllowToAddGuests: false } }, 'tenant-takes-guests', false],
    [{ groupSettings: { AllowGuestsToAccessGroups: false } }, 'tenant-takes-guests', false],
    [{ groupSettings: null }, 'tenant-takes-guests', true],
    [{ teamGuests: { [TEAMS.finance]: null } }, 'team-takes-guests', true],
    [{ archived: { [OLD_LAUNCH]: false } }, 'team-archived', false],
    [{ emailCode: 'disabled' }, 'email-codes', false],
    [
      { allowedDomains: ['Fabrikam.example'], blockedDomains: [] },
      'domain-lists',
      { allowed: ['fabrikam.example'], blocked: [] },
    ],
    [
      { crossTenantDefault: { usersAndGroups: 'blocked' } },
      'inbound-default',
      { people: 'none', applications: 'all', redeemsByItself: false },
    ],
    [
      { sharing: { sharingCapability: 'disabled' } },
      'file-sharing',
      { isOff: true, allowedDomains: undefined, blockedDomains: ['relecloud.example'] },
    ],
  ];
  for (const [change, name, read] of SWITCHED) {
    it(`sees ${name} after ${JSON.stringify(change)}`, async () => {
      await tenant.control('PATCH', 'policies', change);
      assert.deepEqual(await directory.read({ it: EVERY_FACT[name].query }), { it: { read } });
    });
  }

  for (const { query, without, lacks } of Object.values(EVERY_FACT)) {
    it(`says that ${query.fact} needs ${lacks}`, async () => {
      const granted = Object.fromEntries(without.map((permission) => [permission, false]));
      await tenant.control('PATCH', 'policies', { granted });
      // Beside something that can be read: a wave is not silent because one fact is.
      const facts = await directory.read({ it: query, domain: EVERY_FACT['invites-from'].query });
      assert.deepEqual(facts.it, { unread: { because: 'permission', permission: lacks } });
    });
  }

  it('takes the nulls of a relation for what they are, refused or not (E10)', async () => {
    for (const variant of ['nulls', 'refused']) {
      await tenant.control('PUT', 'variants', { 'unpermitted-relations': variant });
      await tenant.control('PATCH', 'policies', { granted: { 'GroupMember.Read.All': false } });
      assert.deepEqual(await directory.read({ owned: { fact: 'owned-teams', of: SAM } }), {
        owned: { unread: { because: 'permission', permission: 'GroupMember.Read.All' } },
      });
    }
  });

  it('opens with the team’s own consent what the tenant does not', async () => {
    await tenant.control('PATCH', 'policies', {
      granted: { 'Team.ReadBasic.All': false, 'TeamMember.Read.All': false },
      teamConsents: { [NORTH]: ['TeamSettings.Read.Group', 'TeamMember.Read.Group'] },
    });
    const facts = await directory.read({
      archived: { fact: 'team-archived', id: NORTH },
      listed: { fact: 'listed-by-teams', team: NORTH, user: SAM },
      other: { fact: 'team-archived', id: OLD_LAUNCH },
    });
    assert.deepEqual([facts.archived, facts.listed], [{ read: false }, { read: true }]);
    assert.deepEqual(facts.other, { unread: { because: 'permission', permission: 'Team.ReadBasic.All' } });
  });

  const LISTS = { it: EVERY_FACT['domain-lists'].query };
  const NOBODY_HOME = { it: { fact: 'home-tenant', domain: 'adatum.example' } } as const;
  const BIN = { it: EVERY_FACT['deleted-with-address'].query };
  const VARIANTS: readonly (readonly [object, typeof LISTS | typeof NOBODY_HOME | typeof BIN, unknown])[] = [
    [{ 'domain-list': 'short-name' }, LISTS, { read: { allowed: [], blocked: ['tailspin.example'] } }],
    [{ 'domain-list': 'refused' }, LISTS, lacks('Policy.Read.B2BManagementPolicy')],
    [{ 'domain-list': 'absent' }, LISTS, NO_ANSWER],
    [{ 'unknown-domain': '404' }, NOBODY_HOME, { read: undefined }],
    [{ 'unknown-domain': '400' }, NOBODY_HOME, { read: undefined }],
    [{ 'unknown-domain': '403' }, NOBODY_HOME, lacks('CrossTenantInformation.ReadBasic.All')],
    [{ 'bin-filter': 'refused' }, BIN, NO_ANSWER],
  ];
  for (const [variant, query, fact] of VARIANTS) {
    it(`reads what there is with the variant ${JSON.stringify(variant)}`, async () => {
      await tenant.control('PUT', 'variants', variant);
      assert.deepEqual(await directory.read(query), { it: fact });
    });
  }

  it('reads the codes by mail with Policy.Read.All alone, where the tenant gives them for that', async () => {
    const query = { it: EVERY_FACT['email-codes'].query };
    await tenant.control('PATCH', 'policies', { granted: { 'Policy.Read.AuthenticationMethod': false } });
    assert.deepEqual(await directory.read(query), { it: lacks('Policy.Read.AuthenticationMethod') });
    await tenant.control('PUT', 'variants', { 'code-mail-read': 'policy-read-all' });
    assert.deepEqual(await directory.read(query), { it: { read: true } });
  });

  it('repeats what was throttled inside a batch', async () => {
    await grantEverything();
    await tenant.control('PUT', 'faults', [{ path: '/v1.0/domains', status: 429, retryAfter: '0.05', times: 1 }]);
    const facts = await directory.read(ALL_QUERIES);
    assert.ok(Object.values(facts).every((fact) => 'read' in fact));
  });

  it('keeps to Graph’s own contract in everything it asks, and asks one thing of beta', async function () {
    const problem = contractProblem();
    if (problem) {
      console.log(`        not checked: ${problem}`);
      return this.skip();
    }
    await grantEverything();
    await directory.read(ALL_QUERIES);
    const { roles } = await tenant.client.send({ method: 'GET', path: '/domains', kind: 'read' });
    assert.equal(await findingsOf(await tenant.traffic(), [...roles]), '');
  });

  async function exchanges(): Promise<readonly { readonly url: string }[]> {
    const lines = (await tenant.traffic()).split('\n').filter((line) => line !== '');
    return lines
      .map((line): { readonly url: string } => JSON.parse(line))
      .filter(({ url }) => !url.includes('/_sandbox'));
  }
});

function id(text: string): typeof NORTH {
  return text as typeof NORTH;
}

function lacks(permission: string): object {
  return { unread: { because: 'permission', permission } };
}
