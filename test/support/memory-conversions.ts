import type { ConversionRequest } from '../../src/domain/conversion/conversion.ts';
import type { ConversionEntry, ConversionEntryKind } from '../../src/domain/conversion/conversion-entry.ts';
import type { ConversionPerson } from '../../src/domain/conversion/conversion-person.ts';
import { personSpellings } from '../../src/domain/conversion/held-person.ts';
import { replayConversion } from '../../src/domain/conversion/replay-conversion.ts';
import type { RequestId, UserId } from '../../src/domain/ids.ts';
import type { ConversionReading, Conversions, OldConversions } from '../../src/use-cases/ports/conversions.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';
import type { MemoryConversionDrafts } from './memory-conversion-drafts.ts';

interface Kept {
  readonly request: ConversionRequest;
  readonly entries: readonly ConversionEntry[];
  readonly person: ConversionPerson | undefined;
  /** In place of its hash. */
  readonly hashed?: ConversionPerson | undefined;
  readonly wipedAt?: Date | undefined;
  readonly dueAt: Date | undefined;
  readonly claims: UserId | undefined;
  /** Since when it is over, or when something happened last. */
  readonly quietSince: Date;
  readonly isSpoilt?: boolean;
}

export interface MemoryConversions extends Conversions {
  /** Makes a conversion unreadable, as an entry that only a newer release knows would. */
  spoil(id: RequestId): void;
  /** For `memoryCardCopies`: when its cards had a reason to change last. */
  changedAt(id: RequestId): Date;
}

const HOUR_MS = 3_600_000;

/** A ledger of conversions in memory. `enqueue` is told of the jobs as they are recorded. */
export function memoryConversions(settings: {
  readonly drafts: MemoryConversionDrafts;
  readonly enqueue: (jobs: readonly NewJob[]) => void;
  /** Forgets where the cards are. */
  readonly removeCopies: (id: RequestId) => void;
}): MemoryConversions {
  const { drafts, enqueue, removeCopies } = settings;
  const kept = new Map<RequestId, Kept>();
  const all = () => [...kept.values()];
  const change = (id: RequestId, now: Partial<Kept>) => {
    const found = kept.get(id);
    if (found) kept.set(id, { ...found, ...now });
  };

  function oldest(part: 'person' | 'snapshot', { over, open }: OldConversions): readonly Kept[] {
    const until = ({ claims }: Kept) => (claims === undefined ? over : open)[part];
    return all()
      .filter((each) => each.person !== undefined && each.quietSince < until(each))
      .toSorted((a, b) => Number(a.quietSince) - Number(b.quietSince));
  }

  return {
    spoil: (id) => change(id, { isSpoilt: true }),
    changedAt: (id) => {
      const { quietSince, wipedAt } = kept.get(id) ?? {};
      return new Date(Math.max(0, ...[quietSince, wipedAt].map((date) => date?.getTime() ?? 0)));
    },
    open: async ({ request, person, entries, dueAt, jobs, draftVersion }) => {
      const { id, reference, accountId, requestedAt } = request;
      if (!drafts.isAt(id, draftVersion)) return { outcome: 'outdated' };
      if (all().some((each) => each.request.reference === reference)) return { outcome: 'reference-taken' };
      if (all().some(({ claims }) => claims === accountId)) return { outcome: 'account-taken' };
      drafts.ask(id);
      kept.set(id, { request, person, entries, dueAt, claims: accountId, quietSince: requestedAt });
      enqueue(jobs);
      return { outcome: 'recorded' };
    },
    read: async (id) => {
      const found = kept.get(id);
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
      const conversions = found.filter(({ isSpoilt }) => !isSpoilt).map((each) => readingOf(each).conversion);
      return { conversions, unreadable: spoilt.length };
    },
    withAddress: async (address) =>
      all()
        .filter(({ person, hashed }) =>
          person ? personSpellings(person, address).length > 0 : hashed?.address === address,
        )
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
    forget: async (old, limit) => {
      for (const { request, person } of oldest('person', old).slice(0, limit))
        change(request.id, {
          ...{ person: undefined, hashed: person, wipedAt: old.now },
          ...{ claims: undefined, dueAt: undefined },
        });
      const withSnapshot = oldest('snapshot', old).filter(({ person }) => person?.snapshot);
      for (const { request, person } of withSnapshot.slice(0, limit))
        change(request.id, { person: person && withoutSnapshot(person) });
      for (const { request, person } of all()
        .filter((each) => isMessageOld(each, old.messages))
        .slice(0, limit))
        change(request.id, { person: person && withoutMessage(person), wipedAt: old.now });
      for (const { request, wipedAt, dueAt } of all())
        if (wipedAt && wipedAt < old.copies && !dueAt && !kept.get(request.id)?.person) removeCopies(request.id);
    },
  };
}

function readingOf({ request, entries, person, isSpoilt }: Kept): ConversionReading {
  if (isSpoilt) throw new Error(`conversion ${request.id} cannot be read`);
  return { conversion: replayConversion(request, entries), entries, number: entries.length, person };
}

const HAD: readonly ConversionEntryKind[] = ['link-shown', 'link-mailed', 'redeemed'];

function isMessageOld({ person, claims, quietSince, entries }: Kept, before: Date): boolean {
  const isHad = entries.some(({ kind, at }) => HAD.includes(kind) && at < before);
  return person?.message !== undefined && (isHad || (claims === undefined && quietSince < before));
}

function withoutMessage({ message: _, ...rest }: ConversionPerson): ConversionPerson {
  return { ...rest, hasLostMessage: true };
}

function withoutSnapshot({ snapshot: _, ...rest }: ConversionPerson): ConversionPerson {
  return rest;
}
