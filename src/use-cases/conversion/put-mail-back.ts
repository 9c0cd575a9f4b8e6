import { isMailBackAsked, mayPutMailBack } from '../../domain/conversion/conversion.ts';
import type { ConversionEntry } from '../../domain/conversion/conversion-entry.ts';
import { isMailBackOpen } from '../../domain/conversion/conversion-follow-up.ts';
import { mayStop } from '../../domain/conversion/parties.ts';
import { isRedeemed } from '../../domain/conversion/signed-in-at.ts';
import type { RequestId } from '../../domain/ids.ts';
import { conversionRequestMark, isOutMark } from '../../domain/press-mark.ts';
import { isAdministrator } from '../admin-right.ts';
import type { RightDeps } from '../inviter-right.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import { EdgeError } from '../ports/edge-error.ts';
import type { Ids } from '../ports/ids.ts';
import type { LinkVault } from '../ports/link-vault.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import { needed } from '../unreadable.ts';
import { pressOfParty } from './press-of-party.ts';
import type { ConversionPressDeps } from './press-on-conversion.ts';
import { type ReadingWithPerson, withPerson } from './reading-with-person.ts';
import { type NewConversionEntry, type RecordConversionDeps, recordConversion } from './record-conversion.ts';
import { REPLICATION_SECONDS, secondsSince } from './replication.ts';
import { tryWithin, UNANSWERED_SECONDS } from './try-within.ts';
import { isSameMail } from './write-mail.ts';

/**
 * After an end without acceptance, or in order to stop what is issued and not accepted (product 5.8); only where there was a
 * value. Throws EdgeError.
 */
export function askMailBack(deps: ConversionPressDeps & { readonly ids: Ids }, press: Press): Promise<PressOutcome> {
  const { callerId: by, mark } = press;
  return pressOfParty(deps, press, ({ conversion, person }) => {
    if (isMailBackAsked(conversion)) return 'twice';
    const isStop = mayStop(conversion);
    // It means the same on every card of an invitation that is out: how far its link has come takes nothing from it.
    const isPresent = isStop ? isOutMark(mark) : mark === conversionRequestMark(conversion);
    if (!isPresent || !mayPutMailBack(conversion) || !person?.mailBefore) return 'stale';
    const asked = { kind: 'mail-back-asked', by, clientRequestId: deps.ids.clientRequestId() } as const;
    return { entries: isStop ? [{ kind: 'stopped-after-issue', by }, asked] : [asked] };
  });
}

export interface PutMailBackDeps extends RightDeps, RecordConversionDeps {
  readonly accounts: Accounts;
  readonly conversionLinks: LinkVault;
}

type Asked = Extract<ConversionEntry, { readonly kind: 'mail-back-asked' }>;
export type PutMailBackOutcome = { readonly outcome: 'nothing-to-do' | 'put-back' | 'refused' | 'outdated' };

/**
 * Writes the value of before, unless it stands there already, somebody has written another since, they have accepted all the
 * same, the account was asked for again, or whoever pressed administers no more. The same value twice is no harm, so a write whose answer was lost is repeated, for a day. Run by a job. Throws EdgeError.
 */
export async function putMailBack(deps: PutMailBackDeps, id: RequestId): Promise<PutMailBackOutcome> {
  const found = await deps.conversions.read(id);
  const asked = found?.entries.findLast((entry) => entry.kind === 'mail-back-asked');
  if (!found || !asked || !isMailBackOpen(found.conversion)) return { outcome: 'nothing-to-do' };
  return tryWithin(deps, {
    since: asked.at,
    withinSeconds: UNANSWERED_SECONDS,
    act: () => write(deps, found, asked),
    giveUp: () => record(deps, found, { kind: 'mail-back-refused', refusal: 'unanswered' }),
  });
}

async function write(deps: PutMailBackDeps, found: ConversionReading, asked: Asked): Promise<PutMailBackOutcome> {
  const reading = withPerson(found);
  const mail = reading?.person.mailBefore;
  // Somebody asked not to be known here any more: the value went with them.
  if (!reading || !mail) return record(deps, found, { kind: 'mail-back-refused', refusal: 'refused' });
  // Of what is stopped nobody is given the link any more; wiped here, so that a crash after the press leaves none behind.
  if (reading.conversion.track.stoppedAt) await deps.conversionLinks.wipe(reading.conversion.invitationId);
  if (isWriteOpen(deps, reading)) throw new EdgeError('unavailable', 'mail-write-open', { retryAfterSeconds: 5 });
  if (!(await isAdministrator(deps, asked.by)))
    return record(deps, reading, { kind: 'mail-back-refused', refusal: 'right-lost' });
  const { accountId } = reading.conversion;
  const { account, ownDomains } = await deps.directory.read({
    account: { fact: 'person', id: accountId },
    ownDomains: { fact: 'own-domains' },
  });
  const now = needed(account, 'account-not-readable');
  if (isSameMail(now?.mail, mail) && isOldNews(deps, reading)) return record(deps, reading, { kind: 'mail-back' });
  const isOurs = isSameMail(now?.mail, reading.person.address) || isSameMail(now?.mail, mail);
  const isTaken = now && (!isOurs || isRedeemed(now, needed(ownDomains, 'own-domains-not-readable')));
  if (isTaken || (await isAskedForAgain(deps, reading)))
    return record(deps, reading, { kind: 'mail-back-refused', refusal: 'refused' });
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
  reading: ConversionReading,
  entry: NewConversionEntry,
): Promise<PutMailBackOutcome> {
  if (!(await recordConversion(deps, reading, [entry]))) return { outcome: 'outdated' };
  return { outcome: entry.kind === 'mail-back' ? 'put-back' : 'refused' };
}
