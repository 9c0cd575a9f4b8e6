import assert from 'node:assert/strict';
import type { ConversionFacts, Stated } from '../../../src/domain/conversion/conversion-facts.ts';
import { read, type Unread } from '../../../src/domain/facts.ts';
import { gatherConversionFacts } from '../../../src/use-cases/conversion/gather-conversion.ts';
import type { FactName } from '../../../src/use-cases/ports/directory.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { ADMINS, aPerson, email, INVITER, POLICY, TEAM, userId } from '../../support/builders.ts';
import { anAccount } from '../../support/conversion-house.ts';
import { type FakeDirectory, fakeDirectory } from '../../support/fake-directory.ts';
import type { FakeTenant } from '../../support/fake-tenant.ts';
import { KIM } from '../../support/fresh-conversions.ts';

const OTHER_ADMIN = userId(50);
const BOARD = 'dddddddd-0000-4000-8000-000000000002';
const GROUP = 'dddddddd-0000-4000-8000-000000000003';
const GONE = 'dddddddd-0000-4000-8000-000000000004';
const HOME = { tenantId: 'ffffffff-0000-4000-8000-000000000001', name: 'Fabrikam', defaultDomain: 'fabrikam.example' };
const NO_ANSWER: Unread = { because: 'no-answer' };

const STATED: Stated = {
  accountId: KIM,
  askerId: INVITER,
  address: email('kim@fabrikam.example'),
  signIn: email('kim@northwind.example'),
  mayWriteMail: false,
};

/** Sam administers; whatever can be read of Kim's account is there to be read. */
function aTenant(more: Partial<FakeTenant> = {}): FakeDirectory {
  return fakeDirectory({
    people: [aPerson()],
    groups: { [ADMINS]: [INVITER, OTHER_ADMIN], [BOARD]: [OTHER_ADMIN, KIM] },
    accounts: [anAccount({ licences: [byGroup(GROUP), byGroup(GROUP), byGroup(GONE), byGroup(undefined)] })],
    namedGroups: [{ id: GROUP, name: 'Licences' }],
    teams: [team(TEAM, [KIM]), team('other', [KIM, INVITER])],
    homeTenants: { 'fabrikam.example': HOME },
    partners: { [HOME.tenantId]: { people: 'none' } },
    ...more,
  });
}

function byGroup(group: string | undefined) {
  return { skuId: 'sku', disabledPlanIds: [], byGroup: group };
}

function team(id: string, owners: readonly (typeof KIM)[]): FakeTenant['teams'][number] {
  return { id: id as typeof TEAM, name: id, owners, listed: [] };
}

async function gathered(directory: FakeDirectory, admins: readonly string[] = [ADMINS]): Promise<ConversionFacts> {
  const facts = await gatherConversionFacts(directory, STATED, { ...POLICY, admins });
  assert.ok(facts !== 'no-admin');
  return facts;
}

describe('what a conversion is judged by', () => {
  it('is read in two waves, the second for what needs an answer of the first', async () => {
    const directory = aTenant();

    await gathered(directory);

    assert.equal(directory.waves.length, 2);
    const second = directory.waves[1]?.map(({ fact }) => fact).toSorted();
    assert.deepEqual(second, ['group-name', 'group-name', 'inbound-partner', 'team-owners', 'team-owners']);
  });

  it('takes one wave where nothing depends on an answer', async () => {
    const directory = aTenant({ accounts: [], teams: [], homeTenants: {} });

    const facts = await gathered(directory);

    assert.equal(directory.waves.length, 1);
    const { inboundPartner, licensingGroups, solelyOwned, account } = facts;
    assert.deepEqual(
      [inboundPartner, licensingGroups, solelyOwned, account],
      [undefined, undefined, undefined, read(undefined)],
    );
  });

  it('asks for nothing twice', async () => {
    const directory = aTenant();

    await gathered(directory, [ADMINS, BOARD]);

    for (const wave of directory.waves) {
      const asked = wave.map((query) => JSON.stringify(query));
      assert.deepEqual(asked, [...new Set(asked)]);
    }
  });

  it('knows the partner’s entry, who else owns the teams, and which groups give licences', async () => {
    const facts = await gathered(aTenant());

    assert.deepEqual(facts.inboundPartner, read({ people: 'none' }));
    assert.deepEqual(facts.solelyOwned, read([TEAM]));
    assert.deepEqual(facts.licensingGroups, read([{ id: GROUP, name: 'Licences' }]));
  });

  it('knows every administrator once', async () => {
    const facts = await gathered(aTenant(), [ADMINS, BOARD]);

    assert.deepEqual(facts.admins, read([INVITER, OTHER_ADMIN, KIM]));
  });

  for (const [fact, name] of [
    ['members', 'admins'],
    ['team-owners', 'solelyOwned'],
    ['group-name', 'licensingGroups'],
    ['inbound-partner', 'inboundPartner'],
  ] as const) {
    it(`does not take a part for the whole: ${name}`, async () => {
      const directory = aTenant();
      directory.unread.set(fact, NO_ANSWER);

      assert.deepEqual((await gathered(directory))[name], { unread: NO_ANSWER });
    });
  }

  it('hands on under its own name whatever could not be read', async () => {
    for (const [name, fact] of Object.entries(READ_BY)) {
      const directory = aTenant();
      directory.unread.set(fact, NO_ANSWER);

      const facts: Readonly<Record<string, unknown>> = { ...(await gathered(directory)) };

      assert.deepEqual(facts[name], { unread: NO_ANSWER }, name);
    }
  });

  it('looks at nothing for whoever does not administer any more', async () => {
    const directory = aTenant({ groups: { [ADMINS]: [OTHER_ADMIN] } });

    assert.equal(await gatherConversionFacts(directory, STATED, POLICY), 'no-admin');
    assert.equal(directory.waves.length, 1);
  });

  it('waits where the right cannot be read', async () => {
    const directory = aTenant();
    directory.unread.set('memberships', NO_ANSWER);

    await assert.rejects(gatherConversionFacts(directory, STATED, POLICY), EdgeError);
  });
});

const READ_BY: Readonly<Record<string, FactName>> = {
  askerRoles: 'roles',
  account: 'account',
  roles: 'role-names',
  eligibleRoles: 'eligible-role-names',
  roleGroups: 'role-groups',
  owned: 'owned-things',
  devices: 'registered-devices',
  accessPolicies: 'access-policies',
  licencePlans: 'licence-plans',
  mailboxPurpose: 'mailbox-purpose',
  usedByProgramsAt: 'program-sign-in',
  groupsOf: 'groups-of',
  federatedOwnDomains: 'federated-own-domains',
  invitesFrom: 'invites-from',
  inboundDefault: 'inbound-default',
  emailCodes: 'email-codes',
  federatedDomains: 'federated-domains',
  domainLists: 'domain-lists',
  accounts: 'accounts-with-address',
  groups: 'groups-with-address',
  contacts: 'contacts-with-address',
  deleted: 'deleted-with-address',
  homeTenant: 'home-tenant',
};
