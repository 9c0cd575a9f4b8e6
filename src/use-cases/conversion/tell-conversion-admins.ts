import type { ConversionDraft } from '../../domain/conversion/conversion-draft.ts';
import type { RequestId, UserId } from '../../domain/ids.ts';
import type { Job } from '../../domain/job.ts';
import { currentAdmins } from '../current-admins.ts';
import type { SubjectDeps } from '../load-subject.ts';
import { EdgeError } from '../ports/edge-error.ts';
import { roleOnForm } from './conversion-viewer.ts';
import { type PostDeps, postCard } from './post-card.ts';
import { showing } from './step-conversion.ts';

export interface TellConversionAdminsDeps extends SubjectDeps, PostDeps {}

export type TellConversionAdminsOutcome = {
  readonly outcome: 'nothing-to-do' | 'told';
  readonly reached?: number;
};

/**
 * What was found about an account, to each administrator, because whoever asked for its conversion is none (design 3.9). Those
 * who have it get no second one; whose account it is gets none. Run by a job. Throws EdgeError.
 */
export async function tellConversionAdmins(
  deps: TellConversionAdminsDeps,
  id: RequestId,
): Promise<TellConversionAdminsOutcome> {
  const draft = await deps.conversionDrafts.read(id);
  if (!draft || !isToBeTold(draft)) return { outcome: 'nothing-to-do' };
  const told = new Set((await deps.cardCopies.of(id)).map(({ viewerId }) => viewerId));
  const failures: EdgeError[] = [];
  let reached = 0;
  // One after the other: a copy is remembered before the next is posted, so that a crash repeats one at most.
  for (const viewerId of await currentAdmins(deps)) {
    try {
      if ((await roleOnForm(deps, viewerId, draft)) !== 'admin') continue;
      const hasIt = told.has(viewerId) || (await post(deps, draft, viewerId)) === 'posted';
      reached += hasIt ? 1 : 0;
    } catch (error) {
      // One whose chat is unwell keeps nobody else from being told.
      if (!(error instanceof EdgeError)) throw error;
      failures.push(error);
    }
  }
  const [failure] = failures;
  if (failure) throw failure;
  return rememberReached(deps, id, reached);
}

function isToBeTold({ stage, askedAdmins }: ConversionDraft): boolean {
  return stage === 'review' && askedAdmins !== undefined && askedAdmins.reached === undefined;
}

function post(deps: TellConversionAdminsDeps, draft: ConversionDraft, viewerId: UserId) {
  return postCard(deps, { kind: 'conversion', draft }, { viewerId, as: 'admin' });
}

const TRIES = 5;

/** On the newest version: the asker goes on pressing meanwhile, and a check that was in hand begins anew. */
async function rememberReached(
  deps: TellConversionAdminsDeps,
  id: RequestId,
  reached: number,
): Promise<TellConversionAdminsOutcome> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const draft = await deps.conversionDrafts.read(id);
    if (!draft?.askedAdmins || draft.askedAdmins.reached !== undefined) return { outcome: 'nothing-to-do' };
    const askedAdmins = { ...draft.askedAdmins, reached };
    const again: readonly Job[] = draft.stage === 'checking' ? [{ name: 'check-conversion', requestId: id }] : [];
    const { outcome } = await deps.conversionDrafts.save({
      draft: { ...draft, askedAdmins, version: draft.version + 1 },
      after: draft.version,
      jobs: [...again, showing(draft)].map((job) => ({ job })),
    });
    if (outcome === 'saved') return { outcome: 'told', reached };
  }
  throw new EdgeError('unavailable', 'draft-in-use', { retryAfterSeconds: 1 });
}
