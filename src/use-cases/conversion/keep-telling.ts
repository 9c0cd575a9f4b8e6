import type { ConversionDraft } from '../../domain/conversion/conversion-draft.ts';
import { nextTellingAt } from '../../domain/conversion/handed-in.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { SubjectDeps } from '../load-subject.ts';
import type { Clock } from '../ports/clock.ts';
import { EdgeError } from '../ports/edge-error.ts';
import type { PostDeps } from './post-card.ts';
import { showing } from './step-conversion.ts';

export interface KeepTellingDeps extends SubjectDeps, PostDeps {
  readonly clock: Clock;
}

const TRIES = 5;

/**
 * Keeps who has been told of a form, on its newest version: its asker goes on pressing meanwhile. False where it is told of no
 * more. Throws EdgeError.
 */
export async function keepTelling(
  deps: KeepTellingDeps,
  id: RequestId,
  told: (draft: ConversionDraft) => ConversionDraft | undefined,
): Promise<boolean> {
  const { decisionDays } = await deps.policies.current();
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const draft = await deps.conversionDrafts.read(id);
    const next = draft && told(draft);
    if (!next) return false;
    const { outcome } = await deps.conversionDrafts.save({
      draft: { ...next, version: draft.version + 1, dueAt: nextTellingAt(next, decisionDays, deps.clock()) },
      after: draft.version,
      jobs: [{ job: showing(draft) }],
    });
    if (outcome === 'saved') return true;
  }
  throw new EdgeError('unavailable', 'draft-in-use', { retryAfterSeconds: 1 });
}
