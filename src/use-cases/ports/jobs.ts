import type { NewJob } from './ledger.ts';

/** For the sweep: enqueues outside a record. A job of the same kind for the same thing that waits already is not doubled. */
export interface Jobs {
  enqueue(jobs: readonly NewJob[]): Promise<void>;
}
