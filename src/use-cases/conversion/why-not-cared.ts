import type { AftercareRefusal, AftercareStep } from '../../domain/conversion/conversion-entry.ts';
import { isRedeemed } from '../../domain/conversion/signed-in-at.ts';
import type { Fact } from '../../domain/facts.ts';
import type { UserId } from '../../domain/ids.ts';
import type { RightDeps } from '../inviter-right.ts';
import { needed } from '../unreadable.ts';
import { Wave } from '../wave.ts';

/**
 * The check that a step has of its own, right before it: the account as it is then, and what an outsider must not keep or
 * cannot have (G11.1). Undefined: it may be done. Throws EdgeError where an answer did not come.
 */
export async function whyNotCared(
  { directory }: RightDeps,
  id: UserId,
  step: AftercareStep,
): Promise<AftercareRefusal | undefined> {
  const wave = new Wave();
  const account = wave.ask({ fact: 'account', id });
  const ownDomains = wave.ask({ fact: 'own-domains' });
  const roles = wave.ask({ fact: 'role-names', of: id });
  const eligible = wave.ask({ fact: 'eligible-role-names', of: id });
  const roleGroups = wave.ask({ fact: 'role-groups', of: id });
  const teams = wave.ask({ fact: 'owned-teams', of: id });
  await wave.read(directory);

  const now = needed(account(), NOT_READABLE);
  if (!now) return 'account-gone';
  if (step === 'sessions' || step === 'member') return undefined;
  // Somebody has made it an account of our own again: it needs its password, and its type.
  if (!isRedeemed(now, needed(ownDomains(), NOT_READABLE))) return 'refused';
  if (step === 'password' && now.isSynced) return 'synced';
  const held = [roles(), eligible(), roleGroups()].map(heldIn);
  if (held.includes('permission-missing')) return 'permission-missing';
  if (held.includes('some')) return 'has-role';
  if (step === 'password') return undefined;
  const owned = heldIn(teams());
  if (owned === 'some') return 'owns-teams';
  return owned === 'permission-missing' ? owned : undefined;
}

const NOT_READABLE = 'account-not-readable';

/** Nothing can be held where the licence for it is missing (E14). */
function heldIn(fact: Fact<readonly unknown[]>): 'some' | 'none' | 'permission-missing' {
  if ('notApplicable' in fact) return 'none';
  if ('unread' in fact && fact.unread.because === 'permission') return 'permission-missing';
  return needed(fact, NOT_READABLE).length > 0 ? 'some' : 'none';
}
