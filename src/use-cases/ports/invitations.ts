import type { EmailAddress } from '../../domain/email-address.ts';
import type { InvitationFailure } from '../../domain/failures.ts';
import type { UserId } from '../../domain/ids.ts';
import type { RedeemUrl } from '../../domain/redeem-url.ts';

export interface InvitationOrder {
  readonly address: EmailAddress;
  readonly name?: string | undefined;
  readonly sponsorId: UserId;
  /** Where the redemption ends: in Teams, or, without a team, at the apps that are shared with the guest (G12.1). */
  readonly landing: 'teams' | 'apps';
  readonly clientRequestId: string;
}

export type InviteOutcome =
  | { readonly outcome: 'issued'; readonly guestId: UserId; readonly redeemUrl: RedeemUrl }
  | { readonly outcome: 'refused'; readonly failure: InvitationFailure };

export interface Invitations {
  /**
   * POST /invitations, once: never repeated inside, because a repeated POST makes the earlier link useless (G1.9).
   * Microsoft sends no mail. Throws EdgeError.
   */
  invite(order: InvitationOrder): Promise<InviteOutcome>;
}
