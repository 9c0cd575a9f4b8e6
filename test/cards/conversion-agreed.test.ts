import assert from 'node:assert/strict';
import { AGREEMENT, anAgreementCard } from './agreement-scenes.ts';
import { seen } from './conversion-casts.ts';
import { actionsOf, headingsOf, rowsOf, textsOf, verbsOf, wordsOf } from './read-card.ts';
import { aRequestCard, foundWith, STEPS_OF_REQUEST } from './request-scenes.ts';
import { aReader, INVITER_ID, ORDINARY } from './scenes.ts';
import type { ConversionStep } from './shown-casts.ts';

const CAST = ORDINARY.en;
const { asked, agreed, checked, askedNow, lapsed, outdated } = AGREEMENT;
const { reached, denied } = STEPS_OF_REQUEST;
const ASKER = { as: 'asker', viewerId: INVITER_ID } as const;
const READY = foundWith([seen(CAST, 'stays-member')]);

describe('the card of whoever asked for an agreement in principle', () => {
  it('says who has the question and until when, and lets it be withdrawn', () => {
    const card = anAgreementCard([reached], ASKER);
    assert.equal(headingsOf(card)[0], 'Waiting for agreement in principle');
    assert.match(wordsOf(card), /2 administrators have the question\.\nTo be decided by 27 Nov 2026/);
    assert.deepEqual(
      rowsOf(card).map((row) => row.map(({ verb }) => verb)),
      [['conversion.withdraw', 'conversion.history']],
    );
  });

  it('says what is left to take away, as it was read last, and when the agreement lapses', () => {
    const card = anAgreementCard([reached, agreed], ASKER);
    assert.match(headingsOf(card)[0] ?? '', /^Agreed in principle by Dana Cho; check again when/);
    const said = wordsOf(card);
    assert.ok(said.includes('Take away what has to be taken away, then check again.'));
    assert.ok(said.includes('The agreement lapses on 19 Jan 2027'), said);
    assert.doesNotMatch(said, /Read from the directory/);
    assert.deepEqual(verbsOf(card), ['conversion.checkAgreed', 'conversion.withdraw', 'conversion.history']);
    assert.match(wordsOf(anAgreementCard([reached, agreed, checked], ASKER)), /Read from the directory: 20 Nov, 14:00/);
  });

  it('is for every administrator where whoever asked is none, and not theirs to withdraw', () => {
    const reader = aReader('en', { audience: 'admin' });
    const steps = [{ ...asked, isByConverter: true }, reached, agreed] as const;
    const person = { preFlight: foundWith([seen(CAST, 'inviter-lacks-role')]), agreerName: 'Dana Cho' };
    const card = aRequestCard(CAST, reader, { steps, more: { person } });
    assert.deepEqual(verbsOf(card), ['conversion.askNow', 'conversion.checkAgreed', 'conversion.history']);
    assert.match(wordsOf(card), /Sam Park holds no active role/);
  });

  it('carries a mark that a look makes an old one of', () => {
    const marksOf = (steps: readonly ConversionStep[]) => [
      ...new Set(actionsOf(anAgreementCard(steps, ASKER)).flatMap(({ data }) => data?.mark ?? [])),
    ];
    assert.deepEqual(marksOf([agreed]), ['conversion-agreed-in-principle-0']);
    assert.deepEqual(marksOf([agreed, checked]), ['conversion-agreed-in-principle-1']);
  });

  it('offers to ask for the confirmation once nothing is in the way, and says what else was found', () => {
    const card = anAgreementCard([reached, agreed, checked], { ...ASKER, person: { preFlight: READY } });
    assert.equal(headingsOf(card)[0], 'Ann Lee can be converted');
    assert.deepEqual(verbsOf(card), [
      'conversion.askNow',
      'conversion.checkAgreed',
      'conversion.withdraw',
      'conversion.history',
    ]);
    assert.ok(textsOf(card).includes('Agreed in principle by Dana Cho'));
    assert.ok(headingsOf(card).includes('Warning (1)'));
  });

  it('goes on with the fact that it was agreed, or that nothing came of it', () => {
    const steps = (more: readonly ConversionStep[]) => wordsOf(anAgreementCard([reached, agreed, ...more], ASKER));
    const waiting = steps([checked, askedNow]);
    assert.match(waiting, /^Waiting for confirmation to convert Ann Lee\n/);
    assert.match(waiting, /Agreed in principle by Dana Cho\n.*\n→\nWaiting for an administrator to confirm/);
    // How many had the first question says nothing of the second.
    assert.ok(waiting.includes('The administrators are being asked.'));
    assert.match(steps([outdated]), /The agreement lapsed on 20 Nov/);
    assert.match(wordsOf(anAgreementCard([reached, lapsed], ASKER)), /Not decided by 20 Nov 2026/);
    assert.match(
      wordsOf(anAgreementCard([reached, denied], { ...ASKER, person: { deniedBecause: 'No.' } })),
      /Declined by Dana Cho/,
    );
  });

  it('has nothing left to check where nobody is known here any more', () => {
    const reader = aReader('en', { audience: 'admin' });
    const more = { ...ASKER, person: undefined, viewerId: INVITER_ID };
    const card = aRequestCard(CAST, reader, { steps: [asked, agreed], more });
    assert.deepEqual(verbsOf(card), ['conversion.withdraw', 'conversion.history']);
    assert.doesNotMatch(wordsOf(card), /Ann Lee|@/);
  });
});
