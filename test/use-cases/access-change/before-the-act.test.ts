import assert from 'node:assert/strict';
import type { RequestId, UserId } from '../../../src/domain/ids.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { ONE_OF_EACH } from '../../domain/conversion/entries.ts';
import { aGuest, email, INVITER, userId } from '../../support/builders.ts';
import { ANN, aChangingHouse, DANA, NEW_ADDRESS } from '../../support/changing-house.ts';
import type { FakeTenant } from '../../support/fake-tenant.ts';
import { aConversionOpening, aConversionRequest, openConversion } from '../../support/fresh-conversions.ts';
import { COLLEAGUE, type House } from '../../support/house.ts';

type Breaking = (all: Awaited<ReturnType<typeof aChangingHouse>>) => unknown;

const MEANWHILE: readonly (readonly [string, Breaking, string])[] = [
  ['whoever asked administers no more', (all) => all.appoint(COLLEAGUE, DANA), 'right-lost'],
  ['whoever confirmed administers no more', (all) => all.appoint(INVITER, DANA), 'right-lost'],
  ['the account was deleted', ({ house }) => change(house, { people: without(house, ANN) }), 'account-gone'],
  ['the account was blocked', (all) => all.changeAnn({ accountEnabled: false }), 'account-changed'],
  [
    'it is an account of ours by now',
    (all) => all.changeAnn({ externalUserState: undefined, identities: [] }),
    'account-changed',
  ],
  ['somebody has written another address', (all) => all.changeAnn({ mail: 'x@fabrikam.example' }), 'account-changed'],
  ['it has a role', ({ house }) => change(house, { roleNames: { [ANN]: ['Reader'] } }), 'account-changed'],
  ['it can activate a role', ({ house }) => change(house, { eligibleRoleNames: { [ANN]: ['r'] } }), 'account-changed'],
  [
    'it is in a group that roles are given to',
    ({ house }) => change(house, { roleGroups: { [ANN]: [{ id: 'g', name: 'Helpdesk' }] } }),
    'account-changed',
  ],
  ['a conversion of it is open', ({ house }) => converting(house), 'account-changed'],
  [
    'a conversion of it was stopped, and its link may be good still',
    async ({ house, changeAnn }) => {
      changeAnn({ externalUserState: 'PendingAcceptance' });
      const id = await converting(house);
      const kinds = ['inviting', 'issued', 'stopped-after-issue', 'closed'] as const;
      const entries = kinds.map((kind) => ({ ...ONE_OF_EACH[kind], at: house.edges.clock() }));
      await house.edges.conversions.record({ id, after: 1, entries, dueAt: undefined, isOpen: false, jobs: [] });
    },
    'account-changed',
  ],
];

function change({ directory }: House, more: Partial<FakeTenant>): void {
  Object.assign(directory.tenant, more);
}

function without({ directory }: House, id: UserId): FakeTenant['people'] {
  return directory.tenant.people.filter((person) => person.id !== id);
}

async function converting({ edges }: House): Promise<RequestId> {
  const request = aConversionRequest({ accountId: ANN });
  assert.equal(await openConversion(edges, aConversionOpening({ request })), 'recorded');
  return request.id;
}

/** Another address for somebody whom we have invited, and who has not accepted. */
async function confirmedForOneInvitedByUs() {
  const all = await aChangingHouse();
  const { house } = all;
  house.directory.tenant.people = without(house, ANN);
  const first = await house.send({ team: 'none' });
  await house.drain();
  const [{ guestId }] = house.invitations.issued as [(typeof house.invitations.issued)[number]];
  await house.useCases.askAddress({ ...(await all.reviewed()), address: NEW_ADDRESS });
  await house.drain();
  const id = await all.openOf(guestId);
  assert.ok(id);
  await all.confirm(id);
  return { all, house, first, guestId, id };
}

describe('between the confirmation and the act', () => {
  for (const wanted of ['reset', 'address'] as const)
    for (const [what, breaks, because] of MEANWHILE)
      it(`does no ${wanted} when ${what}`, async () => {
        const all = await aChangingHouse();
        const { house } = all;
        const id = await all.asked(wanted);
        await all.confirm(id);
        await breaks(all);
        await house.drain();
        const { change } = await all.reading(id);
        assert.deepEqual([change.state, 'because' in change && change.because], ['failed', because]);
        assert.deepEqual([house.accounts.mailOrders, house.invitations.posts], [[], []]);
        assert.equal(await all.openOf(ANN), undefined, 'something may be asked of it again');
      });

  it('writes no address that somebody else has by then', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    const id = await all.asked('address');
    await all.confirm(id);
    const { tenant } = house.directory;
    tenant.people = [...tenant.people, aGuest({ id: userId(30), mail: NEW_ADDRESS })];
    await house.drain();
    const { change } = await all.reading(id);
    assert.equal('because' in change && change.because, 'address-taken');
    assert.deepEqual([house.accounts.mailOrders, house.invitations.posts], [[], []]);
  });

  it('does nothing as long as nobody can say who else has the address, or which roles they may take', async () => {
    for (const fact of [
      ...(['accounts-with-address', 'own-domains'] as const),
      ...(['role-names', 'eligible-role-names', 'role-groups'] as const),
    ]) {
      const all = await aChangingHouse();
      const { house } = all;
      const id = await all.asked('address');
      await all.confirm(id);
      house.directory.unread.set(fact, { because: 'no-answer' });
      await house.drain();
      assert.equal((await all.reading(id)).change.state, 'confirmed');
      assert.deepEqual([house.accounts.mailOrders, house.invitations.posts], [[], []]);
      house.directory.unread.clear();
      house.pass(31);
      await house.sweep();
      assert.equal((await all.reading(id)).change.state, 'done');
    }
  });

  it('is not held up by how many addresses whoever asked has had checked since', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    const id = await all.asked('address');
    await all.confirm(id);
    house.pass(2 * 86_400);
    const { limits } = await house.edges.policies.current();
    const others = Array.from({ length: limits.checksPerPersonADay }, (_, n) => email(`one.${n}@fabrikam.example`));
    const at = house.edges.clock();
    await house.edges.checkedAddresses.take({
      callerId: INVITER,
      addresses: others,
      since: at,
      at,
      max: others.length,
    });
    await house.sweep();
    assert.equal((await all.reading(id)).change.state, 'done');
  });

  it('does nothing once it is withdrawn, though the invitation was being opened at that moment', async () => {
    let withdraw: (() => Promise<unknown>) | undefined;
    const all = await aChangingHouse({
      around: (edges) => ({
        ...edges,
        ledger: {
          ...edges.ledger,
          open: async (opening) => {
            await withdraw?.();
            return edges.ledger.open(opening);
          },
        },
      }),
    });
    const { house } = all;
    const id = await all.asked();
    await all.confirm(id);
    const press = await all.pressBy(INVITER, id);
    withdraw = () => house.useCases.withdrawChange(press);
    await house.drain();
    assert.equal((await all.reading(id)).change.state, 'withdrawn');
    house.pass(61);
    await house.sweep();
    assert.deepEqual(house.invitations.posts, []);
    assert.equal(all.ann()?.externalUserState, 'Accepted');
  });

  it('takes no sign-in away before it is recorded that it is done, and cannot be withdrawn', async () => {
    let isKilled = true;
    const all = await aChangingHouse({
      around: (edges) => ({
        ...edges,
        ledger: {
          ...edges.ledger,
          open: async (opening) => {
            const opened = await edges.ledger.open(opening);
            if (isKilled) throw new EdgeError('unavailable', 'killed');
            return opened;
          },
        },
      }),
    });
    const { house } = all;
    const id = await all.asked();
    await all.confirm(id);
    await house.drain();
    assert.equal((await all.reading(id)).change.state, 'confirmed');
    assert.deepEqual(house.invitations.posts, []);
    isKilled = false;
    for (const _ of [1, 2]) {
      house.pass(31);
      await house.sweep();
    }
    assert.equal((await all.reading(id)).change.state, 'done');
    assert.equal(house.invitations.posts.length, 1);
  });

  it('ends no invitation for whoever has lost the right, though somebody has written the address already', async () => {
    const { all, house, first, guestId, id } = await confirmedForOneInvitedByUs();
    const { tenant } = house.directory;
    tenant.people = tenant.people.map((each) => (each.id === guestId ? { ...each, mail: NEW_ADDRESS } : each));
    all.appoint(INVITER, DANA);
    await house.drain();
    const { change: after } = await all.reading(id);
    assert.equal('because' in after && after.because, 'right-lost');
    assert.equal((await house.reading(first)).invitation.state, 'delivered');
  });

  it('ends no invitation where the right was lost after the address was written', async () => {
    const { all, house, first, id } = await confirmedForOneInvitedByUs();
    house.accounts.mailScript.add({ actThenThrow: new EdgeError('ambiguous', 'graph-504') });
    await house.drain();
    all.appoint(INVITER, DANA);
    house.pass(31);
    await house.sweep();
    const { change: after } = await all.reading(id);
    assert.equal('because' in after && after.because, 'right-lost');
    assert.equal((await house.reading(first)).invitation.state, 'delivered');
  });

  it('is read once more right before the POST that takes the sign-in away', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    const id = await all.asked();
    await all.confirm(id);
    while (house.waiting[0]?.name !== 'issue') await house.step();
    all.appoint(INVITER, DANA);
    await house.drain();
    assert.deepEqual(house.invitations.posts, []);
    const { invitationId } = (await all.reading(id)).change;
    const { invitation } = (await house.edges.ledger.read(invitationId)) ?? {};
    assert.deepEqual(
      [invitation?.state, invitation && 'failure' in invitation && invitation.failure],
      ['failed', 'inviter-lost-right'],
    );
    assert.equal(all.ann()?.externalUserState, 'Accepted');
  });

  it('does nothing as long as the rights cannot be read, and goes on afterwards', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    const id = await all.asked();
    await all.confirm(id);
    house.directory.failNext(new EdgeError('unavailable', 'graph-503'));
    await house.drain();
    assert.equal((await all.reading(id)).change.state, 'confirmed');
    house.pass(31);
    await house.sweep();
    assert.equal(house.invitations.posts.length, 1);
  });

  it('lapses where it could not be done for a week', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    const id = await all.asked();
    await all.confirm(id);
    house.loseJobs();
    house.pass(8 * 86_400);
    await house.sweep();
    assert.equal((await all.reading(id)).change.state, 'lapsed');
    assert.deepEqual(house.invitations.posts, []);
  });
});
