import assert from 'node:assert/strict';
import type { UserId } from '../../../src/domain/ids.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { INVITER } from '../../support/builders.ts';
import { ANN, aChangingHouse, type ChangingHouse, DANA, NEW_ADDRESS } from '../../support/changing-house.ts';
import { ADDRESS, COLLEAGUE } from '../../support/house.ts';

/** What those who follow it have been told, or read on the card that was edited last. */
function toldTo({ house }: ChangingHouse, viewerId: UserId): readonly string[] {
  const posted = house.postedCards.filter(({ to }) => to === viewerId);
  return posted.flatMap(({ subject }) =>
    'reading' in subject && 'change' in subject.reading ? subject.reading.change.state : [],
  );
}

async function endOf(all: ChangingHouse, id: Parameters<ChangingHouse['reading']>[0]) {
  const { change } = await all.reading(id);
  return [change.state, 'because' in change ? change.because : undefined];
}

/** Invited by us and pending, with another address confirmed for them. */
async function oneInvitedByUs() {
  const all = await aChangingHouse();
  const { house } = all;
  house.directory.tenant.people = house.directory.tenant.people.filter(({ id }) => id !== ANN);
  const first = await house.send({ team: 'none' });
  await house.drain();
  const guestId = house.invitations.issued[0]?.guestId as UserId;
  await house.useCases.askAddress({ ...(await all.reviewed()), address: NEW_ADDRESS });
  await house.drain();
  const id = await all.openOf(guestId);
  assert.ok(id);
  await all.confirm(id);
  return { all, house, first, id };
}

describe('the invitation that hands the access on', () => {
  it('is what the change waits for: where Microsoft refuses it, both who follow it hear why', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    house.invitations.script.add({ refuse: 'domain-refused' });
    const id = await all.asked();
    await all.confirm(id);
    await house.drain();
    assert.deepEqual(await endOf(all, id), ['failed', 'domain-refused']);
    for (const viewerId of [INVITER, COLLEAGUE]) assert.equal(toldTo(all, viewerId).at(-1), 'failed');
    assert.equal(await all.openOf(ANN), undefined, 'something may be asked of it again');
  });

  it('says so where the right was lost right before it', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    const id = await all.asked();
    await all.confirm(id);
    while (house.waiting[0]?.name !== 'issue') await house.step();
    all.appoint(INVITER, DANA);
    await house.drain();
    assert.deepEqual(await endOf(all, id), ['failed', 'right-lost']);
  });

  it('says so where the answer names another account', async () => {
    const all = await aChangingHouse({
      around: (edges) => ({
        ...edges,
        invitations: {
          invite: async (order) => {
            const answer = await edges.invitations.invite(order);
            return answer.outcome === 'issued' ? { ...answer, guestId: DANA } : answer;
          },
        },
      }),
    });
    const { house } = all;
    const id = await all.asked();
    await all.confirm(id);
    await house.drain();
    assert.deepEqual(await endOf(all, id), ['failed', 'other-account']);
    assert.equal(house.mailer.sent.length, 0);
  });

  it('cannot be withdrawn once it is open, and nobody is told of an end before it has one', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    house.invitations.script.add({ fail: new EdgeError('unavailable', 'graph-503') });
    const id = await all.asked();
    await all.confirm(id);
    await house.drain();
    assert.deepEqual(await endOf(all, id), ['confirmed', undefined]);
    assert.deepEqual(toldTo(all, COLLEAGUE), ['awaiting-confirmation']);
    const outcome = await house.useCases.withdrawChange(await all.pressBy(INVITER, id));
    assert.equal('note' in outcome && outcome.note, 'stale');
    house.pass(31);
    await house.sweep();
    assert.deepEqual(await endOf(all, id), ['done', undefined]);
    assert.equal(toldTo(all, COLLEAGUE).at(-1), 'done');
  });

  it('waits for it however long it takes: a week is no reason to say that nothing was done', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    house.invitations.script.add({ fail: new EdgeError('unavailable', 'graph-503') });
    const id = await all.asked();
    await all.confirm(id);
    await house.drain();
    house.loseJobs();
    house.pass(8 * 86_400);
    await house.sweep();
    assert.deepEqual(await endOf(all, id), ['done', undefined]);
  });

  it('is found by the sweep where nobody said that it has an end', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    const id = await all.asked();
    await all.confirm(id);
    while (house.waiting[0]?.name !== 'issue') await house.step();
    await house.step();
    house.loseJobs();
    house.pass(31);
    await house.sweep();
    assert.deepEqual(await endOf(all, id), ['done', undefined]);
  });

  it('shows on the cards of both that they have accepted', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    const id = await all.asked();
    await all.confirm(id);
    await house.drain();
    house.pass(601);
    all.changeAnn({ externalUserState: 'Accepted' });
    await house.sweep();
    const before = house.edits.length;
    await house.sweep();
    const edits = house.edits.slice(before);
    assert.ok(edits.length > 0);
    assert.ok(edits.every(({ subject }) => 'handedOn' in subject && subject.handedOn?.acceptedAt));
    assert.deepEqual(new Set(edits.map(({ viewer }) => viewer.as)), new Set(['asker', 'confirmer', 'admin']));
    const settled = house.edits.length;
    await house.sweep();
    assert.equal(house.edits.length, settled, 'once');
  });
});

describe('an earlier invitation of ours that is open for them', () => {
  it('goes on where the reset is refused', async () => {
    const { all, house, first, id } = await oneInvitedByUs();
    house.invitations.script.add({ refuse: 'domain-refused' });
    await house.drain();
    assert.deepEqual(await endOf(all, id), ['failed', 'domain-refused']);
    const { invitation } = await house.reading(first);
    assert.equal(invitation.state, 'delivered');
    assert.ok(await house.edges.linkVault.read({ invitationId: invitation.id, attempt: 1 }));
  });

  it('to the same address keeps it until the reset is issued, and gives it up then', async () => {
    const { all, house, first } = await sameAddress();
    house.invitations.script.add({ fail: new EdgeError('unavailable', 'graph-503') });
    await house.drain();
    assert.equal((await house.reading(first)).invitation.state, 'delivered');
    assert.equal(await holderOf(all), (await house.reading(first)).invitation.id);
    house.pass(31);
    await house.sweep();
    const before = (await house.reading(first)).invitation;
    assert.equal(before.state === 'failed' && before.stage === 'account' && before.isSuperseded, true);
    const [change] = await house.edges.accessChanges.naming(INVITER);
    assert.equal(await holderOf(all), change?.change.invitationId);
  });
});

async function holderOf({ house }: ChangingHouse) {
  return [...(await house.edges.ledger.openInvitationsTo([ADDRESS as never])).values()][0]?.id;
}

/** As `oneInvitedByUs`, to the address that they have: by another account of theirs, perhaps. */
async function sameAddress() {
  const all = await aChangingHouse();
  const { house } = all;
  house.directory.tenant.people = house.directory.tenant.people.filter(({ id }) => id !== ANN);
  const first = await house.send({ team: 'none' });
  await house.drain();
  const guestId = house.invitations.issued[0]?.guestId as UserId;
  await house.useCases.askAddress({ ...(await all.reviewed()), address: ADDRESS });
  await house.drain();
  const id = await all.openOf(guestId);
  assert.ok(id);
  await all.confirm(id);
  return { all, house, first, id };
}
