import { isNoticeOpen, SENDING_SECONDS } from '../domain/follow-up.ts';
import type { InvitationId } from '../domain/ids.ts';
import type { NoticeMail } from '../domain/mail.ts';
import { appendStep } from './append-step.ts';
import { organisationIn, senderOf } from './compose-mail.ts';
import { mustWait } from './deliver-invitation.ts';
import { type RightDeps, readStanding } from './inviter-right.ts';
import { EdgeError } from './ports/edge-error.ts';
import type { Ids } from './ports/ids.ts';
import type { Jobs } from './ports/jobs.ts';
import type { Reading } from './ports/ledger.ts';
import type { MailPace } from './ports/mail-pace.ts';
import type { Mailer } from './ports/mailer.ts';
import { type NewEntry, type RecordDeps, recordStep } from './record-step.ts';
import { Wave } from './wave.ts';

export interface SendNoticeDeps extends RightDeps, RecordDeps {
  readonly mailer: Mailer;
  readonly mailPace: MailPace;
  readonly jobs: Jobs;
  readonly ids: Ids;
}

export type SendNoticeOutcome = {
  readonly outcome: 'nothing-to-do' | 'in-hand' | 'paced' | 'sent' | 'failed' | 'outdated';
};

/** Tells the cc address that somebody was invited, once the mail to them is out. Never repeated: it is only for information. */
export async function sendNotice(deps: SendNoticeDeps, id: InvitationId): Promise<SendNoticeOutcome> {
  const reading = await deps.ledger.read(id);
  if (!reading || !isNoticeOpen(reading.invitation)) return { outcome: 'nothing-to-do' };
  const { noticeSendingAt } = reading.invitation.track;
  if (noticeSendingAt) {
    const isInHand = deps.clock().getTime() - noticeSendingAt.getTime() < SENDING_SECONDS * 1000;
    return isInHand ? { outcome: 'in-hand' } : record(deps, id, { kind: 'notice-failed', because: 'unsure' });
  }
  const wave = new Wave();
  const organisation = wave.ask({ fact: 'organisation-name' });
  const { holds, facts } = await readStanding(deps, reading.invitation, wave);
  if (!holds) return record(deps, id, { kind: 'notice-failed', because: 'inviter-lost-right' });
  const sender = senderOf(facts.inviter);
  const notice = noticeOf(reading, { ...sender, organisation: organisationIn(organisation()) });
  return notice ? send(deps, reading, notice) : record(deps, id, { kind: 'notice-failed', because: 'address-refused' });
}

async function send(deps: SendNoticeDeps, reading: Reading, notice: NoticeMail): Promise<SendNoticeOutcome> {
  const { id } = reading.invitation;
  if (await mustWait(deps, { name: 'send-notice', invitationId: id })) return { outcome: 'paced' };
  const clientRequestId = deps.ids.clientRequestId();
  const begun = await recordStep(deps, reading, [{ kind: 'notice-sending', clientRequestId }]);
  if (!begun) return { outcome: 'outdated' };
  try {
    const answer = await deps.mailer.notify({ notice, clientRequestId });
    return answer.outcome === 'accepted'
      ? record(deps, id, { kind: 'notice-sent' })
      : record(deps, id, { kind: 'notice-failed', because: answer.refusal });
  } catch (error) {
    if (!(error instanceof EdgeError)) throw error;
    if (error.kind === 'ambiguous') return record(deps, id, { kind: 'notice-failed', because: 'unsure' });
    await record(deps, id, { kind: 'notice-put-off', because: error.kind });
    throw error;
  }
}

function noticeOf(
  { invitation: { teamName }, invitee }: Reading,
  sender: Pick<NoticeMail, 'organisation' | 'inviterName' | 'inviterAddress'>,
): NoticeMail | undefined {
  if (!invitee?.cc) return undefined;
  const { cc, address, name, language } = invitee;
  return { ...sender, language, to: cc, address, name, teamName };
}

async function record(deps: SendNoticeDeps, id: InvitationId, entry: NewEntry): Promise<SendNoticeOutcome> {
  const recorded = await appendStep(deps, { id, entry, isWanted: isNoticeOpen });
  if (recorded !== 'recorded') return { outcome: recorded };
  return { outcome: entry.kind === 'notice-sent' ? 'sent' : 'failed' };
}
