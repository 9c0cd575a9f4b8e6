import assert from 'node:assert/strict';
import { unknownCard } from '../../src/cards/unknown.ts';
import { wordsOf } from './read-card.ts';
import { aReader } from './scenes.ts';

describe('the answer to a line that is no command', () => {
  it('says what can be done', () => {
    assert.match(wordsOf(unknownCard({}, aReader('en'))), /^I can’t tell what you would like to do\./);
    assert.match(wordsOf(unknownCard({}, aReader('ko'))), /^요청하신 내용을 파악하지 못했습니다\./);
  });

  it('says how to go on with an address, and keeps it out of the notification', () => {
    const content = unknownCard({ address: 'ann_lee@fabrikam.example' }, aReader('en'));
    assert.match(wordsOf(content), /type: invite ann_lee@fabrikam\.example\n/);
    assert.equal(content.title, 'Invite a guest');
  });
});
