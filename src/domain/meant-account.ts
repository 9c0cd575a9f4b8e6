import type { UserId } from './ids.ts';
import type { Invitation } from './invitation.ts';
import { type FoundAccount, isPending } from './person.ts';

/** Whose acceptance ends this invitation: not that of somebody who has the address among their other mails alone. */
export function isMeant(invitation: Invitation, { id, isOnlyOtherMail }: FoundAccount): boolean {
  const known = knownAccount(invitation);
  return known === undefined ? !isOnlyOtherMail : id === known;
}

/** Whom a link was made for already, by somebody else or by us. */
export function knownAccount({ act, accountId, track }: Invitation): UserId | undefined {
  return act === 'renew' || act === 'reset' ? accountId : track.guestId;
}

/**
 * Nobody holds the address but an account that a POST of ours may have made; for a new link, the pending guest that the
 * inviter was shown, and nobody else.
 */
export function isAsAgreed(invitation: Invitation, accounts: readonly FoundAccount[], mayBeOurs: boolean): boolean {
  const holders = accounts.filter(({ isOnlyOtherMail }) => !isOnlyOtherMail);
  const known = knownAccount(invitation);
  if (known === undefined) return mayBeOurs || holders.length === 0;
  // Our own may be so new that a replica does not show it; somebody else's was shown to the inviter.
  const isThere = holders.length === 1 || (holders.length === 0 && invitation.act !== 'renew');
  return isThere && holders.every((each) => each.id === known && isPending(each));
}

/** Converted since the inviter was shown them: by administrators, who gave the one link. */
export function meantBy(invitation: Invitation, accounts: readonly FoundAccount[]): readonly UserId[] {
  const holders = accounts.flatMap(({ id, isOnlyOtherMail }) => (isOnlyOtherMail ? [] : id));
  const known = knownAccount(invitation);
  return known === undefined ? holders : [...holders, known];
}
