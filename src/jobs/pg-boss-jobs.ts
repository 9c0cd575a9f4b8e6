import { fromKysely, fromPglite, type KyselyTransactionLike, type PGliteLike, PgBoss } from 'pg-boss';
import type { JobName } from '../domain/job.ts';
import type { Jobs } from '../use-cases/ports/jobs.ts';
import type { NewJob } from '../use-cases/ports/ledger.ts';
import { insertJobs } from './insert-jobs.ts';
import type { JobHandlers, JobLog, OutcomeOfJob } from './job-handlers.ts';
import { JOB_NAMES, JOB_TABLE, QUEUE_OPTIONS } from './job-table.ts';
import { runJob } from './run-job.ts';

export type JobsConnection = { readonly url: string } | { readonly pglite: PGliteLike };

export interface JobsWork {
  readonly handlers: JobHandlers;
  /** Enqueues whatever is due and has no job. */
  readonly sweep: () => Promise<OutcomeOfJob & { readonly enqueued: number }>;
}

export interface RunningJobs {
  /** The sweep of this moment, awaited: when a clock was moved, and in tests. */
  sweepNow(): Promise<void>;
  /** Waits for the work in hand, six seconds at most; what is not finished then goes back and is run again. */
  stop(): Promise<void>;
}

export interface PgBossJobs {
  /** For storage: writes jobs in the given Kysely transaction. Only after `start`, see there. */
  enqueue(trx: KyselyTransactionLike, jobs: readonly NewJob[]): Promise<void>;
  readonly jobs: Jobs;
  /**
   * Call it after the migration and before anything records. Ledger and handlers need each other: `enqueue` is there
   * before `start`, and the handlers come with it.
   */
  start(work: JobsWork): Promise<RunningJobs>;
}

const SWEEP = 'sweep';
const STOP_LIMIT_MS = 6_000;

export function pgBossJobs(settings: { readonly connection: JobsConnection; readonly log: JobLog }): PgBossJobs {
  const { connection, log } = settings;
  const boss = new PgBoss({ ...INTERVALS, ...optionsOf(connection) });
  // Without a listener, a restart of PostgreSQL would end the process.
  boss.on('error', (error) => log.error('job queue failed', { error }));
  boss.on('warning', ({ message }) => log.warn('job queue warns', { warning: message }));
  const stop = () => boss.stop({ graceful: true, timeout: STOP_LIMIT_MS });
  return {
    enqueue: (trx, jobs) => insertJobs(boss, jobs, { db: fromKysely(trx) }),
    jobs: { enqueue: (jobs) => insertJobs(boss, jobs, {}) },
    start: async (work) => {
      try {
        await startWork(boss, work, log);
      } catch (error) {
        await stop();
        throw error;
      }
      return { sweepNow: () => sweepOnce(work, log), stop };
    },
  };
}

const INTERVALS = {
  useListenNotify: true,
  // Once a second each: how soon the work of a killed process comes back, and how long a key that is in use elsewhere
  // keeps its next job waiting. The reading of the queues must be as fresh as the look at them.
  superviseIntervalSeconds: 1,
  monitorIntervalSeconds: 1,
  queueCacheIntervalSeconds: 1,
  maintenanceIntervalSeconds: 300,
  cronMonitorIntervalSeconds: 15,
} as const;

function optionsOf(connection: JobsConnection) {
  // One connection and no vacuum of its own: nothing to rebuild, nothing to watch over.
  if ('pglite' in connection)
    return { db: fromPglite(connection.pglite), backend: 'pglite', reindex: false, monitorVacuum: false } as const;
  return {
    connectionString: connection.url,
    max: 3,
    connectionTimeoutMillis: 5_000,
    application_name: 'guestlist-jobs',
  } as const;
}

/** The order matters on PGlite: each queue must be known before the first `enqueue`, which could not look it up within its transaction. */
async function startWork(boss: PgBoss, work: JobsWork, log: JobLog): Promise<void> {
  await boss.start();
  for (const name of JOB_NAMES) {
    await defineQueue(boss, name, 'stately', JOB_TABLE[name]);
    await startWorkers(boss, name, work.handlers, log);
    await boss.insert(name, []);
  }
  await defineQueue(boss, SWEEP, 'exclusive', { expireInSeconds: 60, retryLimit: 4 });
  await boss.work(SWEEP, polling(1), () => sweepOnce(work, log));
  await boss.schedule(SWEEP, '* * * * *', null, { missed: 'once' });
}

/** `createQueue` leaves a queue that exists as it is, so its options are set again. A policy cannot change: that takes a new name. */
async function defineQueue(
  boss: PgBoss,
  name: string,
  policy: 'stately' | 'exclusive',
  { expireInSeconds, retryLimit }: { readonly expireInSeconds: number; readonly retryLimit: number },
): Promise<void> {
  const options = { ...QUEUE_OPTIONS, expireInSeconds, retryLimit };
  await boss.createQueue(name, { ...options, policy });
  await boss.updateQueue(name, options);
}

const OTHERS_POLL_SECONDS = 10;

function polling(seconds: number) {
  return { pollingIntervalSeconds: seconds, notifyPollingIntervalSeconds: seconds };
}

async function startWorkers<Name extends JobName>(
  boss: PgBoss,
  name: Name,
  handlers: JobHandlers,
  log: JobLog,
): Promise<void> {
  const { workers, pollSeconds } = JOB_TABLE[name];
  const ids: string[] = [];
  for (let count = 0; count < workers; count += 1) {
    // The first one looks out for all of them.
    const looking = polling(count === 0 ? pollSeconds : OTHERS_POLL_SECONDS);
    // The database looks whether the key is in use, so that a job that has to wait holds up no other.
    const options = { ...looking, batchSize: 1, groupConcurrency: 1 };
    const id = await boss.work(name, options, async (fetched) => {
      // Where there is one job there may be more: the others look at once, and this one when it is done.
      for (const each of ids) boss.notifyWorker(each);
      for (const { data, signal } of fetched) await runJob({ boss, name, handlers, log }, data, signal);
    });
    ids.push(id);
  }
}

async function sweepOnce({ sweep }: JobsWork, log: JobLog): Promise<void> {
  const { outcome, enqueued } = await sweep();
  if (enqueued > 0) log.info('job done', { job: SWEEP, outcome, enqueued });
}
