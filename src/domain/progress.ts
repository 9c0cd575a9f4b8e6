import type { Invitation, Progress } from './invitation.ts';
import type { Track } from './track.ts';

/** With more that is so; the state stays. */
export function withTrack(invitation: Invitation, more: Track): Invitation {
  return { ...invitation, track: { ...invitation.track, ...more } };
}

/** In another state; what was asked for and what is so stay. */
export function move(from: Invitation, progress: Progress): Invitation {
  const { id, requestId, reference, inviterId, act, accountId, sponsorId, hasNotice, teamId } = from;
  const { teamName, requestedAt, track } = from;
  return {
    id,
    requestId,
    reference,
    inviterId,
    act,
    accountId,
    sponsorId,
    hasNotice,
    teamId,
    teamName,
    requestedAt,
    track,
    ...progress,
  };
}
