import assert from 'node:assert/strict';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { at, userId } from '../../support/builders.ts';
import { anAccount } from '../../support/conversion-house.ts';
import type { FakeAccount } from '../../support/fake-tenant.ts';
import { AGREED, anInviting, anOpenConversion, type OpenConversion, OUTSIDE } from '../../support/open-conversion.ts';

const STRAY = userId(77);

/** Microsoft has answered with another account, and nobody has looked at it yet. */
async function strayed(more: Partial<FakeAccount> | 'not-visible' = {}): Promise<OpenConversion> {
  const open = await anOpenConversion({ account: { mail: OUTSIDE } }, ...AGREED, anInviting(), {
    kind: 'strayed',
    got: STRAY,
    isRemoved: false,
  });
  if (more === 'not-visible') return open;
  const { tenant } = open.house.directory;
  const stray = anAccount({
    ...{ id: STRAY, externalUserState: 'PendingAcceptance', creationType: 'Invitation' },
    ...{ createdAt: at(1), externalUserStateChangedAt: at(1), ...more },
  });
  tenant.accounts = [...tenant.accounts, stray];
  return open;
}

async function isRemoved(open: OpenConversion): Promise<boolean> {
  const { conversion } = await open.reading();
  assert.ok(conversion.state === 'needs-attention' && conversion.because.what === 'strayed');
  assert.equal(conversion.because.got, STRAY);
  return conversion.because.isRemoved;
}

describe('a guest in place of the account', () => {
  it('delivers nothing, and keeps the link nowhere', async () => {
    const open = await anOpenConversion({
      account: { mail: OUTSIDE },
      around: (edges) => ({
        ...edges,
        invitations: {
          invite: async (order) => {
            const answer = await edges.invitations.invite(order);
            return answer.outcome === 'issued' ? { ...answer, guestId: STRAY } : answer;
          },
        },
      }),
    });
    await open.append(...AGREED);
    await open.run('issue-conversion');
    assert.equal(await isRemoved(open), false);
    assert.equal(
      await open.house.edges.conversionLinks.read({ invitationId: open.invitationId, attempt: 1 }),
      undefined,
    );
    await open.house.drain();
    assert.deepEqual(open.linksShown(), []);
    assert.deepEqual(open.house.invitations.posts.length, 1);
  });

  it('is removed, where our own call has made it', async () => {
    const open = await strayed();
    await open.run('issue-conversion');
    assert.equal(await isRemoved(open), true);
    assert.deepEqual(open.house.accounts.removalOrders, [{ id: STRAY, clientRequestId: 'c-1' }]);
    await open.run('issue-conversion');
    assert.equal(open.house.accounts.removalOrders.length, 1);
  });

  for (const [what, more] of Object.entries({
    'was there before': { createdAt: at(-3600) },
    'has accepted': { externalUserState: 'Accepted' },
    'was not invited': { creationType: undefined },
    'has no date': { createdAt: undefined },
  })) {
    it(`stays where it ${what}`, async () => {
      const open = await strayed(more);
      await open.run('issue-conversion');
      assert.equal(await isRemoved(open), false);
      assert.deepEqual(open.house.accounts.removalOrders, []);
    });
  }

  it('is removed where whoever was invited by it is forgotten meanwhile', async () => {
    const open = await strayed();
    const { conversions } = open.house.edges;
    await conversions.wipe({ id: open.id, after: (await open.reading()).number, at: open.house.edges.clock() });
    await open.run('issue-conversion');
    assert.equal(await isRemoved(open), true);
  });

  it('is waited for where it does not show yet, and is gone where it never does', async () => {
    const open = await strayed('not-visible');
    await open.run('issue-conversion');
    assert.equal(await isRemoved(open), false);
    open.house.pass(61);
    await open.house.sweep();
    assert.equal(await isRemoved(open), true);
    assert.deepEqual(open.house.accounts.removalOrders, []);
  });

  it('is removed by the next run where the directory was busy', async () => {
    const open = await strayed();
    open.house.accounts.removalScript.add({ fail: new EdgeError('throttled', 'graph-429') });
    await open.run('issue-conversion');
    assert.equal(await isRemoved(open), false);
    open.house.pass(31);
    await open.house.sweep();
    assert.equal(await isRemoved(open), true);
  });

  it('is left to people after a while', async () => {
    const open = await strayed();
    const { removalScript, removalOrders } = open.house.accounts;
    removalScript.add(...Array.from({ length: 5 }, () => ({ refuse: 'permission-missing' as const })));
    await open.run('issue-conversion');
    for (let round = 0; round < 4; round += 1) {
      open.house.pass(301);
      await open.house.sweep();
    }
    assert.equal(await isRemoved(open), false);
    assert.ok(removalOrders.length < 4, 'nobody asks for ever');
  });
});
