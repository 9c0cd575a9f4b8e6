import assert from 'node:assert/strict';
import { GROUPS, PEOPLE, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { GRAPH_ROUTES } from '../../src/sandbox/tenant/graph/dispatch.ts';
import { contractProblem, findingsOf, publishedPermissions } from '../support/check-contract.ts';
import { callTenant, EVENTUAL, filtered, type TenantCaller } from './tenant-caller.ts';

interface Item {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const ADDRESS = "o''hara@fabrikam.example";
const PLACES = `mail eq '${ADDRESS}' or otherMails/any(x:x eq '${ADDRESS}') or proxyAddresses/any(x:x eq 'smtp:${ADDRESS}') or proxyAddresses/any(x:x eq 'SMTP:${ADDRESS}')`;
const USER_FIELDS =
  'id,displayName,userPrincipalName,mail,accountEnabled,userType,externalUserState,identities,licenseAssignmentStates,isManagementRestricted,assignedPlans,onPremisesUserPrincipalName';

// The first wave of an invitation and of a conversion (checks 2), each read as one item.
const INVITATION: readonly Item[] = [
  get(filtered('/users', `${PLACES} or userPrincipalName eq '${ADDRESS}'`, `&$select=${USER_FIELDS}`)),
  get(filtered('/groups', `mail eq '${ADDRESS}' or proxyAddresses/any(x:x eq 'SMTP:${ADDRESS}')`, '&$select=id')),
  get(filtered('/contacts', `mail eq '${ADDRESS}' or proxyAddresses/any(x:x eq 'SMTP:${ADDRESS}')`, '&$select=id')),
  {
    ...get(filtered('/directory/deletedItems/microsoft.graph.user', PLACES, '&$count=true&$select=id,mail&$top=999')),
    headers: EVENTUAL,
  },
  get("/tenantRelationships/findTenantInformationByDomainName(domainName='fabrikam.example')"),
  get('/domains?$select=id,isVerified,authenticationType'),
  get('/policies/authorizationPolicy'),
  get('/policies/crossTenantAccessPolicy/default'),
  get('/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/email'),
  get('/directory/federationConfigurations/graph.samlOrWsFedExternalDomainFederation?$expand=domains'),
  get('/groupSettings'),
  get('/organization?$select=id,displayName,verifiedDomains'),
  get('/admin/sharepoint/settings'),
  get(
    `/groups/${TEAMS.projectNorth}?$select=id,displayName,resourceProvisioningOptions,groupTypes,onPremisesSyncEnabled,isAssignableToRole,visibility,assignedLabels,resourceBehaviorOptions`,
  ),
  get(`/groups/${TEAMS.finance}/settings`),
  get(`/groups/${TEAMS.projectNorth}/owners?$select=id,displayName,accountEnabled`),
  get(`/teams/${TEAMS.oldLaunch}?$select=isArchived`),
  get(`/users/${PEOPLE.samPark}?$select=id,accountEnabled,userType,externalUserState,identities&$expand=manager`),
  {
    method: 'POST',
    url: `/users/${PEOPLE.samPark}/checkMemberObjects`,
    headers: { 'Content-Type': 'application/json' },
    body: { ids: [GROUPS.guestlistAdmins] },
  },
  roles('roleAssignments', PEOPLE.samPark),
];
const ACCOUNT = `/users/${PEOPLE.eligibleContractor}`;
const CONVERSION: readonly Item[] = [
  get(`${ACCOUNT}?$select=${USER_FIELDS}`),
  roles('roleAssignments', PEOPLE.eligibleContractor),
  roles('roleEligibilityScheduleInstances', PEOPLE.eligibleContractor),
  {
    ...get(
      `${ACCOUNT}/transitiveMemberOf/microsoft.graph.group?$filter=isAssignableToRole eq true&$select=id,displayName&$count=true`,
    ),
    headers: EVENTUAL,
  },
  get(`${ACCOUNT}/ownedObjects?$select=id,displayName`),
  get(`${ACCOUNT}/registeredDevices`),
  get('/identity/conditionalAccess/policies'),
  get(`${ACCOUNT}/licenseDetails`),
];
const SECOND_WAVE: readonly Item[] = [
  get('/policies/crossTenantAccessPolicy/partners/00000000-0000-0000-0000-000000000000'),
  get(`/users/${PEOPLE.minaKerr}/sponsors?$select=id,displayName`),
  get(`/users/${PEOPLE.minaKerr}/transitiveMemberOf?$select=id,displayName`),
  roles('roleAssignments', PEOPLE.minaKerr),
  get(`/groups/${GROUPS.licensedStaff}?$select=id,displayName`),
];

function get(url: string): Item {
  return { method: 'GET', url };
}

function roles(kind: string, id: string): Item {
  return get(filtered(`/roleManagement/directory/${kind}`, `principalId eq '${id}'`, '&$expand=roleDefinition'));
}

describe('sandbox tenant: the reads of the waves', () => {
  let caller: TenantCaller;
  before(async () => {
    caller = await callTenant();
  });
  beforeEach(() => caller.control('POST', 'reset'));
  after(() => caller.tenant.close());

  async function statuses(items: readonly Item[]): Promise<readonly number[]> {
    const requests = items.map((item, index) => ({ id: String(index), ...item }));
    const { responses } = (await caller.graph('POST', '/v1.0/$batch', { requests })).body;
    const found = new Map<string, number>(
      responses.map((answer: { id: string; status: number }) => [answer.id, answer.status]),
    );
    return items.map((_, index) => found.get(String(index)) as number);
  }

  it('all answer, each as an item of a v1.0 batch', async () => {
    assert.deepEqual(await statuses(INVITATION), Array(INVITATION.length).fill(200));
    assert.deepEqual(await statuses(CONVERSION), Array(CONVERSION.length).fill(200));
    assert.deepEqual(await statuses(SECOND_WAVE), [404, ...Array(SECOND_WAVE.length - 1).fill(200)]);
  });

  it('the one beta read goes alone', async () => {
    const path = '/policies/b2bManagementPolicies';
    assert.equal((await caller.graph('GET', `/beta${path}`)).status, 200);
    assert.deepEqual(await statuses([get(path)]), [400]);
    const requests = [{ id: '1', method: 'GET', url: `/beta${path}` }];
    assert.equal((await caller.graph('POST', '/v1.0/$batch', { requests })).status, 400);
  });

  it("hold against Graph's own schema", async function () {
    if (contractProblem() !== undefined) this.skip();
    for (const wave of [INVITATION, CONVERSION, SECOND_WAVE]) await statuses(wave);
    const { apps } = (await caller.control('GET', 'tenant')).body;
    assert.equal(await findingsOf((await caller.control('GET', 'traffic')).body, apps[0].granted), '');
  });

  it('each line of traffic says when, and which request it was', async () => {
    await statuses(CONVERSION);
    await caller.graph('GET', '/v1.0/domains');
    const [batch, read] = ((await caller.control('GET', 'traffic')).body as string)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.ok(batch.startedAt <= batch.endedAt);
    assert.equal(batch.batchId, batch.requestId);
    assert.deepEqual([read.batchId, typeof read.requestId], [undefined, 'string']);
  });

  describe('the permissions that open a path', () => {
    // Policy.Read.All is here for the variant code-mail-read alone.
    const BY_VARIANT = '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/email';
    // Published for one object of the relation, not for the relation cast to a type.
    const CAST = /\{cast\}$/;

    const routes = GRAPH_ROUTES.filter(({ version, path }) => version === undefined && !CAST.test(path));
    for (const { method, path, anyOf } of contractProblem() === undefined ? routes : []) {
      it(`${method} ${path}`, () => {
        const key = path.replaceAll(/\{\w+\}/g, '{id}');
        // The data writes some paths in lower case and some not.
        const published = new Set([key, key.toLowerCase()].flatMap((one) => [...publishedPermissions(method, one)]));
        // Where it is silent, the reference page of the call counts.
        const unknown = published.size === 0 ? [] : anyOf.filter((permission) => !published.has(permission));
        assert.deepEqual(unknown, path === BY_VARIANT ? ['Policy.Read.All'] : []);
      });
    }
  });
});
