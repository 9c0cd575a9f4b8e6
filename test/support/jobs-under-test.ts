import { fromPglite, PgBoss } from 'pg-boss';
import type { JobHandlers } from '../../src/jobs/job-handlers.ts';
import {
  type JobsConnection,
  type JobsWork,
  type PgBossJobs,
  pgBossJobs,
  type RunningJobs,
} from '../../src/jobs/pg-boss-jobs.ts';
import { type RememberingLog, rememberingLog } from './remembering-log.ts';

export interface JobsUnderTest extends Omit<PgBossJobs, 'start'>, RunningJobs {
  readonly log: RememberingLog;
}

const nothing = async () => ({ outcome: 'nothing-to-do' });

/** Handlers that do nothing, but for those given. */
export function idleHandlers(more: Partial<JobHandlers> = {}): JobHandlers {
  return {
    'check-draft': nothing,
    'check-conversion': nothing,
    'ask-deciders': nothing,
    'ask-holder': nothing,
    'issue-conversion': nothing,
    'follow-conversion': nothing,
    'verify-conversion': nothing,
    'put-mail-back': nothing,
    'tell-conversion': nothing,
    'mail-code': nothing,
    'mail-conversion-link': nothing,
    'mail-teams-link': nothing,
    'remind-holder': nothing,
    'do-aftercare': nothing,
    'tell-conversion-admins': nothing,
    'tell-converter': nothing,
    'ask-change-deciders': nothing,
    'make-change': nothing,
    'tell-change': nothing,
    'tell-admins': nothing,
    issue: nothing,
    deliver: nothing,
    'add-to-team': nothing,
    'set-sponsor': nothing,
    'send-notice': nothing,
    follow: nothing,
    remind: nothing,
    'hand-over': nothing,
    'hide-link': nothing,
    'tell-stranger': nothing,
    tell: nothing,
    'show-card': nothing,
    ...more,
  };
}

/** Jobs that have been started, with handlers that do nothing but for those given. */
export async function startedJobs(
  connection: JobsConnection,
  handlers: Partial<JobHandlers>,
  sweep: JobsWork['sweep'] = async () => ({ outcome: 'swept', enqueued: 0 }),
): Promise<JobsUnderTest> {
  const log = rememberingLog();
  const { start, ...jobs } = pgBossJobs({ connection, log });
  return { ...jobs, ...(await start({ handlers: idleHandlers(handlers), sweep })), log };
}

/** Sends to a queue from outside, as the schedule of pg-boss does. */
export async function sendFromOutside(connection: JobsConnection, queue: string): Promise<void> {
  const quiet = { supervise: false, schedule: false };
  const boss =
    'pglite' in connection
      ? new PgBoss({ ...quiet, db: fromPglite(connection.pglite), backend: 'pglite' })
      : new PgBoss({ ...quiet, connectionString: connection.url, max: 1 });
  await boss.start();
  await boss.send(queue);
  await boss.stop({ graceful: false });
}
