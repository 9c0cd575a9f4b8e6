import type { ConversionDraft } from '../../domain/conversion/conversion-draft.ts';
import { handedInStep } from '../../domain/conversion/handed-in.ts';
import type { DecisionStep } from '../../domain/decision.ts';
import type { RequestId, UserId } from '../../domain/ids.ts';
import { currentAdmins } from '../current-admins.ts';
import { EdgeError } from '../ports/edge-error.ts';
import { roleOnForm } from './conversion-viewer.ts';
import { type KeepTellingDeps, keepTelling } from './keep-telling.ts';
import { postCard } from './post-card.ts';

export type TellConversionAdminsOutcome = {
  readonly outcome: 'nothing-to-do' | 'told' | 'lapsed';
  readonly reached?: number;
};

type Telling = Exclude<DecisionStep, 'lapse'>;

/**
 * What was found about an account, to each administrator, because whoever asked for its conversion is none (design 3.9); again
 * after some days, and at last it ends: nobody waits for ever (product 5.4). Of the first time, those who have it get no second
 * one; whose account it is gets none. Run by a job. Throws EdgeError.
 */
export async function tellConversionAdmins(deps: KeepTellingDeps, id: RequestId): Promise<TellConversionAdminsOutcome> {
  const draft = await deps.conversionDrafts.read(id);
  if (!draft) return { outcome: 'nothing-to-do' };
  const step = await stepOf(deps, draft);
  if (!step) {
    // The days were changed meanwhile, or the job came early: when it is due is reckoned anew.
    if (isOverdue(deps, draft)) await keepTelling(deps, id, (now) => now);
    return { outcome: 'nothing-to-do' };
  }
  if (step === 'lapse') return lapse(deps, draft);
  const known = { step, reached: draft.askedAdmins?.reached };
  // With the mark that it has once that is kept.
  const shown = { ...(afterTelling(deps, draft, known) ?? draft), version: draft.version + 1 };
  const reached = await post(deps, shown, step);
  const kept = await keepTelling(deps, id, (now) => afterTelling(deps, now, { step, reached }));
  return kept ? { outcome: 'told', reached } : { outcome: 'nothing-to-do' };
}

async function stepOf({ clock, policies }: KeepTellingDeps, draft: ConversionDraft): Promise<DecisionStep | undefined> {
  return handedInStep(draft, (await policies.current()).decisionDays, clock());
}

function isOverdue({ clock }: KeepTellingDeps, { dueAt, isNews }: ConversionDraft): boolean {
  return dueAt !== undefined && dueAt <= clock() && !isNews;
}

/** The card says that it comes once more, before that is kept; undefined: it does not wait for them any more. */
function afterTelling(
  { clock }: KeepTellingDeps,
  draft: ConversionDraft,
  { step, reached }: { readonly step: Telling; readonly reached: number | undefined },
): ConversionDraft | undefined {
  if (draft.stage !== 'review' || !draft.askedAdmins) return undefined;
  const marks = { ask: {}, remind: { remindedAt: clock() }, escalate: { escalatedAt: clock() } } as const;
  return { ...draft, askedAdmins: { ...draft.askedAdmins, ...marks[step], reached } };
}

/**
 * One after the other, each copy remembered before the next is posted. The first time it goes out until everybody has it, and
 * to nobody twice; later it is a message of its own to all of them, and one that fails is not repeated, unless it has reached
 * nobody.
 */
async function post(deps: KeepTellingDeps, draft: ConversionDraft, step: Telling): Promise<number> {
  const copies = step === 'ask' ? await deps.cardCopies.of(draft.id) : [];
  const had = new Set(copies.map(({ viewerId }) => viewerId));
  const failures: EdgeError[] = [];
  let reached = 0;
  for (const viewerId of await currentAdmins(deps)) {
    try {
      if ((await roleOnForm(deps, viewerId, draft)) !== 'admin') continue;
      reached += had.has(viewerId) || (await isPosted(deps, draft, viewerId)) ? 1 : 0;
    } catch (error) {
      // One whose chat is unwell keeps nobody else from being told.
      if (!(error instanceof EdgeError)) throw error;
      failures.push(error);
    }
  }
  const [failure] = failures;
  if (failure && (reached === 0 || (step === 'ask' && !(await isReminderDue(deps, draft))))) throw failure;
  return reached;
}

async function isPosted(deps: KeepTellingDeps, draft: ConversionDraft, viewerId: UserId): Promise<boolean> {
  return (await postCard(deps, { kind: 'conversion', draft }, { viewerId, as: 'admin' })) === 'posted';
}

/** One chat that is unwell for days must not keep all others from being reminded. */
async function isReminderDue(deps: KeepTellingDeps, draft: ConversionDraft): Promise<boolean> {
  const asked = afterTelling(deps, draft, { step: 'ask', reached: 0 });
  return asked !== undefined && (await stepOf(deps, asked)) !== undefined;
}

/** It ends on the cards of all, and whoever asked hears of it. */
async function lapse(deps: KeepTellingDeps, draft: ConversionDraft): Promise<TellConversionAdminsOutcome> {
  const { id, reference, askerId, form, version, createdAt } = draft;
  if (!draft.askedAdmins) return { outcome: 'nothing-to-do' };
  const askedAdmins = { ...draft.askedAdmins, lapsedAt: deps.clock() };
  const { outcome } = await deps.conversionDrafts.save({
    draft: {
      ...{ id, reference, askerId, form, createdAt, askedAdmins },
      ...{ version: version + 1, stage: 'cancelled', isNews: true, dueAt: deps.clock() },
    },
    after: version,
    jobs: [{ job: { name: 'tell-converter', requestId: id } }, { job: { name: 'show-card', requestId: id } }],
  });
  return { outcome: outcome === 'saved' ? 'lapsed' : 'nothing-to-do' };
}
