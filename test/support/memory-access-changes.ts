import type { AccessChangeRequest } from '../../src/domain/access-change/access-change.ts';
import type { AccessChangeEntry } from '../../src/domain/access-change/access-change-entry.ts';
import type { AccessChangePerson } from '../../src/domain/access-change/access-change-person.ts';
import { changeSpellings } from '../../src/domain/access-change/held-change.ts';
import { replayChange } from '../../src/domain/access-change/replay-change.ts';
import type { RequestId } from '../../src/domain/ids.ts';
import type { AccessChangeReading, AccessChanges } from '../../src/use-cases/ports/access-changes.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';
import { type MemoryAccountLedger, memoryAccountLedger } from './memory-account-ledger.ts';

export type MemoryAccessChanges = AccessChanges &
  MemoryAccountLedger<AccessChangeEntry, AccessChangePerson, AccessChangeReading>;

/** A ledger of changes of access in memory. `enqueue` is told of the jobs as they are recorded. */
export function memoryAccessChanges(settings: {
  readonly enqueue: (jobs: readonly NewJob[]) => void;
  /** Forgets where the cards are. */
  readonly removeCopies: (id: RequestId) => void;
}): MemoryAccessChanges {
  const { enqueue, removeCopies } = settings;
  const rows = memoryAccountLedger<AccessChangeRequest, AccessChangeEntry, AccessChangePerson, AccessChangeReading>({
    enqueue,
    replay: ({ request, ...kept }) => ({ ...kept, change: replayChange(request, kept.entries) }),
    hasAddress: (person, address) => changeSpellings(person, address).length > 0,
  });

  return {
    ...rows.ledger,
    open: async ({ request, person, entries, dueAt, jobs }) => {
      const outcome = rows.find(request.id) ? 'opened-already' : rows.taken(request);
      if (outcome) return { outcome };
      rows.add({ request, person, entries, dueAt }, jobs);
      return { outcome: 'recorded' };
    },
    ofInvitation: async (id) => {
      const found = rows.all().find(({ request }) => request.invitationId === id);
      return found && rows.ledger.read(found.request.id);
    },
    due: async (now, limit) => {
      const { readings, unreadable } = rows.due(now, limit);
      return { changes: readings.map(({ change }) => change), unreadable };
    },
    forget: async ({ copies, now, ...until }, limit) => {
      for (const { request, person } of rows.oldest(until).slice(0, limit))
        rows.letGo(request.id, person?.addressNew ?? person?.addressNow, now);
      for (const { request, wipedAt, dueAt } of rows.all())
        if (wipedAt && wipedAt < copies && !dueAt) removeCopies(request.id);
    },
  };
}
