import assert from 'node:assert/strict';
import { callTenant, filtered, type TenantCaller } from './tenant-caller.ts';

const ADDRESS = 'lost@fabrikam.example';

describe('sandbox tenant: faults', () => {
  let caller: TenantCaller;
  before(async () => {
    caller = await callTenant();
  });
  beforeEach(() => caller.control('POST', 'reset'));
  after(() => caller.tenant.close());

  async function guests(): Promise<number> {
    return (await caller.graph('GET', filtered('/v1.0/users', `mail eq '${ADDRESS}'`, '&$select=id'))).body.value
      .length;
  }
  async function set(fault: object): Promise<void> {
    assert.equal(
      (await caller.control('PUT', 'faults', [{ method: 'POST', path: '/v1.0/invitations', times: 1, ...fault }]))
        .status,
      200,
    );
  }

  for (const loseAnswer of ['503', '504'] as const) {
    it(`the act is done and the answer is a ${loseAnswer}`, async () => {
      await set({ loseAnswer });
      assert.equal((await caller.invite(ADDRESS)).status, Number(loseAnswer));
      assert.equal(await guests(), 1);
    });
  }

  it('the act is done and the connection is reset', async () => {
    await set({ loseAnswer: 'reset' });
    await assert.rejects(caller.invite(ADDRESS));
    assert.equal(await guests(), 1);
    const [line] = (await caller.control('GET', 'traffic')).body
      .split('\n')
      .map((text: string) => text && JSON.parse(text));
    assert.deepEqual([line.status, line.lostStatus], [0, 201]);
  });

  it('the act is done and half of the answer comes', async () => {
    await set({ half: true });
    await assert.rejects(caller.invite(ADDRESS));
    assert.equal(await guests(), 1);
  });

  it('a reset before the act does nothing', async () => {
    await set({ before: 'reset' });
    await assert.rejects(caller.invite(ADDRESS));
    assert.equal(await guests(), 0);
  });

  it('a page of HTML does nothing, and is 200', async () => {
    await set({ html: true });
    const { status, body } = await caller.invite(ADDRESS);
    assert.equal(status, 200);
    assert.match(body, /<html>/);
    assert.equal(await guests(), 0);
  });

  it('a hanging call does nothing and never answers', async () => {
    await set({ hang: true });
    const token = await caller.token();
    const call = fetch(`${caller.tenant.url}/v1.0/invitations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ invitedUserEmailAddress: ADDRESS, inviteRedirectUrl: 'https://x.example' }),
      signal: AbortSignal.timeout(150),
    });
    await assert.rejects(call, { name: 'TimeoutError' });
    assert.equal(await guests(), 0);
  });

  it('a status stands instead of the act, as often as asked for, and is counted', async () => {
    await set({ status: 429, retryAfter: '1.5', times: 2 });
    const answers = [await caller.invite(ADDRESS), await caller.invite(ADDRESS), await caller.invite(ADDRESS)];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [429, 429, 201],
    );
    assert.equal(answers[0]?.headers.get('retry-after'), '1.5');
    assert.equal((await caller.control('GET', 'faults')).body.faults[0].fired, 2);
    assert.deepEqual((await caller.control('DELETE', 'faults')).body.faults, []);
  });

  it('a fault may be found by a pattern', async () => {
    await set({ method: undefined, path: '^/v1\\.0/users/[^/]+/sendMail$', status: 500 });
    assert.equal((await caller.graph('POST', '/v1.0/users/invitations@contoso.example/sendMail', {})).status, 500);
  });

  it('refuses what it does not understand', async () => {
    for (const body of [
      [{ path: '/v1.0' }],
      [{ path: '/v1.0', staus: 500 }],
      [{ status: 500 }],
      { replication: { minSeconds: 3, maxSeconds: 1 } },
    ]) {
      assert.equal((await caller.control('PUT', 'faults', body)).status, 400);
    }
  });
});
