import type { InvitationId } from '../../src/domain/ids.ts';
import type { RedeemUrl } from '../../src/domain/redeem-url.ts';
import type { LinkVault } from '../../src/use-cases/ports/link-vault.ts';

export function memoryLinkVault(): LinkVault {
  const kept = new Map<InvitationId, RedeemUrl>();
  return {
    keep: async (id, url) => {
      kept.set(id, url);
    },
    read: async (id) => kept.get(id),
    wipe: async (id) => {
      kept.delete(id);
    },
  };
}
