import { type Choices, type Draft, type ReviewedPerson, readyPeople, type Stage } from '../domain/draft.ts';
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
  return step(deps, press, (draft) =>
    draft.stage === 'review' ? checking(deps, draft, { purpose: 'review' }) : undefined,
  );
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
    draft.stage === 'review' && readyPeople(draft.review).length > 0
      ? checking(deps, draft, { purpose: 'send' })
      : undefined,
  );
}

export interface PersonPress extends Press {
  /** A position in the review's people. */
  readonly person: number;
}

/** Opens one of several people: what was found of them, and what may be chosen. */
export function openPerson(deps: EditDraftDeps, press: PersonPress): Promise<PressOutcome> {
  return step(deps, press, (draft) =>
    draft.stage === 'review' && draft.review.people[press.person] ? reopened(draft, press.person) : undefined,
  );
}

/** Back to all of them. */
export function openList(deps: EditDraftDeps, press: Press): Promise<PressOutcome> {
  return step(deps, press, (draft) => (draft.stage === 'review' ? reopened(draft, undefined) : undefined));
}

/**
 * Chooses for somebody who is here already. A membership for the only person of a form is done at once, for there is no mail
 * to be read before; everything else is checked and shown first.
 */
export function choosePerson(
  deps: EditDraftDeps,
  press: PersonPress & { readonly choice: Choices[string] },
): Promise<PressOutcome> {
  const { choice } = press;
  return step(deps, press, (draft) => {
    if (draft.stage !== 'review') return undefined;
    const person = draft.review.people[press.person];
    if (!person?.choices.includes(choice)) return undefined;
    const choices = { ...draft.choices, [person.address]: choice };
    const isDoneAtOnce = draft.review.people.length === 1 && choice !== 'new-link';
    return isDoneAtOnce
      ? checking(deps, draft, { purpose: 'send', choices, people: [{ ...person, choice, standing: 'ready' }] })
      : checking(deps, draft, { purpose: 'review', choices });
  });
}

function reopened(draft: Extract<Draft, { stage: 'review' }>, opened: number | undefined): Step {
  const { review, changed, choices } = draft;
  return { stage: { stage: 'review', review, changed, choices, opened }, jobs: [showing(draft)] };
}

interface Asked {
  readonly purpose: 'review' | 'send';
  readonly choices?: Choices;
  /** The people as they were agreed to, where that is not what the card showed. */
  readonly people?: readonly ReviewedPerson[];
}

/** The answer to a press is shown to the presser for the moment; the edit of the message is what stays. */
function showing({ id }: Draft): Job {
  return { name: 'show-card', requestId: id };
}

function checking(
  { clock }: EditDraftDeps,
  draft: Extract<Draft, { stage: 'review' }>,
  { purpose, choices = draft.choices, people = draft.review.people }: Asked,
): Step {
  return {
    stage: { stage: 'checking', purpose, since: clock(), choices, seen: { ...draft.review, people } },
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
