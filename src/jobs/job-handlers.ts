import type { JobName } from '../domain/job.ts';
import type { JobOf } from './job-table.ts';

export interface OutcomeOfJob {
  readonly outcome: string;
}

/** One for each job. The outcome is logged and goes nowhere else: what happened stands in the ledger. */
export type JobHandlers = {
  readonly [Name in JobName]: (job: JobOf<Name>, signal: AbortSignal) => Promise<OutcomeOfJob>;
};

/** Where a finished or failed job is told; one line each. */
export interface JobLog {
  info(event: string, fields: Readonly<Record<string, unknown>>): void;
  warn(event: string, fields: Readonly<Record<string, unknown>>): void;
  error(event: string, fields: Readonly<Record<string, unknown>>): void;
}
