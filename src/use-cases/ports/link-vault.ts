import type { InvitationId } from '../../domain/ids.ts';
import type { RedeemUrl } from '../../domain/redeem-url.ts';

/** Each POST makes a link of its own, and only that of the attempt that was recorded is good (G1.9). */
export interface LinkOfAttempt {
  readonly invitationId: InvitationId;
  readonly attempt: number;
}

/** The redeem URLs, encrypted, and nowhere else. */
export interface LinkVault {
  /** Keeps the link of an attempt. One that was taken for lost and comes late leaves the links of others as they are. */
  keep(link: LinkOfAttempt & { readonly url: RedeemUrl }): Promise<void>;
  read(link: LinkOfAttempt): Promise<RedeemUrl | undefined>;
  /** The links of all attempts. */
  wipe(invitationId: InvitationId): Promise<void>;
  /** The links of earlier attempts: a newer one has made them useless. */
  wipeBefore(link: LinkOfAttempt): Promise<void>;
  /** Removes links that were kept before the given time, whatever became of them; of so many invitations at once. */
  forget(before: Date, limit: number): Promise<void>;
  /** Since when links of an invitation are here. */
  keptAt(invitationId: InvitationId): Promise<readonly Date[]>;
}
