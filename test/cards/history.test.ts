import assert from 'node:assert/strict';
import { historyCard } from '../../src/cards/history.ts';
import type { Reference, RequestId } from '../../src/domain/ids.ts';
import { actionsOf, textsOf, wordsOf } from './read-card.ts';
import { aReader, REQUEST_ID } from './scenes.ts';

const ON = { requestId: REQUEST_ID as RequestId, reference: 'GL-7F3K-Q2' as Reference, heading: 'History of *Ann*' };
const AT = new Date('2026-11-21T05:02:00Z');

function cardOf(sentences: readonly (string | undefined)[]) {
  const lines = sentences.map((sentence, index) => ({ sentence, at: new Date(AT.getTime() + index * 60_000) }));
  return historyCard({ ...ON, lines }, aReader('en'));
}

describe('a history', () => {
  it('is newest first, each with its time, and says nothing of what has no sentence', () => {
    assert.deepEqual(textsOf(cardOf(['the guest *began*', undefined, 'it ended'])), [
      'History of *Ann*',
      'it ended',
      '21 Nov, 14:04',
      'The guest *began*',
      '21 Nov, 14:02',
      'Reference GL-7F3K-Q2',
      'Close',
    ]);
  });

  it('shows the newest of a long one, and counts the others', () => {
    const many = Array.from({ length: 32 }, (_, index) => `Line ${index}.`);
    const words = wordsOf(cardOf(many));
    assert.match(words, /Line 31\.[\s\S]*Line 2\.\n/);
    assert.doesNotMatch(words, /Line 1\.\n/);
    assert.match(words, /2 older entries are not shown\./);
    assert.doesNotMatch(wordsOf(cardOf(many.slice(0, 30))), /older/);
  });

  it('leads back to the living card', () => {
    assert.deepEqual(
      actionsOf(cardOf(['it began'])).map(({ verb, data }) => [verb, data]),
      [['invitation.show', { requestId: REQUEST_ID }]],
    );
  });
});
