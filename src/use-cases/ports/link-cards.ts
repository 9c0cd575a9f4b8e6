import type { InvitationId, UserId } from '../../domain/ids.ts';

/** A message that shows a redeem link, or is about to: known here before the link stands in it. */
export interface LinkCard {
  readonly invitationId: InvitationId;
  /** Whose link it is, as in the vault. */
  readonly attempt: number;
  readonly viewerId: UserId;
  readonly serviceUrl: string;
  readonly conversationId: string;
  readonly activityId: string;
}

/** Every card that showed a link is edited to one without it, once the link is used, dead or passed on (product 8). */
export interface LinkCards {
  /** Before the link is shown on it. */
  keep(card: LinkCard): Promise<void>;
  /** Those that may show the link, now and a moment from now. */
  of(invitationId: InvitationId): Promise<readonly LinkCard[]>;
  /** From now on the link must not be shown, whatever the vault still has. */
  hide(invitationId: InvitationId): Promise<void>;
  /** As `hide`, for one message alone. */
  hideOne(card: LinkCard): Promise<void>;
  /** It shows no link any more, or the message is gone. */
  forget(card: LinkCard): Promise<void>;
  /** The chat is closed to us at the moment: `toHide` names it no more until then. */
  putOff(card: LinkCard, until: Date): Promise<void>;
  /** Those whose link was wiped, replaced or passed on. */
  outdated(invitationId: InvitationId): Promise<readonly LinkCard[]>;
  /** Invitations with such a card. */
  toHide(now: Date, limit: number): Promise<readonly InvitationId[]>;
}
