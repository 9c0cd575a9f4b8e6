import assert from 'node:assert/strict';
import { askedToLookCard } from '../../src/cards/asked-to-look.ts';
import { actionsOf, wordsOf } from './read-card.ts';
import {
  aChecking,
  aForm,
  anInvitation,
  aPerson,
  aPresence,
  aReader,
  aReview,
  everyFinding,
  findingOf,
  NOW,
  ORDINARY,
  STEPS,
  UNANSWERED,
} from './scenes.ts';

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

  it('lists what is kept from the asker, and nothing that they read themselves', () => {
    const words = wordsOf(cardOf([findingOf(cast, 'guest-blocked'), findingOf(cast, 'domain-denied'), ...UNANSWERED]));

    assert.match(words, /blocked from signing in/);
    assert.doesNotMatch(words, /deny list|did not answer|Check again/);
  });

  it('names who it is where it is kept that somebody is here', () => {
    const kept = aPresence(cast, 'already-a-guest').findings.map((finding) => ({
      ...finding,
      tells: 'admin' as const,
    }));

    assert.match(wordsOf(cardOf(kept as ReturnType<typeof everyFinding>)), /Must be fixed: .* already a guest: Secret/);
  });

  it('says that nothing is left where what was kept is put right', () => {
    for (const [language, said] of [
      ['en', /^There is nothing left to look at\.\nReference/],
      ['ko', /^더 이상 확인할 항목이 없습니다\.\n참조 번호/],
    ] as const) {
      const draft = aReview(language, cast, { people: [aPerson(cast, { findings: UNANSWERED })] });
      assert.match(wordsOf(askedToLookCard({ kind: 'draft', draft }, aReader(language))), said);
    }
  });

  it('stays as it is while the asker checks again, and claims only what is so of what was sent', () => {
    const findings = [findingOf(cast, 'guest-blocked')];
    const told = (sentAgainAt?: Date) => {
      const people = [aPerson(cast, { standing: 'blocked', findings, sentAgainAt })];
      const draft = aChecking('en', cast, { seen: aReview('en', cast, { people }).review });
      return wordsOf(askedToLookCard({ kind: 'draft', draft }, aReader('en')));
    };
    assert.match(
      told(),
      /only that somebody has to look\. Nothing has been sent yet\.\n[\s\S]*blocked from signing in/,
    );
    assert.doesNotMatch(told(NOW), /Nothing has been sent/);
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
