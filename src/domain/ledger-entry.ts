import type { FindingCode } from './eligibility.ts';
import type { HandOverFailure, InvitationFailure, MailRefusal, SponsorRefusal, TeamRefusal } from './failures.ts';
import type { TeamId, UserId } from './ids.ts';

/** Why an invitation is POSTed (again): a link that was never recorded was never given to anybody (product 10). */
export type InvitingReason = 'first' | 'put-off' | 'interrupted' | 'asked';

type Kinds =
  | {
      readonly kind: 'requested';
      readonly by: UserId;
      readonly policyVersion: number;
      readonly findings: readonly FindingCode[];
    }
  // Intention before the POST; `clientRequestId` goes out with it, so that Entra's log line can be matched.
  | {
      readonly kind: 'inviting';
      readonly attempt: number;
      readonly reason: InvitingReason;
      readonly clientRequestId: string;
    }
  // Certainly not done: throttled, or never reached.
  | { readonly kind: 'invite-put-off'; readonly attempt: number; readonly because: 'throttled' | 'unavailable' }
  // The body with a sponsor was refused; the next attempt goes without, and the sponsor is written afterwards (G3.1).
  | { readonly kind: 'sponsor-left-out'; readonly attempt: number }
  // Nothing to invite: the membership of an account that is here is all that was asked for.
  | { readonly kind: 'account-found'; readonly guestId: UserId; readonly isPending: boolean }
  | { readonly kind: 'issued'; readonly attempt: number; readonly guestId: UserId }
  | { readonly kind: 'invite-refused'; readonly attempt: number; readonly failure: InvitationFailure }
  // The link is not in the vault although nobody was given it: another is made.
  | { readonly kind: 'link-lost'; readonly attempt: number }
  // The pending account was removed by somebody; the address may be invited anew.
  | { readonly kind: 'guest-gone' }
  // Two administrators have had the redemption reset: the link is dead, another invitation takes its place.
  | { readonly kind: 'superseded' }
  | { readonly kind: 'strayed'; readonly got: UserId; readonly expected: readonly UserId[] }
  | { readonly kind: 'added-to-team' }
  | { readonly kind: 'team-refused'; readonly refusal: TeamRefusal }
  // Intention before the mail; without a result it is never repeated by itself.
  | {
      readonly kind: 'sending';
      readonly attempt: number;
      readonly by?: UserId | undefined;
      /** Undefined: our own mail. */
      readonly route?: 'microsoft' | undefined;
      readonly clientRequestId: string;
    }
  | { readonly kind: 'sending-put-off'; readonly attempt: number; readonly because: 'throttled' | 'unavailable' }
  | {
      readonly kind: 'delivered';
      readonly attempt: number;
      /** Microsoft's mail carried a link of its own. */
      readonly linkAttempt?: number | undefined;
    }
  | { readonly kind: 'delivery-unknown'; readonly attempt: number; readonly since: Date }
  | { readonly kind: 'delivery-refused'; readonly attempt: number; readonly refusal: MailRefusal }
  // A press asked for the same link once more; only then may a mail go out again.
  | {
      readonly kind: 'send-again-asked';
      readonly attempt: number;
      readonly by: UserId;
      /** The team for which the right of somebody else than the inviter was read. */
      readonly teamId?: TeamId | undefined;
    }
  | { readonly kind: 'received-by-report'; readonly attempt: number; readonly by: UserId }
  // The last way, by a press: a new link with Microsoft's own mail (product 8).
  | { readonly kind: 'microsoft-mail-asked'; readonly attempt: number; readonly by: UserId }
  // The link is gone (wiped, or lost), and whoever asked has read that a new one makes it useless.
  | { readonly kind: 'new-link-asked'; readonly attempt: number; readonly by: UserId }
  // The link on a card of its own for the inviter alone: wanted after a refused mail, or by a press.
  | { readonly kind: 'hand-over-asked'; readonly attempt: number; readonly by: UserId }
  | { readonly kind: 'handed-over' }
  | { readonly kind: 'hand-over-failed'; readonly because: HandOverFailure }
  // The card shows it no more, without anybody having said what became of it.
  | { readonly kind: 'hand-over-hidden' }
  | { readonly kind: 'passed-on'; readonly attempt: number; readonly by: UserId }
  // `reminder` counts the days of the policy that are done with; a mail that may have gone out is not repeated.
  | { readonly kind: 'reminding'; readonly reminder: number; readonly clientRequestId: string }
  | { readonly kind: 'remind-put-off'; readonly reminder: number; readonly because: 'throttled' | 'unavailable' }
  | { readonly kind: 'reminded'; readonly reminder: number }
  | { readonly kind: 'remind-failed'; readonly reminder: number; readonly because: MailRefusal | 'unsure' }
  // By the pages that the mail leads to.
  | { readonly kind: 'stranger-reported' }
  | { readonly kind: 'stranger-told'; readonly reached: number }
  | { readonly kind: 'reminders-stopped' }
  | { readonly kind: 'sponsor-set' }
  | { readonly kind: 'sponsor-refused'; readonly refusal: SponsorRefusal }
  // The notice to one more address, without the link: an intention and its result, never repeated by itself.
  | { readonly kind: 'notice-sending'; readonly clientRequestId: string }
  // Certainly not sent; the next attempt has an intention of its own.
  | { readonly kind: 'notice-put-off'; readonly because: 'throttled' | 'unavailable' }
  | { readonly kind: 'notice-sent' }
  | { readonly kind: 'notice-failed'; readonly because: MailRefusal | 'unsure' }
  | { readonly kind: 'accepted'; readonly guestId: UserId }
  | { readonly kind: 'listed' }
  // Whether Teams lists them cannot be read: waiting alone will not end it.
  | { readonly kind: 'listing-unread'; readonly permission: string }
  // Intention before a message to the inviter: a gap is better than a second message.
  | { readonly kind: 'telling'; readonly what: 'ready' | 'accepted' }
  // Certainly not said; the next attempt has an intention of its own.
  | { readonly kind: 'telling-put-off'; readonly because: 'throttled' | 'unavailable' }
  | { readonly kind: 'told'; readonly what: 'ready' | 'accepted'; readonly result: 'sent' | 'unsure' | 'unreachable' }
  // Somebody asked not to be known here any more; whose it was is not said.
  | { readonly kind: 'person-forgotten'; readonly part: 'invitee' | 'cc' };

export type LedgerEntry = Kinds & { readonly at: Date };
export type LedgerEntryKind = LedgerEntry['kind'];
