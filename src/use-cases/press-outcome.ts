import type { InvitationId, RequestId, UserId } from '../domain/ids.ts';
import type { CardSubject } from './card-subject.ts';
import type { ConversionReading } from './ports/conversions.ts';
import type { Reading } from './ports/ledger.ts';
import type { ViewerRole } from './ports/notifier.ts';

/** Whoever pressed a button, and the card it stands on; what they may do is decided from the ledger. */
export interface Press {
  readonly callerId: UserId;
  readonly requestId: RequestId;
  /** What the pressed card showed (domain/press-mark.ts); looking and cancelling do not need it. */
  readonly mark?: string | undefined;
  /** The one that was meant, on a card of several. */
  readonly invitationId?: InvitationId | undefined;
}

/** Why the presser sees the card in place of what they pressed. */
export type PressNote =
  | 'stale'
  | 'twice'
  | 'reason-missing'
  /** Somebody else has decided meanwhile. */
  | 'late'
  /** Whoever asked, and whose account it is, do not decide. */
  | 'own'
  | 'holder'
  | 'name-differs'
  | 'ticks-missing'
  /** There is nobody who could confirm. */
  | 'one-admin'
  /** What it was asked on was too old: it was read again, and nobody was asked. */
  | 'read-anew'
  /** Of the code that went to the external address: no six digits, others, too late, one try too many, too many today. */
  | 'code-missing'
  | 'code-wrong'
  | 'code-late'
  | 'code-tries-used-up'
  | 'codes-used-up'
  /** Whoever asked and whoever confirmed are told of it. */
  | 'problem-told'
  /** Another administrator has to confirm it, and has the question. */
  | 'change-asked'
  /** Of a change of access that was not asked for: the account has a role, is another one by now, or is somebody's in another request; the address cannot be theirs. */
  | 'has-role'
  | 'account-changed'
  | 'account-in-use'
  /** A conversion of it ended, and its link may be good still. */
  | 'account-converted'
  | 'address-refused';

export type PressOutcome =
  | {
      readonly outcome: 'card';
      readonly subject: CardSubject;
      readonly note?: PressNote | undefined;
      readonly as?: ViewerRole | undefined;
    }
  /** The card that showed the link, without it: after any press on it the link is not shown there any more. */
  | { readonly outcome: 'link-card'; readonly reading: Reading; readonly note?: 'stale' | 'twice' | undefined }
  /** Who did what, newest first; the people by name, as far as they are known. */
  | { readonly outcome: 'history'; readonly reading: Reading; readonly names: ReadonlyMap<UserId, string> }
  | {
      readonly outcome: 'conversion-history';
      readonly reading: ConversionReading;
      readonly names: ReadonlyMap<UserId, string>;
    }
  /** It belongs to somebody else; nothing happened. */
  | { readonly outcome: 'not-yours' }
  /** It is for those who administer, as the presser does no more; nothing happened, and nothing is shown. */
  | { readonly outcome: 'no-admin' }
  | { readonly outcome: 'not-found' }
  /** More was typed than can be brought back: nothing is taken from the card it was typed on. */
  | { readonly outcome: 'too-long'; readonly length: number; readonly max: number };
