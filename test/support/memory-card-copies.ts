import type { RequestId } from '../../src/domain/ids.ts';
import { type StoredSubject, stampOf } from '../../src/use-cases/card-subject.ts';
import { type SubjectDeps, storedSubject } from '../../src/use-cases/load-subject.ts';
import { BEHIND_DAYS, type CardCopies, type CardCopy } from '../../src/use-cases/ports/card-copies.ts';
import type { Clock } from '../../src/use-cases/ports/clock.ts';
import type { MemoryAccessChanges } from './memory-access-changes.ts';
import type { MemoryConversions } from './memory-conversions.ts';
import type { MemoryLedger } from './memory-ledger.ts';

export interface MemoryCardCopies extends CardCopies {
  /** For `memoryInvitees`. */
  removeAll(id: RequestId): void;
}

/** Copies in memory. What they should show is asked of the ledger and the drafts beside them. */
export function memoryCardCopies(
  deps: Pick<SubjectDeps, 'drafts' | 'conversionDrafts'> & {
    readonly ledger: MemoryLedger;
    readonly conversions: MemoryConversions;
    readonly accessChanges: MemoryAccessChanges;
    readonly clock: Clock;
  },
): MemoryCardCopies {
  const kept = new Map<string, CardCopy>();
  /** Until when, where it is tried again. */
  const closed = new Map<string, Date | undefined>();
  function changedAt(subject: StoredSubject): Date {
    if (subject.kind === 'conversion-request') return deps.conversions.changedAt(subject.reading.conversion.id);
    if (subject.kind === 'access-change') {
      const changed = deps.accessChanges.changedAt(subject.reading.change.id);
      return new Date(Math.max(changed.getTime(), subject.handedOn?.acceptedAt?.getTime() ?? 0));
    }
    if (subject.kind !== 'request') return subject.draft.createdAt;
    const { requestId, requestedAt } = subject.readings[0].invitation;
    const ofRequest = deps.ledger.all().filter(({ invitation }) => invitation.requestId === requestId);
    const wiped = ofRequest.flatMap(({ wipedAt }) => wipedAt?.getTime() ?? []);
    return new Date(Math.max(requestedAt.getTime(), ...wiped));
  }
  const adopt = (copy: CardCopy) => {
    kept.set(messageOf(copy), copy);
    closed.delete(messageOf(copy));
  };
  async function isBehind(id: RequestId): Promise<boolean> {
    const subject = await storedSubject(deps, id);
    const since = deps.clock().getTime() - BEHIND_DAYS * 86_400_000;
    if (!subject) return false;
    const isRecent = changedAt(subject).getTime() >= since;
    const isToBeShown = (copy: CardCopy) => {
      if (!closed.has(messageOf(copy))) return isRecent;
      const until = closed.get(messageOf(copy));
      return until !== undefined && until <= deps.clock() && subject.kind === 'conversion-request';
    };
    return [...kept.values()].some(
      (copy) => copy.requestId === id && copy.shown !== stampOf(subject) && isToBeShown(copy),
    );
  }
  return {
    of: async (requestId) =>
      [...kept.values()]
        .filter((copy) => copy.requestId === requestId)
        .toSorted((a, b) => (messageOf(a) < messageOf(b) ? -1 : 1)),
    before: async (viewerId) => [...kept.values()].filter((copy) => copy.viewerId === viewerId),
    removeAll: (id) => {
      for (const copy of [...kept.values()]) if (copy.requestId === id) kept.delete(messageOf(copy));
    },
    adopt: async (copy) => adopt(copy),
    shown: async (copy, now) => {
      const known = kept.get(messageOf(copy));
      const isSame = now.activityId === copy.activityId;
      if (isSame && !known) return;
      kept.delete(messageOf(copy));
      adopt({ ...(isSame && known ? known : copy), ...now });
    },
    unreachable: async (copy, until) => {
      if (kept.has(messageOf(copy))) closed.set(messageOf(copy), until);
    },
    letGo: async (copy) => {
      kept.delete(messageOf(copy));
      closed.delete(messageOf(copy));
    },
    behind: async (limit) => {
      const ids = [...new Set([...kept.values()].map(({ requestId }) => requestId))];
      const answers = await Promise.all(ids.map(isBehind));
      return ids.filter((_, index) => answers[index]).slice(0, limit);
    },
  };
}

function messageOf({ requestId, conversationId, activityId }: CardCopy): string {
  return [requestId, conversationId, activityId].join(' ');
}
