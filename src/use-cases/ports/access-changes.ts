import type { AccessChange, AccessChangeRequest } from '../../domain/access-change/access-change.ts';
import type { AccessChangeEntry } from '../../domain/access-change/access-change-entry.ts';
import type { AccessChangePerson } from '../../domain/access-change/access-change-person.ts';
import type { EmailAddress } from '../../domain/email-address.ts';
import type { InvitationId, Reference, RequestId, UserId } from '../../domain/ids.ts';
import type { NewJob } from './ledger.ts';

/** One change as its ledger has it now; `number` is that of its last entry. */
export interface AccessChangeReading {
  readonly change: AccessChange;
  readonly entries: readonly AccessChangeEntry[];
  readonly number: number;
  /** Undefined once it has been wiped. */
  readonly person: AccessChangePerson | undefined;
}

export interface AccessChangeOpening {
  readonly request: AccessChangeRequest;
  readonly person: AccessChangePerson;
  readonly entries: readonly AccessChangeEntry[];
  readonly dueAt: Date | undefined;
  readonly jobs: readonly NewJob[];
}

export interface AccessChangeRecording {
  readonly id: RequestId;
  /** The number of the last entry the decision was made on. */
  readonly after: number;
  readonly entries: readonly AccessChangeEntry[];
  /** Takes the place of what is kept of the person; left out, or once it was wiped, it stays as it is. */
  readonly person?: AccessChangePerson | undefined;
  readonly dueAt: Date | undefined;
  /** False ends the claim on the account: something may be asked of it again. */
  readonly isOpen: boolean;
  readonly jobs: readonly NewJob[];
}

/** What goes by retention. */
export interface OldChanges {
  /** Over since before then; with nothing recorded since then, where it is open. */
  readonly over: Date;
  readonly open: Date;
  /** Where the cards are, of those whose person went before that. */
  readonly copies: Date;
  readonly now: Date;
}

/** The ledger of changes of access: append-only, one open change an account, `(id, number)` the only lock. */
export interface AccessChanges {
  /** `opened-already`: the same id, by a press that was delivered again. `account-taken`: another change of the account is open. */
  open(opening: AccessChangeOpening): Promise<{
    readonly outcome: 'recorded' | 'opened-already' | 'account-taken' | 'reference-taken';
  }>;
  read(id: RequestId): Promise<AccessChangeReading | undefined>;
  /** The one that an invitation hands the access on for. */
  ofInvitation(id: InvitationId): Promise<AccessChangeReading | undefined>;
  /** Appends and enqueues in one transaction if the last entry is still `after`. */
  record(
    recording: AccessChangeRecording,
  ): Promise<{ readonly outcome: 'recorded'; readonly number: number } | { readonly outcome: 'outdated' }>;
  /** The open change of an account. */
  openFor(accountId: UserId): Promise<{ readonly id: RequestId; readonly reference: Reference } | undefined>;
  /** Those whose time has come, the longest waiting first; what cannot be read is counted and put off for an hour. */
  due(now: Date, limit: number): Promise<{ readonly changes: readonly AccessChange[]; readonly unreadable: number }>;
  /** Those that keep the address as the one now or the new one; or its hash: there the person is undefined. */
  withAddress(address: EmailAddress): Promise<readonly AccessChangeReading[]>;
  /** Those that somebody asked for, whose account is theirs, or whose entries name them. */
  naming(id: UserId): Promise<readonly AccessChangeReading[]>;
  /** Removes what is kept of the person at once, a hash too, and records it, unless something else was recorded after the entry `after`. */
  wipe(wiping: {
    readonly id: RequestId;
    readonly after: number;
    readonly at: Date;
  }): Promise<{ readonly outcome: 'wiped' | 'outdated' }>;
  /** Retention, of at most so many at once; appends nothing. A hash stays behind; what was open until then is followed no more. */
  forget(old: OldChanges, limit: number): Promise<void>;
}
