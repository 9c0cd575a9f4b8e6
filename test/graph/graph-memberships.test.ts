import assert from 'node:assert/strict';
import { graphMemberships } from '../../src/graph/graph-memberships.ts';
import type { AddOutcome } from '../../src/use-cases/ports/memberships.ts';
import { TEAM, userId } from '../support/builders.ts';
import {
  ALL_ROLES,
  clientOf,
  credentialWith,
  type FakeGraph,
  graphError,
  type Reply,
  startFakeGraph,
} from '../support/fake-graph.ts';

const ORDER = { teamId: TEAM, userId: userId(20), clientRequestId: '11111111-2222-4333-8444-555566667777' };
const GONE = 'does not exist or one of its queried reference-property objects are not present.';

describe('Graph memberships', () => {
  let graph: FakeGraph;
  beforeEach(async () => {
    graph = await startFakeGraph();
  });
  afterEach(() => graph.close());

  function add(reply: Reply, roles: readonly string[] = ALL_ROLES): Promise<AddOutcome> {
    graph.script(reply);
    return graphMemberships(clientOf(graph, { credential: credentialWith(...roles) })).add(ORDER);
  }

  it('adds a reference to the group behind the team', async () => {
    assert.deepEqual(await add({ status: 204 }), { outcome: 'added' });
    const [request] = graph.requests;
    assert.equal(request?.path, `/v1.0/groups/${TEAM}/members/$ref`);
    assert.equal(request?.headers['client-request-id'], ORDER.clientRequestId);
    assert.deepEqual(request?.body, {
      '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${ORDER.userId}`,
    });
  });

  it('names the new member as the cloud does that it is in', async () => {
    graph.script({ status: 204 });
    const scope = 'https://graph.microsoft.us/.default';
    await graphMemberships(clientOf(graph, { scope })).add(ORDER);
    const body = graph.requests[0]?.body as { readonly '@odata.id': string };
    assert.match(body['@odata.id'], /^https:\/\/graph\.microsoft\.us\/v1\.0\/directoryObjects\//);
  });

  const ANSWERS: readonly (readonly [string, Reply, AddOutcome])[] = [
    [
      'already a member',
      graphError(400, "One or more added object references already exist for: 'members'."),
      { outcome: 'added' },
    ],
    [
      'a guest that is not there yet',
      graphError(400, "the objects being referenced don't exist"),
      { outcome: 'not-yet-visible' },
    ],
    ['the same as 404', graphError(404, `Resource '${ORDER.userId}' ${GONE}`), { outcome: 'not-yet-visible' }],
    ['a 404 that names nothing', graphError(404, ''), { outcome: 'not-yet-visible' }],
    ['a 404 that names the group', graphError(404, `Resource '${TEAM.toUpperCase()}' ${GONE}`), refused('team-gone')],
    ['a dynamic group', graphError(400, 'Cannot update a Dynamic membership group.'), refused('takes-no-guests')],
    [
      'a synchronised group',
      graphError(400, 'Unable to update on-premises mastered Directory Sync objects.'),
      refused('takes-no-guests'),
    ],
    ['a 403 although the permission is there', graphError(403, 'Insufficient privileges.'), refused('takes-no-guests')],
    ['anything else', graphError(400, 'A new reason'), refused('refused')],
  ];
  for (const [says, reply, outcome] of ANSWERS) {
    it(`takes ${says} as ${outcome.outcome === 'refused' ? outcome.refusal : outcome.outcome}`, async () => {
      assert.deepEqual(await add(reply), outcome);
    });
  }

  it('knows a 403 without the permission for just that', async () => {
    const reply = graphError(403, 'Insufficient privileges.', 'Authorization_RequestDenied');
    assert.deepEqual(await add(reply, ['GroupMember.Read.All']), refused('permission-missing'));
  });

  it('rises when it is not certain', async () => {
    await assert.rejects(add({ reset: 'before' }), { kind: 'ambiguous' });
    await assert.rejects(add(graphError(400, 'x', 'Directory_ConcurrencyViolation')), { kind: 'unavailable' });
    await assert.rejects(add({ status: 429, headers: { 'Retry-After': '2.5' } }), {
      kind: 'throttled',
      retryAfterSeconds: 2.5,
    });
    assert.equal(graph.requests.length, 3);
  });
});

function refused(refusal: Extract<AddOutcome, { outcome: 'refused' }>['refusal']): AddOutcome {
  return { outcome: 'refused', refusal };
}
