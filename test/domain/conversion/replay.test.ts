import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isBeforeIssue, isOver, mayPutMailBack } from '../../../src/domain/conversion/conversion.ts';
import type { ConversionCode } from '../../../src/domain/conversion/conversion-details.ts';
import type { ConversionEntryKind } from '../../../src/domain/conversion/conversion-entry.ts';
import {
  isLinkToBeMailed,
  isMailBackOpen,
  openAftercare,
} from '../../../src/domain/conversion/conversion-follow-up.ts';
import { applyConversionEntry, replayConversion } from '../../../src/domain/conversion/replay-conversion.ts';
import { isToBeTold, toBeTold } from '../../../src/domain/conversion/to-be-told.ts';
import { userId } from '../../support/builders.ts';
import {
  ADMIN,
  AGREED,
  ANY_ENTRIES,
  aConversion,
  BY_MAIL,
  CONFIRMED,
  dated,
  type EntryWithoutTime,
  IN_PRINCIPLE,
  ISSUED,
  minute,
  ONE_OF_EACH,
  PROVEN,
  REDEEMED,
  REQUEST,
  STOPPED,
} from './entries.ts';

const INTERRUPTED = { ...ONE_OF_EACH.inviting, attempt: 2, reason: 'interrupted' } as const;

function nameOf(entry: ConversionEntryKind | EntryWithoutTime): string {
  return typeof entry === 'string' ? entry : `${entry.kind} once more`;
}

describe('a conversion', () => {
  it('waits for a confirmation from its first entry on', () => {
    const conversion = aConversion('requested');
    assert.equal(conversion.state, 'awaiting-confirmation');
    assert.deepEqual(conversion.track.decision, { since: REQUEST.requestedAt });
  });

  for (const [kinds, state] of [
    [['requested', 'deciders-asked', 'deciders-reminded', 'decision-escalated'], 'awaiting-confirmation'],
    [CONFIRMED, 'confirmed'],
    [[...CONFIRMED, 'holder-asked'], 'holder-asked'],
    [[...CONFIRMED, 'holder-unreachable'], 'holder-unreachable'],
    [[...CONFIRMED, 'holder-unreachable', 'ask-again'], 'confirmed'],
    [[...CONFIRMED, 'holder-asked', 'holder-unreachable', 'holder-agreed'], 'curing'],
    [AGREED, 'curing'],
    [[...AGREED, 'writing-mail', 'mail-put-off'], 'curing'],
    [[...AGREED, 'inviting'], 'inviting'],
    [[...AGREED, 'inviting', 'invite-put-off'], 'curing'],
    [[...AGREED, 'inviting', INTERRUPTED, 'invite-put-off'], 'inviting'],
    [ISSUED, 'issued'],
    [[...ISSUED, 'link-shown'], 'delivered'],
    [REDEEMED, 'redeemed'],
    [[...ISSUED, 'redeemed'], 'redeemed'],
    [[...REDEEMED, 'verified'], 'aftercare-open'],
    [[...REDEEMED, 'verified', 'closed'], 'closed'],
    [['requested', 'denied'], 'denied'],
    [['requested', 'lapsed'], 'lapsed-before-issue'],
    [['requested', 'withdrawn'], 'withdrawn'],
    [[...CONFIRMED, 'holder-asked', 'holder-refused'], 'holder-refused'],
    [[...AGREED, 'writing-mail', 'mail-refused'], 'failed'],
    [[...AGREED, 'stopped-before-issue'], 'failed'],
    [[...AGREED, 'inviting', 'invite-refused'], 'failed'],
    // The answer to a POST was lost before that.
    [[...AGREED, 'inviting', 'stopped-before-issue'], 'stopped-after-issue'],
    [[...AGREED, 'inviting', INTERRUPTED, 'invite-refused'], 'stopped-after-issue'],
    [[...AGREED, 'inviting', 'stopped-before-issue', 'redeemed'], 'redeemed-after-stop'],
    [[...AGREED, 'inviting', 'invite-put-off', 'stopped-before-issue'], 'failed'],
    [[...AGREED, 'inviting', 'strayed'], 'needs-attention'],
    [[IN_PRINCIPLE, 'deciders-asked'], 'awaiting-agreement'],
    [[IN_PRINCIPLE, 'deciders-asked', 'agreed-in-principle', 'checked-again'], 'agreed-in-principle'],
    [[IN_PRINCIPLE, 'agreed-in-principle', 'confirmation-asked'], 'awaiting-confirmation'],
    [[IN_PRINCIPLE, 'agreed-in-principle', 'confirmation-asked', 'deciders-asked', 'confirmed'], 'confirmed'],
    [[IN_PRINCIPLE, 'denied'], 'denied'],
    [[IN_PRINCIPLE, { kind: 'lapsed', waitedFor: 'agreement' }], 'lapsed-before-issue'],
    [[...CONFIRMED, 'holder-unreachable', 'code-asked', 'code-sent', 'code-wrong'], 'holder-unreachable'],
    [PROVEN, 'curing'],
    [[...CONFIRMED, 'holder-unreachable', 'proof-waived'], 'curing'],
    [[...BY_MAIL, 'link-sending'], 'sending'],
    [[...BY_MAIL, 'link-sending', 'link-put-off'], 'issued'],
    [[...BY_MAIL, 'link-sending', 'link-mailed'], 'delivered'],
    [[...BY_MAIL, 'link-sending', 'link-refused'], 'issued'],
    [[...BY_MAIL, 'link-sending', 'link-unsure'], 'delivery-unknown'],
    [[...BY_MAIL, 'link-sending', 'link-unsure', 'link-again-asked'], 'issued'],
    [[...BY_MAIL, 'link-sending', 'redeemed'], 'redeemed'],
    [[...BY_MAIL, 'link-sending', 'redeemed', 'link-mailed'], 'redeemed'],
    [STOPPED, 'stopped-after-issue'],
    [[...BY_MAIL, 'link-sending', 'stopped-after-issue', 'link-mailed'], 'stopped-after-issue'],
    [[...STOPPED, 'redeemed'], 'redeemed-after-stop'],
    [[...STOPPED, 'redeemed', 'finish-asked'], 'redeemed'],
    [[...REDEEMED, 'finish-asked'], 'redeemed'],
    [[...REDEEMED, { kind: 'verified', result: 'account-gone' }], 'needs-attention'],
    [[...REDEEMED, { kind: 'verified', result: 'not-accepted' }, 'finish-asked'], 'redeemed'],
    [[...REDEEMED, { kind: 'verified', result: 'mismatch' }, 'finish-asked', 'verified'], 'aftercare-open'],
    [[...AGREED, 'inviting', 'strayed', 'finish-asked'], 'needs-attention'],
    [[...REDEEMED, 'stopped-after-issue'], 'redeemed'],
    [[...ISSUED, 'account-gone'], 'failed'],
  ] as const) {
    it(`is ${state} after ${kinds.slice(-2).map(nameOf).join(' and ')}`, () => {
      assert.equal(aConversion(...kinds).state, state);
    });
  }

  it('needs somebody where they signed in at another domain than that of mail', () => {
    const conversion = aConversion(...REDEEMED, { kind: 'verified', result: 'mismatch' });
    assert.equal(conversion.state, 'needs-attention');
    assert.deepEqual(conversion.state === 'needs-attention' && conversion.because, { what: 'mismatch' });
  });

  it('names the account that was accepted in its place', () => {
    const other = userId(90);
    const conversion = aConversion(...REDEEMED, { kind: 'verified', result: 'another-account', other });
    assert.deepEqual(conversion.state === 'needs-attention' && conversion.because, { what: 'another-account', other });
  });

  it('says who decided and when', () => {
    const { decision } = aConversion(...CONFIRMED).track;
    assert.deepEqual(decision.made, { verdict: 'confirmed', by: ADMIN, at: minute(2) });
    assert.deepEqual(decision.askedAt, minute(1));
  });

  it('says why it failed', () => {
    const conversion = aConversion(...AGREED, { kind: 'stopped-before-issue', because: 'right-lost', codes: [] });
    assert.deepEqual(conversion.state === 'failed' && conversion.failure, {
      stage: 'check',
      because: 'right-lost',
      codes: [],
    });
  });

  it('says since when it is out where that was seen after a lost answer, and why it was stopped by nobody', () => {
    const stopped = (codes: readonly ConversionCode[]) =>
      aConversion(...AGREED, 'inviting', { kind: 'stopped-before-issue', because: 'changed', codes });
    const { stopBecause, stoppedAt, issuedAt } = stopped(['holds-role', 'already-invited']).track;
    assert.deepEqual(stopBecause, { stage: 'check', because: 'changed', codes: ['holds-role', 'already-invited'] });
    assert.ok(stoppedAt && issuedAt && issuedAt < stoppedAt);
    assert.equal(stopped(['holds-role']).track.issuedAt, undefined, 'nobody knows');
  });

  it('keeps which link is good, until that is wiped', () => {
    assert.equal(aConversion(...ISSUED).track.linkAttempt, 1);
    assert.equal(aConversion(...ISSUED, 'link-wiped').track.linkAttempt, undefined);
  });

  it('counts what it is asked for once more, and keeps each question apart', () => {
    const { agreement, decision } = aConversion(
      IN_PRINCIPLE,
      'deciders-asked',
      'agreed-in-principle',
      'confirmation-asked',
    ).track;
    assert.deepEqual(agreement?.made, { verdict: 'confirmed', by: ADMIN, at: minute(2) });
    assert.deepEqual(decision, { since: minute(3) });
    assert.equal(aConversion(...CONFIRMED, 'holder-unreachable', 'code-asked', 'code-wrong').track.presses, 2);
  });

  it('counts the codes and the wrong ones of the last', () => {
    const first = [...CONFIRMED, 'holder-unreachable', 'code-asked', 'code-sent', 'code-wrong'] as const;
    const { code } = aConversion(...first, 'code-asked', 'code-sending', 'code-failed').track;
    assert.deepEqual(code, {
      askedAt: [minute(4), minute(7)],
      by: ADMIN,
      tries: 0,
      sendingAt: undefined,
      failed: 'unsure',
    });
  });

  it('shows the link no more once it is stopped, and asks for it by mail only without Teams', () => {
    assert.equal(aConversion(...STOPPED).track.linkAttempt, undefined);
    assert.ok(isLinkToBeMailed(aConversion(...BY_MAIL)));
    assert.ok(isLinkToBeMailed(aConversion(...ISSUED, 'routed-by-mail')));
    assert.ok(!isLinkToBeMailed(aConversion(...ISSUED)));
    assert.ok(!isLinkToBeMailed(aConversion(...BY_MAIL, 'link-sending', 'link-refused')));
    assert.ok(isLinkToBeMailed(aConversion(...BY_MAIL, 'link-sending', 'link-refused', 'link-again-asked')));
  });

  it('has each step of the aftercare done once a press', () => {
    const asked = aConversion(...REDEEMED, 'verified', 'aftercare-asked');
    assert.deepEqual(openAftercare(asked), ['guest']);
    for (const kind of ['aftercare-done', 'aftercare-refused'] as const)
      assert.deepEqual(openAftercare(aConversion(...REDEEMED, 'verified', 'aftercare-asked', kind)), []);
    const again = aConversion(...REDEEMED, 'verified', 'aftercare-asked', 'aftercare-refused', 'aftercare-asked');
    assert.deepEqual(openAftercare(again), ['guest']);
  });

  it('is told of by what has come of it, a refused mail and a problem among them', () => {
    assert.equal(toBeTold(aConversion(...BY_MAIL, 'link-sending', 'link-refused')), 'link-refused');
    const told = { kind: 'telling', what: 'link-refused' } as const;
    const refused = [...BY_MAIL, 'link-sending', 'link-refused', told] as const;
    assert.equal(toBeTold(aConversion(...refused)), undefined);
    assert.equal(toBeTold(aConversion(...refused, 'link-again-asked', 'link-sending', 'link-refused')), 'link-refused');
    assert.equal(toBeTold(aConversion(...CONFIRMED, 'holder-asked', 'problem-reported')), 'problem');
    assert.equal(toBeTold(aConversion(...STOPPED, 'redeemed')), 'redeemed-after-stop');
    assert.equal(toBeTold(aConversion(IN_PRINCIPLE, 'agreed-in-principle')), 'agreed-in-principle');
  });

  it('can be withdrawn only before anything was issued, and not while that is under way', () => {
    assert.ok(isBeforeIssue(aConversion(...AGREED, 'mail-written')));
    assert.ok(!isBeforeIssue(aConversion(...AGREED, 'inviting')));
    assert.ok(!isBeforeIssue(aConversion(...ISSUED)));
  });

  it('is told of once, and again where a holder who was asked again cannot be reached', () => {
    const telling = { kind: 'telling', what: 'holder-unreachable' } as const;
    const unreached = [...CONFIRMED, 'holder-unreachable'] as const;
    assert.ok(isToBeTold(aConversion(...unreached)));
    assert.ok(!isToBeTold(aConversion(...unreached, telling)));
    assert.ok(isToBeTold(aConversion(...unreached, telling, 'ask-again', 'holder-unreachable')));
    assert.ok(!isToBeTold(aConversion('requested', 'withdrawn')));
  });

  it('has mail put back once, after an end that followed a writing', () => {
    const ended = [...AGREED, 'writing-mail', 'mail-written', 'stopped-before-issue'] as const;
    assert.ok(mayPutMailBack(aConversion(...ended)));
    assert.ok(mayPutMailBack(aConversion(...AGREED, 'writing-mail', 'withdrawn')));
    for (const kind of ['mail-put-off', 'mail-refused'] as const) {
      assert.ok(mayPutMailBack(aConversion(...AGREED, 'writing-mail', 'writing-mail', kind, 'withdrawn')));
      assert.ok(!mayPutMailBack(aConversion(...AGREED, 'writing-mail', kind, 'withdrawn')));
    }
    assert.ok(!mayPutMailBack(aConversion(...AGREED, 'stopped-before-issue')));
    // It is one of the ways to stop what cannot be withdrawn (product 5.8).
    assert.ok(mayPutMailBack(aConversion(...ISSUED)));
    assert.ok(!mayPutMailBack(aConversion(...ISSUED, 'account-gone')));
    assert.ok(!mayPutMailBack(aConversion(...REDEEMED, 'verified', 'closed')));
    assert.ok(mayPutMailBack(aConversion(...AGREED, 'writing-mail', 'inviting', 'strayed')));
    assert.ok(mayPutMailBack(aConversion(...AGREED, 'writing-mail', 'inviting', 'strayed', 'closed')));
    assert.ok(!mayPutMailBack(aConversion(...ended, 'mail-back-asked')));
    assert.ok(isMailBackOpen(aConversion(...ended, 'mail-back-asked')));
    assert.ok(!isMailBackOpen(aConversion(...ended, 'mail-back-asked', 'mail-back')));
    assert.ok(!isMailBackOpen(aConversion(...ended, 'mail-back-asked', 'mail-back-refused')));
  });
});

describe('the replay of a conversion', () => {
  it('takes any sequence of entries, and is the same entry by entry as all at once', () => {
    fc.assert(
      fc.property(ANY_ENTRIES, (entries) => {
        const all = dated(entries);
        const oneByOne = all.reduce(applyConversionEntry, replayConversion(REQUEST, []));
        assert.deepEqual(replayConversion(REQUEST, all), oneByOne);
      }),
    );
  });

  it('keeps what was asked for, whatever happens', () => {
    fc.assert(
      fc.property(ANY_ENTRIES, (entries) => {
        const conversion = replayConversion(REQUEST, dated(entries));
        assert.deepEqual({ ...conversion, ...REQUEST }, conversion);
      }),
    );
  });

  it('never revives what is over: its account is claimed by nobody, or by somebody else', () => {
    fc.assert(
      fc.property(ANY_ENTRIES, ANY_ENTRIES, (early, late) => {
        const ended = replayConversion(REQUEST, dated(early));
        fc.pre(isOver(ended));
        const later = replayConversion(REQUEST, dated([...early, ...late]));
        assert.equal(later.state, ended.state);
        assert.ok(!isBeforeIssue(later));
      }),
    );
  });

  it('names the account that an answer strayed to', () => {
    const conversion = aConversion(...AGREED, 'inviting', { kind: 'strayed', got: userId(91), isRemoved: false });
    assert.deepEqual(conversion.state === 'needs-attention' && conversion.because, {
      what: 'strayed',
      got: userId(91),
      isRemoved: false,
    });
  });
});
