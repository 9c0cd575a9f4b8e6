import type { Draft } from '../../domain/draft.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { NewJob } from './ledger.ts';

/** Forms that are filled in, checked or under review. */
export interface Drafts {
  create(draft: Draft): Promise<void>;
  read(id: RequestId): Promise<Draft | undefined>;
  /** Replaces the draft if it is still at version `after`, and enqueues, in one transaction; `draft.version` must be `after + 1`. */
  save(saving: {
    readonly draft: Draft;
    readonly after: number;
    readonly jobs: readonly NewJob[];
  }): Promise<{ readonly outcome: 'saved' | 'outdated' }>;
  /** Drafts that have been `checking` since before the given time: their job was lost. */
  stuck(before: Date, limit: number): Promise<readonly RequestId[]>;
  /** Drafts whose inviter has asked the administrators, who have not been told yet: the job was lost, or failed. */
  asking(limit: number): Promise<readonly RequestId[]>;
  /** Removes drafts made before the given time. */
  forget(before: Date): Promise<void>;
}
