import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Conversion, isOver } from '../../../src/domain/conversion/conversion.ts';
import {
  dueConversionJobs,
  HOLDER_DAYS,
  lapsesAt,
  nextConversionDueAt,
  openDecision,
  SILENT_DAYS,
} from '../../../src/domain/conversion/conversion-follow-up.ts';
import { replayConversion } from '../../../src/domain/conversion/replay-conversion.ts';
import { DEFAULT_DECISION_DAYS } from '../../../src/domain/decision.ts';
import { NOON } from '../../support/builders.ts';
import {
  AGREED,
  ANY_ENTRIES,
  aConversion,
  BY_MAIL,
  CONFIRMED,
  dated,
  IN_PRINCIPLE,
  ISSUED,
  minute,
  REDEEMED,
  REQUEST,
  STOPPED,
} from './entries.ts';

const TOLD = { kind: 'telling', what: 'aftercare-open' } as const;
const DAY_MS = 86_400_000;
const PACE = { days: DEFAULT_DECISION_DAYS, followSeconds: 300 };

function jobs(conversion: Conversion): readonly string[] {
  return dueConversionJobs(conversion).map(({ name }) => name);
}

function secondsUntilDue(conversion: Conversion, now = minute(20)): number | undefined {
  const due = nextConversionDueAt(conversion, PACE, now);
  return due && (due.getTime() - now.getTime()) / 1000;
}

describe('what a conversion needs next', () => {
  for (const [kinds, expected] of [
    [['requested'], ['ask-deciders']],
    [CONFIRMED, ['ask-holder']],
    [[...CONFIRMED, 'holder-asked'], ['ask-holder']],
    [
      [...CONFIRMED, 'holder-unreachable'],
      ['tell-conversion', 'ask-holder'],
    ],
    [AGREED, ['issue-conversion']],
    [[...AGREED, 'inviting'], ['issue-conversion']],
    [
      [...AGREED, 'inviting', 'invite-unsure'],
      ['tell-conversion', 'issue-conversion'],
    ],
    [ISSUED, ['follow-conversion']],
    [[...ISSUED, 'link-shown'], ['follow-conversion']],
    [REDEEMED, ['verify-conversion']],
    [
      [...REDEEMED, 'verified'],
      ['tell-conversion', 'mail-teams-link'],
    ],
    [[...REDEEMED, 'verified', TOLD, 'teams-link-sending', 'teams-link-sent'], []],
    [[...REDEEMED, 'verified', TOLD, 'teams-link-sending', 'teams-link-failed'], []],
    [[...REDEEMED, 'verified', TOLD, 'teams-link-sent', 'teams-link-asked'], ['mail-teams-link']],
    [[...REDEEMED, 'verified', TOLD, 'teams-link-sent', 'aftercare-asked'], ['do-aftercare']],
    [[IN_PRINCIPLE], ['ask-deciders']],
    [
      [IN_PRINCIPLE, 'agreed-in-principle'],
      ['tell-conversion', 'ask-deciders'],
    ],
    [
      [...CONFIRMED, 'holder-unreachable', 'code-asked'],
      ['tell-conversion', 'mail-code', 'ask-holder'],
    ],
    [BY_MAIL, ['mail-conversion-link', 'follow-conversion']],
    [
      [...BY_MAIL, 'link-sending'],
      ['mail-conversion-link', 'follow-conversion'],
    ],
    [STOPPED, ['follow-conversion']],
    [['requested', 'denied'], ['tell-conversion']],
    [['requested', 'withdrawn'], []],
    [[...AGREED, 'mail-written', 'withdrawn', 'mail-back-asked'], ['put-mail-back']],
    [[...REDEEMED, 'verified', 'closed'], ['mail-teams-link']],
    [[...REDEEMED, 'verified', 'teams-link-sent', 'closed'], []],
  ] as const) {
    it(`is ${expected.join(' and ') || 'nothing'} after ${kinds.at(-1)}`, () => {
      assert.deepEqual(jobs(aConversion(...kinds)), expected);
    });
  }
});

describe('when a conversion is looked at again', () => {
  it('follows the days of the decision', () => {
    assert.deepEqual(
      nextConversionDueAt(aConversion('requested', 'deciders-asked'), PACE, minute(20)),
      new Date(NOON.getTime() + 2 * DAY_MS),
    );
  });

  it('is soon where the question has not gone out, and where a step could not be taken', () => {
    assert.equal(secondsUntilDue(aConversion('requested')), 30);
    const late = new Date(NOON.getTime() + 3 * DAY_MS);
    assert.equal(secondsUntilDue(aConversion('requested', 'deciders-asked'), late), 30);
  });

  it('leaves the holder time to answer', () => {
    const asked = aConversion(...CONFIRMED, 'holder-asked');
    assert.deepEqual(
      nextConversionDueAt(asked, PACE, minute(20)),
      new Date(minute(3).getTime() + SILENT_DAYS * DAY_MS),
    );
    const silent = aConversion(...CONFIRMED, 'holder-asked', 'holder-unreachable', {
      kind: 'telling',
      what: 'holder-unreachable',
    });
    assert.deepEqual(nextConversionDueAt(silent, PACE, minute(20)), lapsesAt(silent));
    assert.deepEqual(lapsesAt(silent), new Date(minute(2).getTime() + HOLDER_DAYS * DAY_MS));
  });

  it('is soon again where the days are over and the step is not taken', () => {
    const asked = aConversion(...CONFIRMED, 'holder-asked');
    assert.equal(secondsUntilDue(asked, new Date(NOON.getTime() + 40 * DAY_MS)), 30);
  });

  it('is as often as configured while the link is out', () => {
    assert.equal(secondsUntilDue(aConversion(...ISSUED)), 300);
    assert.equal(secondsUntilDue(aConversion(...ISSUED, 'link-shown')), 300);
  });

  it('is never where all is told and nothing is left to do', () => {
    assert.equal(secondsUntilDue(aConversion(...REDEEMED, 'verified', TOLD, 'teams-link-sent')), undefined);
    assert.equal(secondsUntilDue(aConversion(...REDEEMED, 'verified', TOLD, 'teams-link-asked')), 30);
    assert.equal(secondsUntilDue(aConversion(...BY_MAIL)), 30);
    assert.equal(secondsUntilDue(aConversion('requested', 'withdrawn')), undefined);
  });

  it('is some time for whatever has a job, and is in the future', () => {
    fc.assert(
      fc.property(ANY_ENTRIES, fc.integer({ min: 0, max: 60 * DAY_MS }), (entries, ms) => {
        const conversion = replayConversion(REQUEST, dated(entries));
        const now = new Date(NOON.getTime() + ms);
        const due = nextConversionDueAt(conversion, PACE, now);
        const { made, lapsedAt } = openDecision(conversion);
        const isAnswered = conversion.state.startsWith('awaiting-') && (made ?? lapsedAt);
        if (jobs(conversion).length > 0 && !isAnswered) assert.ok(due && due > now);
        if (isOver(conversion) && jobs(conversion).length === 0) assert.equal(due, undefined);
      }),
    );
  });
});
