import { hasAcceptedThis } from '../domain/acceptance.ts';
import type { Fact } from '../domain/facts.ts';
import type { InvitationId, UserId } from '../domain/ids.ts';
import type { Invitation, Invitee } from '../domain/invitation.ts';
import type { InvitingReason } from '../domain/ledger-entry.ts';
import { isAsAgreed, isMeant, knownAccount, meantBy } from '../domain/meant-account.ts';
import { type FoundAccount, isPending } from '../domain/person.ts';
import {
  isOfConversion,
  isReset,
  isYoung,
  notVisibleYet,
  type ResetDeps,
  resetStanding,
  wakeChange,
} from './access-change/reset-standing.ts';
import { isConverted } from './converted-account.ts';
import { type RightDeps, readStanding } from './inviter-right.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Ids } from './ports/ids.ts';
import type { Invitations, InviteOutcome } from './ports/invitations.ts';
import type { Jobs } from './ports/jobs.ts';
import type { Reading } from './ports/ledger.ts';
import type { LinkVault } from './ports/link-vault.ts';
import { type NewEntry, type RecordDeps, recordStep } from './record-step.ts';
import { Wave } from './wave.ts';

export interface IssueDeps extends RightDeps, RecordDeps, ResetDeps {
  readonly invitations: Invitations;
  readonly linkVault: LinkVault;
  readonly jobs: Jobs;
  readonly ids: Ids;
}

export type IssueOutcome = {
  readonly outcome: 'nothing-to-do' | 'issued' | 'found' | 'refused' | 'strayed' | 'accepted' | 'waiting' | 'outdated';
};

type Issuable = Extract<Invitation, { state: 'requested' | 'inviting' }>;

/** Longer than a POST can take: whoever began that attempt is certainly done with it, or dead. */
const POST_OVER_SECONDS = 30;
/** Within this the directory may not show what a lost POST has made (product 10). */
const REPLICATION_SECONDS = 60;
const LOOKS = 5;
const LONGEST_WAIT_SECONDS = 60;

/** Look, write the intention, POST, keep the link, write the result. Run by a job, and again by another after a crash. */
export async function issueInvitation(deps: IssueDeps, id: InvitationId): Promise<IssueOutcome> {
  const reading = await deps.ledger.read(id);
  if (!reading?.invitee) return { outcome: 'nothing-to-do' };
  const { invitation, invitee } = reading;
  if (invitation.state !== 'requested' && invitation.state !== 'inviting') return { outcome: 'nothing-to-do' };

  const openFor = invitation.state === 'inviting' ? secondsSince(deps, invitation.since) : undefined;
  if (openFor !== undefined && openFor < POST_OVER_SECONDS) return wait(deps, id, POST_OVER_SECONDS - openFor);

  if (invitation.act === 'add') return findAccount(deps, reading);
  if (isReset(invitation)) {
    const outcome = await reset(deps, reading, { invitation, invitee, isOpen: openFor !== undefined });
    await wakeChange(deps, invitation);
    return outcome;
  }
  const wave = new Wave();
  const holders = wave.ask({ fact: 'accounts-with-address', address: invitee.address });
  const { holds } = await readStanding(deps, invitation, wave);
  const accounts = accountsIn(holders());
  const attempt = attemptAfter(invitation);
  const mayBeOurs = openFor !== undefined || invitation.mayExist;
  const accepted = accounts.find(
    (account) => hasAcceptedThis(invitation, account, deps.clock()) && isMeant(invitation, account),
  );
  if (mayBeOurs && accepted) return finish(deps, reading, 'accepted', { kind: 'accepted', guestId: accepted.id });
  if (!holds)
    return finish(deps, reading, 'refused', { kind: 'invite-refused', attempt, failure: 'inviter-lost-right' });
  if (!isAsAgreed(invitation, accounts, mayBeOurs) || (await isConverted(deps, meantBy(invitation, accounts)))) {
    const failure = knownAccount(invitation) === undefined ? 'already-exists' : 'account-changed';
    return finish(deps, reading, 'refused', { kind: 'invite-refused', attempt, failure });
  }
  if (openFor !== undefined && accounts.length === 0 && openFor < REPLICATION_SECONDS) {
    return wait(deps, id, REPLICATION_SECONDS - openFor);
  }
  const reason = reasonFor(reading, attempt, mayBeOurs);
  return post(deps, reading, { invitee, attempt, reason, accounts });
}

/** For a membership alone: the account that the inviter was shown is there, and may be used. */
async function findAccount(deps: IssueDeps, reading: Reading): Promise<IssueOutcome> {
  const { invitation } = reading;
  const wave = new Wave();
  const shown = invitation.accountId && wave.ask({ fact: 'person', id: invitation.accountId });
  const { holds } = await readStanding(deps, invitation, wave);
  const fact = shown?.();
  const account = fact && readOf(fact);
  // A guest of our own may be minutes old: a replica that does not show them yet refuses nothing (product 10).
  if (holds && !account && isYoung(deps, invitation)) throw notVisibleYet();
  if (!holds || !account?.accountEnabled) {
    const failure = holds ? 'account-changed' : 'inviter-lost-right';
    return finish(deps, reading, 'refused', { kind: 'invite-refused', attempt: 1, failure });
  }
  return finish(deps, reading, 'found', { kind: 'account-found', guestId: account.id, isPending: isPending(account) });
}

/** Whatever an attempt before has done is done again by this one, because nobody has its link. */
async function reset(
  deps: IssueDeps,
  reading: Reading,
  begun: { readonly invitation: Issuable; readonly invitee: Invitee; readonly isOpen: boolean },
): Promise<IssueOutcome> {
  const { invitation, invitee, isOpen } = begun;
  const attempt = attemptAfter(invitation);
  const standing = await resetStanding(deps, invitation, invitee);
  if ('failure' in standing)
    return finish(deps, reading, 'refused', { kind: 'invite-refused', attempt, failure: standing.failure });
  const reason = reasonFor(reading, attempt, isOpen || invitation.mayExist);
  return post(deps, reading, { invitee, attempt, reason, accounts: [standing.account] });
}

interface Attempt {
  readonly invitee: Invitee;
  readonly attempt: number;
  readonly reason: InvitingReason;
  readonly accounts: readonly FoundAccount[];
}

async function post(deps: IssueDeps, reading: Reading, asked: Attempt): Promise<IssueOutcome> {
  const { attempt, reason, invitee } = asked;
  const clientRequestId = deps.ids.clientRequestId();
  const leadsToTeams = reading.invitation.teamId !== undefined || (await isOfConversion(deps, reading.invitation));
  const begun = await recordStep(deps, reading, [{ kind: 'inviting', attempt, reason, clientRequestId }]);
  if (!begun) return { outcome: 'outdated' };

  let answer: InviteOutcome;
  try {
    const { address, name } = invitee;
    const landing = leadsToTeams ? 'teams' : 'apps';
    const sponsorId = sponsorFor(begun);
    const { accountId } = begun.invitation;
    const whom = isReset(begun.invitation) && accountId ? ({ accountId, isReset: true } as const) : { sponsorId };
    answer = await deps.invitations.invite({ address, name, ...whom, landing, clientRequestId });
  } catch (error) {
    // `ambiguous` leaves the intention open; the others are certainly not done.
    if (error instanceof EdgeError && error.kind !== 'ambiguous') {
      await recordStep(deps, begun, [{ kind: 'invite-put-off', attempt, because: error.kind }]);
    }
    throw error;
  }
  if (answer.outcome === 'sponsor-refused') {
    return finish(deps, begun, 'waiting', { kind: 'sponsor-left-out', attempt });
  }
  if (answer.outcome === 'refused') {
    if (answer.mayPass && isYoung(deps, begun.invitation)) {
      await recordStep(deps, begun, [{ kind: 'invite-put-off', attempt, because: 'unavailable' }]);
      throw notVisibleYet();
    }
    // What exists may be what a lost POST of ours has made, not visible a moment ago: look again before giving up.
    const isToBeLookedAt = reason === 'interrupted' && answer.failure === 'already-exists' && attempt < LOOKS;
    if (isToBeLookedAt) throw new EdgeError('ambiguous', 'exists-after-all');
    return finish(deps, begun, 'refused', { kind: 'invite-refused', attempt, failure: answer.failure });
  }

  const { guestId, redeemUrl } = answer;
  if (answer.wasThere || (await isStray(deps, guestId, { ...asked, invitation: begun.invitation }))) {
    const expected = asked.accounts.map(({ id }) => id);
    return finish(deps, begun, 'strayed', { kind: 'strayed', got: guestId, expected });
  }
  // Kept for this attempt alone: one that is late, and no longer the ledger's, puts no dead link before the living one.
  await deps.linkVault.keep({ invitationId: begun.invitation.id, attempt, url: redeemUrl });
  await deps.linkVault.wipeBefore({ invitationId: begun.invitation.id, attempt });
  return finish(deps, begun, 'issued', { kind: 'issued', attempt, guestId });
}

async function finish(
  deps: IssueDeps,
  reading: Reading,
  outcome: 'issued' | 'refused' | 'strayed' | 'accepted' | 'found' | 'waiting',
  entry: NewEntry,
): Promise<IssueOutcome> {
  // A link of before is of no use to anybody after these.
  const isOver = outcome === 'refused' || outcome === 'strayed' || outcome === 'accepted';
  if (isOver && reading.invitation.track.guestId) await deps.linkVault.wipe(reading.invitation.id);
  const recorded = await recordStep(deps, reading, [entry]);
  return { outcome: recorded ? outcome : 'outdated' };
}

/** Without a sponsor the app itself would become it (G11.3); an account that was here keeps its own. */
function sponsorFor({ invitation, entries }: Reading): UserId | undefined {
  const isLeftOut = invitation.act !== 'invite' || entries.some(({ kind }) => kind === 'sponsor-left-out');
  return isLeftOut ? undefined : invitation.sponsorId;
}

/** The answer must name an account that did not exist or was pending (E4); an account that is not visible yet is a new one. */
async function isStray(
  deps: IssueDeps,
  got: UserId,
  { accounts, invitation }: Attempt & { readonly invitation: Invitation },
): Promise<boolean> {
  const expected = knownAccount(invitation);
  if (expected !== undefined && got !== expected) return true;
  // Whether they had accepted before is what it was reset for.
  if (isReset(invitation)) return false;
  const known = accounts.find(({ id }) => id === got);
  if (known) return !isPending(known);
  const { person } = await deps.directory.read({ person: { fact: 'person', id: got } });
  const now = readOf(person);
  return now !== undefined && !isPending(now);
}

async function wait(deps: IssueDeps, invitationId: InvitationId, delaySeconds: number): Promise<IssueOutcome> {
  // A clock that was set back must not put it off for hours.
  const seconds = Math.min(Math.max(delaySeconds, 1), LONGEST_WAIT_SECONDS);
  await deps.jobs.enqueue([{ job: { name: 'issue', invitationId }, delaySeconds: seconds }]);
  return { outcome: 'waiting' };
}

function attemptAfter(invitation: Issuable): number {
  return (invitation.state === 'inviting' ? invitation.attempt : invitation.attempts) + 1;
}

function reasonFor({ entries }: Reading, attempt: number, mayBeOurs: boolean): InvitingReason {
  const last = entries.findLast(({ kind }) => kind === 'new-link-asked' || kind === 'inviting');
  if (last?.kind === 'new-link-asked') return 'asked';
  if (mayBeOurs) return 'interrupted';
  return attempt === 1 ? 'first' : 'put-off';
}

/** Without the permission to look, Microsoft's own answer has to do; without an answer there is no act. */
function accountsIn(fact: Fact<readonly FoundAccount[]>): readonly FoundAccount[] {
  if ('read' in fact) return fact.read;
  if ('unread' in fact && fact.unread.because === 'no-answer')
    throw new EdgeError('unavailable', 'accounts-not-readable');
  return [];
}

function secondsSince({ clock }: IssueDeps, since: Date): number {
  return (clock().getTime() - since.getTime()) / 1000;
}

function readOf<T>(fact: Fact<T>): T | undefined {
  return 'read' in fact ? fact.read : undefined;
}
