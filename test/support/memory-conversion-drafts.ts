import { type ConversionDraft, EMPTY_CONVERSION_FORM } from '../../src/domain/conversion/conversion-draft.ts';
import type { RequestId } from '../../src/domain/ids.ts';
import type { ConversionDrafts } from '../../src/use-cases/ports/conversion-drafts.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';

export interface MemoryConversionDrafts extends ConversionDrafts {
  /** For `memoryConversions`, which moves the draft that it opens a conversion from. */
  isAt(id: RequestId, version: number): boolean;
  ask(id: RequestId): void;
  /** For `memoryInvitees`. */
  all(): readonly ConversionDraft[];
}

/** Drafts of conversions in memory. `enqueue` is told of the jobs as they are saved. */
export function memoryConversionDrafts(settings: {
  readonly enqueue: (jobs: readonly NewJob[]) => void;
}): MemoryConversionDrafts {
  const kept = new Map<RequestId, ConversionDraft>();
  const isAt = (id: RequestId, version: number) => kept.get(id)?.version === version;
  return {
    isAt,
    ask: (id) => {
      const draft = kept.get(id);
      if (!draft) return;
      const { reference, askerId, version, createdAt } = draft;
      const form = EMPTY_CONVERSION_FORM;
      kept.set(id, { id, reference, askerId, form, version: version + 1, createdAt, stage: 'asked' });
    },
    all: () => [...kept.values()],
    create: async (draft) => {
      if (kept.has(draft.id)) throw new Error(`conversion draft ${draft.id} exists`);
      kept.set(draft.id, draft);
    },
    read: async (id) => kept.get(id),
    save: async ({ draft, after, jobs }) => {
      if (!isAt(draft.id, after)) return { outcome: 'outdated' };
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
    asking: async (now, limit) =>
      [...kept.values()]
        .flatMap(({ id, dueAt }) => (dueAt && dueAt <= now ? [{ id, dueAt }] : []))
        .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
        .slice(0, limit)
        .map(({ id }) => id),
    forget: async (before) => {
      for (const { id, createdAt } of [...kept.values()]) if (createdAt < before) kept.delete(id);
    },
  };
}
