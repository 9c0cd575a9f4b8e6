import { type Invitation, isFinal } from './invitation.ts';

/** The attempt that a press about the mail speaks of; undefined where no mail is behind it yet, or one is under way. */
export function settledAttempt(invitation: Invitation): number | undefined {
  if (invitation.state === 'delivered' || invitation.state === 'delivery-unknown') return invitation.attempt;
  return invitation.state === 'failed' && invitation.stage === 'delivery' ? invitation.attempt : undefined;
}

/** Whether a press may send the same link once more: a mail is behind it, and the link is neither used up nor lost. */
export function isResendable(invitation: Invitation): boolean {
  return settledAttempt(invitation) !== undefined && hasLink(invitation) && isWanted(invitation);
}

/** The link is gone, and only a new one helps: that makes the one before useless, so it takes a press (product 4.2). */
export function mayHaveNewLink(invitation: Invitation): boolean {
  return settledAttempt(invitation) !== undefined && !hasLink(invitation) && isWanted(invitation);
}

/** The link itself, to the inviter alone; while it is shown and not passed on, there is nothing to ask for. */
export function mayHandOver(invitation: Invitation): boolean {
  const { handOver } = invitation.track;
  const isThere = handOver !== undefined && !handOver.failed && !handOver.passedOnAt;
  return isResendable(invitation) && !isThere;
}

/** The last way: only while no mail was accepted, none may have been, and the link was not passed on (product 8). */
export function mayUseMicrosoftsMail(invitation: Invitation): boolean {
  const { sentAt, mayBeSentAt, reportedAt, passedOnAt } = invitation.track;
  const isRefused = invitation.state === 'failed' && invitation.stage === 'delivery';
  const isOut = sentAt ?? mayBeSentAt ?? reportedAt ?? passedOnAt;
  return isRefused && invitation.refusal !== 'inviter-lost-right' && isOut === undefined && isWanted(invitation);
}

/** Wanted, and neither shown nor known to be impossible. */
export function isHandOverOpen(invitation: Invitation): boolean {
  const { handOver, acceptedAt } = invitation.track;
  const isWaiting = handOver !== undefined && !handOver.shownAt && !handOver.failed && !handOver.passedOnAt;
  return isWaiting && !acceptedAt && !isFinal(invitation);
}

/** The card that shows the link may be pressed: it stands there a moment before it is recorded that it does. */
export function mayPassOn(invitation: Invitation): boolean {
  const { handOver, acceptedAt } = invitation.track;
  const isThere = handOver !== undefined && !handOver.failed && !handOver.passedOnAt;
  return isThere && !acceptedAt && hasLink(invitation);
}

const DAY_MS = 86_400_000;

/**
 * How many of the policy's days are past since the link went out: the reminder that is due now, or undefined. Those that a
 * pause has missed are not made up for: one mail stands for them all.
 */
export function reminderDue(invitation: Invitation, days: readonly number[], now: Date): number | undefined {
  const { state, track } = invitation;
  if (state !== 'delivered' || !hasLink(invitation) || !isWanted(invitation) || track.remindersStoppedAt)
    return undefined;
  const age = (now.getTime() - invitation.deliveredAt.getTime()) / DAY_MS;
  const past = days.filter((day) => age >= day).length;
  return past > (track.reminders?.count ?? 0) ? past : undefined;
}

/** When the next reminder goes out, if none is due yet. */
export function nextReminderAt(invitation: Invitation, days: readonly number[]): Date | undefined {
  const { state, track } = invitation;
  if (state !== 'delivered' || !hasLink(invitation) || !isWanted(invitation) || track.remindersStoppedAt)
    return undefined;
  const day = days.toSorted((one, other) => one - other)[track.reminders?.count ?? 0];
  return day === undefined ? undefined : new Date(invitation.deliveredAt.getTime() + day * DAY_MS);
}

function hasLink(invitation: Invitation): boolean {
  const isLost = invitation.state === 'failed' && invitation.stage === 'delivery' && invitation.refusal === 'link-lost';
  return invitation.track.linkAttempt !== undefined && !isLost;
}

/** Whoever does not know the inviter gets nothing more about it. */
function isWanted({ track }: Invitation): boolean {
  return track.strangerAt === undefined;
}
