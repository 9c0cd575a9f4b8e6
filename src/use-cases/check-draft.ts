import type { Draft, Review, Stage } from '../domain/draft.ts';
import { assessEligibility } from '../domain/eligibility.ts';
import { type EmailAddress, findAddresses } from '../domain/email-address.ts';
import { saySame } from '../domain/equal.ts';
import { nextDueAt } from '../domain/follow-up.ts';
import type { RequestId } from '../domain/ids.ts';
import { type InvitationRequest, replay } from '../domain/invitation.ts';
import type { LedgerEntry } from '../domain/ledger-entry.ts';
import type { InvitationMail } from '../domain/mail.ts';
import type { Policy } from '../domain/policy.ts';
import { type GatherDeps, type GatheredFacts, gatherFacts } from './gather-facts.ts';
import type { Clock } from './ports/clock.ts';
import type { Drafts } from './ports/drafts.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Ids } from './ports/ids.ts';
import type { Mailer } from './ports/mailer.ts';
import type { Policies } from './ports/policies.ts';
import { ofDraft } from './submit-form.ts';

export interface CheckDraftDeps extends GatherDeps {
  readonly drafts: Drafts;
  readonly policies: Policies;
  readonly mailer: Mailer;
  readonly clock: Clock;
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
  const facts = await gatherOrSayLate(deps, draft, policy);
  const review = reviewOf(deps, draft, facts, policy);

  const isToBeSent = draft.purpose === 'send' && review.eligible && saysTheSame(review, draft.seen);
  if (isToBeSent && 'address' in facts.address) {
    const opened = await open(deps, draft, review, facts.address.address, policy);
    if (opened === 'recorded') return { outcome: 'sent' };
    if (opened === 'outdated') return { outcome: 'outdated' };
    // The reference is another request's by chance: the next run of this job takes a new one.
    if (opened === 'reference-taken') await saveStage(deps, { ...draft, reference: deps.ids.reference() }, draft);
    // Where the address was taken meanwhile, the ledger knows of the other invitation now, and the rule says so.
    throw new EdgeError('unavailable', opened, { retryAfterSeconds: 1 });
  }
  const changed = draft.purpose === 'send';
  const saved = await saveStage(deps, draft, { stage: 'review', review, changed });
  if (saved === 'outdated') return { outcome: 'outdated' };
  return { outcome: changed ? 'changed' : 'reviewed' };
}

async function gatherOrSayLate(deps: CheckDraftDeps, draft: Checking, policy: Policy): Promise<GatheredFacts> {
  const addressText = onlyAddress(draft).text;
  const teamId = draft.form.teamId === '' ? undefined : draft.form.teamId;
  try {
    return await gatherFacts(deps, { addressText, inviterId: draft.inviterId, teamId, policy });
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

function onlyAddress({ form }: Draft): { readonly text: string; readonly name?: string | undefined } {
  return findAddresses(form.addresses)[0] ?? { text: form.addresses };
}

function reviewOf(deps: CheckDraftDeps, draft: Draft, facts: GatheredFacts, policy: Policy): Review {
  const { eligible, findings, fine } = assessEligibility(facts, policy);
  const inviter = 'read' in facts.inviter ? facts.inviter.read : undefined;
  const team = facts.team && 'read' in facts.team ? facts.team.read : undefined;
  const { text, name } = onlyAddress(draft);
  const address = 'address' in facts.address ? facts.address.address : (text as EmailAddress);
  const inviterName = inviter?.displayName ?? '';
  const inviterAddress = inviter?.mail ?? inviter?.userPrincipalName ?? '';
  const mail: InvitationMail = {
    language: draft.form.language,
    organisation: 'read' in facts.organisation ? facts.organisation.read : '',
    inviterName,
    inviterAddress,
    address,
    name,
    teamName: team?.name,
    message: messageOf(draft),
  };
  return {
    address,
    name,
    eligible,
    findings,
    fine,
    teamName: team?.name,
    inviterName,
    inviterAddress,
    checkedAt: deps.clock(),
    mail: deps.mailer.preview(mail),
  };
}

function messageOf({ form }: Draft): string | undefined {
  return form.message.trim() === '' ? undefined : form.message;
}

/** What the inviter agreed to: the findings and the words of the mail. */
function saysTheSame(now: Review, seen: Review | undefined): boolean {
  const agreed = ({ address, findings, mail, teamName }: Review) => ({ address, findings, mail, teamName });
  return seen !== undefined && saySame(agreed(now), agreed(seen));
}

async function open(
  deps: CheckDraftDeps,
  draft: Checking,
  review: Review,
  address: EmailAddress,
  policy: Policy,
): Promise<'recorded' | 'outdated' | 'address-taken' | 'reference-taken'> {
  const at = deps.clock();
  const request: InvitationRequest = {
    id: deps.ids.invitationId(),
    requestId: draft.id,
    reference: draft.reference,
    inviterId: draft.inviterId,
    teamId: draft.form.teamId === '' ? undefined : draft.form.teamId,
    teamName: review.teamName,
    requestedAt: at,
  };
  const findings = review.findings.map(({ code }) => code);
  const entries: readonly LedgerEntry[] = [
    { kind: 'requested', by: draft.inviterId, policyVersion: policy.version, findings, at },
  ];
  const { outcome } = await deps.ledger.open({
    request,
    invitee: { address, name: review.name, message: messageOf(draft), language: draft.form.language },
    entries,
    dueAt: nextDueAt(replay(request, entries), at, deps.followSeconds),
    jobs: [{ job: { name: 'issue', invitationId: request.id } }, { job: { name: 'show-card', requestId: draft.id } }],
    draftVersion: draft.version,
  });
  return outcome;
}
