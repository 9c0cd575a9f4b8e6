import type { AccessChange, ChangeFailure } from '../../domain/access-change/access-change.ts';
import type { Conversion } from '../../domain/conversion/conversion.ts';
import { isWaitedFor } from '../../domain/conversion/conversion.ts';
import { readingOf } from '../../domain/eligibility-facts.ts';
import type { Fact } from '../../domain/facts.ts';
import type { UserId } from '../../domain/ids.ts';
import { type DirectoryPerson, isFromOutside, isPending } from '../../domain/person.ts';
import type { DeletedPerson } from '../../domain/tenant-facts.ts';
import { adminStandingIn, askAdminFacts } from '../admin-right.ts';
import { isConverted } from '../converted-account.ts';
import type { RightDeps } from '../inviter-right.ts';
import type { AccessChangeReading } from '../ports/access-changes.ts';
import type { Conversions } from '../ports/conversions.ts';
import { needed, unreadable } from '../unreadable.ts';
import { Wave } from '../wave.ts';

export interface ChangeStandingDeps extends RightDeps {
  readonly conversions: Conversions;
}

/** The account as it is now, or why nothing may be done to it. */
export type ChangeStanding = { readonly account: DirectoryPerson } | { readonly failure: ChangeFailure };

/**
 * All that an act rests on, read right before it: whoever asked and whoever confirmed still administer, and the account is
 * what it was when they did. Throws EdgeError where something cannot be read: without an answer there is no act.
 */
export async function readChangeStanding(
  deps: ChangeStandingDeps,
  { change }: Pick<AccessChangeReading, 'change'>,
): Promise<ChangeStanding> {
  const { made } = change.track.decision;
  if (made?.verdict !== 'confirmed') return { failure: 'right-lost' };
  const policy = await deps.policies.current();
  const wave = new Wave();
  const rights = [change.askerId, made.by].map((id) => askAdminFacts(wave, id, policy));
  const account = wave.ask({ fact: 'person', id: change.accountId });
  const roles = askRoles(wave, change.accountId);
  const domains = askOwnDomains(wave);
  await wave.read(deps.directory);
  if (rights.some((right) => adminStandingIn(right()) !== 'admin')) return { failure: 'right-lost' };

  const now = needed(account(), 'account-not-readable');
  if (!now) return { failure: 'account-gone' };
  const isAsConfirmed =
    change.change === 'block'
      ? await isStillToBeStopped(deps, change)
      : isHandedOn(now, domains()) && !roles() && (await isFree(deps, change, now));
  return isAsConfirmed ? { account: now } : { failure: 'account-changed' };
}

/**
 * Microsoft refuses the reset of whoever has a role, over a part of the directory too (G3.5); before that `mail` would be
 * written already. Those they may take and those of a group count, where they can be read (G2.3 row 19).
 */
export function askRoles(wave: Wave, id: UserId): () => boolean {
  const active = wave.ask({ fact: 'role-names', of: id });
  const eligible = wave.ask({ fact: 'eligible-role-names', of: id });
  const groups = wave.ask({ fact: 'role-groups', of: id });
  return () => needed(active(), 'roles-not-readable').length > 0 || isAny(eligible()) || isAny(groups());
}

/** Without the right or the licence to read it Microsoft's own answer has to do; one that did not come is asked for again. */
function isAny(fact: Fact<readonly unknown[]>): boolean {
  if ('unread' in fact && fact.unread.because === 'no-answer') throw unreadable('roles-not-readable', fact);
  return (readingOf(fact) ?? []).length > 0;
}

/** Without these nobody can say who signs an account in. */
export function askOwnDomains(wave: Wave): () => readonly string[] {
  const ownDomains = wave.ask({ fact: 'own-domains' });
  return () => needed(ownDomains(), 'own-domains-not-readable');
}

/** Somebody from outside who may sign in: an internal account has no redemption to reset, whatever its type. */
export function isHandedOn(account: DirectoryPerson, ownDomains: readonly string[]): boolean {
  return isFromOutside(account, ownDomains) && account.accountEnabled;
}

/** An old account of ours may be without a type: only whom the directory calls a guest comes back by us. */
export function isDeletedGuest(gone: DeletedPerson | undefined): gone is DeletedPerson {
  return gone?.userType === 'Guest';
}

/** They wait for no link but that of a conversion, which ended or is under way: administrators gave it, and no other ends it (product 10). */
export async function hasLinkOut(deps: ChangeStandingDeps, person: DirectoryPerson): Promise<boolean> {
  return isPending(person) && (await isConverted(deps, [person.id]));
}

/** No conversion of it is open or out, but for the one whose sign-in does not fit. */
async function isFree(
  deps: ChangeStandingDeps,
  { accountId, conversionId }: AccessChange,
  now: DirectoryPerson,
): Promise<boolean> {
  const { conversions } = deps;
  const open = await conversions.openFor(accountId);
  if (conversionId === undefined) return open === undefined && !(await hasLinkOut(deps, now));
  const reading = await conversions.read(conversionId);
  return reading !== undefined && hasMismatch(reading.conversion) && (open === undefined || open.id === conversionId);
}

async function isStillToBeStopped(
  { conversions }: ChangeStandingDeps,
  { conversionId }: AccessChange,
): Promise<boolean> {
  const reading = conversionId && (await conversions.read(conversionId));
  return reading !== undefined && mayBeBlocked(reading.conversion);
}

/** They have accepted with an account whose sign-in does not fit the address. */
export function hasMismatch(conversion: Conversion): boolean {
  return conversion.state === 'needs-attention' && conversion.because.what === 'mismatch';
}

/** It cannot be withdrawn any more, or they have accepted after a stop (product 5.8). */
export function mayBeBlocked(conversion: Conversion): boolean {
  return isWaitedFor(conversion) || conversion.state === 'redeemed-after-stop';
}
