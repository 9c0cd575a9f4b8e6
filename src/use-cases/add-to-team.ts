import { isToBeAdded } from '../domain/follow-up.ts';
import type { InvitationId } from '../domain/ids.ts';
import { appendStep } from './append-step.ts';
import { type RightDeps, readStanding } from './inviter-right.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Ids } from './ports/ids.ts';
import type { Memberships } from './ports/memberships.ts';
import type { NewEntry, RecordDeps } from './record-step.ts';

export interface AddToTeamDeps extends RightDeps, RecordDeps {
  readonly memberships: Memberships;
  readonly ids: Ids;
}

export type AddToTeamOutcome = { readonly outcome: 'nothing-to-do' | 'added' | 'refused' | 'outdated' };

/** A guest who has only just been made may be unknown to the group for a while (G6); past this it is no lag. */
const LAG_SECONDS = 300;
const RETRY_SECONDS = 2;

/** Puts the guest into the team's group, right after the invitation. May run again: a member already counts as added. */
export async function addToTeam(deps: AddToTeamDeps, id: InvitationId): Promise<AddToTeamOutcome> {
  const reading = await deps.ledger.read(id);
  if (!reading?.invitee) return { outcome: 'nothing-to-do' };
  const { invitation } = reading;
  const { guestId, knownAt } = invitation.track;
  if (!isToBeAdded(invitation) || !invitation.teamId || !guestId) return { outcome: 'nothing-to-do' };

  const { holds } = await readStanding(deps, invitation);
  if (!holds) return record(deps, id, { kind: 'team-refused', refusal: 'inviter-lost-right' });
  const order = { teamId: invitation.teamId, userId: guestId, clientRequestId: deps.ids.clientRequestId() };
  const answer = await deps.memberships.add(order);
  if (answer.outcome === 'added') return record(deps, id, { kind: 'added-to-team' });
  if (answer.outcome === 'refused') return record(deps, id, { kind: 'team-refused', refusal: answer.refusal });
  const isLag = deps.clock().getTime() - (knownAt?.getTime() ?? 0) < LAG_SECONDS * 1000;
  if (isLag) throw new EdgeError('unavailable', 'guest-not-yet-visible', { retryAfterSeconds: RETRY_SECONDS });
  return record(deps, id, { kind: 'team-refused', refusal: 'refused' });
}

async function record(deps: AddToTeamDeps, id: InvitationId, entry: NewEntry): Promise<AddToTeamOutcome> {
  const recorded = await appendStep(deps, { id, entry, isWanted: isToBeAdded });
  if (recorded !== 'recorded') return { outcome: recorded };
  return { outcome: entry.kind === 'added-to-team' ? 'added' : 'refused' };
}
