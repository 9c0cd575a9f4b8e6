import { EdgeError } from '../use-cases/ports/edge-error.ts';
import type { AddOutcome, MembershipOrder, Memberships } from '../use-cases/ports/memberships.ts';
import type { GraphClient } from './graph-client.ts';
import { isPassing, memberRefusal } from './graph-errors.ts';
import type { GraphRefusal } from './graph-reply.ts';
import { ADD_MEMBERS, holds } from './permissions.ts';

/** Through the group, because an app may not add guests to a team (G1.7). */
export function graphMemberships(client: GraphClient): Memberships {
  async function add(order: MembershipOrder): Promise<AddOutcome> {
    const { teamId, userId, clientRequestId } = order;
    const reply = await client.send({
      method: 'POST',
      path: `/groups/${encodeURIComponent(teamId)}/members/$ref`,
      body: { '@odata.id': `${client.resource}/v1.0/directoryObjects/${userId}` },
      kind: 'write',
      clientRequestId,
    });
    return 'refusal' in reply ? outcomeOf(reply.refusal, { order, roles: reply.roles }) : { outcome: 'added' };
  }

  return { add };
}

function outcomeOf(
  refusal: GraphRefusal,
  { order, roles }: { readonly order: MembershipOrder; readonly roles: ReadonlySet<string> },
): AddOutcome {
  if (isPassing(refusal)) throw new EdgeError('unavailable', `graph-${refusal.status}`);
  const meaning = memberRefusal(refusal);
  if (meaning === 'already-in') return { outcome: 'added' };
  // The same 404 for both; its text names the object that is not there.
  const isTeamGone = refusal.status === 404 && refusal.message.toLowerCase().includes(order.teamId.toLowerCase());
  if (isTeamGone) return { outcome: 'refused', refusal: 'team-gone' };
  if (meaning === 'not-yet-visible') return { outcome: 'not-yet-visible' };
  // With the permission in the token it is the group that refuses: role-assignable ones answer just this (G9.3).
  const isTheGroup = meaning === 'permission-missing' && holds(roles, ADD_MEMBERS);
  return { outcome: 'refused', refusal: isTheGroup ? 'takes-no-guests' : meaning };
}
