import { mustWriteMail } from '../../domain/conversion/conversion-person.ts';
import { parseMailbox } from '../../domain/email-address.ts';
import type { RightDeps } from '../inviter-right.ts';
import type { AccountOutcome, Accounts } from '../ports/accounts.ts';
import { EdgeError } from '../ports/edge-error.ts';
import type { Ids } from '../ports/ids.ts';
import { needed } from '../unreadable.ts';
import { whyStop } from './check-again.ts';
import { type ReadingWithPerson, withPerson } from './reading-with-person.ts';
import { type NewConversionEntry, type RecordConversionDeps, recordConversion } from './record-conversion.ts';
import { REPLICATION_SECONDS, secondsSince } from './replication.ts';

export interface WriteMailDeps extends RightDeps, RecordConversionDeps {
  readonly accounts: Accounts;
  readonly ids: Ids;
}

/** A reading: the value stands there, as a plain read shows. */
export type MailWritten = ReadingWithPerson | { readonly outcome: 'stopped' | 'refused' | 'outdated' };

/** Longer than that no replica lags: somebody has written another value since. */
const SEEN_SECONDS = 600;
const RETRY_SECONDS = 5;

/**
 * Brings `mail` to the external address: looked at first, written once, and read back until it shows. The same value once more
 * would do no harm, but nobody else's is written over. Throws EdgeError.
 */
export async function writeMail(deps: WriteMailDeps, reading: ReadingWithPerson): Promise<MailWritten> {
  const { conversion, person } = reading;
  const { track, accountId } = conversion;
  if (track.mailSeenAt || !mustWriteMail(person)) return reading;
  const mail = await readMail(deps, accountId);
  if (isSameMail(mail, person.address))
    return orOutdated(await recordConversion(deps, reading, [{ kind: 'mail-seen' }]));
  if (track.mailWrittenAt) {
    if (secondsSince(deps, track.mailWrittenAt) < SEEN_SECONDS) throw notSeenYet();
    return stop(deps, reading, changedTo(mail));
  }
  // Whether the write that was begun was done shows by then.
  if (track.mailWritingAt && secondsSince(deps, track.mailWritingAt) < REPLICATION_SECONDS) throw notSeenYet();
  if (!isSameMail(mail, person.mailBefore)) return stop(deps, reading, changedTo(mail));

  const why = await whyStop(deps, reading, { mayWriteMail: true, expected: [] });
  if (why) return stop(deps, reading, why);
  const written = await write(deps, reading);
  return 'outcome' in written ? written : writeMail(deps, written);
}

async function write(deps: WriteMailDeps, reading: ReadingWithPerson): Promise<MailWritten> {
  const clientRequestId = deps.ids.clientRequestId();
  const begun = await recordConversion(deps, reading, [{ kind: 'writing-mail', clientRequestId }]);
  if (!begun) return { outcome: 'outdated' };

  let answer: AccountOutcome;
  try {
    const { conversion, person } = reading;
    answer = await deps.accounts.writeMail({ id: conversion.accountId, mail: person.address, clientRequestId });
  } catch (error) {
    // `ambiguous` leaves the intention open; the others are certainly not done.
    if (error instanceof EdgeError && error.kind !== 'ambiguous') {
      await recordConversion(deps, begun, [{ kind: 'mail-put-off', because: error.kind }]);
    }
    throw error;
  }
  if (answer.outcome === 'done') return orOutdated(await recordConversion(deps, begun, [{ kind: 'mail-written' }]));
  const refused = await recordConversion(deps, begun, [{ kind: 'mail-refused', refusal: answer.refusal }]);
  return { outcome: refused ? 'refused' : 'outdated' };
}

async function readMail({ directory }: RightDeps, id: ReadingWithPerson['conversion']['accountId']) {
  const { account } = await directory.read({ account: { fact: 'person', id } });
  return needed(account, 'account-not-readable')?.mail;
}

/** Spelled in either case; empty is as good as not there. */
export function isSameMail(one: string | undefined, other: string | undefined): boolean {
  const plain = (mail: string | undefined) => (parseMailbox(mail ?? '') ?? mail ?? '').toLowerCase();
  return plain(one) === plain(other);
}

function changedTo(mail: string | undefined): NewConversionEntry {
  return { kind: 'stopped-before-issue', because: 'changed', codes: [mail ? 'mail-differs' : 'mail-missing'] };
}

async function stop(deps: WriteMailDeps, reading: ReadingWithPerson, why: NewConversionEntry): Promise<MailWritten> {
  return { outcome: (await recordConversion(deps, reading, [why])) ? 'stopped' : 'outdated' };
}

function orOutdated(recorded: Parameters<typeof withPerson>[0]): MailWritten {
  return withPerson(recorded) ?? { outcome: 'outdated' };
}

function notSeenYet(): EdgeError {
  return new EdgeError('unavailable', 'mail-not-seen-yet', { retryAfterSeconds: RETRY_SECONDS });
}
