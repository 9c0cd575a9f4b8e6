import type { InvitationFailure, MailRefusal } from '../failures.ts';
import type { RequestId, UserId } from '../ids.ts';
import type { InvitingReason } from '../ledger-entry.ts';
import type { ToldOfConversion } from './conversion.ts';
import type { ConversionCode } from './conversion-details.ts';

/** Why the holder cannot be asked in Teams (design 3.13). `not-reached`: every try failed, and none said that it is for good. */
export const UNREACHABLE = ['no-teams', 'no-app', 'not-reached', 'no-answer'] as const;
export type Unreachable = (typeof UNREACHABLE)[number];

/** What Microsoft, or the account, said to a write. */
export type AccountRefusal = 'permission-missing' | 'refused' | 'account-gone';

/** What may be done once they have accepted, each by a press (product 5.9). `member` takes `guest` back. */
export type AftercareStep = 'sessions' | 'guest' | 'member' | 'password';

/** Why a step is not done: what its own check found, or what Microsoft said. `unanswered`: for a day nothing said that it is. */
export type AftercareRefusal = AccountRefusal | 'owns-teams' | 'has-role' | 'synced' | 'right-lost' | 'unanswered';

/**
 * Where the look at an account that was accepted stops, and nothing more is done (product 5.9). `mismatch`: they signed in at
 * another domain than that of `mail`, as an id or the sign-in log shows. `not-accepted`: it is not, or not any more.
 */
export type Surprise = 'account-gone' | 'not-accepted' | 'another-account' | 'mismatch';

/** `as-accepted`: at the domain for which somebody gave a reason to go on without Teams. `not-readable`: at which is not known. */
export type Verified = 'fine' | 'as-accepted' | 'not-readable' | Surprise;

/** `right-lost`: whoever pressed administers no more. After that, and where nothing has answered, it may be asked for again. */
export type MailBackRefusal = AccountRefusal | 'right-lost' | 'unanswered';

/** Why a mail did not go out. `unanswered`: for a day it could certainly not be sent, and nothing said that it cannot at all. */
export type MailSetback = MailRefusal | 'unanswered';

type Kinds =
  | {
      readonly kind: 'requested';
      readonly by: UserId;
      readonly policyVersion: number;
      /** What was found and is accepted with a confirmation. */
      readonly findings: readonly ConversionCode[];
      /** Whether the conversion is agreed at all is asked first, before anything is taken from the person (product 5.2). */
      readonly isInPrinciple?: true | undefined;
      /** By somebody who may ask and does not administer: one administrator is enough then (product 5.4). */
      readonly isByConverter?: true | undefined;
    }
  | { readonly kind: 'agreed-in-principle'; readonly by: UserId }
  // By a press, of what is agreed in principle, or asked to be confirmed: then with what a confirmation accepts from now on. What
  // was found stands beside the ledger.
  | {
      readonly kind: 'checked-again';
      readonly by: UserId;
      readonly findings?: readonly ConversionCode[] | undefined;
    }
  // What had to be taken away is gone: the confirmation itself is asked for.
  | {
      readonly kind: 'confirmation-asked';
      readonly by: UserId;
      readonly policyVersion: number;
      readonly findings: readonly ConversionCode[];
    }
  // Each step of the question to the administrators; `reached`: how many of them have it now.
  | { readonly kind: 'deciders-asked'; readonly reached: number }
  | { readonly kind: 'deciders-reminded'; readonly reached: number }
  // `newTo`: who has not had it before.
  | {
      readonly kind: 'decision-escalated';
      readonly reached: number;
      readonly newTo?: readonly UserId[] | undefined;
    }
  // `ticked`: rows that were not read, and are accepted so.
  | { readonly kind: 'confirmed'; readonly by: UserId; readonly ticked: readonly ConversionCode[] }
  // The reason is somebody's words: it stands beside the ledger.
  | { readonly kind: 'denied'; readonly by: UserId }
  | { readonly kind: 'lapsed'; readonly waitedFor: 'agreement' | 'agreed' | 'decision' | 'holder' | 'directory' }
  | { readonly kind: 'withdrawn'; readonly by: UserId }
  // The question to the account itself is in its chat.
  | { readonly kind: 'holder-asked' }
  | { readonly kind: 'holder-unreachable'; readonly because: Unreachable }
  | { readonly kind: 'ask-again'; readonly by: UserId }
  // `isByPolicy`: nobody was asked, because the policy does not want it.
  | { readonly kind: 'holder-agreed'; readonly isByPolicy?: true | undefined }
  | { readonly kind: 'holder-refused' }
  // A code to the external address, by whoever confirmed (product 5.5); it is never written down, its hash is kept apart.
  | { readonly kind: 'code-asked'; readonly by: UserId }
  | { readonly kind: 'code-sending'; readonly clientRequestId: string }
  | { readonly kind: 'code-put-off'; readonly because: 'throttled' | 'unavailable' }
  | { readonly kind: 'code-sent' }
  | { readonly kind: 'code-failed'; readonly because: MailRefusal | 'unsure' }
  | { readonly kind: 'code-wrong'; readonly by: UserId }
  // The code was right: the external address is theirs.
  | { readonly kind: 'holder-proven'; readonly by: UserId }
  // On without proof; the reason stands beside the ledger.
  | { readonly kind: 'proof-waived'; readonly by: UserId }
  // Intention before the PATCH of `mail`; old and new value stand beside the ledger.
  | { readonly kind: 'writing-mail'; readonly clientRequestId: string }
  | { readonly kind: 'mail-put-off'; readonly because: 'throttled' | 'unavailable' }
  | { readonly kind: 'mail-written' }
  | { readonly kind: 'mail-refused'; readonly refusal: AccountRefusal }
  // A plain read shows it.
  | { readonly kind: 'mail-seen' }
  // The check right before an invitation found what nobody has accepted; of an attempt before it the answer was lost, if any.
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
  // For a day nothing could be found out about attempts whose answers were lost: an invitation may be out.
  | { readonly kind: 'invite-unsure' }
  | { readonly kind: 'issued'; readonly attempt: number }
  | { readonly kind: 'invite-refused'; readonly attempt: number; readonly failure: InvitationFailure }
  // The answer names another account than the one that was asked for (E4).
  | { readonly kind: 'strayed'; readonly got: UserId; readonly isRemoved: boolean }
  // The holder's message shows the link.
  | { readonly kind: 'link-shown' }
  // Their chat cannot be written to any more: the link goes to the external address.
  | { readonly kind: 'routed-by-mail' }
  // Intention before the mail with the link; without a result it is never repeated by itself (product 10).
  | { readonly kind: 'link-sending'; readonly mail: number; readonly clientRequestId: string }
  | { readonly kind: 'link-put-off'; readonly mail: number; readonly because: 'throttled' | 'unavailable' }
  | { readonly kind: 'link-mailed'; readonly mail: number }
  | { readonly kind: 'link-refused'; readonly mail: number; readonly refusal: MailSetback }
  | { readonly kind: 'link-unsure'; readonly mail: number; readonly since: Date }
  | { readonly kind: 'link-again-asked'; readonly by: UserId }
  // Before the message: a gap is better than a second one. `reminder` counts the days of the policy that are done with.
  | { readonly kind: 'holder-reminding'; readonly reminder: number }
  | { readonly kind: 'holder-reminded'; readonly reminder: number }
  | { readonly kind: 'reminders-stopped'; readonly by: UserId }
  // The holder says that something is wrong with it.
  | { readonly kind: 'problem-reported' }
  // It cannot be withdrawn any more; the account stays watched (product 5.8).
  | { readonly kind: 'stopped-after-issue'; readonly by: UserId }
  // Another administrator has to confirm it: a request of its own.
  | { readonly kind: 'block-asked'; readonly by: UserId; readonly changeId: RequestId }
  | { readonly kind: 'sign-in-blocked'; readonly by: UserId }
  // The request for it came to nothing.
  | { readonly kind: 'block-ended' }
  // Another address, because the sign-in does not fit this one: a request of its own.
  | { readonly kind: 'address-asked'; readonly by: UserId; readonly changeId: RequestId }
  // Accepted after the stop, and wanted after all.
  | { readonly kind: 'finish-asked'; readonly by: UserId }
  // The account was deleted before anybody accepted.
  | { readonly kind: 'account-gone' }
  // The link is too old to be kept (product 8); the account is followed all the same.
  | { readonly kind: 'link-wiped' }
  | { readonly kind: 'redeemed' }
  // Looked at, and compared with the snapshot where nothing is wrong. `other`: the account that has accepted in its place.
  | { readonly kind: 'verified'; readonly result: Verified; readonly other?: UserId | undefined }
  // By a press: the old value of `mail` is put back, after an end without acceptance.
  | { readonly kind: 'mail-back-asked'; readonly by: UserId; readonly clientRequestId: string }
  | { readonly kind: 'mail-back' }
  | { readonly kind: 'mail-back-refused'; readonly refusal: MailBackRefusal }
  // The address of Teams for us goes to the external address: once by itself and then by a press.
  | { readonly kind: 'teams-link-asked'; readonly by: UserId }
  | { readonly kind: 'teams-link-sending'; readonly mail: number; readonly clientRequestId: string }
  | { readonly kind: 'teams-link-put-off'; readonly mail: number; readonly because: 'throttled' | 'unavailable' }
  | { readonly kind: 'teams-link-sent'; readonly mail: number }
  | { readonly kind: 'teams-link-failed'; readonly mail: number; readonly because: MailSetback | 'unsure' }
  | {
      readonly kind: 'aftercare-asked';
      readonly step: AftercareStep;
      readonly by: UserId;
      readonly clientRequestId: string;
    }
  | { readonly kind: 'aftercare-done'; readonly step: AftercareStep }
  | { readonly kind: 'aftercare-refused'; readonly step: AftercareStep; readonly because: AftercareRefusal }
  | { readonly kind: 'closed'; readonly by: UserId }
  // Before the card is posted anew, so that it calls for attention: a gap is better than a second message.
  | { readonly kind: 'telling'; readonly what: ToldOfConversion }
  // Somebody asked not to be known here any more.
  | { readonly kind: 'person-forgotten' };

export type ConversionEntry = Kinds & { readonly at: Date };
export type ConversionEntryKind = ConversionEntry['kind'];
