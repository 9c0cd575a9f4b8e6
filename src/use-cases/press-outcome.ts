import type { InvitationId, RequestId, UserId } from '../domain/ids.ts';
import type { CardSubject } from './card-subject.ts';

/** Whoever pressed a button, and the card it stands on; what they may do is decided from the ledger. */
export interface Press {
  readonly callerId: UserId;
  readonly requestId: RequestId;
  /** What the pressed card showed (domain/press-mark.ts); looking and cancelling do not need it. */
  readonly mark?: string | undefined;
  /** The one that was meant, on a card of several. */
  readonly invitationId?: InvitationId | undefined;
}

export type PressOutcome =
  | { readonly outcome: 'card'; readonly subject: CardSubject; readonly note?: 'stale' | 'twice' | undefined }
  /** It belongs to somebody else; nothing happened. */
  | { readonly outcome: 'not-yours' }
  | { readonly outcome: 'not-found' };
