import assert from 'node:assert/strict';
import type { Unreachable } from '../../src/domain/conversion/conversion-entry.ts';
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
    assert.deepEqual(before, [
      'handed',
      'awaiting',
      'agreeing',
      'agreed',
      'reaching',
      'asking',
      'unreachable',
      'inviting',
    ]);
  });

  it('says who sees what was found, and where the answer will stand', () => {
    const words = wordsOf(statusOf(WAYS_OF_CONVERTER.awaiting ?? []));
    assert.match(
      words,
      /^Waiting for confirmation to convert ann\.lee@fabrikam\.example\nChecked\. The administrators see/,
    );
    assert.match(wordsOf(statusOf(WAYS_OF_CONVERTER.handed ?? [])), /Checked\. The administrators are being told/);
    const said = wordsOf(statusOf(WAYS_OF_CONVERTER.strayed ?? []));
    assert.match(said, /^The administrators look at[\s\S]*To ask about it, name the reference GL-/);
    assert.match(wordsOf(statusOf(WAYS_OF_CONVERTER['link-wiped'] ?? [])), /^The link was too old to be kept/m);
    assert.match(wordsOf(statusOf(WAYS_OF_CONVERTER['stopped-unsure'] ?? [])), /was stopped; nothing was converted/);
    const unsure = wordsOf(statusOf(WAYS_OF_CONVERTER['inviting-unsure'] ?? []));
    assert.match(unsure, /^The administrators look at[\s\S]*To ask about it, name the reference GL-/);
  });

  it('does not say that the administrators see it where none could be reached', () => {
    const nobody = { kind: 'deciders-asked', reached: 0 } as const;
    const words = wordsOf(statusOf([...(WAYS_OF_CONVERTER.handed ?? []), nobody]));
    assert.match(words, /No administrator could be reached in Teams\./);
    assert.doesNotMatch(words, /The administrators see/);
  });

  it('says that it is agreed in principle, what comes then, and that nothing is converted yet', () => {
    assert.match(
      wordsOf(statusOf(WAYS_OF_CONVERTER.agreeing ?? [])),
      /^Waiting for the administrators to agree in principle to converting ann\.lee@fabrikam\.example\n/,
    );
    assert.match(
      wordsOf(statusOf(WAYS_OF_CONVERTER.agreed ?? [])),
      /^The administrators agree in principle[^\n]*\nNothing is converted yet\. The administrators prepare the account/,
    );
  });

  it('waits for nobody who could not be asked', () => {
    const heading = (because: Unreachable, before: readonly ConversionStep[]) =>
      wordsOf(statusOf([...before, { kind: 'holder-unreachable', because }])).split('\n')[0];
    assert.match(heading('no-teams', WAY.confirmed) ?? '', /^The administrators look at the conversion of ann\.lee@/);
    assert.match(
      heading('not-reached', WAY.confirmed) ?? '',
      /^The administrators look at the conversion of ann\.lee@/,
    );
    assert.match(heading('no-answer', WAY.asked) ?? '', /^Waiting for ann\.lee@fabrikam\.example to say yes$/);
  });

  it('does not say that an answer is waited for where the question has not come yet', () => {
    assert.match(wordsOf(statusOf(WAY.confirmed)), /^ann\.lee@fabrikam\.example is being asked\n/);
  });

  it('names nobody where the person was removed', () => {
    const words = wordsOf(statusOf(WAYS_OF_CONVERTER.asking ?? [], 'en', { person: undefined }));
    assert.match(words, /^Waiting for the holder to say yes/);
  });
});
