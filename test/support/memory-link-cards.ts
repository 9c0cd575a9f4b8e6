import type { LinkCard, LinkCards } from '../../src/use-cases/ports/link-cards.ts';
import type { LinkVault } from '../../src/use-cases/ports/link-vault.ts';

interface Kept {
  readonly card: LinkCard;
  readonly isToHide: boolean;
  readonly putOffUntil?: Date;
}

/** Beside a vault, because what is wiped there is over here. */
export function memoryLinkCards(vault: LinkVault): LinkCards {
  const kept = new Map<string, Kept>();
  const keyOf = ({ conversationId, activityId }: LinkCard) => `${conversationId} ${activityId}`;
  const isOutdated = async ({ card, isToHide }: Kept) => isToHide || (await vault.read(card)) === undefined;

  async function sorted(own: readonly Kept[]) {
    const judged = await Promise.all(own.map(async (each) => ({ each, isOver: await isOutdated(each) })));
    return {
      current: judged.filter(({ isOver }) => !isOver).map(({ each }) => each),
      outdated: judged.filter(({ isOver }) => isOver).map(({ each }) => each),
    };
  }
  const own = (id: string) => [...kept.values()].filter(({ card }) => card.invitationId === id);

  return {
    keep: async (card) => {
      kept.set(keyOf(card), { isToHide: false, ...kept.get(keyOf(card)), card });
    },
    of: async (id) => (await sorted(own(id))).current.map(({ card }) => card),
    outdated: async (id) => (await sorted(own(id))).outdated.map(({ card }) => card),
    hide: async (id) => {
      for (const each of own(id)) kept.set(keyOf(each.card), { ...each, isToHide: true });
    },
    hideOne: async (card) => {
      const known = kept.get(keyOf(card));
      if (known) kept.set(keyOf(card), { ...known, isToHide: true });
    },
    forget: async (card) => {
      kept.delete(keyOf(card));
    },
    putOff: async (card, until) => {
      const known = kept.get(keyOf(card));
      if (known) kept.set(keyOf(card), { ...known, putOffUntil: until });
    },
    toHide: async (now, limit) => {
      const { outdated } = await sorted([...kept.values()]);
      const due = outdated.filter(({ putOffUntil }) => putOffUntil === undefined || putOffUntil <= now);
      return [...new Set(due.map(({ card }) => card.invitationId))].slice(0, limit);
    },
  };
}
