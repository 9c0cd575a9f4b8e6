import type { ConversionRequest } from '../../domain/conversion/conversion.ts';
import type { ConversionDraft } from '../../domain/conversion/conversion-draft.ts';
import type { ConversionEntry } from '../../domain/conversion/conversion-entry.ts';
import { nextConversionDueAt } from '../../domain/conversion/conversion-follow-up.ts';
import { statedAddresses } from '../../domain/conversion/conversion-form.ts';
import type { ConversionPerson } from '../../domain/conversion/conversion-person.ts';
import { replayConversion } from '../../domain/conversion/replay-conversion.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConversionOpening, Conversions } from '../ports/conversions.ts';
import { EdgeError } from '../ports/edge-error.ts';
import type { Ids } from '../ports/ids.ts';
import { acceptedCodes } from './accepted-codes.ts';

export interface OpenConversionDeps {
  readonly conversions: Conversions;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly followSeconds: number;
}

export type Reviewed = Extract<ConversionDraft, { readonly stage: 'review' }>;

/** What is asked of the other administrators: whether it is done, or whether it is agreed at all. */
export type Question = 'confirmation' | 'agreement';

/** What a form becomes. */
export interface Opened {
  readonly policy: Policy;
  readonly person: ConversionPerson;
  readonly question: Question;
  /** Its asker does not administer. */
  readonly isByConverter?: true;
}

/** Undefined where another release has not kept what the account was like. */
export function personOf({ review, form, withoutTeams }: Reviewed): ConversionPerson | undefined {
  const { account, askerName, checkedAt, preFlight, present } = review;
  const stated = statedAddresses({ ...form, external: review.address, signIn: review.signIn });
  if (!present || !stated) return undefined;
  const { name, userPrincipalName } = account;
  return {
    ...{ ...present, ...stated, name: name || userPrincipalName, userPrincipalName },
    ...{ askerName, preFlight, checkedAt, withoutTeams: withoutTeams?.reason },
    // What the asker chose counts more than what the directory says of them.
    holderLanguage: form.language || present.holderLanguage,
    message: form.message.trim() || undefined,
  };
}

const TRIES = 3;

/** The form becomes a conversion of the ledger, and the account is claimed. Throws EdgeError. */
export async function openConversion(
  deps: OpenConversionDeps,
  draft: Reviewed,
  opened: Opened,
): Promise<'recorded' | 'outdated' | 'account-taken'> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const reference = attempt === 0 ? draft.reference : deps.ids.reference();
    const request = requestOf(deps, draft, reference);
    const { outcome } = await deps.conversions.open(openingOf(deps, { ...opened, draft, request }));
    if (outcome !== 'reference-taken') return outcome;
  }
  throw new EdgeError('unavailable', 'reference-taken');
}

function requestOf(
  { clock, ids }: OpenConversionDeps,
  { id, askerId, review }: Reviewed,
  reference: ConversionRequest['reference'],
): ConversionRequest {
  const accountId = review.account.id;
  return { id, invitationId: ids.invitationId(), reference, askerId, accountId, requestedAt: clock() };
}

function openingOf(
  { followSeconds }: OpenConversionDeps,
  opened: Opened & { readonly draft: Reviewed; readonly request: ConversionRequest },
): ConversionOpening {
  const { draft, request, person, policy, question, isByConverter } = opened;
  const { id: requestId, askerId: by, requestedAt: at } = request;
  const findings = acceptedCodes(draft.review.preFlight);
  const requested: ConversionEntry = {
    ...{ kind: 'requested', by, policyVersion: policy.version, findings, at },
    ...(question === 'agreement' && { isInPrinciple: true }),
    ...(isByConverter && { isByConverter }),
  };
  const pace = { days: policy.decisionDays, followSeconds };
  return {
    ...{ request, person, draftVersion: draft.version },
    entries: [requested],
    dueAt: nextConversionDueAt(replayConversion(request, [requested]), pace, at),
    jobs: [{ job: { name: 'ask-deciders', requestId } }, { job: { name: 'show-card', requestId }, delaySeconds: 1 }],
  };
}
