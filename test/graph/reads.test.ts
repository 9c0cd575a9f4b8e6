import assert from 'node:assert/strict';
import type { Fact } from '../../src/domain/facts.ts';
import { graphDirectory } from '../../src/graph/graph-directory.ts';
import type { FactQuery } from '../../src/use-cases/ports/directory.ts';
import { ADMINS, INVITER, TEAM, userId } from '../support/builders.ts';
import {
  ALL_ROLES,
  type Answer,
  batchOf,
  clientOf,
  type FakeGraph,
  graphError,
  itemsOf,
  startFakeGraph,
} from '../support/fake-graph.ts';
import { factFrom } from './one-fact.ts';

const GROUP = { id: TEAM, displayName: 'Project North', resourceProvisioningOptions: ['Team'] };
const TEAM_GROUP = {
  ...GROUP,
  groupTypes: ['Unified'],
  onPremisesSyncEnabled: null,
  isAssignableToRole: null,
  visibility: 'Private',
  assignedLabels: [],
  resourceBehaviorOptions: [],
};
const PERSON: FactQuery = { fact: 'person', id: INVITER };

describe('what the directory reads of people and teams', () => {
  let graph: FakeGraph;
  beforeEach(async () => {
    graph = await startFakeGraph();
  });
  afterEach(() => graph.close());

  function factOf(query: FactQuery, answer: Answer, roles = ALL_ROLES): Promise<Fact<unknown>> {
    return factFrom(graph, { query, answer, roles });
  }

  const ABSENT: readonly { readonly query: FactQuery; readonly says: unknown }[] = [
    { query: PERSON, says: { read: undefined } },
    { query: { fact: 'team', id: TEAM }, says: { read: undefined } },
    { query: { fact: 'team-owners', id: TEAM }, says: { read: [] } },
    { query: { fact: 'owned-teams', of: INVITER }, says: { read: [] } },
    { query: { fact: 'memberships', of: INVITER, among: [ADMINS] }, says: { read: [] } },
    { query: listed(), says: { read: false } },
    { query: { fact: 'own-domains' }, says: { unread: { because: 'no-answer' } } },
  ];
  for (const { query, says } of ABSENT) {
    it(`takes 404 for ${query.fact} as ${JSON.stringify(says)}`, async () => {
      assert.deepEqual(await factOf(query, graphError(404, 'gone', 'Request_ResourceNotFound')), says);
    });
  }

  it('asks nothing when there is nothing to ask', async () => {
    const facts = await graphDirectory(clientOf(graph)).read({
      none: { fact: 'memberships', of: INVITER, among: [] },
      oneself: { fact: 'memberships', of: INVITER, among: [INVITER.toUpperCase()] },
    });
    assert.deepEqual(facts, { none: { read: [] }, oneself: { read: [INVITER.toUpperCase()] } });
    assert.equal(graph.requests.length, 0);
  });

  it('checks memberships twenty ids at a time, the person itself beside them, as the ids were written', async () => {
    const among = [INVITER, ...Array.from({ length: 25 }, (_, n) => userId(100 + n).toUpperCase())];
    graph.script(
      batchOf(({ body }) => ({ status: 200, body: { value: (body as { ids: readonly string[] }).ids.slice(0, 1) } })),
    );
    const { it } = await graphDirectory(clientOf(graph)).read({ it: { fact: 'memberships', of: INVITER, among } });
    const [request] = graph.requests;
    const items = request ? itemsOf(request) : [];
    assert.deepEqual(items.map(({ body }) => (body as { ids: readonly string[] }).ids.length).toSorted(), [20, 5]);
    assert.ok(items.every(({ headers }) => headers?.['Content-Type'] === 'application/json'));
    assert.deepEqual(it, { read: [among[0], among[1], among[21]] });
  });

  it('leaves memberships unread when one of their parts is', async () => {
    const among = Array.from({ length: 25 }, (_, n) => userId(100 + n));
    const some = batchOf(({ body }) =>
      (body as { ids: readonly string[] }).ids.length === 5 ? { status: 500 } : { status: 200, body: { value: [] } },
    );
    graph.script(some, some);
    const { it } = await graphDirectory(clientOf(graph)).read({ it: { fact: 'memberships', of: INVITER, among } });
    assert.deepEqual(it, { unread: { because: 'no-answer' } });
  });

  it('finds the teams among what somebody owns', async () => {
    const owned = [
      { '@odata.type': '#microsoft.graph.group', ...GROUP },
      { '@odata.type': '#microsoft.graph.group', ...GROUP, id: ADMINS, resourceProvisioningOptions: [] },
      { '@odata.type': '#microsoft.graph.application', id: userId(7) },
    ];
    assert.deepEqual(await factOf({ fact: 'owned-teams', of: INVITER }, { status: 200, body: { value: owned } }), {
      read: [{ id: TEAM, name: 'Project North' }],
    });
  });

  const NOT_FOR_GUESTS: readonly (readonly [object, string | undefined])[] = [
    [{}, undefined],
    [{ groupTypes: ['Unified', 'DynamicMembership'] }, 'members-by-rule'],
    [{ onPremisesSyncEnabled: true }, 'synced'],
    [{ onPremisesSyncEnabled: false }, undefined],
    [{ isAssignableToRole: true }, 'role-assignable'],
    [{ visibility: 'HiddenMembership' }, 'hidden-membership'],
  ];
  for (const [properties, takesNoGuests] of NOT_FOR_GUESTS) {
    it(`takes a group that says ${JSON.stringify(properties)} for ${takesNoGuests ?? 'open to guests'}`, async () => {
      const fact = await factOf({ fact: 'team', id: TEAM }, { status: 200, body: { ...TEAM_GROUP, ...properties } });
      const said = { id: TEAM, name: 'Project North', takesNoGuests, label: undefined, welcomesByMail: true };
      assert.deepEqual(fact, { read: said });
    });
  }

  it('knows the label of a team, and whether its group welcomes by mail', async () => {
    const body = {
      ...TEAM_GROUP,
      assignedLabels: [{ labelId: ADMINS, displayName: 'Confidential' }],
      resourceBehaviorOptions: ['WelcomeEmailDisabled'],
    };
    const fact = await factOf({ fact: 'team', id: TEAM }, { status: 200, body });
    assert.ok('read' in fact);
    assert.partialDeepStrictEqual(fact.read, { label: 'Confidential', welcomesByMail: false });
  });

  it('takes a group whose nulls can only mean that nobody may look for unread (E10)', async () => {
    for (const name of ['groupTypes', 'assignedLabels', 'resourceBehaviorOptions']) {
      const body = { ...TEAM_GROUP, [name]: null };
      assert.deepEqual(await factOf({ fact: 'team', id: TEAM }, { status: 200, body }), {
        unread: { because: 'permission', permission: 'GroupMember.Read.All' },
      });
    }
  });

  it('does not take a group without a team for a team', async () => {
    const group = { ...TEAM_GROUP, resourceProvisioningOptions: [] };
    assert.deepEqual(await factOf({ fact: 'team', id: TEAM }, { status: 200, body: group }), { read: undefined });
  });

  it('lists owners by id, with their names where the directory gives them', async () => {
    const owners = [
      { '@odata.type': '#microsoft.graph.user', id: INVITER, displayName: 'Sam Park', accountEnabled: true },
      { '@odata.type': '#microsoft.graph.user', id: userId(2), displayName: null, accountEnabled: null },
      { '@odata.type': '#microsoft.graph.servicePrincipal', id: userId(3), displayName: 'An app' },
    ];
    assert.deepEqual(await factOf({ fact: 'team-owners', id: TEAM }, { status: 200, body: { value: owners } }), {
      read: [
        { id: INVITER, name: 'Sam Park', accountEnabled: true },
        { id: userId(2), name: undefined, accountEnabled: undefined },
      ],
    });
  });

  it('believes Teams only about the person asked for, by right of the team or of the tenant', async () => {
    const members = (id: string) => ({ status: 200, body: { value: [{ userId: id.toUpperCase() }] } });
    assert.deepEqual(await factOf(listed(), members(INVITER), []), { read: true });
    assert.deepEqual(await factOf(listed(), members(userId(9))), { read: false });
  });
});

function listed(): FactQuery {
  return { fact: 'listed-by-teams', team: TEAM, user: INVITER };
}
