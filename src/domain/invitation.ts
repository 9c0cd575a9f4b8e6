import type { Act } from './already-there.ts';
import type { EmailAddress } from './email-address.ts';
import type { InvitationFailure, MailRefusal, SponsorRefusal, TeamRefusal } from './failures.ts';
import type { InvitationId, Reference, RequestId, TeamId, UserId } from './ids.ts';
import type { Language } from './language.ts';
import type { LedgerEntry } from './ledger-entry.ts';

/** What was asked for. It names people by id; their data stand beside it (`Invitee`) and can be wiped. */
export interface InvitationRequest {
  readonly id: InvitationId;
  readonly requestId: RequestId;
  readonly reference: Reference;
  readonly inviterId: UserId;
  readonly act: Act;
  /** The account that is here already, for a new link or a membership alone. */
  readonly accountId?: UserId | undefined;
  readonly sponsorId: UserId;
  /** One more address is told; it stands with the personal data. */
  readonly hasNotice: boolean;
  readonly teamId?: TeamId | undefined;
  readonly teamName?: string | undefined;
  readonly requestedAt: Date;
}

/** Personal data of the person invited; undefined in a reading once it has been wiped. */
export interface Invitee {
  readonly address: EmailAddress;
  readonly name?: string | undefined;
  readonly message?: string | undefined;
  readonly language: Language;
  /** One more address that is told, without the link. */
  readonly cc?: EmailAddress | undefined;
}

/** What is so, in whatever order it came to be (product 9: facts, not a chain). */
export interface Track {
  readonly issuedAt?: Date;
  /** Since when we know the account: a replica that does not show it a while later has lost nothing. */
  readonly knownAt?: Date;
  readonly guestId?: UserId;
  /** The attempt whose link counts; the vault keeps one for each. */
  readonly linkAttempt?: number;
  readonly sentAt?: Date;
  /** The latest mail of which it is not certain whether it went out. */
  readonly mayBeSentAt?: Date;
  /** The inviter has heard that the mail is there; nothing else says so. */
  readonly reportedAt?: Date;
  readonly acceptedAt?: Date;
  readonly inTeamAt?: Date;
  readonly teamRefusal?: TeamRefusal;
  readonly listedAt?: Date;
  /** Without it nobody can see whether Teams lists them. */
  readonly listingNeeds?: string;
  readonly sponsorAt?: Date;
  readonly sponsorRefusal?: SponsorRefusal;
  readonly noticeSendingAt?: Date | undefined;
  readonly noticeAt?: Date;
  readonly noticeFailed?: MailRefusal | 'unsure';
  /** When a message of its own to the inviter was begun, and when it was done with. */
  readonly tellingAt?: Date;
  readonly toldAt?: Date;
}

type Progress =
  | {
      readonly state: 'requested';
      readonly attempts: number;
      /** A POST of ours may have made the account that a look-up finds: its answer, or its link, was lost. */
      readonly mayExist: boolean;
    }
  | { readonly state: 'inviting'; readonly attempt: number; readonly since: Date; readonly mayExist: boolean }
  | { readonly state: 'issued'; readonly guestId: UserId; readonly mailAttempts: number }
  | { readonly state: 'sending'; readonly guestId: UserId; readonly attempt: number; readonly since: Date }
  | { readonly state: 'delivery-unknown'; readonly guestId: UserId; readonly attempt: number; readonly since: Date }
  | { readonly state: 'delivered'; readonly guestId: UserId; readonly attempt: number; readonly deliveredAt: Date }
  | { readonly state: 'redeemed'; readonly guestId: UserId; readonly acceptedAt: Date }
  | { readonly state: 'ready'; readonly guestId: UserId; readonly readyAt: Date }
  | { readonly state: 'failed'; readonly stage: 'issue'; readonly failure: InvitationFailure; readonly failedAt: Date }
  /** The pending account was removed by somebody; a mail may have gone out before. */
  | { readonly state: 'failed'; readonly stage: 'account'; readonly failedAt: Date }
  | {
      readonly state: 'failed';
      readonly stage: 'delivery';
      readonly guestId: UserId;
      readonly attempt: number;
      readonly refusal: MailRefusal;
      readonly failedAt: Date;
    }
  | {
      readonly state: 'needs-attention';
      readonly got: UserId;
      readonly expected: readonly UserId[];
      readonly since: Date;
    };

export type Invitation = InvitationRequest & { readonly track: Track } & Progress;
export type InvitationState = Invitation['state'];

const FINAL: readonly InvitationState[] = ['ready', 'needs-attention'];

/** Nothing more happens by itself. A refused mail is not final: a press can send it again, and the guest may accept without it. */
export function isFinal(invitation: Invitation): boolean {
  // Nothing but the membership was asked for.
  if (invitation.act === 'add' && invitation.track.teamRefusal !== undefined) return true;
  if (invitation.state === 'redeemed')
    return invitation.teamId === undefined || invitation.track.teamRefusal !== undefined;
  if (invitation.state === 'failed') return invitation.stage !== 'delivery';
  return FINAL.includes(invitation.state);
}

/** Whether a press may send the same link once more: a mail is behind it, and the link is neither used up nor lost. */
export function isResendable(invitation: Invitation): boolean {
  if (invitation.state === 'failed') return invitation.stage === 'delivery' && invitation.refusal !== 'link-lost';
  return invitation.state === 'delivered' || invitation.state === 'delivery-unknown';
}

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
      return before;
    case 'telling':
      return withTrack(before, { tellingAt: at });
    case 'told':
      return withTrack(before, { toldAt: at });
    case 'inviting':
      return move(before, {
        state: 'inviting',
        attempt: entry.attempt,
        since: at,
        mayExist: entry.reason === 'interrupted',
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
        withTrack(before, { issuedAt: at, knownAt: at, guestId: entry.guestId, linkAttempt: entry.attempt }),
        {
          state: 'issued',
          guestId: entry.guestId,
          mailAttempts: 0,
        },
      );
    case 'invite-refused':
      return move(before, { state: 'failed', stage: 'issue', failure: entry.failure, failedAt: at });
    case 'guest-gone':
      return move(before, { state: 'failed', stage: 'account', failedAt: at });
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

/** Somebody else has issued it, or nobody had to: what is left is the acceptance, if it is open, and the team. */
function found(invitation: Invitation, { guestId, isPending, at }: Extract<LedgerEntry, { kind: 'account-found' }>) {
  return isPending
    ? move(invitation, { state: 'issued', guestId, mailAttempts: 0 })
    : move(withTrack(invitation, { acceptedAt: at }), { state: 'redeemed', guestId, acceptedAt: at });
}

type DeliveryEntry = Extract<
  LedgerEntry,
  {
    kind:
      | 'sending'
      | 'sending-put-off'
      | 'delivered'
      | 'delivery-unknown'
      | 'delivery-refused'
      | 'send-again-asked'
      | 'received-by-report';
  }
>;

/** Delivery moves the state only until the guest has accepted: accepted before delivered is legal (product 9). */
function applyDelivery(before: Invitation, entry: DeliveryEntry): Invitation {
  const { at } = entry;
  const after = withTrack(before, sentBy(entry));
  const { guestId } = after.track;
  if (guestId === undefined || after.state === 'redeemed' || after.state === 'ready') return after;
  switch (entry.kind) {
    case 'sending':
      return move(after, { state: 'sending', guestId, attempt: entry.attempt, since: at });
    case 'sending-put-off':
    case 'send-again-asked':
      return move(after, { state: 'issued', guestId, mailAttempts: entry.attempt });
    case 'delivery-unknown':
      return move(after, { state: 'delivery-unknown', guestId, attempt: entry.attempt, since: entry.since });
    case 'delivery-refused':
      return move(after, {
        state: 'failed',
        stage: 'delivery',
        guestId,
        attempt: entry.attempt,
        refusal: entry.refusal,
        failedAt: at,
      });
    case 'delivered':
    case 'received-by-report':
      return move(after, { state: 'delivered', guestId, attempt: entry.attempt, deliveredAt: at });
  }
}

function sentBy(entry: DeliveryEntry): Track {
  switch (entry.kind) {
    case 'delivered':
      return { sentAt: entry.at };
    case 'delivery-unknown':
      return { mayBeSentAt: entry.since };
    case 'received-by-report':
      return { reportedAt: entry.at };
    default:
      return {};
  }
}

/** The finish line: accepted, in the group, listed by Teams (product 9). */
function settled(invitation: Invitation, at: Date): Invitation {
  const { acceptedAt, inTeamAt, listedAt, guestId } = invitation.track;
  const isReady = acceptedAt && inTeamAt && listedAt && guestId && invitation.teamId;
  return isReady ? move(invitation, { state: 'ready', guestId, readyAt: at }) : invitation;
}

function withTrack(invitation: Invitation, more: Track): Invitation {
  return { ...invitation, track: { ...invitation.track, ...more } };
}

function move(from: Invitation, progress: Progress): Invitation {
  const { id, requestId, reference, inviterId, act, accountId, sponsorId, hasNotice, teamId } = from;
  const { teamName, requestedAt, track } = from;
  return {
    id,
    requestId,
    reference,
    inviterId,
    act,
    accountId,
    sponsorId,
    hasNotice,
    teamId,
    teamName,
    requestedAt,
    track,
    ...progress,
  };
}
