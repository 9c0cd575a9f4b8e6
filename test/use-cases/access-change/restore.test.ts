import assert from 'node:assert/strict';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { aGuest, at, INVITER, userId } from '../../support/builders.ts';
import { ANN, aChangingHouse } from '../../support/changing-house.ts';
import { ADDRESS } from '../../support/house.ts';

const GONE = {
  id: ANN,
  name: 'Ann Lee',
  deletedAt: at(-9 * 86_400),
  userType: 'Guest',
  mail: ADDRESS,
  addresses: [ADDRESS],
};

function aHouseWithout(more: object = {}) {
  return aChangingHouse({
    tenant: { deleted: [{ ...GONE, ...more }], deletions: { [ANN]: { at: GONE.deletedAt, by: 'Lee Walker' } } },
  });
}

describe('a deleted guest', () => {
  it('comes back once another administrator has confirmed it, who reads who deleted them', async () => {
    const all = await aHouseWithout();
    const { house } = all;
    const id = await all.asked('restore');
    const { person } = await all.reading(id);
    assert.deepEqual(person?.deleted, { at: GONE.deletedAt, by: 'Lee Walker' });
    assert.deepEqual([person.name, person.addressNow, person.addressNew], ['Ann Lee', ADDRESS, undefined]);
    await all.confirm(id);
    await house.drain();
    assert.deepEqual((await all.kinds(id)).slice(2), ['confirmed', 'writing', 'written', 'seen', 'done', 'telling']);
    assert.equal(all.ann()?.displayName, 'Ann Lee');
    assert.equal(house.accounts.restoreOrders.length, 1);
    assert.deepEqual(house.invitations.posts, [], 'they sign in as they did before');
  });

  it('is said to be deleted by nobody known where the log tells of an earlier deletion only', async () => {
    const all = await aHouseWithout();
    const { tenant } = all.house.directory;
    tenant.deletions = { [ANN]: { at: at(-9 * 86_400 - 601), by: 'Lee Walker' } };
    const id = await all.asked('restore');
    assert.deepEqual((await all.reading(id)).person?.deleted, { at: GONE.deletedAt, by: undefined });
  });

  it('shows those who decide what would keep them from being invited', async () => {
    const all = await aChangingHouse({
      tenant: { deleted: [GONE] },
      policy: { refusedDomains: ['fabrikam.example'] },
    });
    const id = await all.asked('restore');
    const { person } = await all.reading(id);
    assert.deepEqual(
      person?.inTheWay?.map(({ code }) => code),
      ['domain-refused-by-us'],
    );
    assert.equal((await (await aHouseWithout()).asked('restore')) !== undefined, true);
  });

  it('is restored once, where the answer was lost', async () => {
    const all = await aHouseWithout();
    const { house } = all;
    house.accounts.restoreScript.add({ actThenThrow: new EdgeError('ambiguous', 'graph-504') });
    const id = await all.asked('restore');
    await all.confirm(id);
    await house.drain();
    house.pass(31);
    await house.sweep();
    assert.equal((await all.reading(id)).change.state, 'done');
    assert.equal(house.accounts.restoreOrders.length, 1);
  });

  it('is not restored when it was purged meanwhile', async () => {
    const all = await aHouseWithout();
    const id = await all.asked('restore');
    await all.confirm(id);
    all.house.directory.tenant.deleted = [];
    await all.house.drain();
    const { change } = await all.reading(id);
    assert.equal('because' in change && change.because, 'account-gone');
    assert.deepEqual(all.house.accounts.restoreOrders, []);
  });

  it('is not restored when whoever asked administers no more', async () => {
    const all = await aHouseWithout();
    const id = await all.asked('restore');
    await all.confirm(id);
    all.appoint();
    await all.house.drain();
    const { change } = await all.reading(id);
    assert.equal('because' in change && change.because, 'right-lost');
    assert.deepEqual(all.house.accounts.restoreOrders, []);
  });

  it('is nothing to ask for where it was an account of ours', async () => {
    const all = await aHouseWithout({ userType: 'Member' });
    const outcome = await all.house.useCases.askRestore(await all.reviewed());
    assert.equal('note' in outcome && outcome.note, 'stale');
    assert.equal(await all.openOf(ANN), undefined);
  });

  it('is no guest where the directory does not say so: an account of ours may be without a type', async () => {
    const all = await aHouseWithout({ userType: undefined });
    const outcome = await all.house.useCases.askRestore(await all.reviewed());
    assert.equal('note' in outcome && outcome.note, 'account-changed');
    assert.equal(await all.openOf(ANN), undefined);
  });

  it('is not restored where it is no guest by then', async () => {
    const all = await aHouseWithout();
    const id = await all.asked('restore');
    await all.confirm(id);
    all.house.directory.tenant.deleted = [{ ...GONE, userType: undefined }];
    await all.house.drain();
    const { change } = await all.reading(id);
    assert.equal('because' in change && change.because, 'account-changed');
    assert.deepEqual(all.house.accounts.restoreOrders, []);
  });

  it('is not somebody else who had the address, and was deleted since the card said who it was', async () => {
    const all = await aHouseWithout();
    const press = await all.reviewed();
    const { tenant } = all.house.directory;
    tenant.deleted = [...tenant.deleted, { ...GONE, id: userId(31), name: 'Bo Kim', deletedAt: at(-60) }];
    const outcome = await all.house.useCases.askRestore(press);
    assert.equal('note' in outcome && outcome.note, 'account-changed');
    assert.equal(await all.openOf(userId(31)), undefined);
  });

  it('is back already: nothing is written, and it is done', async () => {
    const all = await aHouseWithout();
    const id = await all.asked('restore');
    await all.confirm(id);
    const { tenant } = all.house.directory;
    tenant.deleted = [];
    tenant.people = [...tenant.people, aGuest({ id: ANN })];
    await all.house.drain();
    assert.equal((await all.reading(id)).change.state, 'done');
    assert.deepEqual(all.house.accounts.restoreOrders, []);
  });

  it('stays where it is when Microsoft refuses, for another has its address by now', async () => {
    const all = await aHouseWithout();
    all.house.accounts.restoreScript.add({ refuse: 'refused' });
    const id = await all.asked('restore');
    await all.confirm(id);
    await all.house.drain();
    const { change } = await all.reading(id);
    assert.deepEqual([change.askerId, 'because' in change && change.because], [INVITER, 'refused']);
  });
});
