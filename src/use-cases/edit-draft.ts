import type { Draft, Stage } from '../domain/draft.ts';
import type { Job } from '../domain/job.ts';
import { draftMark } from '../domain/press-mark.ts';
import { presentCard, type SubjectDeps } from './load-subject.ts';
import type { Clock } from './ports/clock.ts';
import type { Press, PressOutcome } from './press-outcome.ts';
import { ofDraft } from './submit-form.ts';

export interface EditDraftDeps extends SubjectDeps {
  readonly clock: Clock;
}

interface Step {
  readonly stage: Stage;
  readonly jobs: readonly Job[];
}

/** From the review, or from a cancelled form, back to the form as it was typed. */
export function changeDraft(deps: EditDraftDeps, press: Press): Promise<PressOutcome> {
  return step(deps, press, (draft) =>
    draft.stage === 'review' || draft.stage === 'cancelled'
      ? { stage: { stage: 'form', errors: [] }, jobs: [showing(draft)] }
      : undefined,
  );
}

/** Reads everything again. */
export function recheckDraft(deps: EditDraftDeps, press: Press): Promise<PressOutcome> {
  return step(deps, press, (draft) => (draft.stage === 'review' ? checking(deps, draft, 'review') : undefined));
}

/** Ends a form that was never sent. */
export function cancelDraft(deps: EditDraftDeps, press: Press): Promise<PressOutcome> {
  // Whatever it showed, ending it is what was meant, and nothing goes out by it.
  return step(deps, press, (draft) => (isUnsent(draft) ? ended(draft) : undefined), { isFree: true });
}

function isUnsent(draft: Draft): boolean {
  const isChecked = draft.stage === 'checking' && draft.purpose === 'review';
  return draft.stage === 'form' || draft.stage === 'review' || isChecked;
}

function ended(draft: Draft): Step {
  return { stage: { stage: 'cancelled' }, jobs: [showing(draft)] };
}

/** Checks once more and, if nothing has changed since the inviter looked, sends. */
export function sendDraft(deps: EditDraftDeps, press: Press): Promise<PressOutcome> {
  return step(deps, press, (draft) =>
    draft.stage === 'review' && draft.review.eligible ? checking(deps, draft, 'send') : undefined,
  );
}

/** The answer to a press is shown to the presser for the moment; the edit of the message is what stays. */
function showing({ id }: Draft): Job {
  return { name: 'show-card', requestId: id };
}

function checking(
  { clock }: EditDraftDeps,
  draft: Extract<Draft, { stage: 'review' }>,
  purpose: 'review' | 'send',
): Step {
  return {
    stage: { stage: 'checking', purpose, since: clock(), seen: draft.review },
    jobs: [{ name: 'check-draft', requestId: draft.id }],
  };
}

async function step(
  deps: EditDraftDeps,
  press: Press,
  decide: (draft: Draft) => Step | undefined,
  { isFree = false } = {},
): Promise<PressOutcome> {
  const draft = await deps.drafts.read(press.requestId);
  if (!draft || draft.inviterId !== press.callerId) return presentCard(deps, press);
  const isSeen = press.mark === draftMark(draft);
  const next = isSeen || isFree ? decide(draft) : undefined;
  if (!next) return presentCard(deps, press, draft.stage === 'checking' || draft.stage === 'sent' ? 'twice' : 'stale');
  const { outcome } = await deps.drafts.save({
    draft: { ...ofDraft(draft), version: draft.version + 1, ...next.stage },
    after: draft.version,
    jobs: next.jobs.map((job) => ({ job, delaySeconds: job.name === 'show-card' ? 1 : undefined })),
  });
  return presentCard(deps, press, outcome === 'saved' ? undefined : 'twice');
}
