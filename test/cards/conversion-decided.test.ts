import assert from 'node:assert/strict';
import type { Language } from '../../src/domain/language.ts';
import { actionsOf, headingsOf, nodesOf, textsOf, wordsOf } from './read-card.ts';
import { aRequestCard, type Shows, STEPS_OF_REQUEST } from './request-scenes.ts';
import { aReader, INVITER_ID, ORDINARY } from './scenes.ts';
import { CONVERTED, type ConversionStep, WAY } from './shown-casts.ts';

const { denied, lapsed, withdrawn, silentToTheEnd } = STEPS_OF_REQUEST;
const { requested, confirmed } = CONVERTED;

function decidedOf(steps: readonly ConversionStep[], more: Shows = {}, language: Language = 'en') {
  const reader = aReader(language, { audience: 'admin' });
  return aRequestCard(ORDINARY[language], reader, { steps: [requested, ...steps], more });
}

describe('a question about a conversion that is settled', () => {
  it('says by whom, or that nobody did, and keeps it whatever came later', () => {
    const heading = (steps: readonly ConversionStep[]) => headingsOf(decidedOf(steps))[0];
    assert.equal(heading([confirmed]), 'Confirmed by Dana Cho');
    assert.equal(heading(WAY.delivered.slice(1)), 'Confirmed by Dana Cho');
    assert.equal(heading([confirmed, CONVERTED.asked, silentToTheEnd]), 'Confirmed by Dana Cho');
    assert.equal(heading([denied]), 'Declined by Dana Cho');
    assert.equal(heading([lapsed]), 'Not decided by 20 Nov 2026, 12:00 GMT+9: lapsed');
    assert.equal(heading([withdrawn]), 'The request was withdrawn');
    assert.equal(headingsOf(decidedOf([denied], {}, 'ko'))[0], 'Dana Cho 님이 거부했습니다');
  });

  it('says when, who had asked, and of whom, and has nothing to press', () => {
    const card = decidedOf([confirmed]);
    assert.match(wordsOf(card), /Asked by Sam Park on 20 Nov\nAnn Lee\nann\.lee@contoso\.example/);
    assert.match(wordsOf(card), /20 Nov, 12:00\. Nothing more to do here\./);
    assert.deepEqual(actionsOf(card), []);
    assert.ok(nodesOf(card).every(({ type }) => !String(type).startsWith('Input.')));
  });

  it('says what changes only where it was confirmed, and why only where it was declined', () => {
    assert.ok(headingsOf(decidedOf([confirmed])).includes('What changes when they accept'));
    assert.ok(!headingsOf(decidedOf([denied])).includes('What changes when they accept'));
    const deniedBecause = 'They leave in May.\nAsk again then.';
    assert.ok(textsOf(decidedOf([denied], { person: { deniedBecause } })).includes(deniedBecause));
  });

  it('tells whoever comes late who was first', () => {
    assert.match(
      wordsOf(decidedOf([denied], { note: 'late' })),
      /Dana Cho already decided this on 20 Nov\. Your press changed nothing\./,
    );
    assert.match(
      wordsOf(decidedOf([denied], { note: 'late' }, 'ko')),
      /Dana Cho 님이 11월 20일에 이미 결정했습니다\. 방금 누른 버튼으로 바뀐 것은 없습니다\./,
    );
    assert.match(
      wordsOf(decidedOf([confirmed, CONVERTED.withdrawn], { note: 'late' })),
      /^Sam Park already decided this on 20 Nov\./m,
    );
    assert.match(
      wordsOf(decidedOf([withdrawn], { note: 'late' })),
      /^An administrator already decided this on 20 Nov\./m,
    );
  });

  it('names whoever decided what they had asked for', () => {
    const [heading] = headingsOf(decidedOf([{ ...confirmed, by: INVITER_ID }], { person: { deciderName: undefined } }));
    assert.equal(heading, 'Confirmed by Sam Park');
  });

  it('asks nobody to decide on what was removed, and shows nothing of it', () => {
    const card = decidedOf([], { person: undefined });
    assert.equal(headingsOf(card)[0], 'What was kept of the person was removed');
    assert.deepEqual(actionsOf(card), []);
    assert.doesNotMatch(wordsOf(card), /Ann|Sam|@|Nothing more/);
    assert.equal(headingsOf(decidedOf([confirmed], { person: undefined }))[0], 'Confirmed by an administrator');
  });
});
