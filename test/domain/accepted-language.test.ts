import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { acceptedLanguage } from '../../src/domain/accepted-language.ts';

describe('the language that a browser likes best', () => {
  for (const [header, language] of [
    ['ko-KR,ko;q=0.9,en-US;q=0.8', 'ko'],
    ['en-GB, ko;q=0.5', 'en'],
    ['en;q=0.3, ko;q=0.7', 'ko'],
    ['de-DE, de;q=0.9, KO; Q=0.2', 'ko'],
    ['ko;q=0, en;q=0.1', 'en'],
    ['ko;q=x, en', 'en'],
    ['de, fr;q=0.5', undefined],
    ['*', undefined],
    [';;,,q=1', undefined],
    ['', undefined],
    [undefined, undefined],
  ] as const) {
    it(`${JSON.stringify(header)}: ${language ?? 'none'}`, () => {
      assert.equal(acceptedLanguage(header), language);
    });
  }
});
