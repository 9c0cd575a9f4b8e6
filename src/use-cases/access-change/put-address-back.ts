import { type AccessChange, handsOnByInvitation } from '../../domain/access-change/access-change.ts';
import type { AccessChangeEntry } from '../../domain/access-change/access-change-entry.ts';
import { isAddressBackOpen, mayPutAddressBack } from '../../domain/access-change/address-back.ts';
import { handedOnIn } from '../../domain/access-change/handed-on.ts';
import { changeMark } from '../../domain/press-mark.ts';
import { isAdministrator } from '../admin-right.ts';
import { REPLICATION_SECONDS, secondsSince } from '../conversion/replication.ts';
import { tryWithin, UNANSWERED_SECONDS } from '../conversion/try-within.ts';
import { isSameMail } from '../conversion/write-mail.ts';
import type { AccessChangeReading } from '../ports/access-changes.ts';
import type { Accounts } from '../ports/accounts.ts';
import { EdgeError } from '../ports/edge-error.ts';
import type { Ids } from '../ports/ids.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import { needed } from '../unreadable.ts';
import type { ChangeStandingDeps } from './change-standing.ts';
import { type ChangePressDeps, pressOnChange } from './press-on-change.ts';
import { type NewChangeEntry, type RecordChangeDeps, recordChange } from './record-change.ts';

/** After another address was written and could not be accepted with; only where there was one before. Throws EdgeError. */
export function askAddressBack(deps: ChangePressDeps & { readonly ids: Ids }, press: Press): Promise<PressOutcome> {
  const { callerId: by, mark } = press;
  return pressOnChange(deps, press, ({ change, person }) => {
    if (isAddressBackOpen(change) || change.track.addressBack?.doneAt) return 'twice';
    if (!mayPutAddressBack(change) || !person?.addressNow || mark !== changeMark(change)) return 'stale';
    return { entries: [{ kind: 'address-back-asked', by, clientRequestId: deps.ids.clientRequestId() }] };
  });
}

export interface PutAddressBackDeps extends ChangeStandingDeps, RecordChangeDeps {
  readonly accounts: Accounts;
  readonly ledger: Ledger;
}

export interface PutAddressBackOutcome {
  readonly outcome: 'put-back' | 'refused' | 'outdated';
}

type Asked = Extract<AccessChangeEntry, { readonly kind: 'address-back-asked' }>;

/**
 * Writes the address of before, unless it stands there already, somebody has written another since, their redemption may be
 * reset all the same, something else was asked of the account, or whoever pressed administers no more. The same value twice is
 * no harm, so a write whose answer was lost is repeated, for a day. Throws EdgeError.
 */
export async function putAddressBack(
  deps: PutAddressBackDeps,
  reading: AccessChangeReading,
): Promise<PutAddressBackOutcome> {
  const asked = reading.entries.findLast((entry) => entry.kind === 'address-back-asked');
  if (!asked) return { outcome: 'outdated' };
  return tryWithin(deps, {
    since: asked.at,
    withinSeconds: UNANSWERED_SECONDS,
    act: () => write(deps, reading, asked),
    giveUp: () => record(deps, reading, { kind: 'address-back-refused', refusal: 'unanswered' }),
  });
}

async function write(
  deps: PutAddressBackDeps,
  reading: AccessChangeReading,
  { by, clientRequestId }: Asked,
): Promise<PutAddressBackOutcome> {
  const refuse = (refusal: Extract<NewChangeEntry, { kind: 'address-back-refused' }>['refusal']) =>
    record(deps, reading, { kind: 'address-back-refused', refusal });
  const { change, person } = reading;
  const mail = person?.addressNow;
  // Somebody asked not to be known here any more: the address went with them.
  if (!mail) return refuse('refused');
  if (isWriteOpen(deps, reading)) throw new EdgeError('unavailable', 'mail-write-open', { retryAfterSeconds: 5 });
  if (!(await isAdministrator(deps, by))) return refuse('right-lost');
  const { account } = await deps.directory.read({ account: { fact: 'person', id: change.accountId } });
  const now = needed(account, 'account-not-readable');
  if (!now) return refuse('account-gone');
  if (isSameMail(now.mail, mail) && isOldNews(deps, reading)) return record(deps, reading, { kind: 'address-back' });
  const isOurs = [person.addressNew, mail].some((known) => isSameMail(now.mail, known));
  if (!isOurs || (await isTaken(deps, reading))) return refuse('refused');
  const answer = await deps.accounts.writeMail({ id: change.accountId, mail, clientRequestId });
  return answer.outcome === 'done' ? record(deps, reading, { kind: 'address-back' }) : refuse(answer.refusal);
}

/** The write of the other address is on its way: whatever is written now might be written over by it. */
function isWriteOpen(deps: PutAddressBackDeps, { change: { track } }: AccessChangeReading): boolean {
  return (
    track.writingAt !== undefined &&
    !track.writtenAt &&
    !track.seenAt &&
    secondsSince(deps, track.writingAt) < REPLICATION_SECONDS
  );
}

/** So long after our own write, what shows is no copy that lags behind it. */
function isOldNews(deps: PutAddressBackDeps, { change: { track } }: AccessChangeReading): boolean {
  const writtenAt = track.writtenAt ?? track.writingAt;
  return writtenAt === undefined || secondsSince(deps, writtenAt) > REPLICATION_SECONDS;
}

/** What goes by the address that stands there now: a reset that was or may have been done, or something that was asked since. */
async function isTaken(
  { ledger, accessChanges, conversions }: PutAddressBackDeps,
  { change }: AccessChangeReading,
): Promise<boolean> {
  const { accountId, conversionId } = change;
  const [asked, converted, named] = await Promise.all([
    accessChanges.openFor(accountId),
    conversions.openFor(accountId),
    accessChanges.naming(accountId),
  ]);
  if (asked || (converted && converted.id !== conversionId)) return true;
  const since = named.map((each) => each.change).filter((each) => isSince(each, change));
  if (since.some(({ state }) => state === 'done')) return true;
  const invitations = await Promise.all([change, ...since].map(({ invitationId }) => ledger.read(invitationId)));
  return invitations.some((each) => each !== undefined && handedOnIn(each.entries).mayBeReset);
}

/** Asked of the same account after it, so that they accept by it. */
function isSince(each: AccessChange, { accountId, requestedAt }: AccessChange): boolean {
  return each.accountId === accountId && each.requestedAt > requestedAt && handsOnByInvitation(each);
}

async function record(
  deps: PutAddressBackDeps,
  reading: AccessChangeReading,
  entry: NewChangeEntry,
): Promise<PutAddressBackOutcome> {
  if (!(await recordChange(deps, reading, [entry]))) return { outcome: 'outdated' };
  return { outcome: entry.kind === 'address-back' ? 'put-back' : 'refused' };
}
