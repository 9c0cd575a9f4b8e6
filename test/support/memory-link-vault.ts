import type { RedeemUrl } from '../../src/domain/redeem-url.ts';
import type { LinkOfAttempt, LinkVault } from '../../src/use-cases/ports/link-vault.ts';

export function memoryLinkVault(): LinkVault {
  const kept = new Map<string, LinkOfAttempt & { readonly url: RedeemUrl }>();
  const keyOf = ({ invitationId, attempt }: LinkOfAttempt) => `${invitationId} ${attempt}`;
  return {
    keep: async (link) => {
      kept.set(keyOf(link), link);
    },
    read: async (link) => kept.get(keyOf(link))?.url,
    wipe: async (invitationId) => {
      for (const link of [...kept.values()]) if (link.invitationId === invitationId) kept.delete(keyOf(link));
    },
  };
}
