import type { PgBoss } from 'pg-boss';
import type { JobName } from '../domain/job.ts';
import { EdgeError } from '../use-cases/ports/edge-error.ts';
import { insertJobs } from './insert-jobs.ts';
import type { JobHandlers, JobLog } from './job-handlers.ts';
import { JOB_TABLE, type JobOf } from './job-table.ts';

interface Running<Name extends JobName> {
  readonly boss: PgBoss;
  readonly name: Name;
  readonly handlers: JobHandlers;
  readonly log: JobLog;
}

/** The queue carries no product time: whoever asks to be left alone for longer is come back to by the sweep. */
const LONGEST_PAUSE_SECONDS = 600;

/** Runs one job. It returns nothing and fails with a code, because pg-boss keeps both in the job's row. */
export async function runJob<Name extends JobName>(
  { boss, name, handlers, log }: Running<Name>,
  row: unknown,
  signal: AbortSignal,
): Promise<void> {
  const { fromRow, keyOf } = JOB_TABLE[name];
  const job = fromRow(row);
  if (!job) throw new JobFailure('job-unreadable');
  const about = keyOf(job);
  try {
    const { outcome } = await handlers[name](job, signal);
    log.info('job done', { job: name, about, outcome });
  } catch (error) {
    const code = codeOf(error);
    if (!(error instanceof EdgeError)) log.error('job failed', { job: name, about, code, error });
    else log.warn('job put off', { job: name, about, code, retryAfterSeconds: error.retryAfterSeconds });
    if (!(error instanceof EdgeError) || error.retryAfterSeconds === undefined) throw new JobFailure(code);
    await comeBack(boss, job, error.retryAfterSeconds).catch(() => {
      throw new JobFailure(code);
    });
  }
}

/** As late as the other side asked for: pg-boss itself would come back when its own delay is over. */
function comeBack(boss: PgBoss, job: JobOf<JobName>, seconds: number): Promise<void> {
  const delaySeconds = Math.min(Math.max(seconds, 1), LONGEST_PAUSE_SECONDS);
  return insertJobs(boss, [{ job, delaySeconds }], {});
}

/** What a job's row may keep of an error: a code, and no stack, which would repeat the words of others. */
class JobFailure extends Error {
  constructor(code: string) {
    super(code);
    this.name = 'JobFailure';
    this.stack = `JobFailure: ${code}`;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof EdgeError) return error.message;
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? String(error.code) : '';
  return /^[\w-]{1,40}$/.test(code) ? code : error.constructor.name;
}
