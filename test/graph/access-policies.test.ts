import assert from 'node:assert/strict';
import type { FactQuery } from '../../src/use-cases/ports/directory.ts';
import { TEAM, userId } from '../support/builders.ts';
import { type FakeGraph, graphError, startFakeGraph } from '../support/fake-graph.ts';
import { factFrom } from './one-fact.ts';

const POLICIES: FactQuery = { fact: 'access-policies' };
const USERS = { includeUsers: ['All'], excludeUsers: [], includeGroups: [], excludeGroups: [] };
const CONDITIONS = { clientAppTypes: ['all'], applications: { includeApplications: ['All'] } };
const ALL = { name: 'Policy', asks: 'compliant-device', includes: 'all', excludesGuests: false, excludes: [] };
const SOMEBODY = userId(20);

describe('the access policies that may lock somebody out', () => {
  let graph: FakeGraph;
  beforeEach(async () => {
    graph = await startFakeGraph();
  });
  afterEach(() => graph.close());

  async function readOf(policy: object): Promise<unknown> {
    return factFrom(graph, { query: POLICIES, answer: { status: 200, body: { value: [policy] } } });
  }

  const ASKED: readonly (readonly [readonly string[], object, string | undefined])[] = [
    [['compliantDevice'], {}, 'compliant-device'],
    [['domainJoinedDevice'], {}, 'joined-device'],
    [['approvedApplication'], {}, 'approved-app'],
    [['compliantApplication'], {}, 'app-protection'],
    [['block'], {}, 'block'],
    [['compliantDevice', 'domainJoinedDevice'], {}, 'compliant-device'],
    [['mfa', 'compliantDevice'], { operator: 'AND' }, 'compliant-device'],
    [['mfa', 'compliantDevice'], {}, undefined],
    [['compliantDevice'], { termsOfUse: [TEAM] }, undefined],
    [['compliantDevice'], { customAuthenticationFactors: ['x'] }, undefined],
    [['compliantDevice'], { authenticationStrength: { id: TEAM } }, undefined],
    [['compliantDevice'], { operator: 'AND', termsOfUse: [TEAM] }, 'compliant-device'],
    [['mfa'], {}, undefined],
    [[], { operator: 'AND', termsOfUse: [TEAM] }, undefined],
  ];
  for (const [builtInControls, more, asks] of ASKED)
    it(`${builtInControls.join(', ') || 'no control'} ${JSON.stringify(more)}: ${asks ?? 'nothing'}`, async () => {
      const grantControls = { operator: 'OR', builtInControls, ...more };
      const read = asks === undefined ? [] : [{ ...ALL, asks }];
      assert.deepEqual(await readOf({ ...policyOf({}), grantControls }), { read });
    });

  const ABOUT: readonly (readonly [string, object, object])[] = [
    ['everybody', {}, {}],
    ['everybody, whoever else is named', { includeUsers: [SOMEBODY, 'All'] }, {}],
    ['guests, the old way', { includeUsers: ['GuestsOrExternalUsers'] }, { includes: 'guests' }],
    [
      'guests, the new way',
      { includeUsers: [], includeGuestsOrExternalUsers: outsiders('internalGuest, b2bCollaborationMember') },
      { includes: 'guests' },
    ],
    [
      'people and groups, in lower case',
      { includeUsers: [SOMEBODY.toUpperCase()], includeGroups: [TEAM.toUpperCase()] },
      { includes: [SOMEBODY, TEAM] },
    ],
    ['but for some', { excludeUsers: [SOMEBODY.toUpperCase()], excludeGroups: [TEAM] }, { excludes: [SOMEBODY, TEAM] }],
    ['but for guests, the old way', { excludeUsers: ['GuestsOrExternalUsers'] }, { excludesGuests: true }],
    [
      'but for guests, the new way',
      { excludeGuestsOrExternalUsers: outsiders('b2bCollaborationGuest,b2bCollaborationMember') },
      { excludesGuests: true },
    ],
    [
      'but for one kind of guests, which the account may not be',
      { excludeGuestsOrExternalUsers: outsiders('b2bCollaborationGuest') },
      {},
    ],
    [
      'but for guests of some organisations',
      {
        excludeGuestsOrExternalUsers: outsiders('b2bCollaborationGuest,b2bCollaborationMember', {
          externalTenants: { membershipKind: 'enumerated', members: [TEAM] },
        }),
      },
      {},
    ],
  ];
  for (const [says, users, read] of ABOUT)
    it(`is about ${says}`, async () => {
      assert.deepEqual(await readOf(policyOf({ users: { ...USERS, ...users } })), { read: [{ ...ALL, ...read }] });
    });

  const NOT_ABOUT: readonly (readonly [string, object])[] = [
    ['one that is only reported', { state: 'enabledForReportingButNotEnforced' }],
    ['one that asks nothing', { grantControls: null }],
    ['old clients', conditions({ clientAppTypes: ['exchangeActiveSync', 'other'] })],
    ['what people do to their own account', conditions({ applications: { includeApplications: [] } })],
    ['risky people', conditions({ userRiskLevels: ['high'] })],
    ['risky sign-ins', conditions({ signInRiskLevels: ['high'] })],
    ['codes for devices', conditions({ authenticationFlows: { transferMethods: 'deviceCodeFlow' } })],
    ['kinds of outsiders that nobody becomes here', conditions({ users: onlyOutsiders('serviceProvider') })],
    ['roles', conditions({ users: { ...USERS, includeUsers: [], includeRoles: [TEAM] } })],
    ['programs', conditions({ users: null })],
    ['nobody', conditions({ users: { ...USERS, includeUsers: ['None'] } })],
    [
      'a block of some platforms',
      {
        grantControls: { operator: 'OR', builtInControls: ['block'] },
        ...conditions({ platforms: { includePlatforms: ['all'], excludePlatforms: ['iOS'] } }),
      },
    ],
  ];
  for (const [says, different] of NOT_ABOUT)
    it(`leaves out ${says}`, async () => {
      assert.deepEqual(await readOf({ ...policyOf({}), ...different }), { read: [] });
    });

  it('keeps what is asked on some platforms, and a block in some places', async () => {
    assert.deepEqual(await readOf(policyOf({ platforms: { includePlatforms: ['windows'] } })), { read: [ALL] });
    const block = { operator: 'OR', builtInControls: ['block'] };
    const elsewhere = policyOf({ locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } });
    assert.deepEqual(await readOf({ ...elsewhere, grantControls: block }), { read: [{ ...ALL, asks: 'block' }] });
  });

  it('was not read where the conditions may not be seen, or the licence is missing', async () => {
    const unread = { unread: { because: 'permission', permission: 'Policy.Read.All' } };
    assert.deepEqual(await readOf({ ...policyOf({}), conditions: null }), unread);
    const scopes = graphError(403, 'required scopes are missing in the token.', 'AccessDenied');
    assert.deepEqual(await factFrom(graph, { query: POLICIES, answer: scopes }), unread);
    const unlicensed = graphError(403, 'Your tenant is not licensed for this feature.', 'AccessDenied');
    const fact = await factFrom(graph, { query: POLICIES, answer: unlicensed });
    assert.deepEqual(fact, { notApplicable: { licence: 'Microsoft Entra ID P1' } });
  });
});

function policyOf(conditionsOf: object): object {
  return {
    displayName: 'Policy',
    state: 'enabled',
    grantControls: { operator: 'OR', builtInControls: ['compliantDevice'] },
    ...conditions(conditionsOf),
  };
}

function conditions(different: object): object {
  return { conditions: { ...CONDITIONS, users: USERS, ...different } };
}

function outsiders(guestOrExternalUserTypes: string, more: object = {}): object {
  return { guestOrExternalUserTypes, externalTenants: { membershipKind: 'all' }, ...more };
}

function onlyOutsiders(types: string): object {
  return { ...USERS, includeUsers: [], includeGuestsOrExternalUsers: outsiders(types) };
}
