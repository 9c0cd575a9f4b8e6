import type { InvitationFailure } from '../failures.ts';
import type { UserId } from '../ids.ts';
import type { InvitingReason } from '../ledger-entry.ts';
import type { ConversionState } from './conversion.ts';
import type { ConversionCode } from './conversion-details.ts';

/** Why the holder cannot be asked in Teams (design 3.13). */
export type Unreachable = 'no-teams' | 'no-app' | 'no-answer';

/** What Microsoft, or the account, said to a write. */
export type AccountRefusal = 'permission-missing' | 'refused' | 'account-gone';

type Kinds =
  | {
      readonly kind: 'requested';
      readonly by: UserId;
      readonly policyVersion: number;
      /** What was found and is accepted with a confirmation. */
      readonly findings: readonly ConversionCode[];
    }
  // Each step of the question to the administrators; `reached`: how many of them have it now.
  | { readonly kind: 'deciders-asked'; readonly reached: number }
  | { readonly kind: 'deciders-reminded'; readonly reached: number }
  | { readonly kind: 'decision-escalated'; readonly reached: number }
  // `ticked`: rows that were not read, and are accepted so.
  | { readonly kind: 'confirmed'; readonly by: UserId; readonly ticked: readonly ConversionCode[] }
  // The reason is somebody's words: it stands beside the ledger.
  | { readonly kind: 'denied'; readonly by: UserId }
  | { readonly kind: 'lapsed'; readonly waitedFor: 'decision' | 'holder' | 'directory' }
  | { readonly kind: 'withdrawn'; readonly by: UserId }
  // The question to the account itself is in its chat.
  | { readonly kind: 'holder-asked' }
  | { readonly kind: 'holder-unreachable'; readonly because: Unreachable }
  | { readonly kind: 'ask-again'; readonly by: UserId }
  // `isByPolicy`: nobody was asked, because the policy does not want it.
  | { readonly kind: 'holder-agreed'; readonly isByPolicy?: true | undefined }
  | { readonly kind: 'holder-refused' }
  // Intention before the PATCH of `mail`; old and new value stand beside the ledger.
  | { readonly kind: 'writing-mail'; readonly clientRequestId: string }
  | { readonly kind: 'mail-put-off'; readonly because: 'throttled' | 'unavailable' }
  | { readonly kind: 'mail-written' }
  | { readonly kind: 'mail-refused'; readonly refusal: AccountRefusal }
  // A plain read shows it.
  | { readonly kind: 'mail-seen' }
  // The check right before the invitation found what nobody has accepted; nothing was issued.
  | {
      readonly kind: 'stopped-before-issue';
      readonly because: 'changed' | 'right-lost';
      readonly codes: readonly ConversionCode[];
    }
  | {
      readonly kind: 'inviting';
      readonly attempt: number;
      readonly reason: InvitingReason;
      readonly clientRequestId: string;
    }
  | { readonly kind: 'invite-put-off'; readonly attempt: number; readonly because: 'throttled' | 'unavailable' }
  | { readonly kind: 'issued'; readonly attempt: number }
  | { readonly kind: 'invite-refused'; readonly attempt: number; readonly failure: InvitationFailure }
  // The answer names another account than the one that was asked for (E4).
  | { readonly kind: 'strayed'; readonly got: UserId; readonly isRemoved: boolean }
  // The holder's message shows the link.
  | { readonly kind: 'link-shown' }
  // The link is too old to be kept (product 8); the account is followed all the same.
  | { readonly kind: 'link-wiped' }
  | { readonly kind: 'redeemed' }
  // Compared with the snapshot. `mismatch`: they signed in at another domain than that of `mail`, as an id shows; `as-accepted`:
  // at the one for which somebody gave a reason to go on without Teams.
  | { readonly kind: 'verified'; readonly result: 'fine' | 'as-accepted' | 'mismatch' | 'not-readable' }
  // By a press: the old value of `mail` is put back, after an end without acceptance.
  | { readonly kind: 'mail-back-asked'; readonly by: UserId; readonly clientRequestId: string }
  | { readonly kind: 'mail-back' }
  | { readonly kind: 'mail-back-refused'; readonly refusal: AccountRefusal }
  | { readonly kind: 'closed'; readonly by: UserId }
  // Before the card is posted anew, so that it calls for attention: a gap is better than a second message.
  | { readonly kind: 'telling'; readonly what: ConversionState }
  // Somebody asked not to be known here any more.
  | { readonly kind: 'person-forgotten' };

export type ConversionEntry = Kinds & { readonly at: Date };
export type ConversionEntryKind = ConversionEntry['kind'];
