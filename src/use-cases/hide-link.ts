import type { InvitationId } from '../domain/ids.ts';
import type { Clock } from './ports/clock.ts';
import type { Ledger } from './ports/ledger.ts';
import type { LinkCards } from './ports/link-cards.ts';
import type { Notifier } from './ports/notifier.ts';
import type { People } from './ports/people.ts';

export interface HideLinkDeps {
  readonly ledger: Ledger;
  readonly linkCards: LinkCards;
  readonly people: People;
  readonly notifier: Notifier;
  readonly clock: Clock;
}

export type HideLinkOutcome = { readonly outcome: 'hidden'; readonly cards: number; readonly unreachable: number };

const CLOSED_HOURS = 6;

/** Edits every card whose link is used, dead or passed on to one without it (product 8). May run again. */
export async function hideLink(deps: HideLinkDeps, id: InvitationId): Promise<HideLinkOutcome> {
  const { ledger, linkCards, people, notifier, clock } = deps;
  const cards = await linkCards.outdated(id);
  const reading = await ledger.read(id);
  if (!reading) return { outcome: 'hidden', cards: 0, unreachable: 0 };
  const results = await Promise.all(
    cards.map(async (card) => {
      const person = await people.find(card.viewerId);
      const { outcome } = await notifier.editLinkCard(card, reading, { person });
      // Whoever has closed the chat still has the message: it is tried again, not forgotten.
      if (outcome === 'unreachable')
        await linkCards.putOff(card, new Date(clock().getTime() + CLOSED_HOURS * 3_600_000));
      else await linkCards.forget(card);
      return outcome;
    }),
  );
  const unreachable = results.filter((outcome) => outcome === 'unreachable').length;
  return { outcome: 'hidden', cards: results.length - unreachable, unreachable };
}
