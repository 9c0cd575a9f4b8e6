import type { Conversion, ConversionRequest } from '../../domain/conversion/conversion.ts';
import type { ConversionEntry } from '../../domain/conversion/conversion-entry.ts';
import type { ConversionPerson } from '../../domain/conversion/conversion-person.ts';
import type { EmailAddress } from '../../domain/email-address.ts';
import type { Reference, RequestId, UserId } from '../../domain/ids.ts';
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

export interface ConversionRecording {
  readonly id: RequestId;
  /** The number of the last entry the decision was made on. */
  readonly after: number;
  readonly entries: readonly ConversionEntry[];
  /** Takes the place of what is kept of the person; left out, or once it was wiped, it stays as it is. */
  readonly person?: ConversionPerson | undefined;
  /** When the sweep looks next; undefined: never. */
  readonly dueAt: Date | undefined;
  /** False ends the claim on the account: it may be asked for again. */
  readonly isOpen: boolean;
  readonly jobs: readonly NewJob[];
}

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

/** The ledger of conversions: append-only, one open conversion an account, `(id, number)` the only lock. */
export interface Conversions {
  /** `account-taken`: another conversion of the account is open. `reference-taken`: another is called the same, by chance. */
  open(
    opening: ConversionOpening,
  ): Promise<{ readonly outcome: 'recorded' | 'outdated' | 'account-taken' | 'reference-taken' }>;
  read(id: RequestId): Promise<ConversionReading | undefined>;
  /** Appends and enqueues in one transaction if the last entry is still `after`. */
  record(
    recording: ConversionRecording,
  ): Promise<{ readonly outcome: 'recorded'; readonly number: number } | { readonly outcome: 'outdated' }>;
  /** The open conversion of an account. */
  openFor(accountId: UserId): Promise<{ readonly id: RequestId; readonly reference: Reference } | undefined>;
  /** Those whose time has come, the longest waiting first; what cannot be read is counted and put off for an hour. */
  due(now: Date, limit: number): Promise<{ readonly conversions: readonly Conversion[]; readonly unreadable: number }>;
  /** Those that keep the address as the external one, the sign-in, `mail` before, or the sign-in name; or its hash: there the person is undefined. */
  withAddress(address: EmailAddress): Promise<readonly ConversionReading[]>;
  /** Those that somebody asked for, whose account is theirs, or whose entries name them. */
  naming(id: UserId): Promise<readonly ConversionReading[]>;
  /** Removes what is kept of the person at once, a hash too, and records it, unless something else was recorded after the entry `after`. */
  wipe(wiping: {
    readonly id: RequestId;
    readonly after: number;
    readonly at: Date;
  }): Promise<{ readonly outcome: 'wiped' | 'outdated' }>;
  /**
   * Retention, of at most so many at once; appends nothing. A hash stays behind in place of the person. What was open until
   * then is followed no more, and its account may be asked for again.
   */
  forget(old: OldConversions, limit: number): Promise<void>;
}
