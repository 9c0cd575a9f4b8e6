import { isHandOverOpen } from './delivery.ts';
import { type Invitation, isFinal } from './invitation.ts';
import type { Job } from './job.ts';

const STUCK_SECONDS = 30;
/** Longer than one mail attempt can take, so that the sweep never takes a mail in hand for one that was lost. */
export const SENDING_SECONDS = 60;

/** When the sweep looks at it again; undefined when nothing more happens by itself. */
export function nextDueAt(invitation: Invitation, now: Date, followSeconds: number): Date | undefined {
  const isBeside = BESIDE.some((isOpen) => isOpen(invitation));
  if (isFinal(invitation)) return isBeside ? after(now, SENDING_SECONDS) : undefined;
  if (isToBeAdded(invitation) && invitation.state !== 'sending') return after(now, STUCK_SECONDS);
  if (isBeside) return after(now, SENDING_SECONDS);
  switch (invitation.state) {
    case 'requested':
    case 'inviting':
      return after(now, STUCK_SECONDS);
    case 'issued':
      return after(now, isDelivering(invitation) ? STUCK_SECONDS : followSeconds);
    case 'sending':
      return after(now, SENDING_SECONDS);
    default:
      return after(now, followSeconds);
  }
}

/** What an invitation needs now. Everything here may be done twice or lost: the ledger decides what comes of it. */
export function dueJobs(invitation: Invitation): readonly Job[] {
  const invitationId = invitation.id;
  const add: readonly Job[] = isToBeAdded(invitation) ? [{ name: 'add-to-team', invitationId }] : [];
  const tell: readonly Job[] = isToBeTold(invitation) ? [{ name: 'tell', invitationId }] : [];
  const sponsor: readonly Job[] = isSponsorOpen(invitation) ? [{ name: 'set-sponsor', invitationId }] : [];
  const notice: readonly Job[] = isNoticeOpen(invitation) ? [{ name: 'send-notice', invitationId }] : [];
  const handOver: readonly Job[] = isHandOverOpen(invitation) ? [{ name: 'hand-over', invitationId }] : [];
  const stranger: readonly Job[] = isStrangerOpen(invitation) ? [{ name: 'tell-stranger', invitationId }] : [];
  return [...add, ...sponsor, ...notice, ...handOver, ...stranger, ...tell, ...stateJobs(invitation)];
}

function stateJobs(invitation: Invitation): readonly Job[] {
  const invitationId = invitation.id;
  if (isFinal(invitation)) return [];
  switch (invitation.state) {
    case 'requested':
    case 'inviting':
      return [{ name: 'issue', invitationId }];
    case 'issued':
    case 'sending':
      return isDelivering(invitation)
        ? [{ name: 'deliver', invitationId }]
        : [{ name: 'follow', invitationIds: [invitationId] }];
    default:
      return [{ name: 'follow', invitationIds: [invitationId] }];
  }
}

/** In the directory, not in the team, and nobody has refused it for good. */
export function isToBeAdded({ teamId, track }: Invitation): boolean {
  return teamId !== undefined && track.guestId !== undefined && !track.inTeamAt && !track.teamRefusal;
}

/** A membership alone has no mail: whoever invited that guest has sent one. */
function isDelivering({ act }: Invitation): boolean {
  return act !== 'add';
}

/** A new guest has a sponsor once it has been read back or written; an account that was here keeps its own. */
export function isSponsorOpen({ act, track }: Invitation): boolean {
  return act === 'invite' && track.guestId !== undefined && !track.sponsorAt && !track.sponsorRefusal;
}

/** The notice follows the link, by our mail or by hand; Microsoft's mail drops it (product 8). */
export function isNoticeOpen({ hasNotice, track }: Invitation): boolean {
  const outAt = track.sentAt ?? track.reportedAt ?? track.passedOnAt;
  const isOut = outAt !== undefined && track.route !== 'microsoft';
  return hasNotice && isOut && !track.strangerAt && !track.noticeAt && !track.noticeFailed;
}

/** Somebody who does not know the inviter has said so, and nobody here has heard of it. */
export function isStrangerOpen({ track }: Invitation): boolean {
  return track.strangerAt !== undefined && track.strangerToldAt === undefined;
}

/** One message at the end: at `ready`, or at the acceptance where no team is to come. */
export function isToBeTold(invitation: Invitation): boolean {
  const isRefusedMembership = invitation.act === 'add' && invitation.track.teamRefusal !== undefined;
  const isAccepted = invitation.state === 'redeemed' && isFinal(invitation);
  const atEnd = invitation.state === 'ready' || isAccepted || isRefusedMembership;
  return atEnd && invitation.track.toldAt === undefined;
}

/** What goes on beside the state. */
const BESIDE: readonly ((invitation: Invitation) => boolean)[] = [
  isToBeTold,
  isSponsorOpen,
  isNoticeOpen,
  isHandOverOpen,
  isStrangerOpen,
];

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}
