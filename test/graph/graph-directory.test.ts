import assert from 'node:assert/strict';
import type { Fact } from '../../src/domain/facts.ts';
import type { RefusedCall } from '../../src/graph/graph-client.ts';
import { graphDirectory } from '../../src/graph/graph-directory.ts';
import type { FactQuery } from '../../src/use-cases/ports/directory.ts';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import { email, INVITER, TEAM } from '../support/builders.ts';
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

const USER = {
  id: INVITER,
  displayName: 'Sam Park',
  userPrincipalName: 'sam.park@contoso.example',
  mail: null,
  accountEnabled: true,
  userType: 'Member',
  externalUserState: null,
  identities: [{ signInType: 'userPrincipalName', issuer: 'contoso.example', issuerAssignedId: 'sam' }],
  preferredLanguage: null,
};
const PERSON: FactQuery = { fact: 'person', id: INVITER };

describe('the Graph directory', () => {
  let graph: FakeGraph;
  beforeEach(async () => {
    graph = await startFakeGraph();
  });
  afterEach(() => graph.close());

  function factOf(query: FactQuery, answer: Answer, roles = ALL_ROLES): Promise<Fact<unknown>> {
    return factFrom(graph, { query, answer, roles });
  }

  it('reads a wave in one batch and matches the answers by id, in whatever order they come', async () => {
    graph.script(
      batchOf(({ url }) => {
        if (url.startsWith('/domains'))
          return { status: 200, body: { value: [{ id: 'A.example', isVerified: true }] } };
        if (url.startsWith('/groups')) return { status: 200, body: { value: [] } };
        return { status: 200, body: USER };
      }),
    );
    const facts = await graphDirectory(clientOf(graph)).read({
      domains: { fact: 'own-domains' },
      inviter: { fact: 'person', id: INVITER },
      owners: { fact: 'team-owners', id: TEAM },
    });
    assert.deepEqual(facts.domains, { read: ['a.example'] });
    assert.deepEqual(facts.owners, { read: [] });
    assert.equal('read' in facts.inviter && facts.inviter.read?.displayName, 'Sam Park');
    assert.deepEqual(
      graph.requests.map(({ path }) => path),
      ['/v1.0/$batch'],
    );
  });

  it('says which permission is missing for an item that is refused', async () => {
    const refused = graphError(403, 'Insufficient privileges.', 'Authorization_RequestDenied');
    assert.deepEqual(await factOf({ fact: 'own-domains' }, refused, []), lacks('Domain.Read.All'));
    assert.deepEqual(await factOf(PERSON, refused, ['Domain.Read.All']), lacks('User.Read.All'));
    assert.deepEqual(
      await factOf({ fact: 'owned-teams', of: INVITER }, refused, ['User.Read.All']),
      lacks('GroupMember.Read.All'),
    );
    assert.deepEqual(await factOf(listed(), refused), lacks('TeamMember.Read.Group'));
  });

  it('reports an item that was refused, once, with what finds it again', async () => {
    const refusals: RefusedCall[] = [];
    const error = { code: 'Request_BadRequest', message: 'No.', innerError: { 'request-id': 'graph-id' } };
    graph.script(batchOf(({ url }) => ({ status: url.startsWith('/domains') ? 400 : 404, body: { error } })));
    const client = clientOf(graph, { onRefusal: (refused) => refusals.push(refused), newRequestId: () => 'ours' });
    await graphDirectory(client).read({ domains: { fact: 'own-domains' }, inviter: PERSON });
    const refusal = { status: 400, code: 'Request_BadRequest', message: 'No.', requestId: 'graph-id' };
    assert.deepEqual(refusals, [{ ...refusal, method: 'GET', path: '/domains', clientRequestId: 'ours' }]);
  });

  it('takes 200 with nulls for not read, whatever the token says (E10)', async () => {
    const nulls = { ...USER, accountEnabled: null, identities: null };
    assert.deepEqual(await factOf(PERSON, { status: 200, body: nulls }), lacks('User.Read.All'));
    const group = { '@odata.type': '#microsoft.graph.group', id: TEAM, displayName: null };
    assert.deepEqual(
      await factOf({ fact: 'owned-teams', of: INVITER }, { status: 200, body: { value: [group] } }, ['User.Read.All']),
      lacks('GroupMember.Read.All'),
    );
  });

  it('takes an empty list for not read when the token could not have seen more', async () => {
    const nothing = { status: 200, body: { value: [] } };
    assert.deepEqual(await factOf(accounts(), nothing), { read: [] });
    assert.deepEqual(await factOf(accounts(), nothing, ['User.ReadBasic.All']), lacks('User.Read.All'));
  });

  it('takes a property that did not come at all for not read', async () => {
    const { externalUserState: _, ...without } = USER;
    assert.deepEqual(await factOf(PERSON, { status: 200, body: without }), lacks('User.Read.All'));
  });

  it('takes a token that cannot be read for one that carries nothing', async () => {
    graph.script(batchOf(() => ({ status: 200, body: USER })));
    const credential = { getToken: async () => ({ token: 'opaque', expiresOnTimestamp: 0 }) };
    const { it } = await graphDirectory(clientOf(graph, { credential })).read({ it: PERSON });
    assert.deepEqual(it, lacks('User.Read.All'));
  });

  it('does not believe a 404 that a token without the right was given', async () => {
    const gone = graphError(404, 'gone');
    assert.deepEqual(await factOf(PERSON, gone, ['Mail.Send']), lacks('User.Read.All'));
  });

  it('says that a fact needs a licence, whatever the token holds (E14)', async () => {
    const premium = graphError(400, 'The tenant needs to have Microsoft Entra ID P2.', 'AadPremiumLicenseRequired');
    const none = graphError(403, 'No premium license', 'Authentication_RequestFromNonPremiumTenantOrB2CTenant');
    for (const roles of [ALL_ROLES, []]) {
      assert.deepEqual(await factOf(PERSON, premium, roles), { notApplicable: { licence: 'Microsoft Entra ID P2' } });
      assert.deepEqual(await factOf(PERSON, none, roles), { notApplicable: { licence: 'Microsoft Entra ID P1' } });
    }
    assert.deepEqual(await factOf(PERSON, graphError(403, '', 'AadPremiumLicenseRequired')), lacks('User.Read.All'));
  });

  it('does not take a path that this Graph does not know for nothing there', async () => {
    const unknown = graphError(404, "Resource not found for the segment 'users'.", 'ResourceNotFound');
    assert.deepEqual(await factOf(PERSON, unknown), { unread: { because: 'no-answer' } });
  });

  it('leaves a fact unread that was asked for wrongly or answered with something else', async () => {
    const unread = { unread: { because: 'no-answer' } };
    assert.deepEqual(await factOf(PERSON, graphError(400, 'bad')), unread);
    assert.deepEqual(await factOf(PERSON, { status: 200, body: '<html>' }), unread);
    assert.deepEqual(await factOf(PERSON, { status: 200 }), unread);
  });

  for (const status of [429, 503, 500]) {
    it(`asks once more for the items that were answered ${status}, and for no other`, async () => {
      const wait = { 'Retry-After': '0.02' };
      graph.script(
        batchOf(({ url }) => (url.startsWith('/domains') ? { status, headers: wait } : { status: 200, body: USER })),
        batchOf(() => ({ status: 200, body: { value: [] } })),
      );
      const facts = await graphDirectory(clientOf(graph)).read({ domains: { fact: 'own-domains' }, inviter: PERSON });
      assert.deepEqual(facts.domains, { read: [] });
      assert.ok('read' in facts.inviter);
      assert.deepEqual(
        graph.requests.map((request) => itemsOf(request).length),
        [2, 1],
      );
    });
  }

  for (const [wait, requests] of [
    ['6', 1],
    ['0.02', 2],
  ] as const) {
    it(`leaves an item unread that is throttled for ${wait} s, after ${requests} requests`, async () => {
      const late = { status: 429, headers: { 'retry-after': wait } };
      const some = batchOf(({ url }) => (url.startsWith('/domains') ? late : { status: 200, body: USER }));
      graph.script(some, some);
      const facts = await graphDirectory(clientOf(graph)).read({ domains: { fact: 'own-domains' }, inviter: PERSON });
      assert.deepEqual(facts.domains, { unread: { because: 'no-answer' } });
      assert.ok('read' in facts.inviter);
      assert.equal(graph.requests.length, requests);
    });
  }

  it('asks again for what is soon to be had, though something else is throttled for longer', async () => {
    const waits = { '/domains': '40', '/users': '0.02' };
    const waitOf = (url: string) => Object.entries(waits).find(([path]) => url.startsWith(path))?.[1] ?? '0';
    graph.script(
      batchOf(({ url }) => ({ status: 429, headers: { 'Retry-After': waitOf(url) } })),
      batchOf(() => ({ status: 200, body: USER })),
    );
    const facts = await graphDirectory(clientOf(graph)).read({
      domains: { fact: 'own-domains' },
      inviter: PERSON,
    });
    assert.deepEqual(facts.domains, { unread: { because: 'no-answer' } });
    assert.ok('read' in facts.inviter);
  });

  it('keeps what came when the second round fails as a whole', async () => {
    graph.script(
      batchOf(({ url }) => (url.startsWith('/domains') ? { status: 500 } : { status: 200, body: USER })),
      { status: 500 },
    );
    const facts = await graphDirectory(clientOf(graph)).read({ domains: { fact: 'own-domains' }, inviter: PERSON });
    assert.deepEqual(facts.domains, { unread: { because: 'no-answer' } });
    assert.ok('read' in facts.inviter);
  });

  it('asks again for an item that the answer left out', async () => {
    graph.script(
      { status: 200, body: { responses: [] } },
      batchOf(() => ({ status: 200, body: USER })),
    );
    const { it } = await graphDirectory(clientOf(graph)).read({ it: PERSON });
    assert.ok('read' in it);
  });

  it('throws when nothing at all came: throttled with the longest wait, or unavailable', async () => {
    graph.script(
      batchOf(({ url }) => ({ status: 429, headers: { 'Retry-After': url.startsWith('/d') ? '30' : '9.5' } })),
    );
    const throttled = await errorOf(graphDirectory(clientOf(graph)).read({ a: { fact: 'own-domains' }, b: PERSON }));
    assert.deepEqual([throttled.kind, throttled.retryAfterSeconds], ['throttled', 30]);

    const dead = batchOf(() => ({ status: 503 }));
    graph.script(dead, dead);
    assert.equal((await errorOf(graphDirectory(clientOf(graph)).read({ b: PERSON }))).kind, 'unavailable');
  });

  it('throws when the batch as a whole fails', async () => {
    for (const reply of [
      graphError(400, 'no'),
      { status: 200, body: {} },
      { status: 200, raw: '<html>' },
      { status: 500 },
    ]) {
      graph.script(reply);
      assert.equal((await errorOf(graphDirectory(clientOf(graph)).read({ b: PERSON }))).kind, 'unavailable');
    }
    assert.equal(graph.requests.length, 4);
  });

  it('follows the pages of a list', async () => {
    const rows = (name: string) => [{ id: name, isVerified: true }];
    graph.script(
      batchOf(() => ({
        status: 200,
        body: { value: rows('a.example'), '@odata.nextLink': `${graph.url}/v1.0/domains?$skiptoken=x%2B1` },
      })),
      { status: 200, body: { value: rows('b.example') } },
    );
    const { it } = await graphDirectory(clientOf(graph)).read({ it: { fact: 'own-domains' } });
    assert.deepEqual(it, { read: ['a.example', 'b.example'] });
    assert.equal(graph.requests[1]?.path, '/v1.0/domains?$skiptoken=x%2B1');
  });

  it('does not take half a list for the list, nor its token to somebody else', async () => {
    const links = [
      `${graph.url}/v1.0/domains?$skiptoken=1`,
      'https://elsewhere.example/v1.0/domains',
      `${graph.url}/beta/x`,
    ];
    for (const link of links) {
      graph.script(batchOf(() => ({ status: 200, body: { value: [], '@odata.nextLink': link } })));
      const { it } = await graphDirectory(clientOf(graph)).read({ it: { fact: 'own-domains' } });
      assert.deepEqual(it, { unread: { because: 'no-answer' } });
    }
    assert.equal(graph.requests.length, 4);
  });

  it('gives up on a list without an end', async () => {
    const more = { value: [], '@odata.nextLink': `${graph.url}/v1.0/domains?$skiptoken=1` };
    graph.script(batchOf(() => ({ status: 200, body: more })));
    graph.script(...Array.from({ length: 30 }, () => ({ status: 200, body: more })));
    const { it } = await graphDirectory(clientOf(graph)).read({ it: { fact: 'own-domains' } });
    assert.deepEqual(it, { unread: { because: 'no-answer' } });
    assert.equal(graph.requests.length, 21);
  });
});

function lacks(permission: string): object {
  return { unread: { because: 'permission', permission } };
}

function accounts(): FactQuery {
  return { fact: 'accounts-with-address', address: email('ann@fabrikam.example') };
}

function listed(): FactQuery {
  return { fact: 'listed-by-teams', team: TEAM, user: INVITER };
}

async function errorOf(promise: Promise<unknown>): Promise<EdgeError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof EdgeError);
  return error;
}
