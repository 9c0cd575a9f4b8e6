import { actOf } from '../domain/already-there.ts';
import { type Draft, type Review, type ReviewedPerson, readyPeople, type Stage } from '../domain/draft.ts';
import { type EmailAddress, parseEmailAddress } from '../domain/email-address.ts';
import { nextDueAt } from '../domain/follow-up.ts';
import type { RequestId } from '../domain/ids.ts';
import type { InvitationRequest } from '../domain/invitation.ts';
import type { LedgerEntry } from '../domain/ledger-entry.ts';
import type { Policy } from '../domain/policy.ts';
import { replay } from '../domain/replay.ts';
import { aDayBefore } from './gather-facts.ts';
import type { Drafts } from './ports/drafts.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Ids } from './ports/ids.ts';
import type { OpenedInvitation, Opening } from './ports/ledger.ts';
import { isMailed, messageOf, type ReviewDeps, reviewDraft, saysTheSame } from './review-draft.ts';
import { ofDraft } from './submit-form.ts';

export interface CheckDraftDeps extends ReviewDeps {
  readonly drafts: Drafts;
  readonly ids: Ids;
  readonly followSeconds: number;
}

export type CheckOutcome = { readonly outcome: 'nothing-to-do' | 'reviewed' | 'sent' | 'changed' | 'outdated' };

type Checking = Extract<Draft, { stage: 'checking' }>;

/** Reads, judges and, where the inviter pressed `Send` and nothing has changed, opens the request. Run by a job. */
export async function checkDraft(deps: CheckDraftDeps, id: RequestId): Promise<CheckOutcome> {
  const draft = await deps.drafts.read(id);
  if (draft?.stage !== 'checking') return { outcome: 'nothing-to-do' };
  const policy = await deps.policies.current();
  const review = await reviewOrSayLate(deps, draft, policy);

  if (draft.purpose === 'send' && saysTheSame(review, draft.seen)) {
    const [first, ...others] = readyPeople(review).flatMap((person) =>
      openingOf(deps, { draft, review, person, policy }),
    );
    if (first)
      return open(deps, draft, { invitations: [first, ...others], limit: limitOf(deps, review, { draft, policy }) });
  }
  const changed = draft.purpose === 'send';
  const { choices } = draft;
  const saved = await saveStage(deps, draft, { stage: 'review', review, changed, choices });
  if (saved === 'outdated') return { outcome: 'outdated' };
  return { outcome: changed ? 'changed' : 'reviewed' };
}

async function reviewOrSayLate(deps: CheckDraftDeps, draft: Checking, policy: Policy): Promise<Review> {
  try {
    return await reviewDraft(deps, draft, draft.choices, policy);
  } catch (error) {
    if (error instanceof EdgeError && !draft.isLate) await saveStage(deps, draft, { ...draft, isLate: true });
    throw error;
  }
}

async function saveStage(deps: CheckDraftDeps, draft: Draft, stage: Stage): Promise<'saved' | 'outdated'> {
  const { outcome } = await deps.drafts.save({
    draft: { ...stage, ...ofDraft(draft), version: draft.version + 1 },
    after: draft.version,
    jobs: [{ job: { name: 'show-card', requestId: draft.id } }],
  });
  return outcome;
}

async function open(
  deps: CheckDraftDeps,
  draft: Checking,
  { invitations, limit }: Pick<Opening, 'invitations' | 'limit'>,
): Promise<CheckOutcome> {
  const issue = invitations.map(({ request }) => ({ job: { name: 'issue', invitationId: request.id } as const }));
  const { outcome } = await deps.ledger.open({
    invitations,
    jobs: [...issue, { job: { name: 'show-card', requestId: draft.id } }],
    limit,
    draftVersion: draft.version,
  });
  if (outcome === 'recorded') return { outcome: 'sent' };
  if (outcome === 'outdated') return { outcome: 'outdated' };
  // The reference is another request's by chance: the next run of this job takes a new one.
  if (outcome === 'reference-taken') await saveStage(deps, { ...draft, reference: deps.ids.reference() }, draft);
  // Where an address was taken or a limit reached meanwhile, the ledger knows of it now, and the rule says so.
  throw new EdgeError('unavailable', outcome, { retryAfterSeconds: 1 });
}

function limitOf(
  { clock }: CheckDraftDeps,
  { audience }: Review,
  { draft, policy }: Pick<ToOpen, 'draft' | 'policy'>,
): Opening['limit'] {
  if (audience === 'admin') return undefined;
  const { addressesPerInviterADay, addressesPerTenantADay } = policy.limits;
  const since = aDayBefore(clock());
  return { inviterId: draft.inviterId, since, byInviter: addressesPerInviterADay, byTenant: addressesPerTenantADay };
}

interface ToOpen {
  readonly draft: Checking;
  readonly review: Review;
  readonly person: ReviewedPerson;
  readonly policy: Policy;
}

function openingOf(deps: CheckDraftDeps, { draft, review, person, policy }: ToOpen): readonly OpenedInvitation[] {
  const parsed = parseEmailAddress(person.address);
  if (!('address' in parsed)) return [];
  const { form } = draft;
  const at = deps.clock();
  const cc = isMailed(person.choice) ? ccOf(draft) : undefined;
  const request: InvitationRequest = {
    id: deps.ids.invitationId(),
    requestId: draft.id,
    reference: draft.reference,
    inviterId: draft.inviterId,
    act: actOf(person.choice),
    accountId: person.choice && person.accountId,
    sponsorId: form.sponsorId === '' ? draft.inviterId : form.sponsorId,
    hasNotice: cc !== undefined,
    teamId: form.teamId === '' ? undefined : form.teamId,
    teamName: review.teamName,
    requestedAt: at,
  };
  const findings = person.findings.map(({ code }) => code);
  const entries: readonly LedgerEntry[] = [
    { kind: 'requested', by: draft.inviterId, policyVersion: policy.version, findings, at },
  ];
  return [
    {
      request,
      invitee: {
        address: parsed.address,
        name: person.name,
        message: messageOf(form.message),
        language: form.language,
        cc,
      },
      entries,
      dueAt: nextDueAt(replay(request, entries), at, deps.followSeconds),
    },
  ];
}

function ccOf({ form }: Draft): EmailAddress | undefined {
  const parsed = form.cc.trim() === '' ? undefined : parseEmailAddress(form.cc);
  return parsed && 'address' in parsed ? parsed.address : undefined;
}
