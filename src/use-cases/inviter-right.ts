import { mayInvite } from '../domain/eligibility.ts';
import type { Invitation, Invitee } from '../domain/invitation.ts';
import { type GatherDeps, type GatheredFacts, gatherFacts } from './gather-facts.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Policies } from './ports/policies.ts';

export interface RightDeps extends GatherDeps {
  readonly policies: Policies;
}

export interface Standing {
  readonly holds: boolean;
  readonly facts: GatheredFacts;
}

/**
 * Whether the inviter may still do this, read at the moment of the act.
 * Throws EdgeError when it cannot be read: without an answer there is no act.
 */
export async function readStanding(deps: RightDeps, invitation: Invitation, invitee: Invitee): Promise<Standing> {
  const policy = await deps.policies.current();
  const { inviterId, teamId } = invitation;
  const facts = await gatherFacts(deps, { addressText: invitee.address, inviterId, teamId, policy });
  const ofRight = [facts.inviter, facts.memberships, facts.ownDomains, facts.team, facts.owners];
  if (ofRight.some((fact) => fact && !('read' in fact))) throw new EdgeError('unavailable', 'right-not-readable');
  return { holds: mayInvite(facts, policy), facts };
}
