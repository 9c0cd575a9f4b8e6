import { type Invitation, isFinal } from './invitation.ts';
import type { HandOver } from './track.ts';

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
  return isResendable(invitation) && !(handOver && isStanding(handOver));
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
  const isWaiting = handOver !== undefined && !handOver.shownAt && isStanding(handOver);
  return isWaiting && !acceptedAt && isWanted(invitation) && !isFinal(invitation);
}

/** The card that shows the link may be pressed: it stands there a moment before it is recorded that it does. */
export function mayPassOn(invitation: Invitation): boolean {
  const { handOver, acceptedAt } = invitation.track;
  const isOpen = handOver !== undefined && isStanding(handOver) && !acceptedAt;
  return isOpen && hasLink(invitation) && isWanted(invitation);
}

/** As far as the ledger says, a card shows the link. */
export function isShown({ track: { handOver } }: Invitation): boolean {
  return handOver?.shownAt !== undefined && isStanding(handOver);
}

/** The card is there, or on its way. */
function isStanding({ failed, passedOnAt, hiddenAt }: HandOver): boolean {
  return !failed && !passedOnAt && !hiddenAt;
}

const DAY_MS = 86_400_000;

/**
 * How many of the policy's days are past since the link went out: the reminder that is due now, or undefined. Those that a
 * pause has missed are not made up for: one mail stands for them all.
 */
export function reminderDue(invitation: Invitation, days: readonly number[], now: Date): number | undefined {
  if (!isReminded(invitation)) return undefined;
  const age = (now.getTime() - invitation.deliveredAt.getTime()) / DAY_MS;
  const past = days.filter((day) => age >= day).length;
  return past > (invitation.track.reminders?.count ?? 0) ? past : undefined;
}

/** When the next reminder goes out, if none is due yet. */
export function nextReminderAt(invitation: Invitation, days: readonly number[]): Date | undefined {
  if (!isReminded(invitation)) return undefined;
  const day = days.toSorted((one, other) => one - other)[invitation.track.reminders?.count ?? 0];
  return day === undefined ? undefined : new Date(invitation.deliveredAt.getTime() + day * DAY_MS);
}

/** A reminder speaks of a mail of ours that they have; there is none where Microsoft or a person delivered the link. */
function isReminded(invitation: Invitation): invitation is Extract<Invitation, { state: 'delivered' }> {
  const isByMail = invitation.state === 'delivered' && invitation.route === 'mail';
  return isByMail && hasLink(invitation) && isWanted(invitation) && !invitation.track.remindersStoppedAt;
}

function hasLink(invitation: Invitation): boolean {
  const isLost = invitation.state === 'failed' && invitation.stage === 'delivery' && invitation.refusal === 'link-lost';
  return invitation.track.linkAttempt !== undefined && !isLost;
}

/** Whoever does not know the inviter gets nothing more about it. */
function isWanted({ track }: Invitation): boolean {
  return track.strangerAt === undefined;
}
