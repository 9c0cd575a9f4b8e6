import assert from 'node:assert/strict';
import type { Language } from '../../src/domain/language.ts';
import { UNTYPED, WAYS_OF_CONVERTER } from './converter-scenes.ts';
import { verbsOf, wordsOf } from './read-card.ts';
import { aRequestCard, type Shows } from './request-scenes.ts';
import { aReader, INVITER_ID, ORDINARY } from './scenes.ts';
import { type ConversionStep, WAY } from './shown-casts.ts';

const REASON = 'Not before the audit.';

function statusOf(steps: readonly ConversionStep[], language: Language = 'en', more: Shows = {}) {
  const shows = { as: 'converter', viewerId: INVITER_ID, person: { deniedBecause: REASON }, ...more } as const;
  return aRequestCard(ORDINARY[language], aReader(language), { steps, more: shows });
}

describe('the card of somebody who asked without administering', () => {
  for (const [name, steps] of Object.entries(WAYS_OF_CONVERTER)) {
    it(`says how it stands by what they typed, and nothing of the directory: ${name}`, () => {
      for (const language of ['en', 'ko'] as const) {
        const card = statusOf(steps, language);
        const all = JSON.stringify(card);
        for (const word of [...UNTYPED, ORDINARY[language].name ?? ''])
          assert.ok(!all.includes(word), `${word}: ${all}`);
        assert.ok(all.includes('ann.lee@fabrikam.example'), all);
        assert.equal(all.includes(REASON), name === 'denied');
      }
    });
  }

  it('offers to withdraw before the invitation is issued, and nothing else ever', () => {
    const before = Object.entries(WAYS_OF_CONVERTER).flatMap(([name, steps]) => {
      const verbs = verbsOf(statusOf(steps));
      assert.ok(verbs.length === 0 || verbs.join() === 'conversion.withdraw', verbs.join());
      return verbs.length > 0 ? name : [];
    });
    assert.deepEqual(before, ['awaiting', 'asking', 'unreachable', 'inviting']);
  });

  it('says who sees what was found, and where the answer will stand', () => {
    const words = wordsOf(statusOf(WAYS_OF_CONVERTER.awaiting ?? []));
    assert.match(
      words,
      /^Waiting for confirmation to convert ann\.lee@fabrikam\.example\nChecked\. The administrators see/,
    );
    const said = wordsOf(statusOf(WAYS_OF_CONVERTER.strayed ?? []));
    assert.match(said, /^The administrators look at[\s\S]*To ask about it, name the reference GL-/);
  });

  it('waits for nobody who could not be asked', () => {
    const heading = (because: 'no-teams' | 'no-answer', before: readonly ConversionStep[]) =>
      wordsOf(statusOf([...before, { kind: 'holder-unreachable', because }])).split('\n')[0];
    assert.match(heading('no-teams', WAY.confirmed) ?? '', /^The administrators look at the conversion of ann\.lee@/);
    assert.match(heading('no-answer', WAY.asked) ?? '', /^Waiting for ann\.lee@fabrikam\.example to say yes$/);
  });

  it('names nobody where the person was removed', () => {
    const words = wordsOf(statusOf(WAYS_OF_CONVERTER.asking ?? [], 'en', { person: undefined }));
    assert.match(words, /^Waiting for the holder to say yes/);
  });
});
