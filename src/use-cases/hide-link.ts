import { isShown } from '../domain/delivery.ts';
import type { InvitationId } from '../domain/ids.ts';
import { appendStep } from './append-step.ts';
import type { LinkCards } from './ports/link-cards.ts';
import type { Notifier } from './ports/notifier.ts';
import type { People } from './ports/people.ts';
import type { RecordDeps } from './record-step.ts';

export interface HideLinkDeps extends RecordDeps {
  readonly linkCards: LinkCards;
  readonly people: People;
  readonly notifier: Notifier;
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
  await sayHidden(deps, id);
  const unreachable = results.filter((outcome) => outcome === 'unreachable').length;
  return { outcome: 'hidden', cards: results.length - unreachable, unreachable };
}

/** Nobody has said what became of the link, and no card shows it: the living card must not say that one does. */
async function sayHidden(deps: HideLinkDeps, id: InvitationId): Promise<void> {
  if ((await deps.linkCards.of(id)).length > 0) return;
  await appendStep(deps, { id, entry: { kind: 'hand-over-hidden' }, isWanted: isShown });
}
