import type { AccessChangeRequest } from '../../src/domain/access-change/access-change.ts';
import type { AccessChangeEntry } from '../../src/domain/access-change/access-change-entry.ts';
import type { AccessChangePerson } from '../../src/domain/access-change/access-change-person.ts';
import { changeSpellings } from '../../src/domain/access-change/held-change.ts';
import { replayChange } from '../../src/domain/access-change/replay-change.ts';
import type { RequestId, UserId } from '../../src/domain/ids.ts';
import type { AccessChangeReading, AccessChanges } from '../../src/use-cases/ports/access-changes.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';

interface Kept {
  readonly request: AccessChangeRequest;
  readonly entries: readonly AccessChangeEntry[];
  readonly person: AccessChangePerson | undefined;
  /** In place of its hash. */
  readonly hashed?: string | undefined;
  readonly wipedAt?: Date | undefined;
  readonly dueAt: Date | undefined;
  readonly claims: UserId | undefined;
  /** Since when it is over, or when something happened last. */
  readonly quietSince: Date;
  readonly isSpoilt?: boolean;
}

export interface MemoryAccessChanges extends AccessChanges {
  /** Makes a change unreadable, as an entry that only a newer release knows would. */
  spoil(id: RequestId): void;
  /** For `memoryCardCopies`: when its cards had a reason to change last. */
  changedAt(id: RequestId): Date;
}

const HOUR_MS = 3_600_000;

/** A ledger of changes of access in memory. `enqueue` is told of the jobs as they are recorded. */
export function memoryAccessChanges(settings: {
  readonly enqueue: (jobs: readonly NewJob[]) => void;
  /** Forgets where the cards are. */
  readonly removeCopies: (id: RequestId) => void;
}): MemoryAccessChanges {
  const { enqueue, removeCopies } = settings;
  const kept = new Map<RequestId, Kept>();
  const all = () => [...kept.values()];
  const change = (id: RequestId, now: Partial<Kept>) => {
    const found = kept.get(id);
    if (found) kept.set(id, { ...found, ...now });
  };

  return {
    spoil: (id) => change(id, { isSpoilt: true }),
    changedAt: (id) => {
      const { quietSince, wipedAt } = kept.get(id) ?? {};
      return new Date(Math.max(0, ...[quietSince, wipedAt].map((date) => date?.getTime() ?? 0)));
    },
    open: async ({ request, person, entries, dueAt, jobs }) => {
      const { id, reference, accountId, requestedAt } = request;
      if (kept.has(id)) return { outcome: 'opened-already' };
      if (all().some(({ claims }) => claims === accountId)) return { outcome: 'account-taken' };
      if (all().some((each) => each.request.reference === reference)) return { outcome: 'reference-taken' };
      kept.set(id, { request, person, entries, dueAt, claims: accountId, quietSince: requestedAt });
      enqueue(jobs);
      return { outcome: 'recorded' };
    },
    read: async (id) => {
      const found = kept.get(id);
      return found && readingOf(found);
    },
    ofInvitation: async (id) => {
      const found = all().find(({ request }) => request.invitationId === id);
      return found && readingOf(found);
    },
    record: async ({ id, after, entries, person, dueAt, isOpen, jobs }) => {
      const before = kept.get(id);
      if (before?.entries.length !== after) return { outcome: 'outdated' };
      const last = entries.at(-1)?.at;
      const isLetGo = !last && before.dueAt === undefined;
      change(id, {
        entries: [...before.entries, ...entries],
        person: before.person && (person ?? before.person),
        dueAt: isLetGo ? undefined : dueAt,
        claims: isOpen ? before.claims : undefined,
        quietSince: before.claims === undefined || !last ? before.quietSince : last,
      });
      enqueue(jobs);
      return { outcome: 'recorded', number: after + entries.length };
    },
    openFor: async (accountId) => {
      const found = all().find(({ claims }) => claims === accountId)?.request;
      return found && { id: found.id, reference: found.reference };
    },
    due: async (now, limit) => {
      const found = all()
        .filter(({ dueAt }) => dueAt !== undefined && dueAt <= now)
        .toSorted((a, b) => Number(a.dueAt) - Number(b.dueAt))
        .slice(0, limit);
      const spoilt = found.filter(({ isSpoilt }) => isSpoilt);
      for (const { request } of spoilt) change(request.id, { dueAt: new Date(now.getTime() + HOUR_MS) });
      const changes = found.filter(({ isSpoilt }) => !isSpoilt).map((each) => readingOf(each).change);
      return { changes, unreadable: spoilt.length };
    },
    withAddress: async (address) =>
      all()
        .filter(({ person, hashed }) => (person ? changeSpellings(person, address).length > 0 : hashed === address))
        .map(readingOf),
    naming: async (id) =>
      all()
        .filter(({ request, entries }) => JSON.stringify([request, entries]).includes(id))
        .map(readingOf),
    wipe: async ({ id, after, at }) => {
      const before = kept.get(id);
      if (before?.entries.length !== after) return { outcome: 'outdated' };
      const entries = [...before.entries, { kind: 'person-forgotten', at } as const];
      change(id, { entries, person: undefined, hashed: undefined, wipedAt: at });
      return { outcome: 'wiped' };
    },
    forget: async ({ over, open, copies, now }, limit) => {
      const old = all()
        .filter(({ person, claims, quietSince }) => person && quietSince < (claims === undefined ? over : open))
        .toSorted((a, b) => Number(a.quietSince) - Number(b.quietSince));
      for (const { request, person } of old.slice(0, limit))
        change(request.id, {
          ...{ person: undefined, hashed: person?.addressNew ?? person?.addressNow, wipedAt: now },
          ...{ claims: undefined, dueAt: undefined },
        });
      for (const { request, wipedAt, dueAt } of all())
        if (wipedAt && wipedAt < copies && !dueAt) removeCopies(request.id);
    },
  };
}

function readingOf({ request, entries, person, isSpoilt }: Kept): AccessChangeReading {
  if (isSpoilt) throw new Error(`change ${request.id} cannot be read`);
  return { change: replayChange(request, entries), entries, number: entries.length, person };
}
