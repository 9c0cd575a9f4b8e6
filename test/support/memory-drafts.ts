import { type Draft, emptiedForm } from '../../src/domain/draft.ts';
import type { RequestId } from '../../src/domain/ids.ts';
import type { Drafts } from '../../src/use-cases/ports/drafts.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';
import { ofDraft } from '../../src/use-cases/submit-form.ts';

export interface MemoryDrafts extends Drafts {
  /** For `memoryLedger`, which moves the draft that it opens an invitation from. */
  isAt(id: RequestId, version: number): boolean;
  send(id: RequestId): void;
  /** For `memoryInvitees`. */
  all(): readonly Draft[];
}

/** Drafts in memory. `enqueue` is told of the jobs as they are saved. */
export function memoryDrafts(settings: { readonly enqueue: (jobs: readonly NewJob[]) => void }): MemoryDrafts {
  const kept = new Map<RequestId, Draft>();
  const isAt = (id: RequestId, version: number) => kept.get(id)?.version === version;
  return {
    isAt,
    all: () => [...kept.values()],
    send: (id) => {
      const draft = kept.get(id);
      if (!draft) return;
      const form = emptiedForm(draft.form);
      kept.set(id, { ...ofDraft(draft), form, version: draft.version + 1, stage: 'sent' });
    },
    create: async (draft) => {
      if (kept.has(draft.id)) throw new Error(`draft ${draft.id} exists`);
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
    asking: async (limit) =>
      [...kept.values()]
        .filter(({ askedAdmins }) => askedAdmins && askedAdmins.reached === undefined)
        .slice(0, limit)
        .map(({ id }) => id),
    forget: async (before) => {
      for (const { id, createdAt } of [...kept.values()]) if (createdAt < before) kept.delete(id);
    },
  };
}
