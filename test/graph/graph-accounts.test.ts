import assert from 'node:assert/strict';
import { graphAccounts } from '../../src/graph/graph-accounts.ts';
import type { AccountOutcome } from '../../src/use-cases/ports/accounts.ts';
import { userId } from '../support/builders.ts';
import {
  type Answer,
  clientOf,
  credentialWith,
  type FakeGraph,
  graphError,
  type Reply,
  startFakeGraph,
} from '../support/fake-graph.ts';

const ID = userId(20);
const ORDER = { id: ID, clientRequestId: '11111111-2222-4333-8444-555566667777' };
const GONE = graphError(
  404,
  `Resource '${ID}' does not exist or one of its queried reference-property objects are not present.`,
);
const DENIED = graphError(403, 'Insufficient privileges to complete the operation.', 'Authorization_RequestDenied');
const WRITER = ['User.ReadWrite.All'];

describe('Graph accounts', () => {
  let graph: FakeGraph;
  beforeEach(async () => {
    graph = await startFakeGraph();
  });
  afterEach(() => graph.close());

  function accounts(roles: readonly string[] = WRITER): ReturnType<typeof graphAccounts> {
    return graphAccounts(clientOf(graph, { credential: credentialWith(...roles) }));
  }

  function write(reply: Reply, roles: readonly string[] = WRITER): Promise<AccountOutcome> {
    graph.script(reply);
    return accounts(roles).writeMail({ ...ORDER, mail: 'ann.lee@fabrikam.example' });
  }

  function remove(...replies: readonly Reply[]): Promise<AccountOutcome> {
    graph.script(...replies);
    return accounts().removeGuest(ORDER);
  }

  for (const [roles, may] of [
    [WRITER, true],
    [['Directory.ReadWrite.All'], true],
    [['User.Read.All', 'User-Mail.ReadWrite.All'], false],
    [[], false],
  ] as const) {
    it(`may ${may ? '' : 'not '}write mail with ${roles.join(', ') || 'nothing'}, as the token says (G11.2)`, async () => {
      assert.equal(await accounts(roles).mayWriteMail(), may);
      assert.equal(graph.requests.length, 0);
    });
  }

  it('writes mail and nothing else', async () => {
    assert.deepEqual(await write({ status: 204 }), { outcome: 'done' });
    const [request] = graph.requests;
    assert.deepEqual([request?.method, request?.path], ['PATCH', `/v1.0/users/${ID}`]);
    assert.equal(request?.headers['client-request-id'], ORDER.clientRequestId);
    assert.deepEqual(request?.body, { mail: 'ann.lee@fabrikam.example' });
  });

  const ANSWERS: readonly (readonly [string, Answer, readonly string[], AccountOutcome])[] = [
    ['an account that is gone', GONE, WRITER, { outcome: 'refused', refusal: 'account-gone' }],
    ['no right to it', DENIED, ['User.Read.All'], { outcome: 'refused', refusal: 'permission-missing' }],
    ['an account where our rights do not count (E8)', DENIED, WRITER, { outcome: 'refused', refusal: 'refused' }],
    [
      'a mailbox that owns the address',
      graphError(
        400,
        'Unable to update the specified properties for objects that have originated within an external service.',
      ),
      WRITER,
      { outcome: 'refused', refusal: 'refused' },
    ],
    [
      'an address that somebody else has',
      graphError(409, 'Another object with the same value', 'Request_MultipleObjectsWithSameKeyValue'),
      WRITER,
      { outcome: 'refused', refusal: 'refused' },
    ],
  ];
  for (const [says, answer, roles, outcome] of ANSWERS) {
    it(`understands ${says}`, async () => {
      assert.deepEqual(await write(answer, roles), outcome);
      assert.equal(graph.requests.length, 1);
    });
  }

  it('takes two writers that met for not done, and is unsure about a lost answer', async () => {
    await assert.rejects(write(graphError(409, 'Conflict')), { kind: 'unavailable' });
    await assert.rejects(write(graphError(400, 'x', 'Directory_ConcurrencyViolation')), { kind: 'unavailable' });
    await assert.rejects(write({ reset: 'midway' }), { kind: 'ambiguous' });
    await assert.rejects(write({ status: 504 }), { kind: 'ambiguous' });
    assert.equal(graph.requests.length, 4);
  });

  it('removes a guest', async () => {
    assert.deepEqual(await remove({ status: 204 }), { outcome: 'done' });
    assert.deepEqual([graph.requests[0]?.method, graph.requests[0]?.path], ['DELETE', `/v1.0/users/${ID}`]);
    assert.equal(graph.requests[0]?.headers['client-request-id'], ORDER.clientRequestId);
  });

  it('has removed a guest who is in the bin, and not one who is only not to be seen yet (G6)', async () => {
    assert.deepEqual(await remove(GONE, { status: 200, body: { id: ID } }), { outcome: 'done' });
    assert.equal(graph.requests[1]?.path, `/v1.0/directory/deletedItems/${ID}?$select=id`);
    await assert.rejects(remove(GONE, GONE), { kind: 'unavailable', retryAfterSeconds: 5 });
  });

  it('understands why a guest is not removed, without looking further', async () => {
    assert.deepEqual(await remove(DENIED), { outcome: 'refused', refusal: 'refused' });
    assert.equal(graph.requests.length, 1);
  });
});
