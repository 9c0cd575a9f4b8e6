import type { Conversion, ConversionRequest } from '../../domain/conversion/conversion.ts';
import type { ConversionEntry } from '../../domain/conversion/conversion-entry.ts';
import type { ConversionPerson } from '../../domain/conversion/conversion-person.ts';
import type { ConversionOfAccount } from '../../domain/conversion/standing-invitation.ts';
import type { UserId } from '../../domain/ids.ts';
import type { AccountLedger, AccountRecording } from './account-ledger.ts';
import type { NewJob } from './ledger.ts';

/** One conversion as its ledger has it now; `number` is that of its last entry. */
export interface ConversionReading {
  readonly conversion: Conversion;
  readonly entries: readonly ConversionEntry[];
  readonly number: number;
  /** Undefined once it has been wiped. */
  readonly person: ConversionPerson | undefined;
}

export interface ConversionOpening {
  readonly request: ConversionRequest;
  readonly person: ConversionPerson;
  readonly entries: readonly ConversionEntry[];
  readonly dueAt: Date | undefined;
  readonly jobs: readonly NewJob[];
  /** The draft that is asked for; it moves to `asked` in the same transaction, if it is still at this version. */
  readonly draftVersion: number;
}

export type ConversionRecording = AccountRecording<ConversionEntry, ConversionPerson>;

/** Before when what is kept of the person is too old, and the snapshot of the account. */
export interface KeptUntil {
  readonly person: Date;
  readonly snapshot: Date;
}

/** What goes by retention. */
export interface OldConversions {
  /** Of what is over: since it was. */
  readonly over: KeptUntil;
  /** Of what is open: since something happened last. */
  readonly open: KeptUntil;
  /** The asker's words, where the holder has had the link or accepted before that, or it has been over since. */
  readonly messages: Date;
  /** Where the cards are, of those whose person went before that. */
  readonly copies: Date;
  readonly now: Date;
}

/** The ledger of conversions; `withAddress` looks at the external one, the sign-in, `mail` before, and the sign-in name. */
export interface Conversions extends AccountLedger<ConversionEntry, ConversionPerson, ConversionReading> {
  /** `account-taken`: another conversion of the account is open. `reference-taken`: another is called the same, by chance. */
  open(
    opening: ConversionOpening,
  ): Promise<{ readonly outcome: 'recorded' | 'outdated' | 'account-taken' | 'reference-taken' }>;
  /** All that were ever asked for of these accounts, the oldest first. */
  ofAccounts(ids: readonly UserId[]): Promise<readonly ConversionOfAccount[]>;
  /** Those whose time has come, the longest waiting first; what cannot be read is counted and put off for an hour. */
  due(now: Date, limit: number): Promise<{ readonly conversions: readonly Conversion[]; readonly unreadable: number }>;
  /**
   * Retention, of at most so many at once; appends nothing. A hash stays behind in place of the person. What was open until
   * then is followed no more, and its account may be asked for again.
   */
  forget(old: OldConversions, limit: number): Promise<void>;
}
