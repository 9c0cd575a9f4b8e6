import { reminderDue } from '../domain/delivery.ts';
import { SENDING_SECONDS } from '../domain/follow-up.ts';
import type { InvitationId, UserId } from '../domain/ids.ts';
import type { Invitee } from '../domain/invitation.ts';
import { appendStep } from './append-step.ts';
import { type DeliverDeps, mustWait, pagesOf } from './deliver-invitation.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Reading } from './ports/ledger.ts';
import { prepareMail } from './prepare-mail.ts';
import { type NewEntry, recordStep } from './record-step.ts';

export type RemindOutcome = {
  readonly outcome: 'nothing-to-do' | 'in-hand' | 'paced' | 'reminded' | 'failed' | 'accepted' | 'outdated';
};

interface Due {
  readonly invitee: Invitee;
  readonly guestId: UserId;
  readonly reminder: number;
  readonly linkAttempt: number;
}

/** The same link once more to somebody who has not accepted, on the days of the policy. A reminder that may have gone out is not repeated. */
export async function remindGuest(deps: DeliverDeps, id: InvitationId): Promise<RemindOutcome> {
  const reading = await deps.ledger.read(id);
  const { reminderDays } = await deps.policies.current();
  const reminder = reading && reminderDue(reading.invitation, reminderDays, deps.clock());
  if (!reading?.invitee || reminder === undefined) return { outcome: 'nothing-to-do' };
  const { reminders, guestId, linkAttempt } = reading.invitation.track;
  if (guestId === undefined || linkAttempt === undefined) return { outcome: 'nothing-to-do' };
  const begunAt = reminders?.sendingAt;
  if (begunAt) {
    const isInHand = deps.clock().getTime() - begunAt.getTime() < SENDING_SECONDS * 1000;
    return isInHand ? { outcome: 'in-hand' } : record(deps, id, { kind: 'remind-failed', reminder, because: 'unsure' });
  }
  return remind(deps, reading, { invitee: reading.invitee, guestId, reminder, linkAttempt });
}

async function remind(deps: DeliverDeps, reading: Reading, due: Due): Promise<RemindOutcome> {
  const { id } = reading.invitation;
  const { invitee, guestId, reminder, linkAttempt } = due;
  const { isAccepted, holds, compose } = await prepareMail(deps, reading, { invitee, guestId, isReminder: true });
  if (isAccepted) {
    await deps.linkVault.wipe(id);
    return record(deps, id, { kind: 'accepted', guestId });
  }
  if (!holds) return record(deps, id, { kind: 'remind-failed', reminder, because: 'inviter-lost-right' });
  const redeemUrl = await deps.linkVault.read({ invitationId: id, attempt: linkAttempt });
  if (!redeemUrl) return record(deps, id, { kind: 'remind-failed', reminder, because: 'link-lost' });
  const mail = compose();
  if (await mustWait(deps, { name: 'remind', invitationId: id })) return { outcome: 'paced' };
  const clientRequestId = deps.ids.clientRequestId();
  const begun = await recordStep(deps, reading, [{ kind: 'reminding', reminder, clientRequestId }]);
  if (!begun) return { outcome: 'outdated' };
  try {
    const answer = await deps.mailer.send({ mail, redeemUrl, pages: pagesOf(deps, id), clientRequestId });
    if (answer.outcome === 'accepted') return record(deps, id, { kind: 'reminded', reminder });
    return record(deps, id, { kind: 'remind-failed', reminder, because: answer.refusal });
  } catch (error) {
    if (!(error instanceof EdgeError)) throw error;
    if (error.kind === 'ambiguous') return record(deps, id, { kind: 'remind-failed', reminder, because: 'unsure' });
    await record(deps, id, { kind: 'remind-put-off', reminder, because: error.kind });
    throw error;
  }
}

async function record(deps: DeliverDeps, id: InvitationId, entry: NewEntry): Promise<RemindOutcome> {
  const isWanted = ({ state }: Reading['invitation']) => state !== 'redeemed' && state !== 'ready';
  const recorded = await appendStep(deps, { id, entry, isWanted });
  if (recorded !== 'recorded') return { outcome: recorded };
  if (entry.kind === 'reminded') return { outcome: 'reminded' };
  return { outcome: entry.kind === 'accepted' ? 'accepted' : 'failed' };
}
