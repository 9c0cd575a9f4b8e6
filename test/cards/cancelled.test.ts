import assert from 'node:assert/strict';
import { conversionCancelledCard } from '../../src/cards/conversion-cancelled.ts';
import { invitationCancelledCard } from '../../src/cards/invitation-cancelled.ts';
import { actionsOf, textsOf } from './read-card.ts';
import { aReader } from './scenes.ts';

describe('the card of a form that was left', () => {
  it('says that no invitation came of it, and offers a new one', () => {
    assert.deepEqual(textsOf(invitationCancelledCard(aReader('en'))), [
      'Cancelled; no invitation was sent from this form',
      'Invite a guest',
    ]);
    assert.deepEqual(textsOf(invitationCancelledCard(aReader('ko'))), [
      '취소했습니다. 이 양식으로 보낸 초대는 없습니다',
      '게스트 초대',
    ]);
  });
});

describe('the card of a conversion that was left', () => {
  it('says that nothing was changed, and offers a new one', () => {
    assert.deepEqual(textsOf(conversionCancelledCard(aReader('en'))), [
      'Cancelled; nothing was changed',
      'Convert an account',
    ]);
    assert.deepEqual(textsOf(conversionCancelledCard(aReader('ko'))), [
      '취소했습니다. 변경한 것은 없습니다',
      '계정 전환',
    ]);
    const [start] = actionsOf(conversionCancelledCard(aReader('en')));
    assert.deepEqual([start?.verb, start?.data], ['conversion.start', {}]);
  });
});
