import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type AccessChange,
  isChangeOver,
  isChangeToBeTold,
  mayWithdrawChange,
} from '../../../src/domain/access-change/access-change.ts';
import { isAddressBackOpen } from '../../../src/domain/access-change/address-back.ts';
import {
  changeDeciders,
  dueChangeJobs,
  isConfirmedTooLong,
  nextChangeDueAt,
} from '../../../src/domain/access-change/change-follow-up.ts';
import { applyChangeEntry, replayChange } from '../../../src/domain/access-change/replay-change.ts';
import { DEFAULT_DECISION_DAYS } from '../../../src/domain/decision.ts';
import { at, INVITER, userId } from '../../support/builders.ts';
import { aChangeRequest } from '../../support/fresh-changes.ts';
import { datedChange, ONE_OF_EACH, type UndatedChange } from './entries.ts';

const DAY = 86_400;
const DAYS = DEFAULT_DECISION_DAYS;
const REQUEST = aChangeRequest();
const { requested, confirmed, writing, written, seen, opened, done, failed, denied, withdrawn, lapsed } = ONE_OF_EACH;

function having(...entries: readonly UndatedChange[]): AccessChange {
  return replayChange(REQUEST, datedChange(entries));
}

describe('a change of access', () => {
  const ENDS = [
    ['done', [confirmed, done]],
    ['denied', [denied]],
    ['withdrawn', [withdrawn]],
    ['lapsed', [lapsed]],
    ['failed', [confirmed, failed]],
  ] as const;

  for (const [state, entries] of ENDS)
    it(`is over once it is ${state}, and stays so`, () => {
      const change = having(requested, ...entries);
      assert.equal(change.state, state);
      for (const each of Object.values(ONE_OF_EACH))
        assert.equal(applyChangeEntry(change, { ...each, at: at(99) }).state, state);
      assert.deepEqual([isChangeOver(change), isChangeToBeTold(change)], [true, true]);
      const told = applyChangeEntry(change, { kind: 'telling', what: state, at: at(99) });
      assert.equal(isChangeToBeTold(told), false);
      assert.deepEqual(dueChangeJobs(change), [{ name: 'tell-change', requestId: REQUEST.id }]);
      assert.deepEqual([dueChangeJobs(told), nextChangeDueAt(told, DAYS, at(1))], [[], undefined]);
    });

  it('says of a write what is known of it', () => {
    const putOff = ONE_OF_EACH['put-off'];
    const begun = having(requested, confirmed, writing);
    assert.deepEqual(begun.track.writingAt, at(2));
    assert.equal(having(requested, confirmed, writing, putOff).track.writingAt, undefined);
    // The answer to the first was lost: that nothing came of the second says nothing of it.
    assert.deepEqual(having(requested, confirmed, writing, writing, putOff).track.writingAt, at(3));
    const { writtenAt, seenAt } = having(requested, confirmed, writing, written, seen).track;
    assert.deepEqual([writtenAt, seenAt], [at(3), at(4)]);
  });

  it('can be withdrawn as long as nothing was begun', () => {
    const changes = [having(requested), having(requested, confirmed), having(requested, confirmed, writing)];
    assert.deepEqual(changes.map(mayWithdrawChange), [true, true, false]);
    assert.equal(mayWithdrawChange(having(requested, confirmed, opened)), false);
    assert.equal(mayWithdrawChange(having(requested, confirmed, done)), false);
  });

  it('is asked for, reminded of, escalated and ended in time', () => {
    assert.deepEqual(nextChangeDueAt(having(requested), DAYS, at(0)), at(30));
    const asked = having(requested, ONE_OF_EACH['deciders-asked']);
    assert.deepEqual(nextChangeDueAt(asked, DAYS, at(0)), at(DAYS.remind * DAY));
    assert.deepEqual(nextChangeDueAt(asked, DAYS, at(DAYS.remind * DAY)), at(DAYS.remind * DAY + 30));
    assert.deepEqual(dueChangeJobs(asked), [{ name: 'ask-change-deciders', requestId: REQUEST.id }]);
    assert.deepEqual(dueChangeJobs(having(requested, confirmed)), [{ name: 'make-change', requestId: REQUEST.id }]);
  });

  it('is no licence for ever once it is confirmed, unless something was begun', () => {
    const waiting = having(requested, confirmed);
    assert.equal(isConfirmedTooLong(waiting, at(7 * DAY)), false);
    assert.equal(isConfirmedTooLong(waiting, at(7 * DAY + 1)), true);
    for (const begun of [writing, opened])
      assert.equal(isConfirmedTooLong(having(requested, confirmed, begun), at(70 * DAY)), false);
    assert.equal(isConfirmedTooLong(having(requested), at(70 * DAY)), false);
  });

  it('is decided by neither whoever asked nor whom it is about', () => {
    const other = userId(7);
    const among = [INVITER, REQUEST.accountId, other];
    assert.deepEqual(changeDeciders(among, REQUEST), [other]);
  });

  it('is always looked at again as long as it is open', () => {
    const some = fc.array(fc.constantFrom(...Object.values(ONE_OF_EACH)), { maxLength: 12 });
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 30 }), (entries, day) => {
        const change = replayChange(REQUEST, datedChange(entries));
        const now = at(day * DAY);
        const next = nextChangeDueAt(change, DAYS, now);
        const isOpen = !isChangeOver(change) || isChangeToBeTold(change) || isAddressBackOpen(change);
        assert.equal(dueChangeJobs(change).length > 0, isOpen);
        if (next) assert.ok(next > now);
        if (isOpen && change.track.decision.lapsedAt === undefined) assert.ok(next, change.state);
      }),
    );
  });
});
