import { accountPresent } from '../../domain/conversion/account-present.ts';
import { isAtGate, mayAskAgreement } from '../../domain/conversion/agreement.ts';
import type { ConversionDraft, ConversionReview, ConversionStage } from '../../domain/conversion/conversion-draft.ts';
import type { Stated } from '../../domain/conversion/conversion-facts.ts';
import type { PreFlight } from '../../domain/conversion/conversion-finding.ts';
import { statedAddresses, typedErrors } from '../../domain/conversion/conversion-form.ts';
import { nextTellingAt } from '../../domain/conversion/handed-in.ts';
import { assessConversion } from '../../domain/conversion/pre-flight.ts';
import { type DecisionDays, decidersAmong } from '../../domain/decision.ts';
import { readingOf } from '../../domain/eligibility-facts.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { Job } from '../../domain/job.ts';
import type { Policy } from '../../domain/policy.ts';
import { currentAdmins } from '../current-admins.ts';
import type { RightDeps } from '../inviter-right.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { ConversionDrafts } from '../ports/conversion-drafts.ts';
import { EdgeError } from '../ports/edge-error.ts';
import { endedBefore } from './ended-before.ts';
import { type GatheredConversion, gatherConversionFacts } from './gather-conversion.ts';
import { type OpenConversionDeps, openConversion, personOf, type Question, type Reviewed } from './open-conversion.ts';
import { readGivenTo } from './read-given.ts';
import { afterStep, type ConversionStep, showing } from './step-conversion.ts';

export interface CheckConversionDeps extends RightDeps, OpenConversionDeps {
  readonly conversionDrafts: ConversionDrafts;
  readonly accounts: Accounts;
}

export type CheckConversionOutcome = {
  readonly outcome: 'nothing-to-do' | 'outdated' | 'opened' | ConversionStage['stage'];
};

type Checking = Extract<ConversionDraft, { stage: 'checking' }>;

/**
 * Reads and judges; what was read for somebody who may not ask any more is kept nowhere. Whoever does not administer has nothing
 * to press on it: what can be asked is asked at once, anything else goes to the administrators (design 3.9). Run by a job.
 */
export async function checkConversion(deps: CheckConversionDeps, id: RequestId): Promise<CheckConversionOutcome> {
  const draft = await deps.conversionDrafts.read(id);
  if (draft?.stage !== 'checking') return { outcome: 'nothing-to-do' };
  const policy = await deps.policies.current();
  const typed = typedOn(draft);
  // Another release was content with what was typed.
  if (!typed) return became(deps, draft, { stage: 'form', errors: typedErrors(draft.form) });

  const facts = await gatherOrSayLate(deps, draft, { typed, policy });
  if (facts === 'no-admin') return became(deps, draft, { stage: 'cancelled' });
  const review = reviewOf(deps, facts, policy);
  return facts.asksAs === 'converter'
    ? goOnForConverter(deps, draft, { review, policy })
    : became(deps, draft, { stage: 'review', review });
}

/**
 * That Teams could not let them in is their own word against their own word: the gate is for whoever asks, who hears of it where
 * somebody else has looked. Where all that is in the way takes something from the person, whether that is agreed is asked first.
 */
async function goOnForConverter(
  deps: CheckConversionDeps,
  draft: Checking,
  { review, policy }: { readonly review: ConversionReview; readonly policy: Policy },
): Promise<CheckConversionOutcome> {
  const stage = { stage: 'review', review } as const;
  const { id: requestId, isByAdmin } = draft;
  // Where an administrator has looked again, it has its days anew.
  const known = isByAdmin ? undefined : draft.askedAdmins;
  const askedAdmins = { ...known, at: known?.at ?? deps.clock(), reached: undefined };
  const days = policy.decisionDays;
  if (isAtGate(review.preFlight)) {
    if (!isByAdmin) return waits(deps, draft, { stage, days, jobs: [] });
    const jobs: readonly Job[] = [{ name: 'tell-converter', requestId }];
    return waits(deps, draft, { stage, askedAdmins, isNews: true, days, jobs });
  }
  const reviewed = { ...draft, ...stage };
  const question = questionOf(review.preFlight);
  if (question && (await hasDecider(deps, reviewed, policy))) return open(deps, reviewed, { policy, question });
  return waits(deps, draft, { stage, askedAdmins, days, jobs: [{ name: 'tell-conversion-admins', requestId }] });
}

function questionOf(preFlight: PreFlight): Question | undefined {
  if (preFlight.standing === 'ready') return 'confirmation';
  return mayAskAgreement(preFlight) ? 'agreement' : undefined;
}

async function hasDecider(
  deps: CheckConversionDeps,
  { askerId, review }: Reviewed,
  { fourEyes }: Policy,
): Promise<boolean> {
  return decidersAmong(await currentAdmins(deps), { askerId, holderId: review.account.id, fourEyes }).length > 0;
}

async function open(
  deps: CheckConversionDeps,
  reviewed: Reviewed,
  { policy, question }: { readonly policy: Policy; readonly question: Question },
): Promise<CheckConversionOutcome> {
  const asked = personOf(reviewed);
  if (!asked) throw new EdgeError('unavailable', 'account-not-readable');
  const person = { ...asked, ...(await readGivenTo(deps.directory, reviewed.review.account.id)) };
  const opened = { policy, person, question, isByConverter: true } as const;
  const outcome = await openConversion(deps, reviewed, opened);
  // Somebody else was first: the next run of this job says so, with the other one's reference.
  if (outcome === 'account-taken') throw new EdgeError('unavailable', outcome, { retryAfterSeconds: 1 });
  return { outcome: outcome === 'recorded' ? 'opened' : outcome };
}

type Typed = Omit<Stated, 'mayWriteMail' | 'running' | 'ended'>;

function typedOn({ askerId, form, withoutTeams }: Checking): Typed | undefined {
  const addresses = statedAddresses(form);
  if (!addresses || form.personId === '') return undefined;
  return { accountId: form.personId, askerId, ...addresses, withoutTeams: withoutTeams?.reason };
}

async function gatherOrSayLate(
  deps: CheckConversionDeps,
  draft: Checking,
  { typed, policy }: { readonly typed: Typed; readonly policy: Policy },
): Promise<GatheredConversion | 'no-admin'> {
  try {
    const mayWriteMail = await deps.accounts.mayWriteMail();
    const running = (await deps.conversions.openFor(typed.accountId))?.reference;
    const ended = await endedBefore(deps, typed.accountId);
    const stated = { ...typed, mayWriteMail, running, ended };
    return await gatherConversionFacts(deps.directory, stated, policy);
  } catch (error) {
    const { since, isByAdmin } = draft;
    if (error instanceof EdgeError && !draft.isLate)
      await save(deps, draft, { stage: { stage: 'checking', since, isByAdmin, isLate: true }, jobs: [showing(draft)] });
    throw error;
  }
}

function reviewOf({ clock }: CheckConversionDeps, facts: GatheredConversion, policy: Policy): ConversionReview {
  const { accountId, address, signIn } = facts.stated;
  const account = readingOf(facts.account);
  return {
    account: {
      // As the directory spells it: the claim, and who the holder is, go by it letter for letter.
      id: account?.id ?? accountId,
      name: account?.displayName ?? '',
      userPrincipalName: account?.userPrincipalName ?? '',
    },
    ...{ address, signIn },
    askerName: readingOf(facts.asker)?.displayName ?? '',
    present: accountPresent(facts),
    preFlight: assessConversion(facts, policy),
    checkedAt: clock(),
  };
}

/** For somebody whom a job, or the sweep, tells of it. */
function waits(
  deps: CheckConversionDeps,
  draft: Checking,
  { days, ...step }: ConversionStep & { readonly days: DecisionDays },
): Promise<CheckConversionOutcome> {
  const dueAt = nextTellingAt(afterStep(draft, step), days, deps.clock());
  return shown(deps, draft, { ...step, dueAt });
}

function became(deps: CheckConversionDeps, draft: Checking, stage: ConversionStage): Promise<CheckConversionOutcome> {
  return shown(deps, draft, { stage, jobs: [] });
}

async function shown(
  deps: CheckConversionDeps,
  draft: Checking,
  step: ConversionStep,
): Promise<CheckConversionOutcome> {
  const outcome = await save(deps, draft, { ...step, jobs: [...step.jobs, showing(draft)] });
  return { outcome: outcome === 'saved' ? step.stage.stage : outcome };
}

async function save(deps: CheckConversionDeps, draft: Checking, step: ConversionStep): Promise<'saved' | 'outdated'> {
  const saving = { draft: afterStep(draft, step), after: draft.version, jobs: step.jobs.map((job) => ({ job })) };
  return (await deps.conversionDrafts.save(saving)).outcome;
}
