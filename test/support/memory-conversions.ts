import type { ConversionRequest } from '../../src/domain/conversion/conversion.ts';
import type { ConversionEntry, ConversionEntryKind } from '../../src/domain/conversion/conversion-entry.ts';
import type { ConversionPerson } from '../../src/domain/conversion/conversion-person.ts';
import { personSpellings } from '../../src/domain/conversion/held-person.ts';
import { replayConversion } from '../../src/domain/conversion/replay-conversion.ts';
import type { RequestId } from '../../src/domain/ids.ts';
import type { ConversionReading, Conversions } from '../../src/use-cases/ports/conversions.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';
import { type KeptOf, type MemoryAccountLedger, memoryAccountLedger } from './memory-account-ledger.ts';
import type { MemoryConversionDrafts } from './memory-conversion-drafts.ts';

export type MemoryConversions = Conversions & MemoryAccountLedger<ConversionEntry, ConversionPerson, ConversionReading>;

/** A ledger of conversions in memory. `enqueue` is told of the jobs as they are recorded. */
export function memoryConversions(settings: {
  readonly drafts: MemoryConversionDrafts;
  readonly enqueue: (jobs: readonly NewJob[]) => void;
  /** Forgets where the cards are. */
  readonly removeCopies: (id: RequestId) => void;
}): MemoryConversions {
  const { drafts, enqueue, removeCopies } = settings;
  const rows = memoryAccountLedger<ConversionRequest, ConversionEntry, ConversionPerson, ConversionReading>({
    enqueue,
    replay: ({ request, ...kept }) => ({ ...kept, conversion: replayConversion(request, kept.entries) }),
    hasAddress: (person, address) => personSpellings(person, address).length > 0,
  });

  return {
    ...rows.ledger,
    open: async ({ request, person, entries, dueAt, jobs, draftVersion }) => {
      if (!drafts.isAt(request.id, draftVersion)) return { outcome: 'outdated' };
      const outcome = rows.taken(request);
      if (outcome) return { outcome };
      drafts.ask(request.id);
      rows.add({ request, person, entries, dueAt }, jobs);
      return { outcome: 'recorded' };
    },
    ofAccounts: async (ids) =>
      rows
        .all()
        .filter(({ request }) => ids.includes(request.accountId))
        .map(({ request, entries, claims }) => ({
          conversion: replayConversion(request, entries),
          isOpen: claims !== undefined,
        })),
    due: async (now, limit) => {
      const { readings, unreadable } = rows.due(now, limit);
      return { conversions: readings.map(({ conversion }) => conversion), unreadable };
    },
    forget: async ({ over, open, messages, copies, now }, limit) => {
      for (const { request, person } of rows.oldest({ over: over.person, open: open.person }).slice(0, limit))
        rows.letGo(request.id, person?.address, now);
      const old = rows.oldest({ over: over.snapshot, open: open.snapshot }).filter(({ person }) => person?.snapshot);
      for (const { request, person } of old.slice(0, limit))
        rows.change(request.id, { person: person && withoutSnapshot(person) });
      const said = rows.all().filter((each) => isMessageOld(each, messages));
      for (const { request, person } of said.slice(0, limit))
        rows.change(request.id, { person: person && withoutMessage(person), wipedAt: now });
      for (const { request, person, wipedAt, dueAt } of rows.all())
        if (wipedAt && wipedAt < copies && !dueAt && !person) removeCopies(request.id);
    },
  };
}

type Kept = KeptOf<ConversionRequest, ConversionEntry, ConversionPerson>;

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
