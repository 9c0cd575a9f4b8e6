import assert from 'node:assert/strict';
import { graphDirectory } from '../../src/graph/graph-directory.ts';
import type { FactQuery } from '../../src/use-cases/ports/directory.ts';
import { INVITER, TEAM, userId } from '../support/builders.ts';
import { batchOf, clientOf, type FakeGraph, graphError, itemsOf, startFakeGraph } from '../support/fake-graph.ts';
import { factFrom } from './one-fact.ts';

const ACCOUNT: FactQuery = { fact: 'account', id: INVITER };
const ROLES: FactQuery = { fact: 'role-names', of: INVITER };
const ROLE_GROUPS: FactQuery = { fact: 'role-groups', of: INVITER };
const GROUPS: FactQuery = { fact: 'groups-of', of: INVITER };
const DIRECT: FactQuery = { fact: 'direct-groups', of: INVITER };
const ASSIGNED: FactQuery = { fact: 'app-assignments', of: INVITER };
const OWNED: FactQuery = { fact: 'owned-things', of: INVITER };
const DEVICES: FactQuery = { fact: 'registered-devices', of: INVITER };
const PLANS: FactQuery = { fact: 'licence-plans', of: INVITER };
const PURPOSE: FactQuery = { fact: 'mailbox-purpose', of: INVITER };
const PROGRAMS: FactQuery = { fact: 'program-sign-in', of: INVITER };
const SIGN_INS: FactQuery = { fact: 'sign-ins', of: INVITER, since: new Date('2026-11-19T00:00:00Z') };
const NAMED: FactQuery = { fact: 'accounts-named', text: 'kim', limit: 2 };
const FEDERATED: FactQuery = { fact: 'federated-own-domains' };

const USER = {
  id: INVITER,
  displayName: 'Kim',
  userPrincipalName: 'kim@contoso.example',
  mail: null,
  accountEnabled: true,
  userType: 'Member',
  externalUserState: null,
  identities: [],
  preferredLanguage: null,
  otherMails: [],
  proxyAddresses: [],
  creationType: null,
  externalUserStateChangeDateTime: null,
  assignedPlans: [],
  licenseAssignmentStates: [],
  onPremisesSyncEnabled: null,
  onPremisesUserPrincipalName: null,
  isResourceAccount: null,
  isManagementRestricted: null,
};
const FLAGS = { isSynced: false, isResourceAccount: false, isManagementRestricted: false };
const GROUP = { '@odata.type': '#microsoft.graph.group', id: TEAM, displayName: 'Harbour' };
const TEAM_ROW = { ...GROUP, resourceProvisioningOptions: ['Team'] };
const ANY_GROUP = { id: TEAM.toUpperCase(), displayName: 'Everybody', membershipRule: null, groupTypes: [] };

describe('what the directory takes from answers about accounts', () => {
  let graph: FakeGraph;
  beforeEach(async () => {
    graph = await startFakeGraph();
  });
  afterEach(() => graph.close());

  const PARTS: readonly (readonly [object, object])[] = [
    [{}, { ...FLAGS, plans: [], licences: [], creationType: undefined, onPremisesUserPrincipalName: undefined }],
    [{ onPremisesSyncEnabled: false, isResourceAccount: false, isManagementRestricted: false }, FLAGS],
    [
      { onPremisesSyncEnabled: true, isManagementRestricted: true },
      { isSynced: true, isManagementRestricted: true },
    ],
    [{ onPremisesUserPrincipalName: '' }, { onPremisesUserPrincipalName: undefined }],
    [
      {
        identities: [
          { signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null },
          { signInType: 'federated', issuer: 'mail', issuerAssignedId: 'kim@adatum.example' },
          { signInType: 'federated', issuer: 'mail', issuerAssignedId: '' },
          { signInType: 'federated', issuer: 'mail' },
        ],
      },
      {
        identities: [
          { signInType: 'federated', issuer: 'ExternalAzureAD', assignedId: undefined },
          { signInType: 'federated', issuer: 'mail', assignedId: 'kim@adatum.example' },
          { signInType: 'federated', issuer: 'mail', assignedId: undefined },
          { signInType: 'federated', issuer: 'mail', assignedId: undefined },
        ],
      },
    ],
    [
      { assignedPlans: [plan('AB', 'exchange', 'LockedOut'), plan('cd', 'Exchange', 'Tomorrow')] },
      {
        plans: [
          { planId: 'ab', service: 'exchange', status: 'LockedOut' },
          { planId: 'cd', service: 'Exchange', status: 'unknown' },
        ],
      },
    ],
    [
      { licenseAssignmentStates: [licence('Active', TEAM.toUpperCase()), licence('ActiveWithError', null)] },
      {
        licences: [
          { skuId: 'ab', disabledPlanIds: ['cd'], byGroup: TEAM },
          { skuId: 'ab', disabledPlanIds: ['cd'], byGroup: undefined },
        ],
      },
    ],
    [{ licenseAssignmentStates: [licence('Error', null), licence('Disabled', TEAM)] }, { licences: [] }],
  ];
  for (const [said, read] of PARTS)
    it(`an account that says ${JSON.stringify(said).slice(0, 80)}`, async () => {
      const fact = await factFrom(graph, { query: ACCOUNT, answer: { status: 200, body: { ...USER, ...said } } });
      assert.ok('read' in fact);
      assert.partialDeepStrictEqual(fact.read, read);
    });

  it('does not judge an account of which one thing did not come (E10)', async () => {
    const lists = ['otherMails', 'proxyAddresses', 'assignedPlans', 'licenseAssignmentStates', 'identities'];
    const bodies = [
      ...Object.keys(USER).map((name) => ({ ...USER, [name]: undefined })),
      ...[...lists, 'accountEnabled'].map((name) => ({ ...USER, [name]: null })),
    ];
    for (const body of bodies)
      assert.deepEqual(
        await factFrom(graph, { query: ACCOUNT, answer: { status: 200, body } }),
        lacks('User.Read.All'),
        JSON.stringify(body),
      );
  });

  const READ: readonly (readonly [string, FactQuery, unknown, unknown])[] = [
    ['each role once, of nobody else', ROLES, list(role('B'), role('A'), role('B'), role('C', userId(9))), ['B', 'A']],
    [
      'groups that a filter let through',
      ROLE_GROUPS,
      list({ ...GROUP, isAssignableToRole: true }, { ...GROUP, id: 'x', isAssignableToRole: null }),
      [{ id: TEAM, name: 'Harbour' }],
    ],
    [
      'a rule that is off, a rule that is on',
      GROUPS,
      list(
        { ...ANY_GROUP, membershipRule: 'old rule' },
        { ...ANY_GROUP, groupTypes: ['DynamicMembership'], membershipRule: 'rule' },
      ),
      {
        ids: [TEAM, TEAM],
        names: new Map([[TEAM, 'Everybody']]),
        dynamic: [{ id: TEAM, name: 'Everybody', rule: 'rule' }],
      },
    ],
    [
      'groups that it is in itself, not the roles that it holds',
      DIRECT,
      list({ ...GROUP, id: TEAM.toUpperCase() }, { '@odata.type': '#microsoft.graph.directoryRole', id: 'a' }),
      [{ id: TEAM, name: 'Harbour' }],
    ],
    [
      'what it was given, not what a group of it was',
      ASSIGNED,
      list(assignment('a', INVITER.toUpperCase()), assignment('b', TEAM)),
      [{ id: 'a', name: 'Time sheets' }],
    ],
    [
      'whom the log let in, of nobody else',
      SIGN_INS,
      list(
        signIn('2026-11-20T08:00:00Z', { status: { errorCode: 0 } }),
        signIn('2026-11-20T07:00:00Z', { status: { errorCode: 50020 } }),
        signIn('2026-11-20T06:00:00Z', { userPrincipalName: null }),
        signIn('2026-11-20T05:00:00Z', { userId: userId(9) }),
        signIn('2026-11-20T04:00:00Z', { userId: INVITER.toUpperCase(), status: null }),
      ),
      [
        { at: new Date('2026-11-20T08:00:00Z'), name: 'ann@fabrikam.example' },
        { at: new Date('2026-11-20T04:00:00Z'), name: 'ann@fabrikam.example' },
      ],
    ],
    [
      'teams and applications, and whatever else there is, by its id where its name may not be seen',
      OWNED,
      list(
        TEAM_ROW,
        { ...TEAM_ROW, resourceProvisioningOptions: [] },
        { '@odata.type': '#microsoft.graph.application', id: 'a', displayName: 'Import' },
        { '@odata.type': '#microsoft.graph.servicePrincipal', id: 'b', displayName: null },
        { '@odata.type': '#microsoft.graph.device', id: 'c' },
      ),
      {
        teams: [{ id: TEAM, name: 'Harbour' }],
        apps: [
          { id: 'a', name: 'Import' },
          { id: 'b', name: 'b' },
        ],
        others: [
          { id: TEAM, name: 'Harbour', type: 'group' },
          { id: 'c', name: '', type: 'device' },
        ],
      },
    ],
    [
      'devices by their ids alone',
      DEVICES,
      list({ '@odata.type': '#microsoft.graph.device', id: 'a', displayName: null }, { '@odata.type': '#x', id: 'b' }),
      1,
    ],
    [
      'plans of a licence',
      PLANS,
      list(
        { skuId: 'AB', skuPartNumber: 'OFFICE', servicePlans: [{ servicePlanId: 'CD' }] },
        { skuId: 'EF', skuPartNumber: null, servicePlans: [] },
      ),
      [
        { skuId: 'ab', name: 'OFFICE', planIds: ['cd'] },
        { skuId: 'ef', name: undefined, planIds: [] },
      ],
    ],
    ['a room', PURPOSE, { value: 'room' }, 'room'],
    ['a purpose of the future', PURPOSE, { value: 'unknownFutureValue' }, 'others'],
    ['an account that never signed in', PROGRAMS, { id: INVITER }, undefined],
    ['one that only people use', PROGRAMS, { id: INVITER, signInActivity: activity(null) }, undefined],
    [
      'one that programs use',
      PROGRAMS,
      { id: INVITER, signInActivity: activity('2026-11-20T02:00:00Z') },
      new Date('2026-11-20T02:00:00Z'),
    ],
    [
      'federated domains that are ours',
      FEDERATED,
      list(
        domain('A.example', 'Federated', true),
        domain('b.example', 'Managed', true),
        domain('c', 'Federated', false),
      ),
      ['a.example'],
    ],
    [
      'people, without those who were invited as guests',
      NAMED,
      list(
        named(1, { userType: 'Guest', creationType: 'Invitation', externalUserState: 'Accepted' }),
        named(2, { userType: 'Guest', externalUserState: 'Accepted' }),
        named(3, { userType: 'Guest' }),
        named(4, { externalUserState: 'Accepted' }),
        named(4, { externalUserState: 'Accepted' }),
        named(5, {}),
        named(6, {}),
      ),
      [candidate(3), candidate(4), candidate(5)],
    ],
  ];
  for (const [says, query, body, read] of READ)
    it(`${query.fact}: ${says}`, async () => {
      assert.deepEqual(await factFrom(graph, { query, answer: { status: 200, body } }), { read });
    });

  const UNREADABLE: readonly (readonly [FactQuery, unknown, string])[] = [
    [ROLES, list({ principalId: INVITER, roleDefinition: null }), 'RoleManagement.Read.Directory'],
    [ROLE_GROUPS, list({ id: TEAM, displayName: null, isAssignableToRole: null }), 'GroupMember.Read.All'],
    [GROUPS, list({ ...ANY_GROUP, displayName: null, groupTypes: null }), 'GroupMember.Read.All'],
    [OWNED, list({ ...TEAM_ROW, displayName: null, resourceProvisioningOptions: null }), 'User.Read.All'],
    [DIRECT, list({ ...GROUP, displayName: null }), 'Directory.Read.All'],
    [ASSIGNED, list({ ...assignment('a', INVITER), resourceDisplayName: null }), 'Directory.Read.All'],
    [PLANS, list({ skuId: null, servicePlans: [] }), 'User.Read.All'],
    [PURPOSE, { value: null }, 'MailboxSettings.Read'],
    [PROGRAMS, { id: null, signInActivity: null }, 'User.Read.All'],
    [NAMED, list({ ...named(1, {}), userPrincipalName: null }), 'User.Read.All'],
    [{ fact: 'group-name', id: TEAM }, { id: TEAM, displayName: null }, 'GroupMember.Read.All'],
    [FEDERATED, list({ id: 'a.example', isVerified: true, authenticationType: null }), 'Domain.Read.All'],
  ];
  for (const [query, body, permission] of UNREADABLE)
    it(`${query.fact}: ${JSON.stringify(body).slice(0, 60)} was not read (E10)`, async () => {
      assert.deepEqual(await factFrom(graph, { query, answer: { status: 200, body } }), lacks(permission));
    });

  it('takes a mailbox that refuses to be looked at for a missing right', async () => {
    const answer = graphError(403, 'Access is denied. Check credentials and try again.', 'ErrorAccessDenied');
    assert.deepEqual(await factFrom(graph, { query: PURPOSE, answer }), lacks('MailboxSettings.Read'));
  });

  it('asks for no second page of people with a name', async () => {
    const next = `${graph.url}/v1.0/users?$skiptoken=1`;
    const body = { ...list(named(1, {})), '@odata.nextLink': next };
    const fact = await factFrom(graph, { query: NAMED, answer: { status: 200, body } });
    assert.deepEqual(fact, { read: [candidate(1)] });
    assert.equal(graph.requests.length, 1);
  });

  it('says on the next page as well that the query is an advanced one', async () => {
    const next = `${graph.url}/v1.0/users/x/transitiveMemberOf/microsoft.graph.group?$count=true&$skiptoken=1`;
    graph.script(
      batchOf(() => ({ status: 200, body: { ...list(ANY_GROUP), '@odata.nextLink': next } })),
      { status: 200, body: list({ ...ANY_GROUP, id: 'b' }) },
    );
    const { it } = await graphDirectory(clientOf(graph)).read({ it: GROUPS });
    assert.deepEqual(it, {
      read: {
        ids: [TEAM, 'b'],
        names: new Map([
          [TEAM, 'Everybody'],
          ['b', 'Everybody'],
        ]),
        dynamic: [],
      },
    });
    const [batch, page] = graph.requests;
    assert.deepEqual(batch && itemsOf(batch)[0]?.headers, { ConsistencyLevel: 'eventual' });
    assert.equal(page?.headers.consistencylevel, 'eventual');
  });

  it('asks once for what two facts are read from', async () => {
    graph.script(batchOf(() => ({ status: 200, body: list() })));
    await graphDirectory(clientOf(graph)).read({
      own: { fact: 'own-domains' },
      federated: FEDERATED,
      owned: OWNED,
      teams: { fact: 'owned-teams', of: INVITER },
    });
    const [request] = graph.requests;
    assert.equal(request && itemsOf(request).length, 2);
  });
});

function list(...value: readonly unknown[]): object {
  return { value };
}

function lacks(permission: string): object {
  return { unread: { because: 'permission', permission } };
}

function plan(servicePlanId: string, service: string, capabilityStatus: string): object {
  return { servicePlanId, service, capabilityStatus, assignedDateTime: null };
}

function licence(state: string, assignedByGroup: string | null): object {
  return { skuId: 'AB', disabledPlans: ['CD'], assignedByGroup, state, error: 'None' };
}

function assignment(id: string, principalId: string): object {
  return { id, principalId, principalType: 'User', resourceDisplayName: 'Time sheets' };
}

function signIn(createdDateTime: string, more: object): object {
  return { id: createdDateTime, userId: INVITER, userPrincipalName: 'ann@fabrikam.example', createdDateTime, ...more };
}

function role(displayName: string, principalId: string = INVITER.toUpperCase()): object {
  return { principalId, roleDefinition: { id: 'x', displayName } };
}

function activity(lastNonInteractiveSignInDateTime: string | null): object {
  return { lastSignInDateTime: '2026-11-21T02:00:00Z', lastNonInteractiveSignInDateTime };
}

function domain(id: string, authenticationType: string, isVerified: boolean): object {
  return { id, authenticationType, isVerified };
}

function named(number: number, kind: object): object {
  const userPrincipalName = `kim${number}@contoso.example`;
  const nobody = { mail: null, department: '', userType: 'Member', creationType: null, externalUserState: null };
  return { id: userId(number), displayName: 'Kim', userPrincipalName, ...nobody, ...kind };
}

function candidate(number: number): object {
  const userPrincipalName = `kim${number}@contoso.example`;
  return { id: userId(number), displayName: 'Kim', userPrincipalName, department: undefined };
}
