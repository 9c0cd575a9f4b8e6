import assert from 'node:assert/strict';
import { conversionToLookAtCard } from '../../src/cards/conversion-to-look-at.ts';
import { aConversionForm, everyConversionFinding } from './conversion-casts.ts';
import { handedIn } from './converter-scenes.ts';
import { verbsOf, wordsOf } from './read-card.ts';
import { aRequestCard } from './request-scenes.ts';
import { aReader, INVITER_ID, ORDINARY } from './scenes.ts';

describe('the card of administrators who look at what somebody else asks for', () => {
  it('shows all that was found, whose wish it is, and one way on', () => {
    const card = conversionToLookAtCard(handedIn(ORDINARY.en, everyConversionFinding(ORDINARY.en)), aReader('en'));
    const words = wordsOf(card);
    assert.match(words, /^Sam Park asks to convert Ann Lee/);
    assert.match(words, /Sam Park is no administrator and reads none of this\./);
    assert.match(words, /ann\.lee@contoso\.example[\s\S]*has a mailbox/);
    assert.deepEqual(verbsOf(card), ['conversion.recheckFor']);
  });

  it('has nothing to press once it is changed or being checked', () => {
    const over = conversionToLookAtCard(aConversionForm(ORDINARY.ko), aReader('ko'));
    assert.deepEqual(
      [verbsOf(over), wordsOf(over).split('\n')[0]],
      [[], '요청한 사람이 수정하거나 취소하여 더 이상 기다리지 않습니다.'],
    );
  });

  it('turns into the question, which one administrator is enough for', () => {
    const steps = [{ kind: 'requested', by: INVITER_ID, policyVersion: 1, findings: [], isByConverter: true }] as const;
    const person = { message: 'See https://x.example' };
    const words = wordsOf(aRequestCard(ORDINARY.en, aReader('en'), { steps, more: { person } }));
    assert.match(words, /Sam Park is no administrator, so one administrator is enough\./);
    assert.match(words, /exactly as it will be read\nSee https:\/\/x\.example\nThe message has a web address in it/);
  });
});
