import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { graphAccounts } from '../../src/graph/graph-accounts.ts';
import type { AccountOutcome, Accounts } from '../../src/use-cases/ports/accounts.ts';
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

interface SentPassword {
  readonly passwordProfile: { readonly password: string; readonly forceChangePasswordNextSignIn: boolean };
}

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

  const ACTS: readonly (readonly [string, (accounts: Accounts) => Promise<AccountOutcome>, readonly unknown[]])[] = [
    [
      'ends sessions',
      (accounts) => accounts.endSessions(ORDER),
      ['POST', `/v1.0/users/${ID}/revokeSignInSessions`, undefined],
    ],
    [
      'makes somebody a guest',
      (accounts) => accounts.setUserType({ ...ORDER, userType: 'Guest' }),
      ['PATCH', `/v1.0/users/${ID}`, { userType: 'Guest' }],
    ],
    [
      'blocks sign-in',
      (accounts) => accounts.blockSignIn(ORDER),
      ['PATCH', `/v1.0/users/${ID}`, { accountEnabled: false }],
    ],
    [
      'restores a guest',
      (accounts) => accounts.restore(ORDER),
      ['POST', `/v1.0/directory/deletedItems/${ID}/restore`, undefined],
    ],
  ];
  for (const [says, act, sent] of ACTS) {
    it(`${says}, once, and is unsure about a lost answer`, async () => {
      graph.script({ status: 200, body: { value: true } }, { status: 503 }, DENIED);
      assert.deepEqual(await act(accounts()), { outcome: 'done' });
      const [request] = graph.requests;
      assert.deepEqual([request?.method, request?.path, request?.body], sent);
      assert.equal(request?.headers['client-request-id'], ORDER.clientRequestId);
      await assert.rejects(act(accounts()), { kind: 'ambiguous' });
      assert.deepEqual(await act(accounts([])), { outcome: 'refused', refusal: 'permission-missing' });
      assert.equal(graph.requests.length, 3);
    });
  }

  it('replaces a password by another random one each time, and says it to nobody', async () => {
    const refused: unknown[] = [];
    const client = clientOf(graph, { onRefusal: (one) => refused.push(one) });
    graph.script({ status: 204 }, { status: 503 }, graphError(400, 'The specified password does not comply'));
    const outcome = await graphAccounts(client).replacePassword(ORDER);
    const lost = await graphAccounts(client)
      .replacePassword(ORDER)
      .catch((error: unknown) => error);
    const weak = await graphAccounts(client).replacePassword(ORDER);
    const bodies = graph.requests.map(({ body }) => body as SentPassword);
    const passwords = bodies.map(({ passwordProfile }) => passwordProfile.password);
    assert.equal(new Set(passwords).size, 3);
    for (const password of passwords) {
      assert.match(password, /^[\w.-]{32,256}$/);
      for (const kind of [/[a-z]/, /[A-Z]/, /\d/]) assert.match(password, kind);
      assert.equal(inspect([outcome, lost, weak, refused], { depth: 9, showHidden: true }).includes(password), false);
    }
    assert.deepEqual(Object.keys(bodies[0] ?? {}), ['passwordProfile']);
    assert.equal(bodies[0]?.passwordProfile.forceChangePasswordNextSignIn, true);
    assert.deepEqual([outcome, weak], [{ outcome: 'done' }, { outcome: 'refused', refusal: 'refused' }]);
    assert.equal(refused.length, 1);
  });

  it('takes a forbidden password for a right that is missing, whatever the token says (G11.1)', async () => {
    graph.script(DENIED);
    const forbidden = accounts(['User-PasswordProfile.ReadWrite.All']).replacePassword(ORDER);
    assert.deepEqual(await forbidden, { outcome: 'refused', refusal: 'permission-missing' });
  });

  it('has restored a guest who is there, and not one who is only not to be seen yet (G6)', async () => {
    graph.script(GONE, { status: 200, body: { id: ID } }, GONE, GONE);
    assert.deepEqual(await accounts().restore(ORDER), { outcome: 'done' });
    assert.equal(graph.requests[1]?.path, `/v1.0/users/${ID}?$select=id`);
    await assert.rejects(accounts().restore(ORDER), { kind: 'unavailable', retryAfterSeconds: 5 });
  });

  it('does not restore a guest whose name or address somebody else has by now', async () => {
    const taken = graphError(409, 'Another object with the same value', 'Request_MultipleObjectsWithSameKeyValue');
    graph.script(taken);
    assert.deepEqual(await accounts().restore(ORDER), { outcome: 'refused', refusal: 'refused' });
    assert.equal(graph.requests.length, 1);
  });

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
