import { SENDING_SECONDS } from '../domain/follow-up.ts';
import type { InvitationId } from '../domain/ids.ts';
import type { Invitee } from '../domain/invitation.ts';
import type { Job } from '../domain/job.ts';
import type { InvitationMail } from '../domain/mail.ts';
import { type DeliverOutcome, finishDelivery, recordResult } from './delivery-result.ts';
import { type MailByMicrosoftDeps, mailByMicrosoft } from './mail-by-microsoft.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { GuestPages } from './ports/guest-pages.ts';
import type { Jobs } from './ports/jobs.ts';
import type { Reading } from './ports/ledger.ts';
import type { MailPace } from './ports/mail-pace.ts';
import type { Mailer, MailOrder, MailOutcome } from './ports/mailer.ts';
import { prepareMail } from './prepare-mail.ts';
import { recordStep } from './record-step.ts';

export interface DeliverDeps extends MailByMicrosoftDeps {
  readonly mailer: Mailer;
  readonly mailPace: MailPace;
  readonly guestPages: GuestPages;
  readonly jobs: Jobs;
}

/**
 * Writes the intention, sends the mail, writes the result. A `sending` without its result is never repeated by itself
 * (product 10): the mail may have gone out, so the inviter is asked.
 */
export async function deliverInvitation(deps: DeliverDeps, id: InvitationId): Promise<DeliverOutcome> {
  const reading = await deps.ledger.read(id);
  if (!reading?.invitee) return { outcome: 'nothing-to-do' };
  const { invitation, invitee } = reading;
  if (invitation.state === 'sending') {
    const { attempt, since } = invitation;
    // Somebody may have it in hand; who died over it is known only when nobody can.
    if (deps.clock().getTime() - since.getTime() < SENDING_SECONDS * 1000) return { outcome: 'in-hand' };
    if (invitation.track.route === 'microsoft') await deps.linkVault.wipe(id);
    return finishDelivery(deps, reading, 'unknown', { kind: 'delivery-unknown', attempt, since });
  }
  if (invitation.state !== 'issued' || invitation.act === 'add') return { outcome: 'nothing-to-do' };

  const { guestId, track, route } = invitation;
  // Before everything else: those that wait for their turn would read the directory each minute.
  if (route === 'mail' && (await isFull(deps, id))) return { outcome: 'paced' };
  const { isAccepted, holds, compose } = await prepareMail(deps, reading, { invitee, guestId });
  if (isAccepted) {
    await deps.linkVault.wipe(id);
    return finishDelivery(deps, reading, 'accepted', { kind: 'accepted', guestId });
  }
  const attempt = invitation.mailAttempts + 1;
  const refuse = (refusal: 'inviter-lost-right' | 'not-wanted') =>
    finishDelivery(deps, reading, 'refused', { kind: 'delivery-refused', attempt, refusal });
  if (track.strangerAt) return refuse('not-wanted');
  if (!holds) return refuse('inviter-lost-right');
  if (route === 'microsoft') return mailByMicrosoft(deps, reading, { attempt, invitee, guestId });
  return send(deps, reading, { attempt, invitee, mail: compose() });
}

interface Sending {
  readonly attempt: number;
  readonly invitee: Invitee;
  readonly mail: InvitationMail;
}

async function send(deps: DeliverDeps, reading: Reading, { attempt, mail }: Sending): Promise<DeliverOutcome> {
  const { id, track } = reading.invitation;
  const redeemUrl = await deps.linkVault.read({ invitationId: id, attempt: track.linkAttempt ?? 0 });
  if (!redeemUrl) return linkLost(deps, reading, attempt);
  if (await mustWait(deps, { name: 'deliver', invitationId: id })) return { outcome: 'paced' };
  const clientRequestId = deps.ids.clientRequestId();
  const begun = await recordStep(deps, reading, [{ kind: 'sending', attempt, clientRequestId }]);
  if (!begun) return { outcome: 'outdated' };

  let answer: MailOutcome;
  try {
    answer = await deps.mailer.send({ mail, redeemUrl, pages: pagesOf(deps, id), clientRequestId });
  } catch (error) {
    if (!(error instanceof EdgeError)) throw error;
    if (error.kind === 'ambiguous') {
      const since = begun.invitation.state === 'sending' ? begun.invitation.since : deps.clock();
      return finishDelivery(deps, begun, 'unknown', { kind: 'delivery-unknown', attempt, since });
    }
    await recordResult(deps, begun, { kind: 'sending-put-off', attempt, because: error.kind });
    throw error;
  }
  return answer.outcome === 'accepted'
    ? finishDelivery(deps, begun, 'delivered', { kind: 'delivered', attempt })
    : finishDelivery(deps, begun, 'refused', { kind: 'delivery-refused', attempt, refusal: answer.refusal });
}

const LONGEST_PAUSE_SECONDS = 60;

/** The job comes again when the mailbox may send once more (product 8: 30 a minute). */
export async function mustWait(
  { mailPace, jobs, clock }: Pick<DeliverDeps, 'mailPace' | 'jobs' | 'clock'>,
  job: Job,
): Promise<boolean> {
  // A clock that was set back must not put it off for hours.
  const delaySeconds = Math.min(await mailPace.take(clock()), LONGEST_PAUSE_SECONDS);
  if (delaySeconds > 0) await jobs.enqueue([{ job, delaySeconds }]);
  return delaySeconds > 0;
}

/** No place at the moment. None is taken yet: what fails before the mail must not use up the minute. */
async function isFull({ mailPace, jobs, clock }: DeliverDeps, invitationId: InvitationId): Promise<boolean> {
  const delaySeconds = Math.min(await mailPace.wait(clock()), LONGEST_PAUSE_SECONDS);
  if (delaySeconds > 0) await jobs.enqueue([{ job: { name: 'deliver', invitationId }, delaySeconds }]);
  return delaySeconds > 0;
}

/** Where the foot of the mail leads. */
export function pagesOf({ guestPages }: Pick<DeliverDeps, 'guestPages'>, id: InvitationId): MailOrder['pages'] {
  return {
    stranger: guestPages.addressOf('stranger', id),
    noMoreReminders: guestPages.addressOf('no-more-reminders', id),
  };
}

/** A link that nobody was given may be made anew; after a mail only a person may decide that (product 10). */
async function linkLost(deps: DeliverDeps, reading: Reading, attempt: number): Promise<DeliverOutcome> {
  const mayBeGiven = reading.entries.some(({ kind }) => GIVEN.includes(kind));
  return mayBeGiven
    ? finishDelivery(deps, reading, 'refused', { kind: 'delivery-refused', attempt, refusal: 'link-lost' })
    : finishDelivery(deps, reading, 'link-lost', {
        kind: 'link-lost',
        attempt: reading.invitation.track.issueAttempts ?? 0,
      });
}

/** After these somebody may have a link of this invitation. */
const GIVEN: readonly Reading['entries'][number]['kind'][] = [
  'delivery-unknown',
  'delivered',
  // The card may show it a moment before its entry says so.
  'delivery-refused',
  'hand-over-asked',
  'handed-over',
  'passed-on',
];
