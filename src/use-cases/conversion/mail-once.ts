import type { Conversion } from '../../domain/conversion/conversion.ts';
import type { MailRefusal } from '../../domain/failures.ts';
import { SENDING_SECONDS } from '../../domain/follow-up.ts';
import type { Job } from '../../domain/job.ts';
import { mustWait } from '../deliver-invitation.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import { EdgeError } from '../ports/edge-error.ts';
import type { Ids } from '../ports/ids.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { MailPace } from '../ports/mail-pace.ts';
import type { Mailer, MailOutcome } from '../ports/mailer.ts';
import {
  appendConversion,
  type NewConversionEntry,
  type RecordConversionDeps,
  recordConversion,
} from './record-conversion.ts';
import { secondsSince } from './replication.ts';

export interface MailOnceDeps extends RecordConversionDeps {
  readonly mailer: Mailer;
  readonly mailPace: MailPace;
  readonly jobs: Jobs;
  readonly ids: Ids;
}

/** What came of a mail. `unsure`: it may have gone out. */
export type MailResult =
  | { readonly outcome: 'sent' | 'unsure' }
  | { readonly outcome: 'refused'; readonly refusal: MailRefusal }
  | { readonly outcome: 'put-off'; readonly because: 'throttled' | 'unavailable' };

export interface OneMail {
  /** Comes again when the mailbox may send once more. */
  readonly job: Job;
  readonly intention: (clientRequestId: string) => NewConversionEntry;
  readonly send: (clientRequestId: string) => Promise<MailOutcome>;
  readonly resultEntry: (result: MailResult) => NewConversionEntry;
  /** The very mail that was begun is what the ledger still knows no result of, or no sure one. */
  readonly isUnsettled: (now: Conversion) => boolean;
}

export type MailedOnce = 'paced' | 'sent' | 'refused' | 'unsure' | 'outdated';

/**
 * Writes the intention, sends the mail, writes the result on top of whatever was recorded meanwhile. An intention without a
 * result is never repeated by itself (product 10). Throws EdgeError where certainly nothing went out.
 */
export async function mailOnce(deps: MailOnceDeps, reading: ConversionReading, mail: OneMail): Promise<MailedOnce> {
  if (await mustWait(deps, mail.job)) return 'paced';
  const clientRequestId = deps.ids.clientRequestId();
  const begun = await recordConversion(deps, reading, [mail.intention(clientRequestId)]);
  if (!begun) return 'outdated';
  const settle = (result: MailResult) =>
    appendConversion(deps, reading.conversion.id, ({ conversion }) =>
      mail.isUnsettled(conversion) ? { entries: [mail.resultEntry(result)] } : undefined,
    );

  let result: Exclude<MailResult, { outcome: 'put-off' }>;
  try {
    result = resultOf(await mail.send(clientRequestId));
  } catch (error) {
    if (!(error instanceof EdgeError)) throw error;
    if (error.kind !== 'ambiguous') {
      await settle({ outcome: 'put-off', because: error.kind });
      throw error;
    }
    result = { outcome: 'unsure' };
  }
  return typeof (await settle(result)) === 'string' ? 'outdated' : result.outcome;
}

function resultOf(answer: MailOutcome): Exclude<MailResult, { outcome: 'put-off' }> {
  return answer.outcome === 'accepted' ? { outcome: 'sent' } : answer;
}

/** Somebody may have it in hand; who died over it is known only when nobody can. */
export function isInHand(deps: RecordConversionDeps, sendingAt: Date): boolean {
  return secondsSince(deps, sendingAt) < SENDING_SECONDS;
}
