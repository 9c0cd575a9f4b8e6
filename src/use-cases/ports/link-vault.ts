import type { InvitationId } from '../../domain/ids.ts';
import type { RedeemUrl } from '../../domain/redeem-url.ts';

/** The redeem URLs, encrypted, and nowhere else. */
export interface LinkVault {
  /** Keeps the link of an invitation; a newer one takes the place of the older. */
  keep(id: InvitationId, url: RedeemUrl): Promise<void>;
  read(id: InvitationId): Promise<RedeemUrl | undefined>;
  wipe(id: InvitationId): Promise<void>;
}
