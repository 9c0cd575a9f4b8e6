import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dueJobs, nextDueAt } from '../../src/domain/follow-up.ts';
import { type Invitation, isFinal } from '../../src/domain/invitation.ts';
import { replay } from '../../src/domain/replay.ts';
import {
  anInvitation,
  aRequest,
  at,
  dated,
  INVITER,
  type LedgerEntryWithoutTime,
  NOON,
  userId,
} from '../support/builders.ts';

const GUEST = userId(20);
const inviting = { kind: 'inviting', attempt: 1, reason: 'first', clientRequestId: 'x' } as const;
const issued = { kind: 'issued', attempt: 1, guestId: GUEST } as const;
const sending = { kind: 'sending', attempt: 1, clientRequestId: 'y' } as const;
const delivered = { kind: 'delivered', attempt: 1 } as const;
const unknown = { kind: 'delivery-unknown', attempt: 1, since: NOON } as const;
const accepted = { kind: 'accepted', guestId: GUEST } as const;
const refused = { kind: 'delivery-refused', attempt: 1, refusal: 'not-allowed' } as const;
const again = { kind: 'send-again-asked', attempt: 1, by: INVITER } as const;
const sendingAgain = { ...sending, attempt: 2 } as const;
const refusedAgain = { ...refused, attempt: 2 } as const;
const lost = { kind: 'delivery-refused', attempt: 2, refusal: 'link-lost' } as const;
const passedOn = { kind: 'passed-on', attempt: 1, by: INVITER } as const;
const added = { kind: 'added-to-team' } as const;
const listed = { kind: 'listed' } as const;
const sponsored = { kind: 'sponsor-set' } as const;

const STATES: readonly (readonly [string, readonly LedgerEntryWithoutTime[], readonly string[]])[] = [
  ['requested', [], ['issue']],
  ['inviting', [inviting], ['issue']],
  ['requested', [inviting, { kind: 'invite-put-off', attempt: 1, because: 'throttled' }], ['issue']],
  ['issued', [inviting, issued], ['add-to-team', 'deliver']],
  ['issued', [inviting, issued, added], ['deliver']],
  ['sending', [inviting, issued, added, sending], ['deliver']],
  ['issued', [issued, added, sending, { kind: 'sending-put-off', attempt: 1, because: 'unavailable' }], ['deliver']],
  ['delivery-unknown', [issued, added, sending, unknown], ['follow']],
  ['issued', [issued, added, sending, unknown, { kind: 'send-again-asked', attempt: 1, by: INVITER }], ['deliver']],
  ['delivered', [issued, added, sending, unknown, { kind: 'received-by-report', attempt: 1, by: INVITER }], ['follow']],
  ['delivered', [inviting, issued, added, sending, delivered], ['follow']],
  ['failed', [issued, added, sending, refused], ['hand-over', 'follow']],
  ['failed', [issued, added, sending, refused, { kind: 'handed-over' }], ['follow']],
  ['failed', [issued, added, sending, refused, { kind: 'hand-over-failed', because: 'unreachable' }], ['follow']],
  ['failed', [issued, added, sending, unknown, again, sendingAgain, refusedAgain], ['follow']],
  ['delivered', [issued, added, sending, refused, { kind: 'handed-over' }, passedOn], ['follow']],
  [
    'delivered',
    [issued, added, sending, delivered, { kind: 'hand-over-asked', attempt: 1, by: INVITER }],
    ['hand-over', 'follow'],
  ],
  ['issued', [issued, added, sending, refused, { kind: 'microsoft-mail-asked', attempt: 1, by: INVITER }], ['deliver']],
  [
    'requested',
    [issued, added, sending, delivered, lost, { kind: 'new-link-asked', attempt: 2, by: INVITER }],
    ['issue'],
  ],
  ['delivered', [issued, added, sending, delivered, { kind: 'stranger-reported' }], ['tell-stranger', 'follow']],
  [
    'delivered',
    [issued, added, sending, delivered, { kind: 'stranger-reported' }, { kind: 'stranger-told', reached: 1 }],
    ['follow'],
  ],
  ['failed', [inviting, { kind: 'invite-refused', attempt: 1, failure: 'own-domain' }], []],
  ['needs-attention', [inviting, { kind: 'strayed', got: GUEST, expected: [] }], []],
  ['redeemed', [issued, added, sending, delivered, accepted], ['follow']],
  ['redeemed', [issued, sending, delivered, accepted], ['add-to-team', 'follow']],
  ['redeemed', [issued, { kind: 'team-refused', refusal: 'takes-no-guests' }, accepted], ['tell']],
  ['ready', [issued, added, sending, delivered, accepted, listed], ['tell']],
  [
    'ready',
    [
      issued,
      added,
      accepted,
      listed,
      { kind: 'telling', what: 'ready' },
      { kind: 'told', what: 'ready', result: 'sent' },
    ],
    [],
  ],
];

/** The sponsor is set with the account, so that nothing of it is left to do. */
function withSponsor(entries: readonly LedgerEntryWithoutTime[]): readonly LedgerEntryWithoutTime[] {
  return entries.flatMap((entry): readonly LedgerEntryWithoutTime[] =>
    entry.kind === 'issued' ? [entry, sponsored] : [entry],
  );
}

function jobsOf(invitation: Invitation): readonly string[] {
  return dueJobs(invitation).map(({ name }) => name);
}

describe('an invitation', () => {
  for (const [state, entries, jobs] of STATES) {
    const path = entries.map(({ kind }) => kind).join(', ') || 'nothing';
    it(`is ${state} after ${path}, and needs ${jobs.join(', ') || 'nothing'}`, () => {
      const invitation = anInvitation(withSponsor(entries));

      assert.equal(invitation.state, state);
      assert.deepEqual(jobsOf(invitation), jobs);
      assert.equal(nextDueAt(invitation, NOON, 300) === undefined, jobs.length === 0);
    });
  }

  it('is done at the acceptance where no team is to come', () => {
    const nowhere = { teamId: undefined, teamName: undefined };
    const invitation = anInvitation([issued, sponsored, sending, delivered, accepted], nowhere);

    assert.equal(isFinal(invitation), true);
    assert.deepEqual(jobsOf(invitation), ['tell']);
  });

  it('is not left before its sponsor is set or refused, not even when it is ready', () => {
    const ready = [issued, added, accepted, listed, { kind: 'telling', what: 'ready' }] as const;
    const told = { kind: 'told', what: 'ready', result: 'sent' } as const;
    const refused = { kind: 'sponsor-refused', refusal: 'refused' } as const;

    assert.deepEqual(jobsOf(anInvitation([...ready, told])), ['set-sponsor']);
    assert.notEqual(nextDueAt(anInvitation([...ready, told]), NOON, 300), undefined);
    assert.deepEqual(jobsOf(anInvitation([...ready, told, refused])), []);
  });

  it('has its notice sent after the mail, once', () => {
    const withNotice = { hasNotice: true };
    const mailed = [issued, sponsored, added, sending, delivered] as const;
    const failed = { kind: 'notice-failed', because: 'unsure' } as const;

    assert.deepEqual(jobsOf(anInvitation([issued, sponsored, added], withNotice)), ['deliver']);
    assert.deepEqual(jobsOf(anInvitation(mailed, withNotice)), ['send-notice', 'follow']);
    for (const last of [{ kind: 'notice-sent' } as const, failed]) {
      assert.deepEqual(jobsOf(anInvitation([...mailed, last], withNotice)), ['follow']);
    }
  });

  it('that only adds somebody needs no mail and no sponsor', () => {
    const found = (isPending: boolean) => ({ kind: 'account-found', guestId: GUEST, isPending }) as const;
    const adding = { act: 'add', accountId: GUEST } as const;

    assert.deepEqual(jobsOf(anInvitation([], adding)), ['issue']);
    assert.deepEqual(jobsOf(anInvitation([found(true)], adding)), ['add-to-team', 'follow']);
    assert.equal(anInvitation([found(true), added], adding).state, 'issued');
    assert.equal(anInvitation([found(false), added], adding).state, 'redeemed');
    assert.equal(anInvitation([found(false), added, listed], adding).state, 'ready');
  });

  it('stays accepted when the mail is known to have gone out only afterwards', () => {
    const invitation = anInvitation([issued, added, sending, accepted, delivered]);

    assert.equal(invitation.state, 'redeemed');
    assert.deepEqual(invitation.track.sentAt, at(4));
  });

  it('claims no mail of ours where the inviter only heard of one', () => {
    const { track } = anInvitation([issued, sending, unknown, { kind: 'received-by-report', attempt: 1, by: INVITER }]);

    assert.equal(track.sentAt, undefined);
    assert.deepEqual(track.reportedAt, at(3));
  });

  it('is ready once it is accepted, in the group and listed, in whatever order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([delivered, accepted, added, listed], { minLength: 4 }), (facts) => {
        assert.equal(anInvitation([inviting, issued, sending, ...facts]).state, 'ready');
      }),
    );
  });

  it('is looked at again by the sweep until it is final, wherever a process may have died', () => {
    for (const [, entries] of STATES) {
      for (let length = 0; length <= entries.length; length += 1) {
        const invitation = replay(aRequest(), dated(entries.slice(0, length)));
        const isDone = isFinal(invitation) && invitation.track.toldAt !== undefined;
        const isLooked = nextDueAt(invitation, NOON, 300) !== undefined && dueJobs(invitation).length > 0;
        const isEnded =
          invitation.state === 'needs-attention' || (invitation.state === 'failed' && invitation.stage === 'issue');
        assert.equal(isDone || isEnded || isLooked, true, `${invitation.state} after ${length}`);
      }
    }
  });
});
