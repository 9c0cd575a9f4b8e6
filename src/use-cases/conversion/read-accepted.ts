import type { Surprise } from '../../domain/conversion/conversion-entry.ts';
import type { InternalAccount, LicencePlans } from '../../domain/conversion/internal-account.ts';
import { isRedeemed, type SignIn, signedInBy, signedInByLog } from '../../domain/conversion/signed-in-at.ts';
import { readingOf } from '../../domain/eligibility-facts.ts';
import type { Fact } from '../../domain/facts.ts';
import type { UserId } from '../../domain/ids.ts';
import { type FoundAccount, isPending } from '../../domain/person.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import type { Directory } from '../ports/directory.ts';
import { EdgeError } from '../ports/edge-error.ts';
import { needed } from '../unreadable.ts';
import { Wave } from '../wave.ts';
import { isAccountGone } from './acceptance.ts';
import { REPLICATION_SECONDS, secondsSince } from './replication.ts';

export interface AcceptedDeps {
  readonly directory: Directory;
  readonly clock: Clock;
}

/** `other`: the account that has accepted in its place. */
export interface Surprised {
  readonly result: Exclude<Surprise, 'mismatch'>;
  readonly other?: UserId;
}

export interface Accepted {
  readonly account: InternalAccount;
  readonly ownDomains: readonly string[];
  readonly plans: Fact<readonly LicencePlans[]>;
  /** The domain, where an id or the sign-in log shows it. */
  readonly signedInAt: string | undefined;
}

/** The log tells of a sign-in minutes later: so long the comparison waits for it, where it may be read at all. */
const LOG_SECONDS = 300;
/** So long a sign-in may come before the state that says it. */
const STATE_SECONDS = 600;

/**
 * The account as it is now, or the first surprise: it is gone, it is not accepted, or another one is in its place. Waits for what
 * a copy of the directory, or the log, does not show yet. Throws EdgeError.
 */
export async function readAccepted(deps: AcceptedDeps, reading: ConversionReading): Promise<Accepted | Surprised> {
  const { accountId } = reading.conversion;
  const { account, ownDomains, holders, plans, log } = await look(deps, reading);
  if (!account) {
    if (await isAccountGone(deps, accountId)) return { result: 'account-gone' };
    throw new EdgeError('unavailable', 'account-not-readable');
  }
  const isAccepted = isRedeemed(account, ownDomains) && !isReset(account, reading);
  const signedIn = isAccepted ? signedInBy(account, ownDomains) : undefined;
  const isFresh = secondsSince(deps, lookedAtSince(reading)) < REPLICATION_SECONDS;
  if (isFresh && !signedIn) throw notVisibleYet(5);
  if (!isAccepted) return { result: 'not-accepted' };
  const other = holders.find((each) => isAnother(each, accountId) && !isPending(each) && isRedeemed(each, ownDomains));
  if (other) return { result: 'another-account', other: other.id };
  const signedInAt = signedIn?.at ?? signedInByLog(linesSince(account, log), ownDomains);
  if (signedInAt === undefined && isLogLate(deps, reading, { account, log })) throw notVisibleYet(30);
  return { account, ownDomains, plans, signedInAt };
}

async function look({ directory }: AcceptedDeps, { conversion, person }: ConversionReading) {
  const { accountId: id, track, requestedAt } = conversion;
  const wave = new Wave();
  const account = wave.ask({ fact: 'account', id });
  const ownDomains = wave.ask({ fact: 'own-domains' });
  const plans = wave.ask({ fact: 'licence-plans', of: id });
  // Where an answer was lost, it counts as issued when somebody noticed the acceptance: they had signed in by then.
  const log = wave.ask({ fact: 'sign-ins', of: id, since: track.invitingSince ?? track.issuedAt ?? requestedAt });
  const holders = person && wave.ask({ fact: 'accounts-with-address', address: person.address });
  await wave.read(directory);
  return {
    account: needed(account(), 'account-not-readable'),
    ownDomains: needed(ownDomains(), 'own-domains-not-readable'),
    holders: holders ? needed(holders(), 'accounts-not-readable') : [],
    plans: plans(),
    log: log(),
  };
}

/** They wait to accept once more: whoever the identities name then has not (G6). */
function isReset(account: InternalAccount, { conversion }: ConversionReading): boolean {
  const { externalUserStateChangedAt: at } = account;
  const { redeemedAt } = conversion.track;
  return isPending(account) && at !== undefined && redeemedAt !== undefined && at > redeemedAt;
}

/** What is older than the acceptance belongs to one before it; whoever accepts signs in first, and the state follows. */
function linesSince({ externalUserStateChangedAt: at }: InternalAccount, log: Fact<readonly SignIn[]>) {
  const lines = readingOf(log) ?? [];
  return at ? lines.filter((line) => line.at.getTime() >= at.getTime() - STATE_SECONDS * 1000) : lines;
}

/** A guest in place of the account, though nothing of the answer said so (E4). */
function isAnother({ id, isOnlyOtherMail }: FoundAccount, accountId: UserId): boolean {
  return id !== accountId && !isOnlyOtherMail;
}

/** It may be read, and has nothing yet since they accepted. */
function isLogLate(
  deps: AcceptedDeps,
  reading: ConversionReading,
  { account, log }: { readonly account: InternalAccount; readonly log: Fact<readonly SignIn[]> },
): boolean {
  const isClosed = 'notApplicable' in log || ('unread' in log && log.unread.because === 'permission');
  const acceptedAt = account.externalUserStateChangedAt ?? reading.conversion.track.issuedAt;
  const hasLine = readingOf(log)?.some(({ at }) => !acceptedAt || at >= acceptedAt) === true;
  return !isClosed && !hasLine && secondsSince(deps, lookedAtSince(reading)) < LOG_SECONDS;
}

/** Since when it waits to be looked at: a replica, and the log, may lag behind that. */
function lookedAtSince({ conversion, entries }: ConversionReading): Date {
  const begun = entries.findLast(({ kind }) => kind === 'redeemed' || kind === 'finish-asked');
  return begun?.at ?? conversion.requestedAt;
}

function notVisibleYet(retryAfterSeconds: number): EdgeError {
  return new EdgeError('unavailable', 'sign-in-not-visible', { retryAfterSeconds });
}
