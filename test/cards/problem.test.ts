import assert from 'node:assert/strict';
import { problemCard } from '../../src/cards/problem.ts';
import { actionsOf, wordsOf } from './read-card.ts';
import { aReader, REQUEST_ID } from './scenes.ts';

describe('the problem card', () => {
  it('says what happened and what to do', () => {
    const said = (what: Parameters<typeof problemCard>[0]['what']) => wordsOf(problemCard({ what }, aReader('en')));
    assert.match(
      said('graph-down'),
      /^That did not work\n.*directory does not answer right now, so nothing was started\.\nPlease try again/,
    );
    assert.match(said('db-down'), /can’t save at the moment, so nothing was started\./);
    assert.match(said('generic'), /Something went wrong on our side\.\nTry again in a few minutes\./);
    assert.match(said('not-found'), /no longer kept\. Nothing has changed\./);
  });

  it('names what the app lacks, for nothing else helps', () => {
    for (const language of ['en', 'ko'] as const) {
      const said = wordsOf(problemCard({ what: 'permission', permission: 'User.Read.All' }, aReader(language)));
      assert.match(said, /User\.Read\.All/);
    }
  });

  it('never says more than is known: not that nothing was sent', () => {
    assert.doesNotMatch(wordsOf(problemCard({ what: 'generic' }, aReader('en'))), /nothing was sent/i);
  });

  it('gives the reference with its time', () => {
    const content = problemCard({ what: 'generic', reference: 'GL-7F3K-Q2' }, aReader('ko'));
    assert.match(wordsOf(content), /참조 번호 GL-7F3K-Q2 · 11월 21일 오후 2:05/);
    assert.doesNotMatch(wordsOf(problemCard({ what: 'generic' }, aReader('ko'))), /GL-/);
  });

  it('brings back the card that it stands in for', () => {
    const [button] = actionsOf(problemCard({ what: 'graph-down', requestId: REQUEST_ID }, aReader('en')));
    assert.deepEqual([button?.verb, button?.data], ['invitation.show', { requestId: REQUEST_ID }]);
    assert.deepEqual(actionsOf(problemCard({ what: 'graph-down' }, aReader('en'))), []);
  });
});
