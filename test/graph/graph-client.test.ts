import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { type GraphClient, graphClient, type RefusedCall, shapeOf } from '../../src/graph/graph-client.ts';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import {
  clientOf,
  credentialWith,
  type FakeGraph,
  graphError,
  type Reply,
  startFakeGraph,
} from '../support/fake-graph.ts';

describe('the Graph client', () => {
  let graph: FakeGraph;
  beforeEach(async () => {
    graph = await startFakeGraph();
  });
  afterEach(() => graph.close());

  const CASES: readonly {
    readonly says: string;
    readonly reply: Reply;
    readonly read: EdgeError['kind'];
    readonly write: EdgeError['kind'];
  }[] = [
    { says: 'a reset', reply: { reset: 'before' }, read: 'unavailable', write: 'ambiguous' },
    { says: 'half an answer', reply: { reset: 'midway' }, read: 'unavailable', write: 'ambiguous' },
    { says: '500', reply: { status: 500 }, read: 'unavailable', write: 'ambiguous' },
    { says: '502', reply: { status: 502 }, read: 'unavailable', write: 'ambiguous' },
    { says: '408', reply: { status: 408 }, read: 'unavailable', write: 'ambiguous' },
    { says: '503 with a long wait', reply: limited(503, '60'), read: 'unavailable', write: 'ambiguous' },
    { says: '504 with a long wait', reply: limited(504, '60'), read: 'unavailable', write: 'ambiguous' },
    { says: '401', reply: { status: 401 }, read: 'unavailable', write: 'unavailable' },
    { says: '429 with a long wait', reply: limited(429, '60'), read: 'throttled', write: 'throttled' },
    { says: 'HTML with 200', reply: { status: 200, raw: '<html>SECRET' }, read: 'unavailable', write: 'ambiguous' },
    { says: 'half a body', reply: { status: 201, raw: '{"a": "SEC' }, read: 'unavailable', write: 'ambiguous' },
    {
      says: 'a redirect',
      reply: { status: 307, headers: { Location: '/elsewhere' } },
      read: 'unavailable',
      write: 'ambiguous',
    },
  ];
  for (const { says, reply, ...kinds } of CASES) {
    for (const kind of ['read', 'write'] as const) {
      it(`takes ${says} to a ${kind} as ${kinds[kind]}`, async () => {
        graph.script(reply);
        const error = await errorOf(send(clientOf(graph), kind));
        assert.equal(error.kind, kinds[kind]);
        assert.equal(graph.requests.length, 1);
        assert.doesNotMatch(inspect(error, { depth: 9 }), /SEC/);
      });
    }
  }

  it('ends a silent answer with the deadline, before it and in the middle of it', async () => {
    for (const silent of ['before', 'midway'] as const) {
      graph.script({ silent });
      const error = await errorOf(send(clientOf(graph, { deadlineMs: 60 }), 'write'));
      assert.deepEqual([error.kind, error.message], ['ambiguous', 'ambiguous: graph-timeout']);
      assert.doesNotMatch(inspect(error, { depth: 9 }), /SECRET/);
    }
  });

  it('knows that a refused connection did nothing', async () => {
    await graph.close();
    const error = await errorOf(send(clientOf(graph), 'write'));
    assert.deepEqual([error.kind, error.message], ['unavailable', 'unavailable: graph-unreachable']);
  });

  it('knows that an unknown host did nothing', async () => {
    const client = graphClient({ baseUrl: 'http://graph.invalid', credential: credentialWith(), deadlineMs: 5000 });
    assert.equal((await errorOf(send(client, 'write'))).kind, 'unavailable');
  });

  it('counts a token that does not come as unavailable, and waits for it no longer than the deadline', async () => {
    const failing = { getToken: async () => Promise.reject(new Error('IMDS is gone')) };
    const hanging = { getToken: () => new Promise<never>(() => {}) };
    const none = { getToken: async () => null };
    for (const credential of [failing, hanging, none]) {
      const error = await errorOf(send(clientOf(graph, { credential, deadlineMs: 60 }), 'write'));
      assert.deepEqual([error.kind, error.message], ['unavailable', 'unavailable: graph-token']);
    }
    assert.equal(graph.requests.length, 0);
  });

  for (const status of [429, 503, 504]) {
    it(`repeats a read on ${status}, and never a write`, async () => {
      graph.script(limited(status, '0.01'), limited(status, '0.01'), { status: 200, body: { fine: true } });
      const reply = await send(clientOf(graph), 'read');
      assert.deepEqual('body' in reply && reply.body, { fine: true });
      assert.equal(graph.requests.length, 3);

      graph.script(limited(status, '0.01'));
      await errorOf(send(clientOf(graph), 'write'));
      assert.equal(graph.requests.length, 4);
    });
  }

  it('hands on how long to wait, fractions and dates too', async () => {
    const clock = (): Date => new Date('2026-11-21T12:00:00Z');
    graph.script(limited(429, '2.128'), limited(429, 'Sat, 21 Nov 2026 12:01:00 GMT'), { status: 429 });
    const waits = [];
    for (const _ of [1, 2, 3]) waits.push((await errorOf(send(clientOf(graph, { clock }), 'write'))).retryAfterSeconds);
    assert.deepEqual(waits, [2.128, 60, undefined]);
  });

  it('does not wait for a repeat that would come after the deadline', async () => {
    graph.script(limited(503, '1.5'));
    assert.equal((await errorOf(send(clientOf(graph, { deadlineMs: 300 }), 'read'))).kind, 'unavailable');
    assert.equal(graph.requests.length, 1);
  });

  it('sends token, client-request-id and body, and gives back the roles of the token', async () => {
    graph.script({ status: 202, raw: '' });
    const reply = await clientOf(graph).send({
      method: 'POST',
      path: '/users/a%23b/sendMail',
      body: { a: 1 },
      kind: 'write',
      clientRequestId: 'the-id',
    });
    const [request] = graph.requests;
    assert.equal(request?.path, '/v1.0/users/a%23b/sendMail');
    assert.equal(request?.headers['client-request-id'], 'the-id');
    assert.match(request?.headers.authorization ?? '', /^Bearer .+\..+\./);
    assert.deepEqual(request?.body, { a: 1 });
    assert.ok(reply.roles.has('Mail.Send') && !reply.roles.has('Directory.ReadWrite.All'));
    assert.deepEqual('body' in reply && [reply.status, reply.body], [202, undefined]);
  });

  it('says what the identity holds without asking Graph anything', async () => {
    const client = clientOf(graph, { credential: credentialWith('User.Read.All', 'Mail.Send') });
    assert.deepEqual(await client.roles(), new Set(['User.Read.All', 'Mail.Send']));
    const dead = clientOf(graph, { credential: { getToken: async () => null } });
    await assert.rejects(dead.roles(), { kind: 'unavailable' });
    assert.equal(graph.requests.length, 0);
  });

  for (const method of ['PATCH', 'DELETE'] as const) {
    it(`sends a ${method} once, and takes an answer without a body`, async () => {
      graph.script({ status: 204 });
      const call = {
        method,
        path: '/users/x',
        kind: 'write',
        ...(method === 'PATCH' && { body: { mail: 'a' } }),
      } as const;
      const reply = await clientOf(graph).send(call);
      assert.equal('status' in reply && reply.status, 204);
      const [request] = graph.requests;
      assert.equal(request?.method, method);
      assert.deepEqual(request?.body, method === 'PATCH' ? { mail: 'a' } : undefined);
      graph.script({ status: 503 });
      await assert.rejects(clientOf(graph).send(call), { kind: 'ambiguous' });
      assert.equal(graph.requests.length, 2);
    });
  }

  it('makes a client-request-id of its own where none is given', async () => {
    graph.script({ status: 200, body: {} });
    await send(clientOf(graph, { newRequestId: () => 'made-here' }), 'read');
    assert.equal(graph.requests[0]?.headers['client-request-id'], 'made-here');
  });

  it('gives a refusal as a value and reports it once, without ids, addresses or links', async () => {
    const refusals: RefusedCall[] = [];
    const message = 'No. See https://login.microsoftonline.com/redeem?rd=SECRET for more';
    const innerError = { 'request-id': 'graph-id', date: '2026-11-21T12:00:00' };
    graph.script({ status: 400, body: { error: { code: 'Request_BadRequest', message, innerError } } });
    const client = clientOf(graph, { onRefusal: (refused) => refusals.push(refused), newRequestId: () => 'ours' });
    const reply = await client.send({ method: 'POST', path: '/users/ann@fabrikam.example/x', body: {}, kind: 'write' });

    const refusal = {
      status: 400,
      code: 'Request_BadRequest',
      message: 'No. See [address] for more',
      requestId: 'graph-id',
    };
    assert.deepEqual('refusal' in reply && reply.refusal, refusal);
    const call = { method: 'POST', path: '/users/{address}/x', clientRequestId: 'ours' };
    assert.deepEqual(refusals, [{ ...refusal, ...call }]);
  });

  it('takes a refusal that is no JSON as one without a text', async () => {
    graph.script({ status: 403, raw: '<html>go away' });
    const reply = await send(clientOf(graph), 'write');
    assert.deepEqual('refusal' in reply && reply.refusal, {
      status: 403,
      code: '',
      message: '',
      requestId: undefined,
    });
  });

  it('keeps outside text out of the message of an error', async () => {
    graph.script(graphError(500, 'ann@fabrikam.example SECRET', 'Odd code SECRET'));
    const error = await errorOf(send(clientOf(graph), 'write'));
    assert.equal(error.message, 'ambiguous: graph-500');
    assert.doesNotMatch(inspect(error, { depth: 9 }), /SECRET|ann@/);
  });

  it('names a path without what is personal in it', () => {
    assert.equal(shapeOf('/users/8a9b0c1d-1111-4222-8333-444455556666/x?$filter=mail'), '/users/{id}/x');
    assert.equal(shapeOf('/users/ann%40fabrikam.example'), '/users/{address}');
  });
});

function limited(status: number, wait: string): Reply {
  return { status, headers: { 'Retry-After': wait } };
}

function send(client: GraphClient, kind: 'read' | 'write'): ReturnType<GraphClient['send']> {
  return client.send({ method: 'POST', path: '/thing', body: {}, kind });
}

async function errorOf(promise: Promise<unknown>): Promise<EdgeError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof EdgeError, `an EdgeError, not ${inspect(error)}`);
  return error;
}
