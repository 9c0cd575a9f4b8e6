import type { ConversionDraft } from '../../domain/conversion/conversion-draft.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { NewJob } from './ledger.ts';

/** Forms for conversions, filled in, checked or under review. */
export interface ConversionDrafts {
  create(draft: ConversionDraft): Promise<void>;
  read(id: RequestId): Promise<ConversionDraft | undefined>;
  /** Replaces the draft if it is still at version `after`, and enqueues, in one transaction; `draft.version` must be `after + 1`. */
  save(saving: {
    readonly draft: ConversionDraft;
    readonly after: number;
    readonly jobs: readonly NewJob[];
  }): Promise<{ readonly outcome: 'saved' | 'outdated' }>;
  /** Drafts that have been `checking` since before the given time: their job was lost. */
  stuck(before: Date, limit: number): Promise<readonly RequestId[]>;
  /** Drafts that somebody is to be told of by now: the administrators, or whoever asked; their job was lost, or failed. */
  asking(now: Date, limit: number): Promise<readonly RequestId[]>;
  /** Removes drafts made before the given time. */
  forget(before: Date): Promise<void>;
}
