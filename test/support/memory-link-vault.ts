import type { RedeemUrl } from '../../src/domain/redeem-url.ts';
import type { Clock } from '../../src/use-cases/ports/clock.ts';
import type { LinkOfAttempt, LinkVault } from '../../src/use-cases/ports/link-vault.ts';

export function memoryLinkVault({ clock }: { readonly clock: Clock }): LinkVault {
  const kept = new Map<string, LinkOfAttempt & { readonly url: RedeemUrl; readonly keptAt: Date }>();
  const keyOf = ({ invitationId, attempt }: LinkOfAttempt) => `${invitationId} ${attempt}`;
  return {
    keep: async (link) => {
      kept.set(keyOf(link), { ...link, keptAt: clock() });
    },
    read: async (link) => kept.get(keyOf(link))?.url,
    wipe: async (invitationId) => {
      for (const link of [...kept.values()]) if (link.invitationId === invitationId) kept.delete(keyOf(link));
    },
    wipeBefore: async ({ invitationId, attempt }) => {
      for (const link of [...kept.values()])
        if (link.invitationId === invitationId && link.attempt < attempt) kept.delete(keyOf(link));
    },
    forget: async (before, limit) => {
      const old = [...kept.values()].filter(({ keptAt }) => keptAt < before);
      const ids = [...new Set(old.map(({ invitationId }) => invitationId))].slice(0, limit);
      for (const link of old) if (ids.includes(link.invitationId)) kept.delete(keyOf(link));
    },
    keptAt: async (invitationId) =>
      [...kept.values()].filter((link) => link.invitationId === invitationId).map(({ keptAt }) => keptAt),
  };
}
