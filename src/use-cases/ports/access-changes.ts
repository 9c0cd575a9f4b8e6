import type { AccessChange, AccessChangeRequest } from '../../domain/access-change/access-change.ts';
import type { AccessChangeEntry } from '../../domain/access-change/access-change-entry.ts';
import type { AccessChangePerson } from '../../domain/access-change/access-change-person.ts';
import type { InvitationId } from '../../domain/ids.ts';
import type { AccountLedger, AccountRecording } from './account-ledger.ts';
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

export type AccessChangeRecording = AccountRecording<AccessChangeEntry, AccessChangePerson>;

/** What goes by retention. */
export interface OldChanges {
  /** Over since before then; with nothing recorded since then, where it is open. */
  readonly over: Date;
  readonly open: Date;
  /** Where the cards are, of those whose person went before that. */
  readonly copies: Date;
  readonly now: Date;
}

/** The ledger of changes of access; `withAddress` looks at the address now and the new one. */
export interface AccessChanges extends AccountLedger<AccessChangeEntry, AccessChangePerson, AccessChangeReading> {
  /** `opened-already`: the same id, by a press that was delivered again. `account-taken`: another change of the account is open. */
  open(opening: AccessChangeOpening): Promise<{
    readonly outcome: 'recorded' | 'opened-already' | 'account-taken' | 'reference-taken';
  }>;
  /** The one that an invitation hands the access on for. */
  ofInvitation(id: InvitationId): Promise<AccessChangeReading | undefined>;
  /** Those whose time has come, the longest waiting first; what cannot be read is counted and put off for an hour. */
  due(now: Date, limit: number): Promise<{ readonly changes: readonly AccessChange[]; readonly unreadable: number }>;
  /** Retention, of at most so many at once; appends nothing. A hash stays behind; what was open until then is followed no more. */
  forget(old: OldChanges, limit: number): Promise<void>;
}
