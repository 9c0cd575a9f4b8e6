import assert from 'node:assert/strict';
import { conversionReviewCard } from '../../src/cards/conversion-stage.ts';
import type { ConversionFinding } from '../../src/domain/conversion/conversion-finding.ts';
import type { Language } from '../../src/domain/language.ts';
import { AGREEMENT, anAgreementCard, takenFrom } from './agreement-scenes.ts';
import { aPreFlight, MUST_BE_READ, seen } from './conversion-casts.ts';
import { actionsOf, headingsOf, nodesOf, verbsOf, wordsOf } from './read-card.ts';
import { aRequestCard, foundWith, type Shows, STEPS_OF_REQUEST } from './request-scenes.ts';
import { aReader, ORDINARY } from './scenes.ts';
import { CONVERTED, type ConversionStep } from './shown-casts.ts';

const CAST = ORDINARY.en;
const { asked, agreed, checked, askedNow, lapsed, outdated } = AGREEMENT;
const { reached, denied } = STEPS_OF_REQUEST;
const READY = foundWith([seen(CAST, 'stays-member')]);

function headingOf(steps: readonly ConversionStep[], more: Shows = {}, language: Language = 'en') {
  return headingsOf(anAgreementCard(steps, more, language))[0];
}

describe('the check of an account from which something has to be taken', () => {
  const cardWith = (findings: readonly ConversionFinding[], standing: 'blocked' | 'gate' = 'blocked') =>
    conversionReviewCard(aPreFlight(CAST, { standing, findings }), aReader('en', { audience: 'admin' }));

  it('offers to ask for an agreement first, and says why', () => {
    const card = cardWith(takenFrom(CAST).findings);
    assert.ok(wordsOf(card).includes('What is left takes something away from Ann Lee.'));
    const [first, second] = verbsOf(card);
    assert.deepEqual([first, second], ['conversion.askAgreement', 'conversion.recheck']);
    assert.equal(actionsOf(card)[0]?.style, 'positive');
  });

  it('does not where something else is in the way, or what must be read was not', () => {
    const role = seen(CAST, 'holds-role');
    for (const other of [seen(CAST, 'account-disabled'), ...MUST_BE_READ])
      assert.ok(!verbsOf(cardWith([role, other])).includes('conversion.askAgreement'));
    assert.ok(!verbsOf(cardWith([seen(CAST, 'account-disabled')])).includes('conversion.askAgreement'));
  });

  it('offers the ways past the Teams rule instead, as long as that is not passed', () => {
    const card = cardWith([seen(CAST, 'sign-in-domain-differs'), ...takenFrom(CAST).findings]);
    assert.deepEqual(verbsOf(card).slice(0, 2), ['conversion.inviteSignIn', 'conversion.override']);
    assert.ok(!verbsOf(card).includes('conversion.askAgreement'));
    const override = actionsOf(card).find(({ verb }) => verb === 'conversion.override');
    assert.deepEqual(Object.keys(override?.data ?? {}), ['requestId', 'mark']);
    assert.ok(nodesOf(card).some(({ id, isRequired }) => id === 'reason' && isRequired === true));
  });
});

describe('the question whether a conversion is agreed in principle', () => {
  it('says what has to be taken away, that nothing is converted by it, and until when', () => {
    const card = anAgreementCard([reached]);
    assert.deepEqual(headingsOf(card), [
      'Agree in principle to converting Ann Lee?',
      'What has to be taken away first',
    ]);
    const said = wordsOf(card);
    for (const text of [
      'Asked by Sam Park on 20 Nov',
      '(1) Ann Lee has a mailbox (',
      'Do not remove it before the conversion is agreed.',
      'Agreeing converts nothing.',
      'The agreement lapses after 60 days.',
      'Please decide by 27 Nov 2026, 11:00 GMT+9.',
    ])
      assert.ok(said.includes(text), text);
    assert.doesNotMatch(said, /User type|Type the name/);
    assert.deepEqual(verbsOf(card), ['conversion.agreeInPrinciple', 'conversion.deny']);
    assert.equal(headingOf([reached], {}, 'ko'), '이안나 님의 계정 전환에 원칙적으로 동의할까요?');
  });

  it('urges like the question for the confirmation, and shows why it goes on without Teams', () => {
    const { reminded, escalated } = STEPS_OF_REQUEST;
    assert.ok(wordsOf(anAgreementCard([reached, reminded])).includes('Still waiting for your decision'));
    assert.ok(wordsOf(anAgreementCard([reached, reminded, escalated])).includes('Nobody has decided since 20 Nov'));
    const person = { withoutTeams: 'Only reads.' };
    assert.ok(wordsOf(anAgreementCard([reached], { person })).includes('Only reads.'));
  });

  it('is not for who has lost the right, nor where nobody is known here any more', () => {
    assert.deepEqual(verbsOf(anAgreementCard([reached], { as: 'nobody' })), []);
    const reader = aReader('en', { audience: 'admin' });
    const gone = aRequestCard(CAST, reader, { steps: [asked, reached], more: { person: undefined } });
    assert.deepEqual(verbsOf(gone), []);
  });

  it('reads of its end what has come of it, and nothing of a confirmation', () => {
    assert.equal(
      headingOf([agreed]),
      'Agreed in principle by Dana Cho; check again when the mailbox and every role are gone',
    );
    assert.match(wordsOf(anAgreementCard([agreed])), /What has to be taken away first\nAnn Lee has a mailbox/);
    assert.equal(
      headingOf([agreed], { person: { preFlight: foundWith([seen(CAST, 'holds-role')]) } }),
      'Agreed in principle by Dana Cho; check again when every role is gone',
    );
    assert.equal(headingOf([agreed, checked], { person: { preFlight: READY } }), 'Agreed in principle by Dana Cho');
    assert.equal(headingOf([denied]), 'Declined by Dana Cho');
    assert.equal(headingOf([lapsed]), 'Not decided by 20 Nov 2026, 12:00 GMT+9: lapsed');
    assert.equal(
      headingOf([agreed, outdated]),
      'The agreement for Ann Lee lapsed on 20 Nov; nothing was changed by it',
    );
    assert.equal(headingOf([agreed, CONVERTED.withdrawn]), 'The request was withdrawn');
    assert.equal(headingOf([agreed, askedNow, CONVERTED.confirmed]), 'Confirmed by Dana Cho');
    for (const steps of [[agreed], [denied], [lapsed], [agreed, outdated]])
      assert.deepEqual(verbsOf(anAgreementCard(steps)), []);
    assert.match(headingOf([agreed], {}, 'ko') ?? '', /^Dana Cho 님이 원칙적으로 동의했습니다\. 다음 항목을/);
  });

  it('is followed by the question for the confirmation', () => {
    const verbs = verbsOf(anAgreementCard([agreed, checked, askedNow], { person: { preFlight: READY } }));
    assert.ok(verbs.includes('conversion.confirm'));
    assert.ok(!verbs.includes('conversion.agreeInPrinciple'));
  });
});
