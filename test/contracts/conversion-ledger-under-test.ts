import type { ConversionEntry } from '../../src/domain/conversion/conversion-entry.ts';
import type { RequestId } from '../../src/domain/ids.ts';
import type { CardCopies } from '../../src/use-cases/ports/card-copies.ts';
import type { ConversionDrafts } from '../../src/use-cases/ports/conversion-drafts.ts';
import type { ConversionOpening, ConversionRecording, Conversions } from '../../src/use-cases/ports/conversions.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';
import { at } from '../support/builders.ts';

export interface ConversionLedgerUnderTest {
  readonly conversions: Conversions;
  readonly conversionDrafts: ConversionDrafts;
  readonly copies: CardCopies;
  /** What has been enqueued, in order. */
  readonly enqueued: readonly NewJob[];
  /** Makes a conversion unreadable, as an entry that only a newer release knows would. */
  spoilConversion(id: RequestId): Promise<void>;
}

export type Make = () => Promise<ConversionLedgerUnderTest>;
type Undated<Entry> = Entry extends ConversionEntry ? Omit<Entry, 'at'> : never;

/** Entries, a second apart. */
export function datedConversion(entries: readonly Undated<ConversionEntry>[]): readonly ConversionEntry[] {
  return entries.map((entry, index): ConversionEntry => ({ ...entry, at: at(index) }));
}

/** A decision made on the first entry, unless told otherwise. */
export function conversionRecording(
  { request }: ConversionOpening,
  more: Partial<ConversionRecording> = {},
): ConversionRecording {
  const entries = datedConversion([{ kind: 'deciders-asked', reached: 2 }]);
  return { id: request.id, after: 1, entries, dueAt: undefined, isOpen: true, jobs: [], ...more };
}
