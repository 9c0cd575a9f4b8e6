import { accountPresent } from '../../domain/conversion/account-present.ts';
import type { ConversionDraft, ConversionReview, ConversionStage } from '../../domain/conversion/conversion-draft.ts';
import type { ConversionFacts, Stated } from '../../domain/conversion/conversion-facts.ts';
import { addressErrors, statedAddresses } from '../../domain/conversion/conversion-form.ts';
import { assessConversion } from '../../domain/conversion/pre-flight.ts';
import { readingOf } from '../../domain/eligibility-facts.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { Policy } from '../../domain/policy.ts';
import type { RightDeps } from '../inviter-right.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConversionDrafts } from '../ports/conversion-drafts.ts';
import type { Conversions } from '../ports/conversions.ts';
import { EdgeError } from '../ports/edge-error.ts';
import { gatherConversionFacts } from './gather-conversion.ts';
import { afterStep, showing } from './step-conversion.ts';

export interface CheckConversionDeps extends RightDeps {
  readonly conversionDrafts: ConversionDrafts;
  readonly conversions: Conversions;
  readonly accounts: Accounts;
  readonly clock: Clock;
}

export type CheckConversionOutcome = {
  readonly outcome: 'nothing-to-do' | 'outdated' | ConversionStage['stage'];
};

type Checking = Extract<ConversionDraft, { stage: 'checking' }>;

/** Reads and judges; what was read for somebody who does not administer any more is kept nowhere. Run by a job. */
export async function checkConversion(deps: CheckConversionDeps, id: RequestId): Promise<CheckConversionOutcome> {
  const draft = await deps.conversionDrafts.read(id);
  if (draft?.stage !== 'checking') return { outcome: 'nothing-to-do' };
  const policy = await deps.policies.current();
  const typed = typedOn(draft);
  // Another release was content with what was typed.
  if (!typed) return became(deps, draft, { stage: 'form', errors: addressErrors(draft.form) });

  const facts = await gatherOrSayLate(deps, draft, { typed, policy });
  if (facts === 'no-admin') return became(deps, draft, { stage: 'cancelled' });
  return became(deps, draft, { stage: 'review', review: reviewOf(deps, facts, policy) });
}

type Typed = Omit<Stated, 'mayWriteMail' | 'running'>;

function typedOn({ askerId, form, withoutTeams }: Checking): Typed | undefined {
  const addresses = statedAddresses(form);
  if (!addresses || form.personId === '') return undefined;
  return { accountId: form.personId, askerId, ...addresses, withoutTeams: withoutTeams?.reason };
}

async function gatherOrSayLate(
  deps: CheckConversionDeps,
  draft: Checking,
  { typed, policy }: { readonly typed: Typed; readonly policy: Policy },
): Promise<ConversionFacts | 'no-admin'> {
  try {
    const mayWriteMail = await deps.accounts.mayWriteMail();
    const running = (await deps.conversions.openFor(typed.accountId))?.reference;
    const stated = { ...typed, mayWriteMail, running };
    return await gatherConversionFacts(deps.directory, stated, policy);
  } catch (error) {
    const { since } = draft;
    if (error instanceof EdgeError && !draft.isLate)
      await save(deps, draft, { stage: 'checking', since, isLate: true });
    throw error;
  }
}

function reviewOf({ clock }: CheckConversionDeps, facts: ConversionFacts, policy: Policy): ConversionReview {
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

async function became(
  deps: CheckConversionDeps,
  draft: Checking,
  stage: ConversionStage,
): Promise<CheckConversionOutcome> {
  const outcome = await save(deps, draft, stage);
  return { outcome: outcome === 'saved' ? stage.stage : outcome };
}

async function save(deps: CheckConversionDeps, draft: Checking, stage: ConversionStage): Promise<'saved' | 'outdated'> {
  const step = { stage, jobs: [showing(draft)] };
  const saving = { draft: afterStep(draft, step), after: draft.version, jobs: step.jobs.map((job) => ({ job })) };
  return (await deps.conversionDrafts.save(saving)).outcome;
}
