import assert from 'node:assert/strict';
import { helpCard } from '../../src/cards/help.ts';
import { textsOf } from './read-card.ts';
import { aReader } from './scenes.ts';

describe('help', () => {
  it('names the commands that work, and no others', () => {
    const said = textsOf(helpCard(aReader('en')));
    assert.deepEqual(
      said.slice(1, -1).map((line) => line.split(':')[0]),
      ['invite', 'language', 'help'],
    );
    assert.deepEqual(
      textsOf(helpCard(aReader('ko')))
        .slice(1, -1)
        .map((line) => line.split(':')[0]),
      ['초대', '언어', '도움말'],
    );
  });
});
