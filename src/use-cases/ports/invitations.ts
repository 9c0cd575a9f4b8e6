import type { EmailAddress } from '../../domain/email-address.ts';
import type { InvitationFailure } from '../../domain/failures.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { RedeemUrl } from '../../domain/redeem-url.ts';

export interface InvitationOrder {
  readonly address: EmailAddress;
  readonly name?: string | undefined;
  /** The internal account that this converts (G3.3), without a sponsor; undefined: a guest is invited. */
  readonly accountId?: UserId | undefined;
  /** `accountId` is a guest whose redemption is reset to this address (G3.5). */
  readonly isReset?: true | undefined;
  /** Undefined: the body is sent without, because Microsoft refused it with one. */
  readonly sponsorId?: UserId | undefined;
  /** Where the redemption ends: in Teams, or, without a team, at the apps that are shared with the guest (G12.1). */
  readonly landing: 'teams' | 'apps';
  /** Microsoft sends its own mail with a new link, in this language; undefined: it sends none. */
  readonly microsoftsMail?: Language | undefined;
  readonly clientRequestId: string;
}

export type InviteOutcome =
  | {
      readonly outcome: 'issued';
      readonly guestId: UserId;
      readonly redeemUrl: RedeemUrl;
      /** The answer says that the account has accepted already: nothing was issued to anybody new. */
      readonly wasThere?: boolean | undefined;
    }
  /** The body was refused for its sponsor, and nothing was done. */
  | { readonly outcome: 'sponsor-refused' }
  | {
      readonly outcome: 'refused';
      readonly failure: InvitationFailure;
      /** The account to be converted does not have the address, or a copy of it does not yet (E5, G6). */
      readonly mayPass?: boolean | undefined;
    };

export interface Invitations {
  /**
   * POST /invitations, once: never repeated inside, because a repeated POST makes the earlier link useless (G1.9).
   * Microsoft sends no mail unless it is asked to. Throws EdgeError.
   */
  invite(order: InvitationOrder): Promise<InviteOutcome>;
}
