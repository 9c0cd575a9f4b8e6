import assert from 'node:assert/strict';
import { askChangeDeciders } from '../../../src/use-cases/access-change/ask-change-deciders.ts';
import type { PressOutcome } from '../../../src/use-cases/press-outcome.ts';
import { INVITER, userId } from '../../support/builders.ts';
import { ANN, aChangingHouse, DANA } from '../../support/changing-house.ts';
import { COLLEAGUE } from '../../support/house.ts';

const DAY = 86_400;

function noteOf(outcome: PressOutcome): string | undefined {
  return outcome.outcome === 'card' ? outcome.note : outcome.outcome;
}

describe('who decides a change of access', () => {
  it('is never whoever asked, whatever the policy says of conversions', async () => {
    const all = await aChangingHouse({ policy: { fourEyes: false } });
    const id = await all.asked();
    assert.equal(noteOf(await all.confirm(id, INVITER)), 'own');
    assert.equal((await all.reading(id)).change.state, 'awaiting-confirmation');
  });

  it('is nobody who administers no more, and not whom it is about', async () => {
    const all = await aChangingHouse();
    const id = await all.asked();
    assert.deepEqual(await all.confirm(id, userId(9)), { outcome: 'no-admin' });
    all.appoint(INVITER, DANA);
    assert.deepEqual(await all.confirm(id), { outcome: 'no-admin' });
    assert.deepEqual(await all.confirm(id, ANN), { outcome: 'no-admin' });
  });

  it('is whoever presses first, and all others read so', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    const id = await all.asked();
    const late = await all.pressBy(DANA, id);
    const [first, again] = [await all.confirm(id), await all.confirm(id)];
    assert.deepEqual([noteOf(first), noteOf(again)], [undefined, 'twice']);
    assert.equal(noteOf(await house.useCases.confirmChange(late)), 'late');
    assert.equal(noteOf(await house.useCases.denyChange({ ...late, reason: 'no' })), 'late');
    await house.drain();
    assert.equal(house.invitations.posts.length, 1);
  });

  it('may decline with a reason, which whoever asked reads', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    const id = await all.asked();
    const press = await all.pressBy(COLLEAGUE, id);
    assert.equal(noteOf(await house.useCases.denyChange({ ...press, reason: '  ' })), 'reason-missing');
    await house.useCases.denyChange({ ...press, reason: 'Call them first' });
    await house.drain();
    const { change, person } = await all.reading(id);
    assert.deepEqual([change.state, person?.deniedBecause], ['denied', 'Call them first']);
    assert.ok(house.postedCards.slice(3).every(({ to }) => to === INVITER));
    assert.equal(house.postedCards.length, 4);
    assert.deepEqual(house.invitations.posts, []);
  });

  it('is not asked any more once it is withdrawn', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    const id = await all.asked();
    const press = await all.pressBy(INVITER, id);
    assert.equal(noteOf(await house.useCases.withdrawChange({ ...press, callerId: COLLEAGUE })), 'stale');
    await house.useCases.withdrawChange(press);
    assert.equal(noteOf(await house.useCases.withdrawChange(press)), 'twice');
    assert.equal(noteOf(await all.confirm(id)), 'stale');
    await house.drain();
    assert.equal(house.postedCards.length, 3, 'whoever withdrew it knows');
    assert.deepEqual(house.invitations.posts, []);
  });
});

describe('the question to the other administrators', () => {
  it('comes again after some days, and ends', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    const id = await all.asked();
    for (let day = 0; day < 8; day += 1) {
      house.pass(DAY);
      await house.sweep();
    }
    assert.deepEqual(await all.kinds(id), [
      ...['requested', 'deciders-asked', 'deciders-reminded', 'decision-escalated', 'lapsed', 'telling'],
    ]);
    assert.equal(await all.openOf(ANN), undefined);
  });

  it('goes to everybody once, where one chat was unwell', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    house.chat.closedTo.add(DANA);
    const id = await all.asked();
    assert.deepEqual(house.posted, [INVITER, COLLEAGUE]);
    const [, asked] = (await all.reading(id)).entries;
    assert.equal(asked && 'reached' in asked && asked.reached, 1);
  });

  it('brings whoever asked nothing to read once they administer no more', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    await house.useCases.askReset(await all.reviewed());
    all.appoint(COLLEAGUE, DANA);
    await house.drain();
    assert.deepEqual(house.posted, [COLLEAGUE, DANA]);
  });

  it('is left alone where it is decided already', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    const id = await all.asked();
    await all.confirm(id);
    const deps = { ...house.edges, notifier: undefined as never };
    assert.deepEqual(await askChangeDeciders(deps, id), { outcome: 'nothing-to-do' });
  });
});

describe('the cards of a change of access', () => {
  it('are for those who administer now', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    const id = await all.asked();
    const shownTo = async (callerId: typeof INVITER) => {
      const seen = await house.useCases.showRequest({ callerId, requestId: id });
      return seen.outcome === 'card' ? seen.as : seen.outcome;
    };
    assert.deepEqual(
      [await shownTo(INVITER), await shownTo(COLLEAGUE), await shownTo(DANA)],
      ['asker', 'admin', 'admin'],
    );
    await all.confirm(id);
    assert.equal(await shownTo(COLLEAGUE), 'confirmer');
    all.appoint(INVITER, COLLEAGUE);
    assert.equal(await shownTo(DANA), 'no-admin');
    await house.drain();
    house.pass(DAY);
    await house.sweep();
    assert.ok(house.edits.some(({ viewer }) => viewer.id === DANA && viewer.as === 'nobody'));
  });
});
