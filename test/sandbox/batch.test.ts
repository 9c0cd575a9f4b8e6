import assert from 'node:assert/strict';
import { PEOPLE } from '../../src/sandbox/tenant/contoso.ts';
import { callTenant, type TenantCaller } from './tenant-caller.ts';

interface ItemAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body?: { readonly error?: { readonly code: string } };
}

describe('sandbox tenant: $batch', () => {
  let caller: TenantCaller;
  before(async () => {
    caller = await callTenant();
  });
  beforeEach(() => caller.control('POST', 'reset'));
  after(() => caller.tenant.close());

  function get(id: string, url = '/domains?$select=id') {
    return { id, method: 'GET', url };
  }
  async function batch(requests: unknown): Promise<ItemAnswer[]> {
    return (await caller.graph('POST', '/v1.0/$batch', { requests })).body.responses;
  }
  async function refused(requests: unknown): Promise<void> {
    assert.equal((await caller.graph('POST', '/v1.0/$batch', { requests })).status, 400);
  }
  function byId(answers: readonly ItemAnswer[]): Map<string, ItemAnswer> {
    return new Map(answers.map((answer) => [answer.id, answer]));
  }

  it('each item has its own status, and the order is any', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => String(index));
    const answers = await batch(ids.map((id) => get(id, id === '3' ? '/nothing' : undefined)));
    assert.deepEqual([...byId(answers).keys()].sort(), [...ids].sort());
    assert.notDeepEqual(
      answers.map(({ id }) => id),
      ids,
    );
    assert.equal(byId(answers).get('3')?.status, 400);
    assert.equal(byId(answers).get('4')?.status, 200);
  });

  it('refuses too many, repeated ids, nesting, another version, none and no list', async () => {
    await refused(Array.from({ length: 21 }, (_, index) => get(String(index))));
    await refused([get('1'), get('1')]);
    await refused([{ id: '1', method: 'POST', url: '/$batch', body: { requests: [] } }]);
    await refused([get('1', '/beta/policies/b2bManagementPolicies')]);
    await refused([]);
    await refused('all');
    assert.equal((await caller.graph('POST', '/beta/$batch', { requests: [get('1')] })).status, 400);
  });

  it('a body needs its own Content-Type, an advanced query its own ConsistencyLevel', async () => {
    const body = { ids: [PEOPLE.danaChoi] };
    const url = `/users/${PEOPLE.danaChoi}/checkMemberObjects`;
    const search = '/users?$search="displayName:park"&$select=id';
    const answers = byId(
      await batch([
        { id: 'bare', method: 'POST', url, body },
        { id: 'typed', method: 'POST', url, body, headers: { 'Content-Type': 'application/json' } },
        { id: 'plain', method: 'GET', url: search },
        { id: 'eventual', method: 'GET', url: search, headers: { ConsistencyLevel: 'eventual' } },
      ]),
    );
    assert.deepEqual(
      [...['bare', 'typed', 'plain', 'eventual']].map((id) => answers.get(id)?.status),
      [400, 200, 400, 200],
    );
  });

  it('what depends on a failed item fails with 424', async () => {
    const answers = byId(
      await batch([get('1', '/nothing'), { ...get('2'), dependsOn: ['1'] }, { ...get('3'), dependsOn: ['2'] }]),
    );
    assert.deepEqual(
      ['1', '2', '3'].map((id) => answers.get(id)?.status),
      [400, 424, 424],
    );
  });

  it('depends in one pattern only: one after the other, or all on the first', async () => {
    const following = (id: string, ...dependsOn: string[]) => ({ ...get(id), dependsOn });
    assert.equal((await batch([get('1'), following('2', '1'), following('3', '1')])).length, 3);
    await refused([get('1'), following('2', '1'), get('3')]);
    await refused([get('1'), following('2', '1'), following('3', '1', '2')]);
    await refused([get('1'), following('2', '3'), following('3', '2')]);
    await refused([following('1', '1')]);
  });

  it("a guest's name with a bare hash is cut in two", async () => {
    const name = 'mina.kerr_fabrikam.example#EXT#@contosodemo.onmicrosoft.example';
    const answers = byId(
      await batch([
        get('bare', `/users/${name}?$select=id`),
        get('coded', `/users/${name.replaceAll('#', '%23')}?$select=id`),
      ]),
    );
    assert.deepEqual([answers.get('bare')?.status, answers.get('coded')?.status], [404, 200]);
  });

  it('refused as a whole nothing in it is done, every second one, and a repeat passes', async () => {
    for (const [variant, status, retryAfter] of [
      ['429', 429, '1.375'],
      ['503', 503, null],
    ] as const) {
      await caller.control('POST', 'reset');
      await caller.control('PUT', 'variants', { 'batch-outer': variant });
      await batch([get('1')]);
      const body = { invitedUserEmailAddress: 'kim@fabrikam.example', inviteRedirectUrl: 'https://contoso.example' };
      const requests = [
        { id: '1', method: 'POST', url: '/invitations', headers: { 'Content-Type': 'application/json' }, body },
      ];
      const outer = await caller.graph('POST', '/v1.0/$batch', { requests });
      assert.deepEqual([outer.status, outer.headers.get('retry-after')], [status, retryAfter]);
      const { users } = (await caller.control('GET', 'tenant')).body;
      assert.ok(!users.some((user: { mail: string }) => user.mail === body.invitedUserEmailAddress));
      assert.equal((await batch(requests))[0]?.status, 201);
    }
  });

  it('items are throttled one by one, with a fraction of a second or no Retry-After at all', async () => {
    await caller.control('PUT', 'faults', [
      { path: '/v1.0/organization', status: 429, retryAfter: '2.5', times: 1 },
      { path: '/v1.0/domains', status: 429, retryAfter: null, times: 1 },
    ]);
    const answers = byId(await batch([get('1', '/organization'), get('2'), get('3', '/groupSettings')]));
    assert.equal(answers.get('1')?.status, 429);
    assert.equal(answers.get('1')?.headers['Retry-After'], '2.5');
    assert.equal(answers.get('2')?.status, 429);
    assert.ok(!('Retry-After' in (answers.get('2')?.headers ?? {})));
    assert.equal(answers.get('3')?.status, 200);
  });

  it('the whole of it can be refused too', async () => {
    await caller.control('PUT', 'faults', [{ path: '/v1.0/$batch', status: 503, times: 1 }]);
    assert.equal((await caller.graph('POST', '/v1.0/$batch', { requests: [get('1')] })).status, 503);
  });

  it('is one line of traffic', async () => {
    await batch([get('1'), get('2')]);
    const lines = (await caller.control('GET', 'traffic')).body
      .trim()
      .split('\n')
      .map((line: string) => JSON.parse(line));
    assert.equal(lines.length, 1);
    assert.equal(lines[0].url, '/v1.0/$batch');
    assert.equal(lines[0].requestBody.requests.length, 2);
    assert.equal(lines[0].responseBody.responses.length, 2);
    assert.equal(lines[0].requestHeaders.authorization, 'Bearer [redacted]');
  });
});
