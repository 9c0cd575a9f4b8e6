import type { Invitation } from '../domain/invitation.ts';
import { deliveryMark } from '../domain/press-mark.ts';
import { ownReadings, presentCard, type SubjectDeps } from './load-subject.ts';
import type { Reading } from './ports/ledger.ts';
import type { Press, PressOutcome } from './press-outcome.ts';
import { type NewEntry, type RecordDeps, recordStep } from './record-step.ts';

export interface SettleDeliveryDeps extends SubjectDeps, RecordDeps {}

/** Sends the same link once more: after a mail that may have gone out, or one that was refused. Each press counts once. */
export function sendAgain(deps: SettleDeliveryDeps, press: Press): Promise<PressOutcome> {
  return settle(deps, press, (attempt) => ({ kind: 'send-again-asked', attempt, by: press.callerId }));
}

/** The inviter has heard that the mail is there. */
export function markReceived(deps: SettleDeliveryDeps, press: Press): Promise<PressOutcome> {
  return settle(deps, press, (attempt) => ({ kind: 'received-by-report', attempt, by: press.callerId }));
}

async function settle(
  deps: SettleDeliveryDeps,
  press: Press,
  entryFor: (attempt: number) => NewEntry,
): Promise<PressOutcome> {
  const own = await ownReadings(deps, press);
  const open = own.filter(({ invitation }) => press.mark === deliveryMark(invitation)).flatMap(withOpenDelivery);
  const results = await Promise.all(open.map(({ reading, attempt }) => recordStep(deps, reading, [entryFor(attempt)])));
  const isFirst = results.some((recorded) => recorded !== undefined);
  return presentCard(deps, press, isFirst ? undefined : 'twice');
}

function withOpenDelivery(reading: Reading): readonly { readonly reading: Reading; readonly attempt: number }[] {
  const attempt = openAttempt(reading.invitation);
  return attempt === undefined ? [] : [{ reading, attempt }];
}

function openAttempt(invitation: Invitation): number | undefined {
  if (invitation.state === 'delivery-unknown') return invitation.attempt;
  return invitation.state === 'failed' && invitation.stage === 'delivery' ? invitation.attempt : undefined;
}
