import assert from 'node:assert/strict';
import { graphDirectory } from '../../src/graph/graph-directory.ts';
import type { FactQuery } from '../../src/use-cases/ports/directory.ts';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import { email, INVITER, TEAM, userId } from '../support/builders.ts';
import {
  type Answer,
  clientOf,
  type FakeGraph,
  graphError,
  itemsOf,
  onceArrived,
  type SeenItem,
  type SeenRequest,
  startFakeGraph,
} from '../support/fake-graph.ts';

const BETA = '/beta/policies/b2bManagementPolicies';
const GONE = { status: 404, body: {} };
const NO_LISTS = { read: { allowed: [], blocked: [] } };
const NO_ANSWER = { unread: { because: 'no-answer' } };
const LISTS = { lists: { fact: 'domain-lists' } } as const;

describe('a wave of reads', () => {
  let graph: FakeGraph;
  beforeEach(async () => {
    graph = await startFakeGraph();
  });
  afterEach(() => graph.close());

  it('puts twenty items into a batch and sends the batches side by side, the beta read beside them', async () => {
    const together = onceArrived(4);
    graph.script(...Array.from({ length: 4 }, () => together(answering({}))));
    const facts = await graphDirectory(clientOf(graph)).read({ ...people(45), ...LISTS });
    assert.deepEqual(facts.lists, NO_LISTS);
    assert.equal(Object.values(facts).filter((fact) => 'read' in fact).length, 46);
    assert.deepEqual(
      batches()
        .map((items) => items.length)
        .toSorted(),
      [20, 20, 5],
    );
    assert.ok(batches().every((items) => items.every(({ url }) => !url.includes('b2bManagementPolicies'))));
  });

  it('checks twenty addresses in six batches, all of them in the air at once', async () => {
    const together = onceArrived(7);
    graph.script(...Array.from({ length: 7 }, () => together(answering({}))));
    await graphDirectory(clientOf(graph)).read(checkOf(20));
    assert.equal(batches().length, 6);
    assert.equal(graph.requests.filter(({ path }) => path === BETA).length, 1);
  });

  it('sends a request once, however many facts need it', async () => {
    graph.script(answering({ '/tenantRelationships': { status: 404, body: {} }, '/users': { status: 404, body: {} } }));
    const facts = await graphDirectory(clientOf(graph)).read({
      ann: { fact: 'home-tenant', domain: 'fabrikam.example' },
      bo: { fact: 'home-tenant', domain: 'fabrikam.example' },
      cy: { fact: 'home-tenant', domain: 'adatum.example' },
      inviter: { fact: 'person', id: INVITER },
      sponsor: { fact: 'person', id: INVITER },
    });
    assert.deepEqual(Object.values(facts), Array(5).fill({ read: undefined }));
    assert.deepEqual(
      batches().map((items) => items.length),
      [3],
    );
    const ids = batches()[0]?.map(({ id }) => id) ?? [];
    assert.equal(new Set(ids).size, 3);
  });

  it('keeps the headers of an item with the item', async () => {
    graph.script(answering({ '/directory': { status: 200, body: { value: [] } } }));
    await graphDirectory(clientOf(graph)).read({
      bin: { fact: 'deleted-with-address', address: email('ann@fabrikam.example') },
      groups: { fact: 'groups-with-address', address: email('ann@fabrikam.example') },
    });
    const headers = batches()[0]?.map((item) => item.headers);
    assert.deepEqual(headers, [{ ConsistencyLevel: 'eventual' }, undefined]);
    assert.equal(graph.requests[0]?.headers.consistencylevel, undefined);
  });

  for (const status of [429, 503]) {
    it(`loses only the items of a batch that is refused as a whole with ${status} for long`, async () => {
      graph.script(answering({}), { status, headers: { 'Retry-After': '60' } }, answering({}));
      const facts = Object.values(await graphDirectory(clientOf(graph)).read(people(60)));
      assert.equal(facts.filter((fact) => 'read' in fact).length, 40);
      assert.deepEqual(
        facts.filter((fact) => 'unread' in fact),
        Array(20).fill(NO_ANSWER),
      );
      assert.equal(graph.requests.length, 3);
    });

    it(`asks again for a batch that is refused as a whole with ${status} for a moment, and for no other`, async () => {
      const refused = { status, headers: { 'Retry-After': '0.02' } };
      graph.script(answering({}), refused, answering({}), answering({}));
      const facts = Object.values(await graphDirectory(clientOf(graph)).read(people(60)));
      assert.ok(facts.every((fact) => 'read' in fact));
      assert.equal(graph.requests.length, 4);
    });
  }

  it('takes an answer that cannot be read for no answer of that batch alone', async () => {
    const unreadable = { status: 200, raw: '<html>' };
    graph.script(answering({}), unreadable, unreadable);
    const facts = Object.values(await graphDirectory(clientOf(graph, { deadlineMs: 900 })).read(people(40)));
    assert.equal(facts.filter((fact) => 'read' in fact).length, 20);
  });

  it('throws when no batch came, with the longest wait that was told', async () => {
    const refused = (wait: string) => ({ status: 429, headers: { 'Retry-After': wait } });
    graph.script(refused('7'), refused('30'), { status: 400, body: {} });
    const error = await errorOf(graphDirectory(clientOf(graph)).read(people(60)));
    assert.deepEqual([error.kind, error.retryAfterSeconds], ['throttled', 30]);
  });

  it('reads everything else when the beta read fails', async () => {
    const refusals: readonly Answer[] = [
      { status: 500 },
      { status: 429, headers: { 'Retry-After': '60' } },
      graphError(404, "Resource not found for the segment 'b2bManagementPolicies'."),
    ];
    for (const refusal of refusals) {
      const either = answering({ [BETA]: refusal });
      graph.script(either, either, either, either);
      const facts = await graphDirectory(clientOf(graph, { deadlineMs: 900 })).read({ ...people(1), ...LISTS });
      assert.deepEqual(facts, { p0: { read: undefined }, lists: NO_ANSWER });
    }
  });

  it('throws when nothing but the beta read came', async () => {
    const failing = (seen: SeenRequest) => (seen.path === BETA ? answering({})(seen) : { status: 500 });
    graph.script(failing, failing);
    const error = await errorOf(graphDirectory(clientOf(graph)).read({ ...people(1), ...LISTS }));
    assert.equal(error.kind, 'unavailable');
  });

  it('asks by itself what is asked alone', async () => {
    graph.script(answering({}));
    assert.deepEqual(await graphDirectory(clientOf(graph)).read(LISTS), { lists: NO_LISTS });
    assert.deepEqual(
      graph.requests.map(({ method, path, body }) => [method, path, body]),
      [['GET', BETA, undefined]],
    );
  });

  function batches(): readonly (readonly SeenItem[])[] {
    return graph.requests.filter(({ path }) => path === '/v1.0/$batch').map(itemsOf);
  }
});

/** To each item, or to the read that stands alone, by how its path begins: 404 for people, no policy for the beta read. */
function answering(by: Readonly<Record<string, Answer>>): (seen: SeenRequest) => Answer {
  const answerTo = (url: string): Answer => Object.entries(by).find(([start]) => url.startsWith(start))?.[1] ?? GONE;
  return (seen) => {
    if (seen.path === BETA) return by[BETA] ?? { status: 200, body: { value: [] } };
    const responses = itemsOf(seen).map(({ id, url }) => ({ id, ...answerTo(url) }));
    return { status: 200, body: { responses } };
  };
}

/** So many different people. */
function people(count: number): Readonly<Record<string, FactQuery>> {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, { fact: 'person', id: userId(n) }]));
}

/** What one check of so many addresses at as many domains asks in its first wave (checks 2). */
function checkOf(count: number): Readonly<Record<string, FactQuery>> {
  const addresses = Array.from({ length: count }, (_, n) => email(`ann${n}@partner${n}.example`));
  const each = addresses.flatMap((address, n): (readonly [string, FactQuery])[] => [
    [`accounts${n}`, { fact: 'accounts-with-address', address }],
    [`groups${n}`, { fact: 'groups-with-address', address }],
    [`contacts${n}`, { fact: 'contacts-with-address', address }],
    [`deleted${n}`, { fact: 'deleted-with-address', address }],
    [`home${n}`, { fact: 'home-tenant', domain: `partner${n}.example` }],
  ]);
  const shared: Readonly<Record<string, FactQuery>> = {
    domains: { fact: 'own-domains' },
    invitesFrom: { fact: 'invites-from' },
    takesGuests: { fact: 'tenant-takes-guests' },
    inbound: { fact: 'inbound-default' },
    codes: { fact: 'email-codes' },
    federated: { fact: 'federated-domains' },
    sharing: { fact: 'file-sharing' },
    lists: { fact: 'domain-lists' },
    team: { fact: 'team', id: TEAM },
    teamTakes: { fact: 'team-takes-guests', id: TEAM },
    owners: { fact: 'team-owners', id: TEAM },
    archived: { fact: 'team-archived', id: TEAM },
    inviter: { fact: 'person', id: INVITER },
    memberships: { fact: 'memberships', of: INVITER, among: [TEAM] },
    roles: { fact: 'roles', of: INVITER },
  };
  return { ...shared, ...Object.fromEntries(each) };
}

async function errorOf(promise: Promise<unknown>): Promise<EdgeError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof EdgeError);
  return error;
}
