import type { Act } from '../domain/already-there.ts';
import { mayInvite } from '../domain/eligibility.ts';
import type { RightFacts } from '../domain/eligibility-facts.ts';
import type { TeamId, UserId } from '../domain/ids.ts';
import type { Policy } from '../domain/policy.ts';
import type { Directory } from './ports/directory.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Policies } from './ports/policies.ts';
import { Wave } from './wave.ts';

export interface RightDeps {
  readonly directory: Directory;
  readonly policies: Policies;
}

export interface WhoAsks {
  readonly inviterId: UserId;
  readonly teamId?: TeamId | undefined;
  /** What is to be done; an invitation where nothing else is said. */
  readonly act?: Act | undefined;
}

export interface Standing {
  readonly holds: boolean;
  readonly facts: RightFacts;
}

/**
 * Whether the inviter may still do this, read at the moment of the act; what else the act needs to know is asked in the same wave.
 * Throws EdgeError when it cannot be read: without an answer there is no act.
 */
export async function readStanding(
  { directory, policies }: RightDeps,
  who: WhoAsks,
  wave = new Wave(),
): Promise<Standing> {
  const policy = await policies.current();
  const right = askRight(wave, who, policy);
  await wave.read(directory);
  const facts = right();
  const needed = [facts.inviter, facts.memberships, facts.ownDomains, facts.team, facts.owners];
  if (needed.some((fact) => fact && !('read' in fact))) throw new EdgeError('unavailable', 'right-not-readable');
  return { holds: mayInvite(facts, policy, who.act), facts };
}

/** The reads that a right rests on. */
export function askRight(wave: Wave, { inviterId, teamId }: WhoAsks, policy: Policy): () => RightFacts {
  const ownDomains = wave.ask({ fact: 'own-domains' });
  const inviter = wave.ask({ fact: 'person', id: inviterId });
  const memberships = wave.ask({ fact: 'memberships', of: inviterId, among: [...policy.admins, ...policy.inviters] });
  const invitesFrom = wave.ask({ fact: 'invites-from' });
  const inviterRoles = wave.ask({ fact: 'roles', of: inviterId });
  const team = teamId && wave.ask({ fact: 'team', id: teamId });
  const owners = teamId && wave.ask({ fact: 'team-owners', id: teamId });
  return () => ({
    ownDomains: ownDomains(),
    inviter: inviter(),
    memberships: memberships(),
    invitesFrom: invitesFrom(),
    inviterRoles: inviterRoles(),
    team: team?.(),
    owners: owners?.(),
  });
}
