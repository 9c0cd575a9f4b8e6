import { isAdmin, type RightFacts, readingOf, teamIn } from './eligibility-facts.ts';
import type { FindingDetails } from './finding-details.ts';
import { isOutsider } from './person.ts';
import type { Policy } from './policy.ts';

/** Entra roles that may invite guests, by template id: Guest Inviter, User Administrator, Directory Writers, Global Administrator. */
const ROLES_THAT_INVITE = [
  '95e79109-95c0-4d8e-aee3-d01accf2d47b',
  'fe930be7-5e62-47db-91af-98c3a49a38b1',
  '9360feb5-f418-4baa-8175-e2a00bac4301',
  '62e90394-69f5-4237-9190-012177145e10',
];

/** Nobody unknown, disabled or from outside invites (checks 1); without a team, only those whom the policy names. */
export function isNotAllowed(facts: RightFacts, policy: Policy): boolean {
  const inviter = readingOf(facts.inviter);
  if (!inviter?.accountEnabled || isOutsider(inviter, readingOf(facts.ownDomains) ?? [])) return true;
  return facts.team === undefined && !isAdmin(facts, policy) && !isNamedInviter(facts, policy);
}

/** A team is asked for that is not the inviter's; an admin may invite to any. */
export function notTeamOwner(facts: RightFacts, policy: Policy): FindingDetails['not-team-owner'] | undefined {
  if (facts.team === undefined || isAdmin(facts, policy)) return undefined;
  const inviter = readingOf(facts.inviter);
  const owners = readingOf(facts.owners) ?? [];
  if (inviter && owners.some(({ id }) => id === inviter.id)) return undefined;
  return { team: teamIn(facts)?.name ?? '', owners: owners.flatMap(({ name }) => (name ? [name] : [])) };
}

export function isInvitingRestricted({ invitesFrom }: Pick<RightFacts, 'invitesFrom'>): boolean {
  return readingOf(invitesFrom) === 'adminsAndGuestInviters';
}

/** The tenant leaves inviting to roles, and the inviter has none: the app's own right lends them nothing (checks 1, row 18). */
export function lacksRole(facts: Pick<RightFacts, 'invitesFrom' | 'inviterRoles'>): boolean {
  const roles = readingOf(facts.inviterRoles);
  return isInvitingRestricted(facts) && roles !== undefined && !roles.some((id) => ROLES_THAT_INVITE.includes(id));
}

function isNamedInviter({ memberships }: RightFacts, { inviters }: Policy): boolean {
  const held = readingOf(memberships) ?? [];
  return inviters.some((id) => held.includes(id));
}
