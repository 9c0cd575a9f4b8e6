import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cardFor } from '../../src/bot/answers.ts';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { sentences } from '../../src/wording/wording.ts';
import { headingsOf, nodesOf, textsOf } from './read-card.ts';
import { aChecking, aForm, anInvitation, anInvitee, aReader, aReview, ORDINARY, STEPS } from './scenes.ts';

function cardsOf(language: Language, note?: Parameters<typeof cardFor>[2]) {
  const cast = ORDINARY[language];
  const drafts = [aForm(language, cast), aChecking(language, cast), aReview(language, cast)];
  const invitation = anInvitation(cast, [STEPS.inviting]);
  const reading = { invitation, invitee: anInvitee(language, cast), entries: [], number: 1 };
  const subjects = [
    ...drafts.map((draft) => ({ kind: 'draft', draft }) as const),
    { kind: 'request', readings: [reading] } as const,
  ];
  return subjects.map((subject) => cardFor(subject, aReader(language), note));
}

describe('a card in place of what was pressed', () => {
  for (const language of LANGUAGES) {
    const { problem } = sentences(language);
    const notes = { stale: problem.stale, twice: problem.twice, 'unknown-verb': problem.unknownVerb } as const;
    for (const [note, sentence] of Object.entries(notes) as [keyof typeof notes, string][]) {
      it(`says why, below its heading: ${note}, ${language}`, () => {
        for (const card of cardsOf(language, note)) {
          const texts = textsOf(card);
          assert.equal(texts[0], headingsOf(card)[0]);
          assert.ok(texts.slice(1, 3).includes(sentence), texts.join('\n'));
        }
      });
    }

    it(`says nothing of the kind otherwise, ${language}`, () => {
      for (const card of cardsOf(language))
        for (const sentence of Object.values(notes)) assert.ok(!textsOf(card).includes(sentence));
    });
  }

  it('takes one small line for it on a draft', () => {
    const [form, checking, review] = cardsOf('en', 'stale');
    for (const card of [form, checking, review]) {
      const lines = nodesOf(card ?? { title: '', card: {} }).filter(({ text }) => String(text).includes('out of date'));
      assert.deepEqual(
        lines.map(({ type, size, wrap }) => [type, size, wrap]),
        [['TextBlock', 'small', true]],
      );
    }
  });
});
