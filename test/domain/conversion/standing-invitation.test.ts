import assert from 'node:assert/strict';
import type { ConversionEntryKind } from '../../../src/domain/conversion/conversion-entry.ts';
import { replayConversion } from '../../../src/domain/conversion/replay-conversion.ts';
import {
  type ConversionOfAccount,
  endedInvitation,
  standingInvitation,
} from '../../../src/domain/conversion/standing-invitation.ts';
import { at } from '../../support/builders.ts';
import { aConversionRequest, KIM } from '../../support/fresh-conversions.ts';
import { ONE_OF_EACH } from './entries.ts';

const OUT = ['confirmed', 'holder-agreed', 'inviting', 'issued'] as const;

function of(kinds: readonly ConversionEntryKind[], isOpen = false): ConversionOfAccount {
  const entries = kinds.map((kind) => ({ ...ONE_OF_EACH[kind], at: at(1) }));
  return { conversion: replayConversion(aConversionRequest({ accountId: KIM }), entries), isOpen };
}

describe('an invitation that may still be accepted', () => {
  for (const [what, kinds, isOpen, expected] of [
    ['nothing before the POST', ['confirmed', 'holder-agreed'], true, undefined],
    ['one that is being made', ['confirmed', 'holder-agreed', 'inviting'], true, false],
    [
      'nothing once Microsoft has refused it',
      ['confirmed', 'holder-agreed', 'inviting', 'invite-refused'],
      false,
      undefined,
    ],
    ['one that is out', OUT, true, false],
    ['one that was stopped', [...OUT, 'stopped-after-issue'], true, true],
    ['one whose stop is marked as done', [...OUT, 'stopped-after-issue', 'closed'], false, true],
    ['one that retention has let go of', OUT, false, true],
    ['one whose account was deleted', [...OUT, 'account-gone'], false, true],
    ['nothing once they have accepted', [...OUT, 'redeemed'], true, undefined],
    ['nothing once they have accepted after the stop', [...OUT, 'stopped-after-issue', 'redeemed'], true, undefined],
  ] as const)
    it(`is ${what}`, () => {
      const one = of(kinds, isOpen);
      const { reference } = one.conversion;
      assert.deepEqual(
        standingInvitation([one]),
        expected === undefined ? undefined : { accountId: KIM, reference, isStopped: expected },
      );
    });

  it('is none where one look has shown them accepted, and the next, after a reset, shows nobody', () => {
    const entries = [...OUT, 'redeemed'].map((kind) => ({ ...ONE_OF_EACH[kind as 'redeemed'], at: at(1) }));
    const looked = (...results: readonly ('mismatch' | 'not-accepted')[]) =>
      replayConversion(aConversionRequest({ accountId: KIM }), [
        ...entries,
        ...results.flatMap((result) => [
          { ...ONE_OF_EACH['finish-asked'], at: at(2) },
          { kind: 'verified', result, at: at(2) } as const,
        ]),
      ]);
    const standing = (conversion: ConversionOfAccount['conversion']) =>
      standingInvitation([{ conversion, isOpen: true }]);
    assert.equal(standing(looked('not-accepted'))?.isStopped, false);
    assert.equal(standing(looked('not-accepted', 'not-accepted'))?.isStopped, false);
    assert.equal(standing(looked('mismatch', 'not-accepted')), undefined);
    assert.equal(standing(looked('mismatch', 'not-accepted', 'not-accepted')), undefined);
  });

  it('is the ended one’s, and goes on, while the account is converted again', () => {
    const [ended, again] = [of([...OUT, 'stopped-after-issue', 'closed']), of(['confirmed'], true)];
    const { reference, id } = again.conversion;
    assert.deepEqual(standingInvitation([ended, again]), { accountId: KIM, reference, isStopped: false });
    assert.equal(endedInvitation([ended, again], id), ended.conversion.reference);
    const made = of(OUT, true);
    assert.equal(endedInvitation([ended, made], made.conversion.id), ended.conversion.reference);
    assert.equal(endedInvitation([ended, made]), undefined, 'another is under way');
  });

  it('is nobody’s any more once a later one was accepted', () => {
    const all = [of([...OUT, 'stopped-after-issue', 'closed']), of([...OUT, 'redeemed'])];
    assert.deepEqual([standingInvitation(all), endedInvitation(all)], [undefined, undefined]);
  });
});
