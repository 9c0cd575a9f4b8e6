import assert from 'node:assert/strict';
import type { RequestId } from '../../../src/domain/ids.ts';
import { type NewChangeEntry, recordChange } from '../../../src/use-cases/access-change/record-change.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import type { PressOutcome } from '../../../src/use-cases/press-outcome.ts';
import { INVITER } from '../../support/builders.ts';
import { ANN, aChangingHouse, type ChangingHouse, DANA, NEW_ADDRESS } from '../../support/changing-house.ts';
import { aChangeOpening, aChangeRequest } from '../../support/fresh-changes.ts';
import { ADDRESS, COLLEAGUE } from '../../support/house.ts';

interface Failed {
  readonly all: ChangingHouse;
  readonly id: RequestId;
}

/** Another address was written, and Microsoft then refused to reset to it. */
async function failed(): Promise<Failed> {
  const all = await aChangingHouse();
  all.house.invitations.script.add({ refuse: 'domain-refused' });
  const id = await all.asked('address');
  await all.confirm(id);
  await all.house.drain();
  assert.equal((await all.reading(id)).change.state, 'failed');
  assert.equal(all.ann()?.mail, NEW_ADDRESS);
  return { all, id };
}

async function press({ all, id }: Failed, by = COLLEAGUE): Promise<PressOutcome> {
  return all.house.useCases.askAddressBack(await all.pressBy(by, id));
}

function noteOf(outcome: PressOutcome) {
  return 'note' in outcome ? outcome.note : undefined;
}

async function backOf({ all, id }: Failed) {
  const { addressBack } = (await all.reading(id)).change.track;
  return addressBack && (addressBack.doneAt ? 'done' : addressBack.refusal);
}

/** That they accept once more was asked for after that, and came to this. */
async function askedSince({ all: { house } }: Failed, end: NewChangeEntry): Promise<void> {
  house.pass(60);
  const { accessChanges, clock } = house.edges;
  const request = aChangeRequest({ accountId: ANN, change: 'reset', requestedAt: clock() });
  assert.equal((await accessChanges.open(aChangeOpening({ request }))).outcome, 'recorded');
  const opened = (await accessChanges.read(request.id)) ?? assert.fail();
  house.loseJobs();
  assert.ok(await recordChange(house.edges, opened, [end]));
}

describe('the address of before', () => {
  it('is put back by a press, once, and read on every card', async () => {
    const one = await failed();
    const { all, id } = one;
    assert.equal(noteOf(await press(one)), undefined);
    assert.equal(noteOf(await press(one, INVITER)), 'twice');
    await all.house.drain();
    assert.equal(all.ann()?.mail, ADDRESS);
    assert.equal(await backOf(one), 'done');
    assert.equal(noteOf(await press(one)), 'twice');
    assert.deepEqual(
      all.house.accounts.mailOrders.map(({ mail }) => mail),
      [NEW_ADDRESS, ADDRESS],
    );
    const { subject } = all.house.edits.findLast(({ viewer }) => viewer.as === 'asker') ?? {};
    assert.ok(subject && 'reading' in subject && subject.reading.number === (await all.reading(id)).number);
  });

  it('is for administrators of this moment, at the press and at the act', async () => {
    const one = await failed();
    const { all } = one;
    all.appoint(INVITER, DANA);
    assert.equal((await press(one)).outcome, 'no-admin');
    await press(one, DANA);
    all.appoint(INVITER, COLLEAGUE);
    await all.house.drain();
    assert.equal(await backOf(one), 'right-lost');
    assert.equal(all.ann()?.mail, NEW_ADDRESS);
    // Another one may press again.
    assert.equal(noteOf(await press(one)), undefined);
    await all.house.drain();
    assert.equal(await backOf(one), 'done');
  });

  it('is written over nobody’s address, and not beside another request', async () => {
    const [changed, asked] = [await failed(), await failed()];
    for (const one of [changed, asked]) assert.equal(noteOf(await press(one)), undefined);
    changed.all.changeAnn({ mail: 'x@fabrikam.example' });
    const again = aChangeOpening({ request: aChangeRequest({ accountId: ANN }) });
    assert.equal((await asked.all.house.edges.accessChanges.open(again)).outcome, 'recorded');
    for (const one of [changed, asked]) {
      await one.all.house.drain();
      assert.equal(await backOf(one), 'refused');
      assert.equal(one.all.house.accounts.mailOrders.length, 1);
    }
  });

  it('is not written once they accept with the other one by something that was asked since', async () => {
    for (const [end, back] of [
      [{ kind: 'done' }, 'refused'],
      [{ kind: 'denied', by: DANA }, 'done'],
      [{ kind: 'failed', because: 'domain-refused' }, 'done'],
    ] as const) {
      const one = await failed();
      await askedSince(one, end);
      await press(one);
      await one.all.house.drain();
      assert.equal(await backOf(one), back, end.kind);
    }
  });

  it('is not written where they may have been reset to the other one', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    house.invitations.script.add({ actThenThrow: new EdgeError('ambiguous', 'graph-504') });
    const id = await all.asked('address');
    await all.confirm(id);
    await house.drain();
    all.appoint(INVITER, DANA);
    house.pass(61);
    await house.sweep();
    assert.equal((await all.reading(id)).change.state, 'failed');
    await press({ all, id }, DANA);
    await house.drain();
    assert.equal(await backOf({ all, id }), 'refused');
    assert.equal(all.ann()?.mail, NEW_ADDRESS);
  });

  it('is written again where the answer was lost, and given up after a day', async () => {
    const one = await failed();
    const { house } = one.all;
    house.accounts.mailScript.add({ fail: new EdgeError('ambiguous', 'graph-504') });
    await press(one);
    await house.drain();
    assert.equal(await backOf(one), undefined);
    house.pass(31);
    await house.sweep();
    assert.equal(await backOf(one), 'done');

    const other = await failed();
    await press(other);
    other.all.house.loseJobs();
    other.all.house.pass(86_400);
    other.all.house.directory.unread.set('person', { because: 'no-answer' });
    await other.all.house.sweep();
    assert.equal(await backOf(other), 'unanswered');
  });

  it('is nothing to ask for where nothing was written, or it is another card', async () => {
    const all = await aChangingHouse();
    all.house.accounts.mailScript.add({ refuse: 'refused' });
    const id = await all.asked('address');
    await all.confirm(id);
    await all.house.drain();
    assert.equal(noteOf(await press({ all, id })), 'stale');
    const one = await failed();
    const stale = { ...(await one.all.pressBy(COLLEAGUE, one.id)), mark: 'change-confirmed' };
    assert.equal(noteOf(await one.all.house.useCases.askAddressBack(stale)), 'stale');
  });
});
