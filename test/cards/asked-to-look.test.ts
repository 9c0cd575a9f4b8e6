import assert from 'node:assert/strict';
import { askedToLookCard } from '../../src/cards/asked-to-look.ts';
import { actionsOf, wordsOf } from './read-card.ts';
import { aForm, anInvitation, aPerson, aReader, aReview, everyFinding, findingOf, ORDINARY, STEPS } from './scenes.ts';

describe('the card that asks an administrator to look', () => {
  const cast = ORDINARY.en;

  function cardOf(findings = everyFinding(cast)) {
    const draft = aReview('en', cast, { people: [aPerson(cast, { standing: 'blocked', findings })] });
    return askedToLookCard({ kind: 'draft', draft }, aReader('en'));
  }

  it('says in full what an inviter may not read, with its cure and the reference', () => {
    const words = wordsOf(cardOf([findingOf(cast, 'guest-blocked')]));

    assert.match(words, /asks an administrator to look/);
    assert.match(words, /is a guest here, but blocked from signing in/);
    assert.match(words, /What to do/);
    assert.match(words, /GL-/);
  });

  it('leaves out what asks nothing of anybody, and has nothing to press', () => {
    const words = wordsOf(cardOf([findingOf(cast, 'guest-access-in-teams')]));

    assert.doesNotMatch(words, /Guest access in the Teams admin centre/);
    assert.deepEqual(actionsOf(cardOf()), []);
  });

  it('says that it is over once the form went on, in both languages', () => {
    for (const language of ['en', 'ko'] as const) {
      const over = askedToLookCard({ kind: 'draft', draft: aForm(language, ORDINARY[language]) }, aReader(language));
      const invitation = anInvitation(cast, [STEPS.delivered]);
      const sent = askedToLookCard({ kind: 'request', readings: [{ invitation }] }, aReader(language));

      assert.match(wordsOf(over), /not waiting any more|더 이상 기다리지 않습니다/);
      assert.match(wordsOf(sent), /not waiting any more|더 이상 기다리지 않습니다/);
    }
  });
});
