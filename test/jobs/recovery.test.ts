import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { newInvitationId } from '../support/fresh-builders.ts';
import { startedJobs } from '../support/jobs-under-test.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { onPostgres } from '../support/test-databases.ts';

const WORKER = fileURLToPath(import.meta.resolve('../support/stub-worker.ts'));

onPostgres('jobs after a mishap', (database) => {
  it('come back from a process that was killed', async function () {
    this.timeout(20_000);
    const { db, connection } = database();
    const worker = spawn(process.execPath, [WORKER, connection.url], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [taken] = await once(worker.stdout, 'data');
    worker.kill('SIGKILL');
    await once(worker, 'exit');

    // Ten seconds without a sign of life pass at once.
    const { rows } = await sql<{ seconds: number }>`
      update pgboss.job set heartbeat_on = heartbeat_on - heartbeat_seconds * interval '1 second'
      where name = 'issue' and state = 'active' returning heartbeat_seconds as seconds`.execute(db);
    assert.deepEqual(rows, [{ seconds: 10 }]);
    const { promise: ran, resolve } = Promise.withResolvers<string>();
    const { stop } = await startedJobs(connection, {
      issue: async ({ invitationId }) => {
        resolve(invitationId);
        return { outcome: 'issued' };
      },
    });
    assert.equal(await ran, String(taken));
    await stop();
  });
});

describe('jobs while PostgreSQL is restarted', () => {
  it('go on, and the process with them', async function () {
    this.timeout(20_000);
    if (process.env.GUESTLIST_TEST_POSTGRES_MISSING !== undefined) this.skip();
    const server = await startPostgres();
    const { promise: ran, resolve } = Promise.withResolvers<void>();
    const { jobs, log, stop } = await startedJobs(server, {
      issue: async () => {
        resolve();
        return { outcome: 'issued' };
      },
    });
    await server.restart();
    const enqueue = () => jobs.enqueue([{ job: { name: 'issue', invitationId: newInvitationId() } }]);
    // The first may still be handed a connection that is gone.
    await enqueue().catch(enqueue).catch(enqueue);
    await ran;
    await stop();
    assert.ok(log.lines.some(({ level, event }) => level === 'error' && event === 'job queue failed'));
    await server.stop();
  });
});
