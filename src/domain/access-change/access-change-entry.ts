import type { MailBackRefusal } from '../conversion/conversion-entry.ts';
import type { UserId } from '../ids.ts';
import type { AccessChangeState, ChangeFailure } from './access-change.ts';

type Kinds =
  | { readonly kind: 'requested'; readonly by: UserId; readonly policyVersion: number }
  // Each step of the question to the administrators; `reached`: how many of them have it now.
  | { readonly kind: 'deciders-asked'; readonly reached: number }
  | { readonly kind: 'deciders-reminded'; readonly reached: number }
  | { readonly kind: 'decision-escalated'; readonly reached: number }
  | { readonly kind: 'confirmed'; readonly by: UserId }
  // The reason is somebody's words: it stands beside the ledger.
  | { readonly kind: 'denied'; readonly by: UserId }
  | { readonly kind: 'lapsed' }
  | { readonly kind: 'withdrawn'; readonly by: UserId }
  // Intention before the act on the account; after `put-off` nothing was done.
  | { readonly kind: 'writing'; readonly clientRequestId: string }
  | { readonly kind: 'put-off'; readonly because: 'throttled' | 'unavailable' }
  | { readonly kind: 'written' }
  | { readonly kind: 'seen' }
  // For `reset` and `address`: the invitation that hands the access on is open, and Microsoft has not been asked yet.
  | { readonly kind: 'opened' }
  // For these, that it is issued; it is followed by a card of its own from then on.
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly because: ChangeFailure }
  // By a press, after another address was written in vain: the one of before is put back.
  | { readonly kind: 'address-back-asked'; readonly by: UserId; readonly clientRequestId: string }
  | { readonly kind: 'address-back' }
  | { readonly kind: 'address-back-refused'; readonly refusal: MailBackRefusal }
  // Before a message of its own: a gap is better than a second one.
  | { readonly kind: 'telling'; readonly what: AccessChangeState }
  // Somebody asked not to be known here any more.
  | { readonly kind: 'person-forgotten' };

export type AccessChangeEntry = Kinds & { readonly at: Date };
export type AccessChangeEntryKind = AccessChangeEntry['kind'];
