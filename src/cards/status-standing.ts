import type { Invitation } from '../domain/invitation.ts';
import type { Sentences } from '../wording/sentences.ts';

/** How an invitation stands, in one word: what the heading says of one, and the line of one among several. */
export type StatusStanding = keyof Sentences['statusMany']['rows'];

/** Worst first: what needs somebody, what is waited for, what is done. */
const WORST_FIRST: readonly StatusStanding[] = [
  'attention',
  'failed',
  'addFailed',
  'unknown',
  'notAdded',
  'deliveredNotAdded',
  'gone',
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
  switch (invitation.state) {
    case 'requested':
    case 'inviting':
    case 'issued':
    case 'sending':
      return underWay(invitation);
    case 'delivery-unknown':
      return 'unknown';
    case 'delivered':
      return invitation.track.teamRefusal && !invitation.track.inTeamAt ? 'deliveredNotAdded' : 'delivered';
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

function underWay({ act, track }: Invitation): StatusStanding {
  if (act === 'renew') return 'renewing';
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

function failed({ act, stage, track }: Extract<Invitation, { state: 'failed' }>): StatusStanding {
  if (stage === 'account') return 'gone';
  if (act === 'add') return 'addFailed';
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
      return invitation.act === 'renew' ? status.renewFailed(values) : status.failed(values);
    case 'gone':
      return invitation.act === 'add' ? status.addGone(values) : status.gone(values);
    default:
      return status[standing](values);
  }
}
