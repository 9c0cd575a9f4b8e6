import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  DEFAULT_DECISION_DAYS,
  type Decision,
  decideBy,
  decidersAmong,
  decisionStep,
  isOpen,
  nextDecisionAt,
  whyNotDecide,
} from '../../src/domain/decision.ts';
import { NOON, userId } from '../support/builders.ts';

const DAY_MS = 86_400_000;
const DAYS = DEFAULT_DECISION_DAYS;
const ASKER = userId(1);
const ADMIN = userId(2);
const HOLDER = userId(40);

function daysLater(days: number): Date {
  return new Date(NOON.getTime() + days * DAY_MS);
}

describe('a question to the administrators', () => {
  const asked: Decision = { since: NOON, askedAt: NOON };

  for (const [days, decision, step] of [
    [0, { since: NOON }, 'ask'],
    [1.9, asked, undefined],
    [2, asked, 'remind'],
    [3.9, { ...asked, remindedAt: daysLater(2) }, undefined],
    [4, { ...asked, remindedAt: daysLater(2) }, 'escalate'],
    [6.9, { ...asked, remindedAt: daysLater(2), escalatedAt: daysLater(4) }, undefined],
    [7, { ...asked, remindedAt: daysLater(2), escalatedAt: daysLater(4) }, 'lapse'],
  ] as const) {
    it(`comes to ${step ?? 'nothing'} after ${days} days`, () => {
      assert.equal(decisionStep(decision, DAYS, daysLater(days)), step);
    });
  }

  it('is asked once more at most where several steps were missed', () => {
    assert.equal(decisionStep(asked, DAYS, daysLater(5)), 'escalate');
    assert.equal(decisionStep({ ...asked, escalatedAt: daysLater(5) }, DAYS, daysLater(6)), undefined);
  });

  it('is asked first whatever was missed, but lapses even where nobody was asked', () => {
    assert.equal(decisionStep({ since: NOON }, DAYS, daysLater(5)), 'ask');
    assert.equal(decisionStep({ since: NOON }, DAYS, daysLater(7)), 'lapse');
  });

  it('is settled by a decision and by its lapse', () => {
    const made = { ...asked, made: { verdict: 'denied', by: ADMIN, at: daysLater(1) } } as const;
    for (const settled of [made, { ...asked, lapsedAt: daysLater(7) }]) {
      assert.equal(isOpen(settled), false);
      assert.equal(decisionStep(settled, DAYS, daysLater(9)), undefined);
      assert.equal(nextDecisionAt(settled, DAYS), undefined);
    }
  });

  it('is to be decided before it lapses', () => {
    assert.deepEqual(decideBy(asked, DAYS), daysLater(7));
  });

  it('needs a step when its time has come, and none before', () => {
    const days = fc.integer({ min: 0, max: 9 });
    const maybe = fc.option(days.map(daysLater), { nil: undefined });
    fc.assert(
      fc.property(
        maybe,
        maybe,
        maybe,
        fc.integer({ min: 0, max: 9 * DAY_MS }),
        (askedAt, remindedAt, escalatedAt, ms) => {
          const decision = { since: NOON, askedAt, remindedAt, escalatedAt };
          const now = new Date(NOON.getTime() + ms);
          const next = nextDecisionAt(decision, DAYS);
          assert.ok(next);
          assert.equal(decisionStep(decision, DAYS, now) !== undefined, now >= next || now >= decideBy(decision, DAYS));
        },
      ),
    );
  });
});

describe('who decides', () => {
  const parties = { askerId: ASKER, holderId: HOLDER, fourEyes: true };

  it('is neither who asked nor whom it is about', () => {
    assert.deepEqual(decidersAmong([ASKER, ADMIN, HOLDER], parties), [ADMIN]);
    assert.equal(whyNotDecide({ ...parties, callerId: ASKER }), 'own');
    assert.equal(whyNotDecide({ ...parties, callerId: HOLDER }), 'holder');
  });

  it('may be who asked where two eyes are enough, but never the holder', () => {
    assert.deepEqual(decidersAmong([ASKER, HOLDER], { ...parties, fourEyes: false }), [ASKER]);
    assert.equal(whyNotDecide({ askerId: HOLDER, holderId: HOLDER, callerId: HOLDER, fourEyes: false }), 'holder');
  });
});
