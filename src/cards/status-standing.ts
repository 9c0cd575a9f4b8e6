import { type Invitation, isFinal } from '../domain/invitation.ts';
import type { Sentences } from '../wording/sentences.ts';
import { isLinkBeingMade, isOut } from './status-facts.ts';

/** How an invitation stands, in one word: what the heading says of one, and the line of one among several. */
export type StatusStanding = keyof Sentences['statusMany']['rows'];

/** Worst first: what needs somebody, what is waited for, what is done. */
const WORST_FIRST: readonly StatusStanding[] = [
  'stranger',
  'attention',
  'failed',
  'addFailed',
  'unknown',
  'notAdded',
  'deliveredNotAdded',
  'notResent',
  'gone',
  'superseded',
  'delivered',
  'addedPending',
  'sending',
  'renewing',
  'adding',
  'joining',
  'redeemed',
  'added',
  'accepted',
  'ready',
];

export function rankOf(invitation: Invitation): number {
  return WORST_FIRST.indexOf(standingOf(invitation));
}

export function standingOf(invitation: Invitation): StatusStanding {
  if (isStranger(invitation)) return 'stranger';
  switch (invitation.state) {
    case 'requested':
    case 'inviting':
    case 'issued':
    case 'sending':
      return underWay(invitation);
    case 'delivery-unknown':
      return isOut(invitation) ? delivered(invitation) : 'unknown';
    case 'delivered':
      return delivered(invitation);
    case 'redeemed':
      return redeemed(invitation);
    case 'ready':
      return 'ready';
    case 'failed':
      return failed(invitation);
    case 'needs-attention':
      return 'attention';
  }
}

/** Whether there is anything to look into; who has accepted after all is a guest like any other. */
function isStranger(invitation: Invitation): boolean {
  const { strangerAt, acceptedAt } = invitation.track;
  const isOpen = !isFinal(invitation) && invitation.state !== 'needs-attention';
  return strangerAt !== undefined && acceptedAt === undefined && isOpen;
}

function delivered({ track }: Invitation): StatusStanding {
  return track.teamRefusal && !track.inTeamAt ? 'deliveredNotAdded' : 'delivered';
}

function underWay(invitation: Invitation): StatusStanding {
  const { act, track } = invitation;
  if (act === 'renew' || act === 'reset' || isLinkBeingMade(invitation)) return 'renewing';
  if (act === 'invite') return 'sending';
  if (track.inTeamAt) return 'addedPending';
  return track.teamRefusal ? 'addFailed' : 'adding';
}

function redeemed({ act, teamId, track }: Invitation): StatusStanding {
  if (teamId === undefined) return 'accepted';
  if (track.inTeamAt) return act === 'add' ? 'added' : 'redeemed';
  if (track.teamRefusal) return act === 'add' ? 'addFailed' : 'notAdded';
  return act === 'add' ? 'adding' : 'joining';
}

function failed(invitation: Extract<Invitation, { state: 'failed' }>): StatusStanding {
  const { act, stage, track } = invitation;
  if (stage === 'account') return invitation.isSuperseded ? 'superseded' : 'gone';
  if (act === 'add') return 'addFailed';
  if (stage === 'delivery' && isOut(invitation)) return 'notResent';
  // An earlier mail may be there all the same: that nothing went out would claim too much.
  return track.mayBeSentAt ? 'unknown' : 'failed';
}

/** The result as a sentence, for the card of one. */
export function statusHeading(
  invitation: Invitation,
  { status }: Sentences,
  values: { readonly name: string; readonly team: string },
): string {
  const standing = standingOf(invitation);
  switch (standing) {
    case 'sending':
      return status.issued(values);
    case 'failed':
      return invitation.act === 'invite' ? status.failed(values) : status.renewFailed(values);
    case 'superseded':
      return status.gone(values);
    case 'gone':
      return invitation.act === 'add' ? status.addGone(values) : status.gone(values);
    default:
      return status[standing](values);
  }
}
