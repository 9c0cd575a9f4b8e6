import type { Fact } from '../domain/facts.ts';
import type { UserId } from '../domain/ids.ts';
import { type DirectoryPerson, isOutsider } from '../domain/person.ts';
import type { Policy } from '../domain/policy.ts';
import type { RightDeps } from './inviter-right.ts';
import { needed } from './unreadable.ts';
import { Wave } from './wave.ts';

/** What decides whether somebody administers Guestlist. */
export interface AdminFacts {
  readonly person: Fact<DirectoryPerson | undefined>;
  readonly ownDomains: Fact<readonly string[]>;
  /** Which of the policy's administrators they are, or are in. */
  readonly memberships: Fact<readonly string[]>;
}

const NOT_READABLE = 'right-not-readable';

export type AdminStanding = 'admin' | 'no-admin' | 'outsider' | 'unknown-person';

/** The reads that the right rests on. */
export function askAdminFacts(wave: Wave, id: UserId, { admins }: Policy): () => AdminFacts {
  const person = wave.ask({ fact: 'person', id });
  const ownDomains = wave.ask({ fact: 'own-domains' });
  const memberships = wave.ask({ fact: 'memberships', of: id, among: admins });
  return () => ({ person: person(), ownDomains: ownDomains(), memberships: memberships() });
}

/** An outsider or a disabled account never administers (checks 1). Throws EdgeError where a fact is missing: without an answer there is no act. */
export function adminStandingIn(facts: AdminFacts): AdminStanding {
  const person = needed(facts.person, NOT_READABLE);
  if (!person?.accountEnabled) return 'unknown-person';
  if (isOutsider(person, needed(facts.ownDomains, NOT_READABLE))) return 'outsider';
  return needed(facts.memberships, NOT_READABLE).length > 0 ? 'admin' : 'no-admin';
}

/** Whether somebody administers Guestlist at this moment. Throws EdgeError when it cannot be read. */
export async function isAdministrator({ directory, policies }: RightDeps, id: UserId): Promise<boolean> {
  const wave = new Wave();
  const facts = askAdminFacts(wave, id, await policies.current());
  await wave.read(directory);
  return adminStandingIn(facts()) === 'admin';
}
