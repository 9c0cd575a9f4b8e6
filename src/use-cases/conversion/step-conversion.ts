import type { ConversionDraft, ConversionForm, ConversionStage } from '../../domain/conversion/conversion-draft.ts';
import { sameKey } from '../../domain/email-address.ts';
import type { RequestId, UserId } from '../../domain/ids.ts';
import type { Job } from '../../domain/job.ts';
import { conversionMark } from '../../domain/press-mark.ts';
import { askerOf } from '../card-subject.ts';
import { type AsksAs, converterRight } from '../converter-right.ts';
import { conversionCard, loadSubject, presentCard, type SubjectDeps } from '../load-subject.ts';
import type { Clock } from '../ports/clock.ts';
import type { ViewerRole } from '../ports/notifier.ts';
import type { Press, PressNote, PressOutcome } from '../press-outcome.ts';

export interface ConversionDeps extends SubjectDeps {
  readonly clock: Clock;
}

/** What becomes of a draft; what is not named stays as it is. */
export interface ConversionStep {
  readonly stage: ConversionStage;
  readonly form?: ConversionForm;
  readonly withoutTeams?: ConversionDraft['withoutTeams'];
  readonly askedAdmins?: ConversionDraft['askedAdmins'];
  readonly isNews?: ConversionDraft['isNews'];
  readonly dueAt?: ConversionDraft['dueAt'];
  readonly isReadAnew?: ConversionDraft['isReadAnew'];
  readonly jobs: readonly Job[];
}

/** A press on a button without inputs. The right is read at the act itself. */
export async function stepConversion(
  deps: ConversionDeps,
  press: Press,
  decide: (draft: ConversionDraft) => ConversionStep | undefined,
  { isFree = false } = {},
): Promise<PressOutcome> {
  const draft = await ownConversion(deps, press);
  if (!draft) return presentCard(deps, press);
  const step = isFree || press.mark === conversionMark(draft) ? decide(draft) : undefined;
  if (!step) return presentCard(deps, press, draft.stage === 'checking' ? 'twice' : 'stale');
  const as = await formRight(deps, press.callerId);
  return as ? saveStepAs(deps, as, { draft, step }) : { outcome: 'no-admin' };
}

/** As what somebody may go on with a form of theirs now: `asker` administers, `converter` does not. Throws EdgeError. */
export async function formRight(deps: ConversionDeps, callerId: UserId): Promise<FormRole | undefined> {
  const right = await converterRight(deps, callerId);
  return right && FORM_ROLES[right];
}

export type FormRole = Extract<ViewerRole, 'asker' | 'converter'>;
export const FORM_ROLES = { admin: 'asker', converter: 'converter' } as const satisfies Record<AsksAs, FormRole>;

/** Undefined where there is none, it is somebody else's, or it was asked for: then its conversion is what counts. */
export async function ownConversion(deps: ConversionDeps, press: Press): Promise<ConversionDraft | undefined> {
  const draft = await deps.conversionDrafts.read(press.requestId);
  return draft?.askerId === press.callerId && draft.stage !== 'asked' ? draft : undefined;
}

/** For an act of an administrator whose right has just been read: saves, and shows what is so then. */
export function saveStep(deps: ConversionDeps, draft: ConversionDraft, step: ConversionStep): Promise<PressOutcome> {
  return saveStepAs(deps, 'asker', { draft, step });
}

/** The same, as what its right says. */
export async function saveStepAs(
  deps: ConversionDeps,
  as: FormRole,
  { draft, step }: { readonly draft: ConversionDraft; readonly step: ConversionStep },
): Promise<PressOutcome> {
  const { outcome } = await deps.conversionDrafts.save({
    draft: afterStep(draft, step),
    after: draft.version,
    jobs: step.jobs.map((job) => ({ job, delaySeconds: job.name === 'show-card' ? 1 : undefined })),
  });
  return conversionNowAs(deps, as, { id: draft.id, note: outcome === 'saved' ? undefined : 'twice' });
}

/** The draft as the step leaves it. A reason to go on without Teams is good for this account, address and sign-in alone. */
export function afterStep(
  draft: ConversionDraft,
  { stage, form = draft.form, withoutTeams, askedAdmins = draft.askedAdmins, isReadAnew, ...step }: ConversionStep,
) {
  const { id, reference, askerId, version, createdAt } = draft;
  const kept = isAboutTheSame(draft.form, form) ? draft.withoutTeams : undefined;
  return {
    ...{ id, reference, askerId, form, createdAt },
    withoutTeams: withoutTeams ?? kept,
    ...{ askedAdmins, isNews: step.isNews, dueAt: step.dueAt },
    // Said with what that reading finds, and no longer.
    isReadAnew: isReadAnew ?? (draft.stage === 'checking' ? draft.isReadAnew : undefined),
    version: version + 1,
    ...stage,
  } satisfies ConversionDraft;
}

function isAboutTheSame(one: ConversionForm, other: ConversionForm): boolean {
  const isSame = (a: string, b: string) => sameKey(a) === sameKey(b);
  return one.personId === other.personId && isSame(one.external, other.external) && isSame(one.signIn, other.signIn);
}

/** The card for its asker, whose right to administer was read in this very act. */
export function conversionNow(deps: ConversionDeps, id: RequestId, note?: PressNote): Promise<PressOutcome> {
  return conversionNowAs(deps, 'asker', { id, note });
}

/** The same, as what its right says. */
export async function conversionNowAs(
  deps: ConversionDeps,
  as: FormRole,
  { id, note }: { readonly id: RequestId; readonly note?: PressNote | undefined },
): Promise<PressOutcome> {
  const subject = await loadSubject(deps, id);
  if (!subject) return { outcome: 'not-found' };
  if (subject.kind !== 'conversion-request') return { outcome: 'card', subject, note, as };
  // Asked for meanwhile, by another press.
  const { reading } = subject;
  return conversionCard(deps, {
    callerId: askerOf(subject),
    reading,
    note,
    as: as === 'converter' ? as : undefined,
  });
}

/** Everything is read, by a job. */
export function checking(
  { clock }: ConversionDeps,
  { id }: ConversionDraft,
  by: { readonly isByAdmin?: true } = {},
): ConversionStep {
  return { stage: { stage: 'checking', since: clock(), ...by }, jobs: [{ name: 'check-conversion', requestId: id }] };
}

/** The answer to a press is shown to the presser for the moment; the edit of the message is what stays. */
export function showing({ id }: ConversionDraft): Job {
  return { name: 'show-card', requestId: id };
}
