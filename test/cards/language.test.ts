import assert from 'node:assert/strict';
import { languageCard } from '../../src/cards/language.ts';
import { actionsOf, wordsOf } from './read-card.ts';
import { aReader } from './scenes.ts';

describe('the choice of a language', () => {
  it('names each language by its own name', () => {
    const buttons = actionsOf(languageCard(aReader('ko'))).map(({ title, verb, data }) => [title, verb, data]);
    assert.deepEqual(buttons, [
      ['English', 'language.choose', { language: 'en' }],
      ['한국어', 'language.choose', { language: 'ko' }],
    ]);
    assert.match(wordsOf(languageCard(aReader('ko'))), /현재: 한국어/);
    assert.match(wordsOf(languageCard(aReader('en'))), /Now: English/);
  });
});
