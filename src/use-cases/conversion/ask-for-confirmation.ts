import type { ConversionRequest } from '../../domain/conversion/conversion.ts';
import type { ConversionCode } from '../../domain/conversion/conversion-details.ts';
import type { ConversionDraft, ConversionReview } from '../../domain/conversion/conversion-draft.ts';
import { nextConversionDueAt } from '../../domain/conversion/conversion-follow-up.ts';
import { statedAddresses } from '../../domain/conversion/conversion-form.ts';
import type { ConversionPerson } from '../../domain/conversion/conversion-person.ts';
import { replayConversion } from '../../domain/conversion/replay-conversion.ts';
import { decidersAmong } from '../../domain/decision.ts';
import { readingOf } from '../../domain/eligibility-facts.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Policy } from '../../domain/policy.ts';
import { conversionMark } from '../../domain/press-mark.ts';
import { adminStandingIn, askAdminFacts } from '../admin-right.ts';
import { currentAdmins } from '../current-admins.ts';
import { presentCard } from '../load-subject.ts';
import type { ConversionOpening, Conversions } from '../ports/conversions.ts';
import { EdgeError } from '../ports/edge-error.ts';
import type { Ids } from '../ports/ids.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import { Wave } from '../wave.ts';
import { type ConversionDeps, checking, conversionNow, ownConversion, saveStep } from './step-conversion.ts';

export interface AskForConfirmationDeps extends ConversionDeps {
  readonly conversions: Conversions;
  readonly ids: Ids;
  readonly followSeconds: number;
}

type Reviewed = Extract<ConversionDraft, { readonly stage: 'review' }>;

/** Asks the other administrators: the form becomes a conversion of the ledger, and the account is claimed. Throws EdgeError. */
export async function askForConfirmation(deps: AskForConfirmationDeps, press: Press): Promise<PressOutcome> {
  const draft = await ownConversion(deps, press);
  if (!draft) {
    // A second press finds what the first one made.
    const isAsked = (await deps.conversions.read(press.requestId)) !== undefined;
    return presentCard(deps, press, isAsked ? 'twice' : undefined);
  }
  const asked = draft.stage === 'review' && press.mark === conversionMark(draft) ? personOf(draft) : undefined;
  if (draft.stage !== 'review' || !asked)
    return presentCard(deps, press, draft.stage === 'checking' ? 'twice' : 'stale');

  const policy = await deps.policies.current();
  const accountId = draft.review.account.id;
  const given = await readGiven(deps, { callerId: press.callerId, accountId, policy });
  if (given === 'no-admin') return { outcome: 'no-admin' };
  const parties = { askerId: draft.askerId, holderId: accountId, fourEyes: policy.fourEyes };
  if (decidersAmong(await currentAdmins(deps), parties).length === 0) return conversionNow(deps, draft.id, 'one-admin');

  return open(deps, draft, { policy, person: { ...asked, ...given } });
}

type Given = Pick<ConversionPerson, 'directGroups' | 'directApps'>;

/** In one wave with the right: what the account was given directly, which stays as it is (product 5.4). */
async function readGiven(
  { directory }: AskForConfirmationDeps,
  asked: { readonly callerId: UserId; readonly accountId: UserId; readonly policy: Policy },
): Promise<Given | 'no-admin'> {
  const wave = new Wave();
  const right = askAdminFacts(wave, asked.callerId, asked.policy);
  const groups = wave.ask({ fact: 'direct-groups', of: asked.accountId });
  const apps = wave.ask({ fact: 'app-assignments', of: asked.accountId });
  await wave.read(directory);
  if (adminStandingIn(right()) !== 'admin') return 'no-admin';
  return { directGroups: readingOf(groups())?.length, directApps: readingOf(apps())?.length };
}

/** Undefined where something stands in the way, or another release has not kept what the account was like. */
function personOf({ review, form, withoutTeams }: Reviewed): ConversionPerson | undefined {
  const { account, askerName, preFlight, present } = review;
  const stated = statedAddresses({ ...form, external: review.address, signIn: review.signIn });
  if (preFlight.standing !== 'ready' || !present || !stated) return undefined;
  const { name, userPrincipalName } = account;
  return {
    ...{ ...present, ...stated, name: name || userPrincipalName, userPrincipalName },
    ...{ askerName, preFlight, withoutTeams: withoutTeams?.reason },
  };
}

const TRIES = 3;

async function open(
  deps: AskForConfirmationDeps,
  draft: Reviewed,
  { policy, person }: { readonly policy: Policy; readonly person: ConversionPerson },
): Promise<PressOutcome> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const reference = attempt === 0 ? draft.reference : deps.ids.reference();
    const request = requestOf(deps, draft, reference);
    const { outcome } = await deps.conversions.open(openingOf(deps, { draft, request, person, policy }));
    switch (outcome) {
      case 'recorded':
        return conversionNow(deps, draft.id);
      case 'outdated':
        return conversionNow(deps, draft.id, 'twice');
      case 'account-taken':
        // Somebody else was first: the check says so, with the other one's reference.
        return saveStep(deps, draft, checking(deps, draft));
      case 'reference-taken':
        continue;
    }
  }
  throw new EdgeError('unavailable', 'reference-taken');
}

function requestOf(
  { clock, ids }: AskForConfirmationDeps,
  { id, askerId, review }: Reviewed,
  reference: ConversionRequest['reference'],
): ConversionRequest {
  const accountId = review.account.id;
  return { id, invitationId: ids.invitationId(), reference, askerId, accountId, requestedAt: clock() };
}

function openingOf(
  { followSeconds }: AskForConfirmationDeps,
  opened: {
    readonly draft: Reviewed;
    readonly request: ConversionRequest;
    readonly person: ConversionPerson;
    readonly policy: Policy;
  },
): ConversionOpening {
  const { draft, request, person, policy } = opened;
  const { id: requestId, askerId: by, requestedAt: at } = request;
  const findings = acceptedCodes(draft.review);
  const pace = { days: policy.decisionDays, followSeconds };
  return {
    ...{ request, person, draftVersion: draft.version },
    entries: [{ kind: 'requested', by, policyVersion: policy.version, findings, at }],
    dueAt: nextConversionDueAt(replayConversion(request, []), pace, at),
    jobs: [{ job: { name: 'ask-deciders', requestId } }, { job: { name: 'show-card', requestId }, delaySeconds: 1 }],
  };
}

/** What a confirmation accepts; what is only said stands in nobody's way. */
function acceptedCodes({ preFlight }: ConversionReview): readonly ConversionCode[] {
  return [...new Set(preFlight.findings.flatMap(({ code, severity }) => (severity === 'info' ? [] : code)))];
}
