import assert from 'node:assert/strict';
import type { AccessChangePerson } from '../../src/domain/access-change/access-change-person.ts';
import type { Language } from '../../src/domain/language.ts';
import { aChangeCard, CHANGED, type ChangeShows, type ChangeStep } from './change-scenes.ts';
import { actionsOf, headingsOf, nodesOf, verbsOf, wordsOf } from './read-card.ts';
import { aReader, findingOf, ORDINARY, REQUEST_ID } from './scenes.ts';
import { stepTime } from './shown-casts.ts';

const { reached, reminded, escalated, confirmed } = CHANGED;

function cardOf(steps: readonly ChangeStep[], more: ChangeShows = {}, language: Language = 'en') {
  return aChangeCard(ORDINARY[language], aReader(language, { audience: 'admin' }), steps, more);
}

function headingOf(steps: readonly ChangeStep[], more: ChangeShows = {}, language: Language = 'en') {
  return headingsOf(cardOf(steps, more, language))[0];
}

function saidOn(steps: readonly ChangeStep[], more: ChangeShows = {}): string {
  return wordsOf(cardOf(steps, more));
}

describe('the question whether access is handed on', () => {
  it('says whose access goes where, what comes with it, what it means, and until when to decide', () => {
    assert.equal(
      saidOn([reached], { change: 'address' }),
      [
        'Change the address of Ann Lee?',
        'Asked by Sam Park on 20 Nov',
        'Ann Lee',
        'Address now: ann.lee@fabrikam.example',
        'New address: new.ann.lee@fabrikam.example',
        'Other groups: On 20 Nov, Ann Lee was also in Project North and Project North 2. Whoever signs in gets all of it.',
        'Until Ann Lee accepts again they cannot sign in.',
        'Before you confirm, ask Ann Lee by a phone number or address that you already know.',
        'Please decide by 27 Nov 2026, 11:00 GMT+9. After that the request lapses and nothing is changed.',
        'Reference GL-7F3K-Q2',
        'Change the address',
        'Decline…',
        'Why not? Sam Park will read this.',
        'Write a reason; it is passed on.',
        'Decline and send the reason',
      ].join('\n'),
    );
  });

  it('asks for each kind of it in its own words, and names the act on the button', () => {
    const asked = {
      reset: ['Let Ann Lee accept again with another account?', 'Reset redemption'],
      address: ['Change the address of Ann Lee?', 'Change the address'],
      restore: ['Restore the deleted guest Ann Lee?', 'Restore the account'],
      block: ['Block the sign-in of Ann Lee until somebody decides?', 'Block sign-in'],
    } as const;
    for (const [change, [heading, title]] of Object.entries(asked)) {
      const card = cardOf([reached], { change: change as keyof typeof asked });
      const [act] = actionsOf(card);
      assert.deepEqual([headingsOf(card)[0], act?.title, act?.style], [heading, title, 'positive']);
      assert.deepEqual(verbsOf(card), ['change.confirm', 'change.deny']);
      assert.deepEqual(act?.data, { requestId: REQUEST_ID, mark: 'change-awaiting-confirmation' });
    }
    assert.equal(headingOf([reached], { change: 'restore' }, 'ko'), '삭제된 게스트 이안나 님을 복원할까요?');
  });

  it('wants a reason for a no, and none for a yes', () => {
    const required = nodesOf(cardOf([reached])).filter(({ isRequired }) => isRequired === true);
    assert.deepEqual(
      required.map(({ id }) => id),
      ['reason'],
    );
    const shown = nodesOf(cardOf([reached]), { folded: false });
    assert.ok(shown.every(({ isRequired }) => isRequired === undefined));
  });

  it('says of a deleted guest who deleted them and when, or why that is not known', () => {
    const at = stepTime(0);
    const told = (deleted: NonNullable<AccessChangePerson['deleted']>) =>
      saidOn([reached], { change: 'restore', person: { deleted } });
    assert.match(told({ at, by: 'Miriam Stein' }), /Deleted by: Miriam Stein, on 20 Nov\n/);
    assert.match(told({ at }), /Deleted by: On 20 Nov; the audit log does not say by whom\./);
    const unread = { because: 'permission', permission: 'AuditLog.Read.All' } as const;
    assert.match(told({ at, unread }), /Deleted by: Not readable: needs AuditLog\.Read\.All\n/);
    assert.match(told({ at, unread: { because: 'no-answer' } }), /the audit log did not answer/);
    for (const deleted of [{ at }, { at, unread }])
      assert.match(told(deleted), /Deleted on 20 Nov\. The account can be restored until 20 Dec\./);
    const unreadGroups =
      /Other groups: They cannot be read while the account is deleted\. Whoever signs in gets all of them\./;
    assert.match(told({ at }), unreadGroups);
    assert.doesNotMatch(told({ at }), /accepts again/);
  });

  it('does not take groups that were not read for none', () => {
    assert.match(saidOn([reached], { person: { groups: [] } }), /Other groups: On 20 Nov, in no other group\./);
    const unread = saidOn([reached], { person: { groups: undefined } });
    assert.match(unread, /Other groups: Not readable\. Whoever signs in gets all of them\./);
  });

  it('names every group, the many of them folded', () => {
    const groups = Array.from({ length: 10 }, (_, n) => `Team ${n}`);
    const card = cardOf([reached], { person: { groups } });
    assert.match(wordsOf(card), /Team 7 and 2 more\./);
    const folded = nodesOf(card).find(({ id }) => id === 'groups');
    assert.equal(folded?.isVisible, false);
    assert.match(wordsOf(card), /Team 6, Team 7, Team 8 and Team 9/);
    assert.ok(!nodesOf(cardOf([reached])).some(({ id }) => id === 'groups'));
  });

  it('says of a deleted guest what would keep them from being invited', () => {
    const findings = [findingOf(ORDINARY.en, 'domain-denied')];
    const said = saidOn([reached], { change: 'restore', person: { deleted: { at: stepTime(0) }, inTheWay: findings } });
    assert.match(said, /Ann Lee could not be invited now:\n.* is on the deny list/);
    assert.doesNotMatch(
      saidOn([reached], { change: 'restore', person: { deleted: { at: stepTime(0) } } }),
      /could not be/,
    );
  });

  it('says on account of which conversion it is asked, and sends nobody to whoever is to be kept out', () => {
    const block = saidOn([reached], { change: 'block', isOfConversion: true });
    assert.match(block, /A conversion of this account is to be stopped/);
    assert.match(block, /Ann Lee can then not sign in at all/);
    assert.doesNotMatch(block, /ask Ann Lee|Other groups/);
    assert.match(saidOn([reached], { change: 'address', isOfConversion: true }), /does not fit mail/);
    assert.doesNotMatch(saidOn([reached], { change: 'address' }), /does not fit mail/);
  });

  it('urges, and says to the presser alone why their press did nothing', () => {
    assert.match(saidOn([reached, reminded]), /Still waiting for your decision/);
    assert.match(saidOn([reached, reminded, escalated]), /Nobody has decided since 20 Nov\.$/m);
    assert.match(saidOn([reached], { note: 'own' }), /You asked for this yourself, so another administrator/);
    assert.match(saidOn([reached], { note: 'reason-missing' }), /\nWrite a reason; it is passed on\.\nAnn Lee/);
    const late = saidOn([reached, confirmed], { note: 'late' });
    assert.match(late, /Dana Cho already decided this on 20 Nov\. Your press changed nothing\./);
  });

  it('is no question any more once nobody is known here', () => {
    const card = cardOf([reached], { person: null });
    assert.deepEqual(verbsOf(card), []);
    assert.equal(headingsOf(card)[0], 'What was kept of the person was removed');
  });
});
