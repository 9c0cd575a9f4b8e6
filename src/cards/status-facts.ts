import { isResendable, settledAttempt } from '../domain/delivery.ts';
import type { InvitationFailure } from '../domain/failures.ts';
import { isToBeAdded } from '../domain/follow-up.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Sentences } from '../wording/sentences.ts';

/** Done, waited for now, not yet, refused. */
export type Mark = 'done' | 'now' | 'next' | 'failed';

/** One of the five facts as it stands, and what a line about it says. */
export interface FactLine {
  readonly says: keyof Sentences['steps'];
  readonly mark: Mark;
  readonly at?: Date | undefined;
}

/** Created, sent, accepted, in the group, listed by Teams: always in this order, true in any (product 9). */
export function factLines(invitation: Invitation): readonly FactLine[] {
  if (invitation.act === 'add' && invitation.state !== 'needs-attention') return membershipLines(invitation);
  const created = createdLine(invitation);
  // What ended before it was created has no further facts to wait for.
  if (created.mark === 'failed') return [created];
  if (invitation.state === 'failed' && invitation.stage === 'account') {
    return [created, sentLine(invitation), accountGone(invitation)];
  }
  return [created, sentLine(invitation), acceptedLine(invitation), ...teamLines(invitation)];
}

/** A membership alone: this request has made and sent nothing. */
function membershipLines(invitation: Invitation): readonly FactLine[] {
  if (invitation.state !== 'failed') return [...theirAcceptance(invitation), ...teamLines(invitation)];
  if (invitation.stage === 'account') return [accountGone(invitation)];
  const isOurs = invitation.stage === 'issue' && isOurStop(invitation.failure);
  return [{ says: isOurs ? 'teamStopped' : 'teamFailed', mark: 'failed', at: invitation.failedAt }];
}

/** Only of somebody who had not accepted when we looked: of others the time is not known. */
function theirAcceptance({ state, track }: Invitation): readonly FactLine[] {
  // Where the team has refused, nothing is waited for any more.
  if (state === 'issued') return track.teamRefusal ? [] : [{ says: 'acceptedTheirs', mark: 'now' }];
  const { acceptedAt, knownAt } = track;
  const isSeen = acceptedAt !== undefined && knownAt !== undefined && acceptedAt > knownAt;
  return isSeen ? [{ says: 'acceptedDone', mark: 'done', at: acceptedAt }] : [];
}

function accountGone({ failedAt, ...end }: Extract<Invitation, { state: 'failed' }>): FactLine {
  const isSuperseded = end.stage === 'account' && end.isSuperseded;
  return { says: isSuperseded ? 'superseded' : 'accountGone', mark: 'failed', at: failedAt };
}

function createdLine(invitation: Invitation): FactLine {
  const isNew = invitation.act === 'invite';
  if (invitation.state === 'needs-attention') return { says: 'createdStray', mark: 'failed', at: invitation.since };
  if (invitation.state === 'failed' && invitation.stage === 'issue') {
    const isOurs = isOurStop(invitation.failure);
    const [stopped, refused] = isNew
      ? (['createdStopped', 'createdFailed'] as const)
      : (['renewedStopped', 'renewedFailed'] as const);
    return { says: isOurs ? stopped : refused, mark: 'failed', at: invitation.failedAt };
  }
  const { issuedAt } = invitation.track;
  if (issuedAt && isLinkBeingMade(invitation)) return { says: 'renewedNow', mark: 'now' };
  if (issuedAt) return { says: isNew ? 'createdDone' : 'renewedDone', mark: 'done', at: issuedAt };
  return { says: isNew ? 'createdNow' : 'renewedNow', mark: 'now' };
}

/** One more, in place of one that is gone. */
export function isLinkBeingMade({ state, track }: Invitation): boolean {
  return track.issuedAt !== undefined && (state === 'requested' || state === 'inviting');
}

/** We stopped before Microsoft was asked. */
function isOurStop(failure: InvitationFailure): boolean {
  return failure === 'inviter-lost-right' || failure === 'account-changed';
}

/** The guest has a link that counts, so far as anybody here knows: whatever comes on top of it. */
export function isOut(invitation: Invitation): boolean {
  return outLine(invitation) !== undefined;
}

function outLine(invitation: Invitation): FactLine | undefined {
  const { route, sentAt, reportedAt, passedOnAt, issuedAt, acceptedAt } = invitation.track;
  const isBeingMade = isLinkBeingMade(invitation);
  // A newer link has made useless what went out before it.
  const counts = (at: Date | undefined) =>
    at !== undefined && (acceptedAt !== undefined || (!isBeingMade && (issuedAt === undefined || at >= issuedAt)));
  const byHand = { says: 'sentByHand', mark: 'done', at: passedOnAt } as const;
  if (route === 'hand' && counts(passedOnAt)) return byHand;
  if (counts(sentAt)) return { says: route === 'microsoft' ? 'sentMicrosoft' : 'sentDone', mark: 'done', at: sentAt };
  if (counts(reportedAt)) return { says: 'sentReported', mark: 'done', at: reportedAt };
  return counts(passedOnAt) ? byHand : undefined;
}

function sentLine(invitation: Invitation): FactLine {
  const out = outLine(invitation);
  if (out) return out;
  const { acceptedAt } = invitation.track;
  // Whether a mail was on its way at that moment is not known any more, so nothing is said about it.
  if (acceptedAt) return { says: 'sentNotNeeded', mark: 'next' };
  switch (invitation.state) {
    case 'issued':
    case 'sending':
      return { says: 'sentNow', mark: 'now' };
    case 'delivery-unknown':
      return { says: isResendable(invitation) ? 'sentUnknown' : 'sentMaybe', mark: 'now', at: invitation.since };
    case 'failed':
      return invitation.stage === 'delivery' ? refusedMail(invitation) : { says: 'sentNext', mark: 'next' };
    default:
      return { says: 'sentNext', mark: 'next' };
  }
}

function refusedMail(invitation: Extract<Invitation, { state: 'failed'; stage: 'delivery' }>): FactLine {
  const { mayBeSentAt } = invitation.track;
  // An earlier one may be there all the same: that it did not go out would claim too much.
  if (mayBeSentAt) return { says: 'sentFailedAgain', mark: 'failed', at: mayBeSentAt };
  const isOurs = invitation.refusal === 'inviter-lost-right';
  return { says: isOurs ? 'sentStopped' : 'sentFailed', mark: 'failed', at: invitation.failedAt };
}

function acceptedLine(invitation: Invitation): FactLine {
  const { state, track } = invitation;
  if (track.acceptedAt) return { says: 'acceptedDone', mark: 'done', at: track.acceptedAt };
  const isWaitedFor = state === 'delivered' || (settledAttempt(invitation) !== undefined && isOut(invitation));
  return isWaitedFor && !track.strangerAt
    ? { says: 'acceptedNow', mark: 'now' }
    : { says: 'acceptedNext', mark: 'next' };
}

/** Facts 4 and 5 are missing, not greyed, where no team is to come. */
function teamLines(invitation: Invitation): readonly FactLine[] {
  const { teamId, track } = invitation;
  if (teamId === undefined) return [];
  if (track.teamRefusal && !track.inTeamAt) return [{ says: 'teamFailed', mark: 'failed' }];
  return [teamLine(invitation), listedLine(invitation)];
}

function teamLine(invitation: Invitation): FactLine {
  const { act, track } = invitation;
  if (track.inTeamAt) return { says: 'teamDone', mark: 'done', at: track.inTeamAt };
  // Of a membership alone it is the first thing that is done.
  return act === 'add' || isToBeAdded(invitation)
    ? { says: 'teamNow', mark: 'now' }
    : { says: 'teamNext', mark: 'next' };
}

function listedLine({ track }: Invitation): FactLine {
  if (track.listedAt) return { says: 'listedDone', mark: 'done', at: track.listedAt };
  const isAwaited = track.acceptedAt !== undefined && track.inTeamAt !== undefined;
  return isAwaited ? { says: 'listedNow', mark: 'now' } : { says: 'listedNext', mark: 'next' };
}

const LATE_HOURS = 6; // E12: others report up to six hours.

/** Whole hours since Teams could have listed the guest, once that is later than others report. */
export function lateHours({ track }: Invitation, now: Date): number | undefined {
  if (track.listedAt || !track.acceptedAt || !track.inTeamAt) return undefined;
  const since = Math.max(track.acceptedAt.getTime(), track.inTeamAt.getTime());
  const hours = Math.floor((now.getTime() - since) / 3_600_000);
  return hours >= LATE_HOURS ? hours : undefined;
}
