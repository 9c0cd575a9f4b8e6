import type { RequestId } from '../domain/ids.ts';
import { stampOf } from './card-subject.ts';
import { loadSubject, type SubjectDeps } from './load-subject.ts';
import type { CardCopies } from './ports/card-copies.ts';
import type { Notifier } from './ports/notifier.ts';
import type { People } from './ports/people.ts';

export interface ShowCardDeps extends SubjectDeps {
  readonly cardCopies: CardCopies;
  readonly people: People;
  readonly notifier: Notifier;
}

export interface ShowCardOutcome {
  readonly outcome: 'shown';
  readonly edited: number;
  readonly unreachable: number;
}

/** Brings every copy of the card up to what the ledger says now; those that say it already are left alone. */
export async function showCard(deps: ShowCardDeps, id: RequestId): Promise<ShowCardOutcome> {
  const subject = await loadSubject(deps, id);
  if (!subject) return { outcome: 'shown', edited: 0, unreachable: 0 };
  const stamp = stampOf(subject);
  const copies = (await deps.cardCopies.of(id)).filter(({ shown }) => shown !== stamp);
  const results = await Promise.all(
    copies.map(async (copy) => {
      const viewer = await deps.people.find(copy.viewerId);
      const result = await deps.notifier.show(copy, viewer, subject);
      const activityId = result.outcome === 'sent-anew' ? result.activityId : copy.activityId;
      if (result.outcome === 'unreachable') await deps.cardCopies.unreachable(copy);
      else await deps.cardCopies.shown(copy, { activityId, shown: stamp });
      return result.outcome;
    }),
  );
  const unreachable = results.filter((outcome) => outcome === 'unreachable').length;
  return { outcome: 'shown', edited: results.length - unreachable, unreachable };
}
