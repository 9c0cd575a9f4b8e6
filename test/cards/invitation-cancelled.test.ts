import assert from 'node:assert/strict';
import { invitationCancelledCard } from '../../src/cards/invitation-cancelled.ts';
import { textsOf } from './read-card.ts';
import { aReader } from './scenes.ts';

describe('the card of a form that was left', () => {
  it('says that nothing was sent, and offers a new one', () => {
    assert.deepEqual(textsOf(invitationCancelledCard(aReader('en'))), [
      'Cancelled; nothing was sent',
      'Invite a guest',
    ]);
    assert.deepEqual(textsOf(invitationCancelledCard(aReader('ko'))), [
      '취소했습니다. 아무것도 보내지 않았습니다',
      '게스트 초대',
    ]);
  });
});
