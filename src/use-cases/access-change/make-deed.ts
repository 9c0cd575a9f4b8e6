import type { ChangeFailure } from '../../domain/access-change/access-change.ts';
import type { AccessChangePerson } from '../../domain/access-change/access-change-person.ts';
import { REPLICATION_SECONDS, secondsSince } from '../conversion/replication.ts';
import type { AccessChangeReading } from '../ports/access-changes.ts';
import type { AccountOutcome } from '../ports/accounts.ts';
import { EdgeError } from '../ports/edge-error.ts';
import type { Ids } from '../ports/ids.ts';
import { type RecordChangeDeps, recordChange } from './record-change.ts';

export interface MakeDeedDeps extends RecordChangeDeps {
  readonly ids: Ids;
}

/** A reading whose person is there: without them nothing is done. */
export type WholeChange = AccessChangeReading & { readonly person: AccessChangePerson };

/** A write on an account, by which everything about it is told. */
export interface Deed {
  /** Whether it shows, by a plain read. */
  readonly isSeen: () => Promise<boolean>;
  /** Why it may not be done, read right before it. */
  readonly whyNot: () => Promise<ChangeFailure | undefined>;
  readonly write: (clientRequestId: string) => Promise<AccountOutcome>;
}

export type Deeded = WholeChange | { readonly outcome: 'failed' | 'outdated' };

/** Longer than that no replica lags: somebody has changed it back since. */
const SEEN_SECONDS = 600;
const RETRY_SECONDS = 5;

/** Looked at first, written with its intention before it, and looked at until it shows. Throws EdgeError. */
export async function makeDeed(deps: MakeDeedDeps, reading: WholeChange, deed: Deed): Promise<Deeded> {
  const { seenAt, writtenAt, writingAt } = reading.change.track;
  if (seenAt) return reading;
  // What somebody else has done is no licence for what follows from it.
  const why = writingAt ? undefined : await deed.whyNot();
  if (why) return fail(deps, reading, why);
  if (await deed.isSeen()) return again(await recordChange(deps, reading, [{ kind: 'seen' }]));
  if (writtenAt) {
    if (secondsSince(deps, writtenAt) < SEEN_SECONDS) throw notSeenYet();
    return fail(deps, reading, 'account-changed');
  }
  // Whether the write that was begun was done shows by then.
  if (writingAt && secondsSince(deps, writingAt) < REPLICATION_SECONDS) throw notSeenYet();
  const failure = writingAt && (await deed.whyNot());
  if (failure) return fail(deps, reading, failure);
  const written = await write(deps, reading, deed);
  return 'outcome' in written ? written : makeDeed(deps, written, deed);
}

async function write(deps: MakeDeedDeps, reading: WholeChange, deed: Deed): Promise<Deeded> {
  const clientRequestId = deps.ids.clientRequestId();
  const begun = again(await recordChange(deps, reading, [{ kind: 'writing', clientRequestId }]));
  if ('outcome' in begun) return begun;
  let answer: AccountOutcome;
  try {
    answer = await deed.write(clientRequestId);
  } catch (error) {
    // `ambiguous` leaves the intention open; the others are certainly not done.
    if (error instanceof EdgeError && error.kind !== 'ambiguous') {
      await recordChange(deps, begun, [{ kind: 'put-off', because: error.kind }]);
    }
    throw error;
  }
  if (answer.outcome === 'refused') return fail(deps, begun, answer.refusal);
  return again(await recordChange(deps, begun, [{ kind: 'written' }]));
}

/** Ends it, with the reason. */
export async function fail(
  deps: RecordChangeDeps,
  reading: AccessChangeReading,
  because: ChangeFailure,
): Promise<{ readonly outcome: 'failed' | 'outdated' }> {
  return { outcome: (await recordChange(deps, reading, [{ kind: 'failed', because }])) ? 'failed' : 'outdated' };
}

function again(recorded: AccessChangeReading | undefined): Deeded {
  const person = recorded?.person;
  return recorded && person ? { ...recorded, person } : { outcome: 'outdated' };
}

function notSeenYet(): EdgeError {
  return new EdgeError('unavailable', 'change-not-seen-yet', { retryAfterSeconds: RETRY_SECONDS });
}
