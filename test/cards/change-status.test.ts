import assert from 'node:assert/strict';
import type { Language } from '../../src/domain/language.ts';
import { aChangeCard, CHANGED, type ChangeShows, type ChangeStep } from './change-scenes.ts';
import { headingsOf, verbsOf, wordsOf } from './read-card.ts';
import { aReader, ORDINARY } from './scenes.ts';
import { DECIDER_ID, stepTime } from './shown-casts.ts';

const { reached, nobody, confirmed, denied, withdrawn, lapsed, writing, written, done } = CHANGED;
const ASKER = { as: 'asker' } as const;

function cardOf(steps: readonly ChangeStep[], more: ChangeShows = {}, language: Language = 'en') {
  return aChangeCard(ORDINARY[language], aReader(language, { audience: 'admin' }), steps, more);
}

function saidOn(steps: readonly ChangeStep[], more: ChangeShows = {}): string {
  return wordsOf(cardOf(steps, more));
}

describe('what has become of access that was to be handed on', () => {
  it('reads for those who were asked who decided what, without a button', () => {
    const read = (steps: readonly ChangeStep[], more: ChangeShows = {}) => {
      const card = cardOf([reached, ...steps], more);
      assert.deepEqual(verbsOf(card), []);
      return wordsOf(card);
    };
    assert.match(read([confirmed]), /^Confirmed by Dana Cho\n[\s\S]*the request to reset the redemption of Ann Lee/);
    const refused = read([denied], { person: { deniedBecause: 'Not his.' } });
    assert.match(refused, /^Declined by Dana Cho\n[\s\S]*Nothing has been changed\.\nThe reason:\nNot his\./);
    assert.match(read([lapsed]), /^Not decided by 20 Nov 2026, 13:00 GMT\+9: lapsed/);
    assert.match(read([withdrawn]), /^The request was withdrawn/);
    assert.match(read([confirmed, done], { as: 'confirmer' }), /Ann Lee is invited to accept again\./);
  });

  it('reads for whoever asked how it stands, and may be withdrawn until it is begun', () => {
    const stands = (steps: readonly ChangeStep[]) => {
      const card = cardOf([reached, ...steps], { ...ASKER, change: 'address' });
      return [headingsOf(card)[0], verbsOf(card).length];
    };
    assert.deepEqual(stands([]), ['Waiting for confirmation to change the address of Ann Lee', 1]);
    assert.deepEqual(stands([confirmed]), ['Confirmed: the request to change the address of Ann Lee', 1]);
    assert.deepEqual(stands([confirmed, writing]), ['Confirmed: the request to change the address of Ann Lee', 0]);
    assert.deepEqual(stands([denied]), ['The request to change the address of Ann Lee was declined', 0]);
    assert.deepEqual(stands([confirmed, writing, written, done]), ['The address of Ann Lee was changed', 0]);
    assert.match(saidOn([nobody], ASKER), /No administrator could be reached in Teams yet\..* again on 22 Nov\./);
    assert.match(saidOn([], ASKER), /The administrators are being asked\./);
    const [korean] = headingsOf(cardOf([reached], { ...ASKER, change: 'block' }, 'ko'));
    assert.equal(korean, '이안나 님의 로그인 차단 승인을 기다리고 있습니다');
  });

  it('follows the invitation that hands it on: refused and why, or accepted', () => {
    const refused = [reached, confirmed, { kind: 'failed', because: 'domain-refused' }] as const;
    const accepted = { handedOn: { acceptedAt: stepTime(9), mayBeReset: false } };
    for (const as of ['asker', 'confirmer'] as const) {
      const no = saidOn(refused, { as });
      assert.match(no, /could not be carried out/);
      assert.match(
        no,
        /Microsoft refused the domain fabrikam\.example\.[\s\S]*Have the cause put right, then ask again\./,
      );
      assert.match(no, /Nothing has been changed\./);
      assert.doesNotMatch(no, /invited to accept/);
      const yes = saidOn([reached, confirmed, done], { as, ...accepted });
      assert.match(yes, /Ann Lee has accepted again/);
      assert.doesNotMatch(yes, /Until they accept|is invited/);
    }
    const unsure = saidOn(refused, { ...ASKER, handedOn: { mayBeReset: true } });
    assert.match(unsure, /Whether their redemption was reset is not known: Ann Lee may have to accept again/);
    assert.doesNotMatch(unsure, /Nothing has been changed/);
  });

  it('offers to put the address of before back where another one was written in vain, and says what came of it', () => {
    const failed = { kind: 'failed', because: 'domain-refused' } as const;
    const asked = { kind: 'address-back-asked', by: DECIDER_ID, clientRequestId: 'x' } as const;
    const of = (steps: readonly ChangeStep[], more: ChangeShows = {}) => {
      const card = cardOf([reached, confirmed, ...steps], { change: 'address', as: 'confirmer', ...more });
      return [wordsOf(card), verbsOf(card).includes('change.addressBack')] as const;
    };
    const [said, isOffered] = of([writing, written, failed]);
    assert.match(said, /Put mail back to ann\.lee@fabrikam\.example\./);
    assert.ok(isOffered);
    const again = of([writing, written, failed, asked, { kind: 'address-back-refused', refusal: 'right-lost' }]);
    assert.match(again[0], /whoever pressed does not administer Guestlist any more/);
    assert.ok(again[1]);
    const silent: readonly (readonly [readonly ChangeStep[], RegExp, ChangeShows?])[] = [
      [[failed], /Nothing has been changed\./],
      [[writing, written, failed], /may have to accept again/, { handedOn: { mayBeReset: true } }],
      [[writing, written, failed], /mail is new/, { person: { addressNow: undefined } }],
      [[writing, written, failed, asked], /mail is being put back to ann\.lee@/],
      [[writing, written, failed, asked, { kind: 'address-back' }], /mail was put back to ann\.lee@/],
      [[writing, written, failed, asked, { kind: 'address-back-refused', refusal: 'refused' }], /not put back/],
    ];
    for (const [steps, words, more] of silent) {
      const [text, isThere] = of(steps, more);
      assert.match(text, words);
      assert.equal(isThere, false);
    }
  });

  it('claims of what could not be done only what is known of it', () => {
    const failed = { kind: 'failed', because: 'address-taken' } as const;
    const refused = { kind: 'failed', because: 'refused' } as const;
    const told = (steps: readonly ChangeStep[], change: ChangeShows['change'] = 'address') =>
      saidOn([reached, confirmed, ...steps], { ...ASKER, change });
    const NOTHING = /Nothing has been changed\./;
    const STAYS = /mail is new\.ann\.lee@fabrikam\.example already, or may be; they sign in as before\./;
    assert.match(told([failed]), NOTHING);
    assert.match(told([writing, refused]), NOTHING);
    assert.match(told([writing, written, failed]), STAYS);
    // The answer to the first write was lost.
    assert.match(told([writing, writing, refused]), STAYS);
    const restored = told([writing, { kind: 'failed', because: 'account-changed' }], 'restore');
    assert.doesNotMatch(restored, /Nothing has been changed|mail is/);
    assert.match(restored, /What to do: Look at the account, then ask again\./);
  });
});
