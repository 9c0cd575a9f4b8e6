import type { RequestId, UserId } from '../domain/ids.ts';
import { isAdministrator } from './admin-right.ts';
import { askerOf, type CardSubject, isForAdmins, stampOf } from './card-subject.ts';
import { loadSubject, type SubjectDeps } from './load-subject.ts';
import type { CardCopies } from './ports/card-copies.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Notifier, Viewer } from './ports/notifier.ts';
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

/** Findings in full are for those who administer now, not for those who did when they were asked (checks 1). Throws EdgeError. */
async function roleOf(deps: ShowCardDeps, viewerId: UserId, subject: CardSubject): Promise<Viewer['as']> {
  if (askerOf(subject) === viewerId) {
    const maySee = !isForAdmins(subject) || (await isAdministrator(deps, viewerId));
    return maySee ? 'asker' : 'nobody';
  }
  // Nobody else is asked to look at a conversion.
  if (subject.kind === 'conversion') return 'nobody';
  const { admins } = await deps.policies.current();
  const { held } = await deps.directory.read({ held: { fact: 'memberships', of: viewerId, among: admins } });
  if (!('read' in held)) throw new EdgeError('unavailable', 'viewer-not-readable');
  return held.read.length > 0 ? 'admin' : 'nobody';
}

/** Brings every copy of the card up to what the ledger says now; those that say it already are left alone. */
export async function showCard(deps: ShowCardDeps, id: RequestId): Promise<ShowCardOutcome> {
  const subject = await loadSubject(deps, id);
  if (!subject) return { outcome: 'shown', edited: 0, unreachable: 0 };
  const stamp = stampOf(subject);
  const copies = (await deps.cardCopies.of(id)).filter(({ shown }) => shown !== stamp);
  const results = await Promise.all(
    copies.map(async (copy) => {
      const person = await deps.people.find(copy.viewerId);
      const result = await deps.notifier.show(
        copy,
        { as: await roleOf(deps, copy.viewerId, subject), person },
        subject,
      );
      const activityId = result.outcome === 'sent-anew' ? result.activityId : copy.activityId;
      if (result.outcome === 'unreachable') await deps.cardCopies.unreachable(copy);
      else await deps.cardCopies.shown(copy, { activityId, shown: stamp });
      return result.outcome;
    }),
  );
  const unreachable = results.filter((outcome) => outcome === 'unreachable').length;
  return { outcome: 'shown', edited: results.length - unreachable, unreachable };
}
