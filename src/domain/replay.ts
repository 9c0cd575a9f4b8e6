import type { UserId } from './ids.ts';
import type { Invitation, InvitationRequest } from './invitation.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { move, withTrack } from './progress.ts';
import { applyDelivery } from './replay-delivery.ts';

export function replay(request: InvitationRequest, entries: readonly LedgerEntry[]): Invitation {
  return entries.reduce<Invitation>(applyEntry, {
    ...request,
    track: {},
    state: 'requested',
    attempts: 0,
    mayExist: false,
  });
}

/** The invitation after one more entry. Entries are facts already recorded, so this never refuses one. */
export function applyEntry(before: Invitation, entry: LedgerEntry): Invitation {
  const { at } = entry;
  switch (entry.kind) {
    case 'requested':
    case 'person-forgotten':
      return before;
    case 'telling':
      return withTrack(before, { tellingAt: at });
    case 'telling-put-off':
      return withTrack(before, { tellingAt: undefined });
    case 'told':
      return withTrack(before, { toldAt: at });
    case 'inviting':
      return move(before, {
        state: 'inviting',
        attempt: entry.attempt,
        since: at,
        mayExist: entry.reason === 'interrupted' || entry.reason === 'asked',
      });
    case 'invite-put-off':
      return move(before, {
        state: 'requested',
        attempts: entry.attempt,
        mayExist: before.state === 'inviting' && before.mayExist,
      });
    case 'sponsor-left-out':
      return move(before, {
        state: 'requested',
        attempts: entry.attempt,
        mayExist: before.state === 'inviting' && before.mayExist,
      });
    case 'account-found':
      return found(withTrack(before, { guestId: entry.guestId, knownAt: at }), entry);
    case 'sponsor-set':
      return withTrack(before, { sponsorAt: at });
    case 'sponsor-refused':
      return withTrack(before, { sponsorRefusal: entry.refusal });
    case 'notice-sending':
      return withTrack(before, { noticeSendingAt: at });
    case 'notice-put-off':
      return withTrack(before, { noticeSendingAt: undefined });
    case 'notice-sent':
      return withTrack(before, { noticeAt: at });
    case 'notice-failed':
      return withTrack(before, { noticeFailed: entry.because });
    case 'link-lost':
      return move(before, { state: 'requested', attempts: entry.attempt, mayExist: true });
    case 'issued':
      return move(
        withTrack(before, {
          issuedAt: at,
          knownAt: at,
          guestId: entry.guestId,
          linkAttempt: entry.attempt,
          issueAttempts: entry.attempt,
        }),
        {
          state: 'issued',
          guestId: entry.guestId,
          mailAttempts: before.track.mailAttempts ?? 0,
          route: 'mail',
        },
      );
    case 'invite-refused':
      return before.track.issuedAt && before.track.guestId
        ? newLinkRefused(before, before.track.guestId, at)
        : move(before, { state: 'failed', stage: 'issue', failure: entry.failure, failedAt: at });
    case 'guest-gone':
      return move(before, { state: 'failed', stage: 'account', failedAt: at });
    case 'superseded':
      return move(withTrack(before, { linkAttempt: undefined }), {
        state: 'failed',
        stage: 'account',
        isSuperseded: true,
        failedAt: at,
      });
    case 'strayed':
      return move(before, { state: 'needs-attention', got: entry.got, expected: entry.expected, since: at });
    case 'added-to-team':
      return settled(withTrack(before, { inTeamAt: at }), at);
    case 'team-refused':
      return settled(withTrack(before, { teamRefusal: entry.refusal }), at);
    case 'accepted':
      return settled(
        move(withTrack(before, { acceptedAt: at, issuedAt: before.track.issuedAt ?? at, guestId: entry.guestId }), {
          state: 'redeemed',
          guestId: entry.guestId,
          acceptedAt: at,
        }),
        at,
      );
    case 'listing-unread':
      return withTrack(before, { listingNeeds: entry.permission });
    case 'listed':
      return settled(withTrack(before, { listedAt: at }), at);
    default:
      return applyDelivery(before, entry);
  }
}

/** They have had a link, and may accept without another: it goes on being followed, and a new one can be asked for. */
function newLinkRefused(before: Invitation, guestId: UserId, at: Date): Invitation {
  const attempt = (before.track.mailAttempts ?? 0) + 1;
  const after = withTrack(before, { linkAttempt: undefined, mailAttempts: attempt });
  const refusal = 'new-link-refused';
  return move(after, { state: 'failed', stage: 'delivery', guestId, attempt, refusal, failedAt: at });
}

/** Somebody else has issued it, or nobody had to: what is left is the acceptance, if it is open, and the team. */
function found(invitation: Invitation, { guestId, isPending, at }: Extract<LedgerEntry, { kind: 'account-found' }>) {
  return isPending
    ? move(invitation, { state: 'issued', guestId, mailAttempts: 0, route: 'mail' })
    : move(withTrack(invitation, { acceptedAt: at }), { state: 'redeemed', guestId, acceptedAt: at });
}

/** The finish line: accepted, in the group, listed by Teams (product 9). */
function settled(invitation: Invitation, at: Date): Invitation {
  const { acceptedAt, inTeamAt, listedAt, guestId } = invitation.track;
  const isReady = acceptedAt && inTeamAt && listedAt && guestId && invitation.teamId;
  return isReady ? move(invitation, { state: 'ready', guestId, readyAt: at }) : invitation;
}
