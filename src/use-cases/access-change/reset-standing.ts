import type { Invitation, Invitee } from '../../domain/invitation.ts';
import type { FoundAccount } from '../../domain/person.ts';
import { REPLICATION_SECONDS, secondsSince } from '../conversion/replication.ts';
import { isSameMail } from '../conversion/write-mail.ts';
import type { AccessChanges } from '../ports/access-changes.ts';
import type { Clock } from '../ports/clock.ts';
import { EdgeError } from '../ports/edge-error.ts';
import type { Jobs } from '../ports/jobs.ts';
import { type ChangeStandingDeps, readChangeStanding } from './change-standing.ts';

export interface ResetDeps extends ChangeStandingDeps {
  readonly accessChanges: AccessChanges;
  readonly jobs: Jobs;
  readonly clock: Clock;
}

/** Whether a POST of this invitation resets; once it has, they are pending, and a new link is one like any other. */
export function isReset({ act, track }: Invitation): boolean {
  return act === 'reset' && !track.issuedAt;
}

type ResetStanding =
  | { readonly account: FoundAccount }
  | { readonly failure: 'inviter-lost-right' | 'account-changed' };

/**
 * A reset takes their sign-in from them until they accept again, so what two administrators agreed to is looked at once more
 * right before it: their rights, the account, and the address on it. Throws EdgeError.
 */
export async function resetStanding(deps: ResetDeps, invitation: Invitation, invitee: Invitee): Promise<ResetStanding> {
  const change = await deps.accessChanges.ofInvitation(invitation.id);
  if (!change) return { failure: 'account-changed' };
  const { state, track } = change.change;
  // Until that is recorded it may still be withdrawn, and what was withdrawn while this was opened must not be done.
  if (state === 'confirmed' && !track.openedAt)
    throw new EdgeError('unavailable', 'change-not-recorded-yet', { retryAfterSeconds: 2 });
  // An earlier release called it done from there on.
  if (state !== 'confirmed' && state !== 'done') return { failure: 'account-changed' };
  const standing = await readChangeStanding(deps, change);
  if ('failure' in standing)
    return { failure: standing.failure === 'right-lost' ? 'inviter-lost-right' : 'account-changed' };
  if (isSameMail(standing.account.mail, invitee.address))
    return { account: { ...standing.account, isOnlyOtherMail: false } };
  if (isYoung(deps, invitation)) throw notVisibleYet();
  return { failure: 'account-changed' };
}

/** Of a conversion whose sign-in did not fit: it leads where that one did, to Teams (product 5.9). */
export async function isOfConversion({ accessChanges }: ResetDeps, { act, id }: Invitation): Promise<boolean> {
  if (act !== 'reset') return false;
  return (await accessChanges.ofInvitation(id))?.change.conversionId !== undefined;
}

/** The change waits for what becomes of the POST; where this is lost, the sweep looks. */
export async function wakeChange({ accessChanges, jobs }: ResetDeps, { id }: Invitation): Promise<void> {
  const change = await accessChanges.ofInvitation(id);
  if (change) await jobs.enqueue([{ job: { name: 'make-change', requestId: change.change.id } }]);
}

/** Opened by a write that not every copy of the directory may show (product 10). */
export function isYoung(deps: { readonly clock: Clock }, { requestedAt }: Invitation): boolean {
  return secondsSince(deps, requestedAt) < REPLICATION_SECONDS;
}

export function notVisibleYet(): EdgeError {
  return new EdgeError('unavailable', 'account-not-yet-visible', { retryAfterSeconds: 5 });
}
