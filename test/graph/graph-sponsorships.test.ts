import assert from 'node:assert/strict';
import { graphSponsorships } from '../../src/graph/graph-sponsorships.ts';
import type { SponsorOutcome } from '../../src/use-cases/ports/sponsorships.ts';
import { INVITER, userId } from '../support/builders.ts';
import {
  clientOf,
  credentialWith,
  type FakeGraph,
  graphError,
  type Reply,
  startFakeGraph,
} from '../support/fake-graph.ts';

const GUEST = userId(20);
const ORDER = { guestId: GUEST, sponsorId: INVITER, clientRequestId: '11111111-2222-4333-8444-555566667777' };
const GONE = 'does not exist or one of its queried reference-property objects are not present.';
const WRITER = ['User.ReadWrite.All'];

describe('Graph sponsorships', () => {
  let graph: FakeGraph;
  beforeEach(async () => {
    graph = await startFakeGraph();
  });
  afterEach(() => graph.close());

  function set(reply: Reply, roles: readonly string[] = WRITER): Promise<SponsorOutcome> {
    graph.script(reply);
    return graphSponsorships(clientOf(graph, { credential: credentialWith(...roles) })).set(ORDER);
  }

  it('adds a reference to the sponsors of the guest', async () => {
    assert.deepEqual(await set({ status: 204 }), { outcome: 'set' });
    const [request] = graph.requests;
    assert.equal(request?.method, 'POST');
    assert.equal(request?.path, `/v1.0/users/${GUEST}/sponsors/$ref`);
    assert.equal(request?.headers['client-request-id'], ORDER.clientRequestId);
    assert.deepEqual(request?.body, { '@odata.id': `https://graph.microsoft.com/v1.0/users/${INVITER}` });
  });

  it('names the sponsor as the cloud does that it is in', async () => {
    graph.script({ status: 204 });
    await graphSponsorships(clientOf(graph, { scope: 'https://graph.microsoft.us/.default' })).set(ORDER);
    const body = graph.requests[0]?.body as { readonly '@odata.id': string };
    assert.match(body['@odata.id'], /^https:\/\/graph\.microsoft\.us\/v1\.0\/users\//);
  });

  const ANSWERS: readonly (readonly [string, Reply, readonly string[], SponsorOutcome])[] = [
    [
      'a sponsor already',
      graphError(400, "One or more added object references already exist for: 'sponsors'."),
      WRITER,
      { outcome: 'set' },
    ],
    [
      'a guest that is not there yet',
      graphError(404, `Resource '${GUEST}' ${GONE}`),
      WRITER,
      { outcome: 'not-yet-visible' },
    ],
    ['a 404 that names nothing', graphError(404, ''), WRITER, { outcome: 'not-yet-visible' }],
    [
      'a sponsor that is gone',
      graphError(404, `Resource '${INVITER.toUpperCase()}' ${GONE}`),
      WRITER,
      { outcome: 'refused', refusal: 'refused' },
    ],
    [
      'no right to it',
      graphError(403, 'Insufficient privileges to complete the operation.', 'Authorization_RequestDenied'),
      ['User.Read.All'],
      { outcome: 'refused', refusal: 'permission-missing' },
    ],
    [
      'an account where our rights do not count',
      graphError(403, 'Insufficient privileges to complete the operation.', 'Authorization_RequestDenied'),
      WRITER,
      { outcome: 'refused', refusal: 'refused' },
    ],
    [
      'five sponsors already',
      graphError(400, 'The number of sponsors cannot exceed 5.'),
      WRITER,
      { outcome: 'refused', refusal: 'refused' },
    ],
  ];
  for (const [says, reply, roles, outcome] of ANSWERS) {
    it(`understands ${says}`, async () => {
      assert.deepEqual(await set(reply, roles), outcome);
      assert.equal(graph.requests.length, 1);
    });
  }

  it('takes two writers that met for not done, and is unsure about a lost answer', async () => {
    await assert.rejects(set(graphError(409, 'Conflict')), { kind: 'unavailable' });
    await assert.rejects(set({ reset: 'midway' }), { kind: 'ambiguous' });
    await assert.rejects(set({ status: 503, headers: { 'Retry-After': '0.01' } }), { kind: 'ambiguous' });
    assert.equal(graph.requests.length, 3);
  });
});
