import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { COMMANDS } from '../../src/bot/commands.ts';
import { LANGUAGES } from '../../src/domain/language.ts';

describe('commands', () => {
  it('have words in every language, and no word means two things', () => {
    const meanings = new Map<string, string>();
    for (const { name, words } of COMMANDS) {
      assert.deepEqual(Object.keys(words).toSorted(), LANGUAGES.toSorted());
      for (const word of Object.values(words).flat()) {
        assert.equal(meanings.get(word), undefined, `“${word}” means ${meanings.get(word)} and ${name}`);
        assert.equal(word, word.trim().toLowerCase(), `“${word}” would never be found`);
        meanings.set(word, name);
      }
    }
  });
});
