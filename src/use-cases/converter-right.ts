import type { UserId } from '../domain/ids.ts';
import type { Policy } from '../domain/policy.ts';
import { type AdminFacts, type AdminStanding, adminStandingIn, askAdminFacts } from './admin-right.ts';
import type { RightDeps } from './inviter-right.ts';
import { needed } from './unreadable.ts';
import { Wave } from './wave.ts';

/** As what somebody asks for conversions: administrators may, and whom the policy names beside them (product 5.1). */
export type AsksAs = 'admin' | 'converter';
/** `no-admin`: neither of the two. */
export type ConverterStanding = AdminStanding | 'converter';

/** The reads that the right to ask rests on. */
export function askConverterFacts(wave: Wave, id: UserId, { admins, converters, ...policy }: Policy): () => AdminFacts {
  return askAdminFacts(wave, id, { ...policy, converters, admins: [...admins, ...converters] });
}

/** Throws EdgeError where a fact is missing. An outsider or a disabled account never converts (checks 1). */
export function converterStandingIn(facts: AdminFacts, { admins }: Pick<Policy, 'admins'>): ConverterStanding {
  const standing = adminStandingIn(facts);
  if (standing !== 'admin') return standing;
  const held = needed(facts.memberships, 'right-not-readable');
  return held.some((id) => admins.includes(id)) ? 'admin' : 'converter';
}

/** As what somebody may ask at this moment; undefined: not at all. Throws EdgeError when it cannot be read. */
export async function converterRight({ directory, policies }: RightDeps, id: UserId): Promise<AsksAs | undefined> {
  const policy = await policies.current();
  const wave = new Wave();
  const facts = askConverterFacts(wave, id, policy);
  await wave.read(directory);
  return asksAs(converterStandingIn(facts(), policy));
}

export function asksAs(standing: ConverterStanding): AsksAs | undefined {
  return standing === 'admin' || standing === 'converter' ? standing : undefined;
}
