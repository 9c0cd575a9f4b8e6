import { mayPutMailBack } from '../../domain/conversion/conversion.ts';
import { isMailBackOpen } from '../../domain/conversion/conversion-follow-up.ts';
import { isRedeemed } from '../../domain/conversion/signed-in-at.ts';
import type { RequestId } from '../../domain/ids.ts';
import { conversionRequestMark } from '../../domain/press-mark.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { Directory } from '../ports/directory.ts';
import { EdgeError } from '../ports/edge-error.ts';
import type { Ids } from '../ports/ids.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import { needed } from '../unreadable.ts';
import { type ConversionPressDeps, pressOnConversion } from './press-on-conversion.ts';
import { type ReadingWithPerson, readWithPerson } from './reading-with-person.ts';
import { type NewConversionEntry, type RecordConversionDeps, recordConversion } from './record-conversion.ts';
import { REPLICATION_SECONDS, secondsSince } from './replication.ts';
import { isParty } from './withdraw-conversion.ts';
import { isSameMail } from './write-mail.ts';

/** After an end without acceptance; by whoever asked or confirmed, and only where there was a value. Throws EdgeError. */
export function askMailBack(deps: ConversionPressDeps & { readonly ids: Ids }, press: Press): Promise<PressOutcome> {
  const { callerId, mark } = press;
  return pressOnConversion(deps, press, ({ conversion, person }) => {
    if (conversion.track.mailBackAskedAt) return 'twice';
    const isPresent = mark === conversionRequestMark(conversion) && mayPutMailBack(conversion) && person?.mailBefore;
    if (!isPresent || !isParty(conversion, callerId)) return 'stale';
    return { entries: [{ kind: 'mail-back-asked', by: callerId, clientRequestId: deps.ids.clientRequestId() }] };
  });
}

export interface PutMailBackDeps extends RecordConversionDeps {
  readonly accounts: Accounts;
  readonly directory: Directory;
}

export type PutMailBackOutcome = { readonly outcome: 'nothing-to-do' | 'put-back' | 'refused' | 'outdated' };

/**
 * Writes the value of before, unless it stands there already, somebody has written another since, they have accepted all the
 * same, or the account was asked for again. The same value twice is no harm, so a write whose answer was lost is repeated. Run by a job. Throws EdgeError.
 */
export async function putMailBack(deps: PutMailBackDeps, id: RequestId): Promise<PutMailBackOutcome> {
  const reading = await readWithPerson(deps.conversions, id);
  const asked = reading?.entries.findLast((entry) => entry.kind === 'mail-back-asked');
  const mail = reading?.person.mailBefore;
  if (!reading || !asked || !mail || !isMailBackOpen(reading.conversion)) return { outcome: 'nothing-to-do' };
  if (isWriteOpen(deps, reading)) throw new EdgeError('unavailable', 'mail-write-open', { retryAfterSeconds: 5 });
  const { accountId } = reading.conversion;
  const { account, ownDomains } = await deps.directory.read({
    account: { fact: 'person', id: accountId },
    ownDomains: { fact: 'own-domains' },
  });
  const now = needed(account, 'account-not-readable');
  const isOurs = isSameMail(now?.mail, reading.person.address) || isSameMail(now?.mail, mail);
  const isTaken = now && (!isOurs || isRedeemed(now, needed(ownDomains, 'own-domains-not-readable')));
  if (isTaken || (await isAskedForAgain(deps, reading)))
    return record(deps, reading, { kind: 'mail-back-refused', refusal: 'refused' });
  if (isSameMail(now?.mail, mail) && isOldNews(deps, reading)) return record(deps, reading, { kind: 'mail-back' });
  const { clientRequestId } = asked;
  const answer = await deps.accounts.writeMail({ id: accountId, mail, clientRequestId });
  if (answer.outcome === 'done') return record(deps, reading, { kind: 'mail-back' });
  return record(deps, reading, { kind: 'mail-back-refused', refusal: answer.refusal });
}

/** It was ended while the write was on its way: whatever is written now might be written over by it. */
function isWriteOpen(deps: PutMailBackDeps, { conversion }: ReadingWithPerson): boolean {
  const { mailWritingAt, mailWrittenAt } = conversion.track;
  return mailWritingAt !== undefined && !mailWrittenAt && secondsSince(deps, mailWritingAt) < REPLICATION_SECONDS;
}

/** Another conversion of the account goes by the value that stands there now. */
async function isAskedForAgain({ conversions }: PutMailBackDeps, { conversion }: ReadingWithPerson): Promise<boolean> {
  const open = await conversions.openFor(conversion.accountId);
  return open !== undefined && open.id !== conversion.id;
}

/** So long after our own write, what shows is no copy that lags behind it. */
function isOldNews(deps: PutMailBackDeps, { conversion }: ReadingWithPerson): boolean {
  const { mailWrittenAt, mailWritingAt } = conversion.track;
  const writtenAt = mailWrittenAt ?? mailWritingAt;
  return writtenAt !== undefined && secondsSince(deps, writtenAt) > REPLICATION_SECONDS;
}

async function record(
  deps: PutMailBackDeps,
  reading: ReadingWithPerson,
  entry: NewConversionEntry,
): Promise<PutMailBackOutcome> {
  if (!(await recordConversion(deps, reading, [entry]))) return { outcome: 'outdated' };
  return { outcome: entry.kind === 'mail-back' ? 'put-back' : 'refused' };
}
