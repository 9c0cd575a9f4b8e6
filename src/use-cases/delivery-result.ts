import type { Invitation } from '../domain/invitation.ts';
import type { Reading } from './ports/ledger.ts';
import { type NewEntry, type RecordDeps, recordStep } from './record-step.ts';

export type DeliverOutcome = {
  readonly outcome:
    | 'nothing-to-do'
    | 'in-hand'
    /** The mailbox has sent as many as it may in a minute. */
    | 'paced'
    | 'delivered'
    | 'refused'
    | 'unknown'
    | 'accepted'
    | 'strayed'
    | 'outdated'
    | 'link-lost';
};

export async function finishDelivery(
  deps: RecordDeps,
  reading: Reading,
  outcome: Exclude<DeliverOutcome['outcome'], 'nothing-to-do' | 'in-hand' | 'paced' | 'outdated'>,
  entry: NewEntry,
): Promise<DeliverOutcome> {
  return { outcome: (await recordResult(deps, reading, entry)) ? outcome : 'outdated' };
}

const TRIES = 3;

/** Somebody may record meanwhile, a membership for example. What came of the mail is known only here, so it goes on top. */
export async function recordResult(deps: RecordDeps, reading: Reading, entry: NewEntry): Promise<boolean> {
  let now: Reading | undefined = reading;
  for (let attempt = 0; now && attempt < TRIES; attempt += 1) {
    if (await recordStep(deps, now, [entry])) return true;
    now = await deps.ledger.read(reading.invitation.id);
    if (now && !isOpenAttempt(now.invitation, reading.invitation)) return false;
  }
  return false;
}

/** The same mail, still in hand or taken for lost by another worker. */
function isOpenAttempt(now: Invitation, then: Invitation): boolean {
  if (then.state !== 'sending') return now.state === then.state;
  const isOpen = now.state === 'sending' || now.state === 'delivery-unknown';
  return isOpen && now.attempt === then.attempt;
}
