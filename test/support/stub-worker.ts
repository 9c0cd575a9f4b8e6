import { pgBossJobs } from '../../src/jobs/pg-boss-jobs.ts';
import { newInvitationId } from './fresh-builders.ts';
import { idleHandlers } from './jobs-under-test.ts';
import { rememberingLog } from './remembering-log.ts';

/** A process that takes a job of its own, says so, and never finishes it: to be killed. */
const url = process.argv[2];
if (url === undefined) throw new Error('which database?');

const invitationId = newInvitationId();
const { jobs, start } = pgBossJobs({ connection: { url }, log: rememberingLog() });
await start({
  handlers: idleHandlers({ issue: () => new Promise<never>(() => process.stdout.write(invitationId)) }),
  sweep: async () => ({ outcome: 'swept', enqueued: 0 }),
});
await jobs.enqueue([{ job: { name: 'issue', invitationId } }]);
