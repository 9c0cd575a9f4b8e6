import type { ConversionDraft } from '../../src/domain/conversion/conversion-draft.ts';
import type { RequestId } from '../../src/domain/ids.ts';
import type { ConversionDrafts } from '../../src/use-cases/ports/conversion-drafts.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';

export interface MemoryConversionDrafts extends ConversionDrafts {
  /** For `memoryInvitees`. */
  all(): readonly ConversionDraft[];
}

/** Drafts of conversions in memory. `enqueue` is told of the jobs as they are saved. */
export function memoryConversionDrafts(settings: {
  readonly enqueue: (jobs: readonly NewJob[]) => void;
}): MemoryConversionDrafts {
  const kept = new Map<RequestId, ConversionDraft>();
  return {
    all: () => [...kept.values()],
    create: async (draft) => {
      if (kept.has(draft.id)) throw new Error(`conversion draft ${draft.id} exists`);
      kept.set(draft.id, draft);
    },
    read: async (id) => kept.get(id),
    save: async ({ draft, after, jobs }) => {
      if (kept.get(draft.id)?.version !== after) return { outcome: 'outdated' };
      kept.set(draft.id, draft);
      settings.enqueue(jobs);
      return { outcome: 'saved' };
    },
    stuck: async (before, limit) =>
      [...kept.values()]
        .filter((draft) => draft.stage === 'checking')
        .filter(({ since }) => since < before)
        .toSorted((a, b) => a.since.getTime() - b.since.getTime())
        .slice(0, limit)
        .map(({ id }) => id),
    forget: async (before) => {
      for (const { id, createdAt } of [...kept.values()]) if (createdAt < before) kept.delete(id);
    },
  };
}
