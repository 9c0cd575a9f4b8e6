import assert from 'node:assert/strict';
import { GROUPS, PEOPLE, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { OF_A_CONVERSION, OF_AN_INVITATION, type Place, ROWS, type Shown } from './contoso-shows.ts';
import { callTenant, filtered, type TenantCaller } from './tenant-caller.ts';

interface Entry {
  readonly shows: string;
  readonly [name: string]: unknown;
}

/** By which properties an entry of each list is found. */
const KEYS: Readonly<Record<Place, readonly string[]>> = {
  users: ['userPrincipalName', 'mail'],
  deleted: ['mail'],
  contacts: ['displayName'],
  groups: ['displayName'],
  teams: ['displayName'],
  domains: ['id'],
  partnerDomains: ['domain'],
  partners: ['domains'],
  policiesShow: ['name'],
  addressesToTry: ['address'],
  switches: ['settings'],
};

describe('sandbox tenant: Contoso shows every rule', () => {
  let caller: TenantCaller;
  let entries: Readonly<Record<Place, readonly Entry[]>>;
  before(async () => {
    caller = await callTenant();
    const { body } = await caller.control('GET', 'tenant');
    entries = {
      ...body,
      policiesShow: Object.entries(body.policiesShow).map(([name, shows]) => ({ name, shows })),
      switches: body.switches.map((one: Entry) => ({ ...one, settings: Object.keys(one.body as object) })),
    };
  });
  beforeEach(() => caller.control('POST', 'reset'));
  after(() => caller.tenant.close());

  function entriesOf([, place, key]: Shown): readonly Entry[] {
    return entries[place].filter((entry) => KEYS[place].some((name) => [entry[name]].flat().includes(key)));
  }
  function assertShown(shown: Shown): void {
    const said = entriesOf(shown).map(({ shows }) => shows);
    assert.ok(
      said.some((shows) => shows.toLowerCase().includes(shown[0].toLowerCase())),
      `${shown.join(', ')}: ${JSON.stringify(said)}`,
    );
  }
  async function found(filter: string): Promise<readonly { readonly id: string }[]> {
    return (await caller.graph('GET', filtered('/v1.0/users', filter, '&$select=id'))).body.value;
  }

  for (let row = 1; row <= 26; row += 1) {
    it(`row ${row} of G2.3`, () => {
      assert.ok((ROWS[row] ?? []).length > 0);
      for (const shown of ROWS[row] ?? []) assertShown(shown);
    });
  }
  for (const shown of [...OF_A_CONVERSION, ...OF_AN_INVITATION])
    it(`${shown[0]}: ${shown[2]}`, () => assertShown(shown));

  it('everything says what it is there for', () => {
    for (const place of Object.keys(KEYS) as Place[]) {
      assert.ok(entries[place].length > 0, place);
      for (const { shows, ...entry } of entries[place]) assert.ok(shows?.length > 5, JSON.stringify(entry));
    }
  });

  it('every switch can be set', async () => {
    for (const { control, body } of entries.switches) {
      const answer = await caller.control(control === 'policies' ? 'PATCH' : 'PUT', control as string, body);
      assert.equal(answer.status, 200, JSON.stringify(body));
    }
  });

  it('nobody holds an address to try', async () => {
    for (const { address } of entries.addressesToTry) {
      const text = (address as string).replaceAll("'", "''");
      const held = await found(`mail eq '${text}' or proxyAddresses/any(x:x eq 'SMTP:${text}')`);
      assert.deepEqual(held, [], address as string);
    }
  });

  it('the invitable ones can be invited, the apostrophe too', async () => {
    for (const address of ['ann.lee@fabrikam.example', "sean.o'brien@fabrikam.example", 'ann@woodgrove.example'])
      assert.equal((await caller.invite(address)).status, 201, address);
    for (const address of ['ann@litware.example', 'ann@proseware.example', 'ann@tailspin.example', '.ann@a.example'])
      assert.equal((await caller.invite(address)).status, 400, address);
  });

  it('an organisation is named by another domain than the one asked for', async () => {
    const find = (domain: string) =>
      caller.graph('GET', `/v1.0/tenantRelationships/findTenantInformationByDomainName(domainName='${domain}')`);
    const second = (await find('woodgrove.example')).body;
    assert.equal(second.defaultDomainName, 'woodgrovebank.example');
    assert.equal(second.tenantId, (await find('woodgrovebank.example')).body.tenantId);
    assert.equal((await find('agency.gov.example')).status, 404);
  });

  it('a partner may let some people in and refuse the others at redemption', async () => {
    const { tenantId } = entries.partnerDomains.find(({ domain }) => domain === 'lucerne.example')?.tenant as {
      readonly tenantId: string;
    };
    const path = `/v1.0/policies/crossTenantAccessPolicy/partners/${tenantId}`;
    const { usersAndGroups } = (await caller.graph('GET', path)).body.b2bCollaborationInbound;
    assert.equal(usersAndGroups.accessType, 'allowed');
    assert.ok(usersAndGroups.targets.every(({ target }: { target: string }) => target !== 'AllUsers'));
    for (const [address, status] of [
      ['editor@lucerne.example', 200],
      ['ann@lucerne.example', 403],
    ] as const) {
      const link = new URL((await caller.invite(address)).body.inviteRedeemUrl).searchParams;
      const page = await caller.page('/redeem/account', { ...Object.fromEntries(link), choice: 'expected' });
      assert.equal(page.status, status, address);
    }
  });

  it('two contacts have one address', async () => {
    const { body } = await caller.graph('GET', filtered('/v1.0/contacts', "mail eq 'lars.holt@adatum.example'"));
    assert.equal(new Set(body.value.map(({ id }: { id: string }) => id)).size, 2);
  });

  it('groups have outside addresses, in mail and among the proxies', async () => {
    for (const [filter, id] of [
      ["mail eq 'desk@fabrikam.example'", GROUPS.fabrikamDesk],
      ["proxyAddresses/any(x:x eq 'smtp:sales-desk@fabrikam.example')", GROUPS.salesList],
    ] as const) {
      const { body } = await caller.graph('GET', filtered('/v1.0/groups', filter, '&$select=id'));
      assert.deepEqual(
        body.value.map((group: { id: string }) => group.id),
        [id],
      );
    }
  });

  it('somebody is in so many groups that they come in pages', async () => {
    const path = `/v1.0/users/${PEOPLE.inManyGroups}/transitiveMemberOf?$select=id`;
    const first = (await caller.graph('GET', path)).body;
    assert.equal(first.value.length, 100);
    assert.ok(first['@odata.nextLink']);
    const all = (await caller.graph('GET', `${path}&$top=999`)).body.value;
    assert.equal(all.length, 300);
  });

  it('exactly two people are Global Administrators', () => {
    const holders = entries.users.filter(({ roles }) => (roles as string[]).includes('Global Administrator'));
    assert.deepEqual(
      holders.map(({ id }) => id),
      [PEOPLE.globalAdministrator, PEOPLE.emergencyAccess],
    );
  });

  it('Sam Park owns a team for each thing that can be wrong with one', () => {
    const owned = entries.teams.filter(({ owners }) => (owners as string[]).includes(PEOPLE.samPark));
    const of = (id: string) => owned.find((team) => team.id === id);
    assert.equal(of(TEAMS.oldLaunch)?.isArchived, true);
    assert.equal(of(TEAMS.mergerRoom)?.allowToAddGuests, false);
    assert.equal((of(TEAMS.boardPapers)?.assignedLabels as unknown[]).length, 1);
    assert.ok((of(TEAMS.deliveryEveryone)?.groupTypes as string[]).includes('DynamicMembership'));
    assert.equal(of(TEAMS.warehouse)?.onPremisesSyncEnabled, true);
    assert.equal(of(TEAMS.accessDesk)?.isAssignableToRole, true);
    assert.equal(of(TEAMS.quietCommittee)?.visibility, 'HiddenMembership');
    assert.deepEqual(of(TEAMS.harbour)?.resourceBehaviorOptions, ['WelcomeEmailDisabled']);
    assert.deepEqual(of(TEAMS.projectNorth)?.resourceBehaviorOptions, []);
    assert.equal(of(TEAMS.design), undefined);
  });

  it('whoever is in the bin has a mangled name and still holds the address', async () => {
    for (const { id, userPrincipalName } of entries.deleted)
      assert.ok((userPrincipalName as string).startsWith((id as string).replaceAll('-', '')));
    assert.match((await caller.invite('hal.pryor@fabrikam.example')).body.error.message, /already exists/);
  });

  it('a partner whose entry was changed no longer says what it was there for', async () => {
    await caller.control('PATCH', 'policies', { partners: { 'litware.example': {} } });
    const { body } = await caller.control('GET', 'tenant');
    const litware = body.partners.find(({ domains }: { domains: string[] }) => domains.includes('litware.example'));
    assert.match(litware.shows, /while the sandbox was running/);
  });
});
