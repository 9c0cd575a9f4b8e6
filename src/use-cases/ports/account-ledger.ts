import type { EmailAddress } from '../../domain/email-address.ts';
import type { Reference, RequestId, UserId } from '../../domain/ids.ts';
import type { NewJob } from './ledger.ts';

/** What follows the entry `after` of a ledger that keeps one thing an account open at most. */
export interface AccountRecording<Entry, Person> {
  readonly id: RequestId;
  /** The number of the last entry the decision was made on. */
  readonly after: number;
  readonly entries: readonly Entry[];
  /** Takes the place of what is kept of the person; left out, or once it was wiped, it stays as it is. */
  readonly person?: Person | undefined;
  /** When the sweep looks next; undefined: never. */
  readonly dueAt: Date | undefined;
  /** False ends the claim on the account: something may be asked of it again. */
  readonly isOpen: boolean;
  readonly jobs: readonly NewJob[];
}

/** What the ledgers about one account have in common: append-only, one open row an account, `(id, number)` the only lock. */
export interface AccountLedger<Entry, Person, Reading> {
  read(id: RequestId): Promise<Reading | undefined>;
  /** Appends and enqueues in one transaction if the last entry is still `after`. */
  record(
    recording: AccountRecording<Entry, Person>,
  ): Promise<{ readonly outcome: 'recorded'; readonly number: number } | { readonly outcome: 'outdated' }>;
  /** What is open about an account. */
  openFor(accountId: UserId): Promise<{ readonly id: RequestId; readonly reference: Reference } | undefined>;
  /** Those that keep the address in any of their places; or its hash: there the person is undefined. */
  withAddress(address: EmailAddress): Promise<readonly Reading[]>;
  /** Those that somebody asked for, whose account is theirs, or whose entries name them. */
  naming(id: UserId): Promise<readonly Reading[]>;
  /** Removes what is kept of the person at once, a hash too, and records it, unless something else was recorded after the entry `after`. */
  wipe(wiping: {
    readonly id: RequestId;
    readonly after: number;
    readonly at: Date;
  }): Promise<{ readonly outcome: 'wiped' | 'outdated' }>;
}
