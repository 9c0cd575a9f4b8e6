import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { InvitationId } from '../../src/domain/ids.ts';
import type { Job } from '../../src/domain/job.ts';
import type { JobHandlers } from '../../src/jobs/job-handlers.ts';
import { JOB_NAMES, JOB_TABLE } from '../../src/jobs/job-table.ts';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import { newInvitationId, newRequestId } from '../support/fresh-builders.ts';
import { type JobsUnderTest, sendFromOutside, startedJobs } from '../support/jobs-under-test.ts';
import { onEachDatabase, type TestDatabase } from '../support/test-databases.ts';

onEachDatabase('jobs', (database) => {
  const all: JobsUnderTest[] = [];
  const start = async (
    handlers: Partial<JobHandlers>,
    sweep?: () => Promise<{ outcome: string; enqueued: number }>,
  ) => {
    const jobs = await startedJobs(database().connection, handlers, sweep);
    all.push(jobs);
    return jobs;
  };
  beforeEach(() => sql`drop schema if exists pgboss cascade`.execute(database().db));
  afterEach(async () => {
    for (const jobs of all.splice(0)) await jobs.stop();
  });

  describe('running', () => {
    it('gives a job its ids, and writes one line about it', async () => {
      const seen = gate<Job>();
      const { jobs, log, stop } = await start({ issue: async (job) => ok(seen.open(job)) });
      const invitationId = newInvitationId();
      await jobs.enqueue([{ job: { name: 'issue', invitationId } }]);
      assert.deepEqual(await seen.opened, { name: 'issue', invitationId });
      await stop();
      assert.deepEqual(log.lines, [
        { level: 'info', event: 'job done', fields: { job: 'issue', about: invitationId, outcome: 'done' } },
      ]);
    });

    it('gives every kind of job its own handler', async () => {
      const [requestId, invitationId, other] = [newRequestId(), newInvitationId(), newInvitationId()];
      const wanted: readonly Job[] = [
        { name: 'check-draft', requestId },
        { name: 'check-conversion', requestId },
        { name: 'issue', invitationId },
        { name: 'deliver', invitationId },
        { name: 'add-to-team', invitationId },
        { name: 'set-sponsor', invitationId },
        { name: 'send-notice', invitationId },
        { name: 'follow', invitationIds: [invitationId, other] },
        { name: 'tell', invitationId },
        { name: 'show-card', requestId },
      ];
      const seen: Job[] = [];
      const finished = gate<void>();
      const note = async (job: Job) => {
        seen.push(job);
        return ok(seen.length === wanted.length && finished.open());
      };
      const { jobs } = await start({
        'check-draft': note,
        'check-conversion': note,
        issue: note,
        deliver: note,
        'add-to-team': note,
        'set-sponsor': note,
        'send-notice': note,
        follow: note,
        tell: note,
        'show-card': note,
      });
      await jobs.enqueue(wanted.map((job) => ({ job })));
      await finished.opened;
      assert.deepEqual(byName(seen), byName(wanted));
    });

    it('drains two hundred that wait, in seconds', async function () {
      this.timeout(8_000);
      const left = new Set(Array.from({ length: 200 }, newInvitationId));
      const drained = gate<void>();
      const { jobs } = await start({
        issue: async ({ invitationId }) => ok(left.delete(invitationId) && left.size === 0 && drained.open()),
      });
      await jobs.enqueue([...left].map((invitationId) => ({ job: { name: 'issue', invitationId } })));
      await drained.opened;
    });

    it('runs a job that is to come later not before', async () => {
      const ran = gate<Date>();
      const { jobs } = await start({ 'show-card': async () => ok(ran.open(new Date())) });
      const from = Date.now();
      await jobs.enqueue([{ job: { name: 'show-card', requestId: newRequestId() }, delaySeconds: 1 }]);
      const after = (await ran.opened).getTime() - from;
      assert.ok(after >= 950, `ran after ${after} ms`);
    });
  });

  describe('about the same thing', () => {
    it('has one run and one wait, and drops the rest', async () => {
      const held = gate<void>();
      const running = gate<void>();
      const second = gate<void>();
      const counts = { now: 0, most: 0, all: 0 };
      const issue = async () => {
        counts.all += 1;
        counts.now += 1;
        counts.most = Math.max(counts.most, counts.now);
        if (counts.all === 1) running.open();
        else second.open();
        await held.opened;
        counts.now -= 1;
        return ok();
      };
      const { jobs, stop } = await start({ issue });
      const job = { job: { name: 'issue', invitationId: newInvitationId() } } as const;
      await jobs.enqueue([job]);
      await running.opened;
      for (let more = 0; more < 5; more += 1) await jobs.enqueue([job]);
      assert.equal(await waiting(database()), 1);
      held.open();
      await second.opened;
      await stop();
      assert.deepEqual(counts, { now: 0, most: 1, all: 2 });
    });

    it('does not hold up jobs about other things', async () => {
      const held = gate<void>();
      const running = gate<void>();
      const passed = gate<void>();
      const [slow, quick] = [newInvitationId(), newInvitationId()];
      const issue = async ({ invitationId }: { readonly invitationId: InvitationId }) => {
        if (invitationId === quick) return ok(passed.open());
        running.open();
        await held.opened;
        return ok();
      };
      const { jobs } = await start({ issue });
      await jobs.enqueue([{ job: { name: 'issue', invitationId: slow } }]);
      await running.opened;
      await jobs.enqueue([{ job: { name: 'issue', invitationId: slow } }]);
      await jobs.enqueue([{ job: { name: 'issue', invitationId: quick } }]);
      await passed.opened;
      held.open();
    });
  });

  describe('failing', () => {
    it('tries again, and keeps no word of the error in the row', async function () {
      this.timeout(10_000);
      const again = gate<string>();
      let attempts = 0;
      const issue = async () => {
        attempts += 1;
        if (attempts === 1) throw Object.assign(new Error('ann.lee@fabrikam.example'), { code: 'ECONNRESET' });
        return ok(again.open(await rowsOfJobs(database())));
      };
      const { jobs, log } = await start({ issue });
      await jobs.enqueue([{ job: { name: 'issue', invitationId: newInvitationId() } }]);
      const rows = await again.opened;
      assert.match(rows, /ECONNRESET/);
      assert.doesNotMatch(rows, /fabrikam/);
      const [failed] = log.lines;
      assert.deepEqual([failed?.level, failed?.event, failed?.fields.code], ['error', 'job failed', 'ECONNRESET']);
    });

    it('is tried as often as its row in the table says, after an update too', async () => {
      await (await start({})).stop();
      await sql`update pgboss.queue set retry_limit = 1`.execute(database().db);
      await start({});
      const { rows } = await sql<{ name: string; limit: number }>`
        select name, retry_limit as limit from pgboss.queue`.execute(database().db);
      const limits = new Map(rows.map(({ name, limit }) => [name, limit]));
      for (const name of JOB_NAMES) assert.equal(limits.get(name), JOB_TABLE[name].retryLimit, name);
    });

    it('comes back when the other side says it may', async function () {
      this.timeout(10_000);
      const again = gate<number>();
      const at: number[] = [];
      const issue = async () => {
        at.push(Date.now());
        if (at.length === 1) throw new EdgeError('throttled', 'graph-429', { retryAfterSeconds: 3 });
        return ok(again.open(Date.now()));
      };
      const { jobs, log } = await start({ issue });
      await jobs.enqueue([{ job: { name: 'issue', invitationId: newInvitationId() } }]);
      const after = (await again.opened) - (at[0] ?? 0);
      assert.ok(after >= 2_950, `came back after ${after} ms`);
      const [putOff] = log.lines;
      assert.deepEqual([putOff?.level, putOff?.fields.code], ['warn', 'throttled: graph-429']);
    });
  });

  describe('the sweep', () => {
    it('runs when it is asked for, and says when it could not', async () => {
      const outcomes = [
        async () => ({ outcome: 'swept', enqueued: 2 }),
        () => Promise.reject(new Error('no database')),
      ];
      const { sweepNow, log } = await start({}, () => outcomes.shift()?.() ?? Promise.reject(new Error('too often')));
      await sweepNow();
      assert.deepEqual(log.lines[0]?.fields, { job: 'sweep', outcome: 'swept', enqueued: 2 });
      await assert.rejects(sweepNow(), { message: 'no database' });
    });

    it('is scheduled for each minute, and runs when the schedule says so', async () => {
      const swept = gate<void>();
      await start({}, async () => ({ ...ok(swept.open()), enqueued: 0 }));
      const { rows } = await sql`select name, cron from pgboss.schedule`.execute(database().db);
      assert.deepEqual(rows, [{ name: 'sweep', cron: '* * * * *' }]);
      await sendFromOutside(database().connection, 'sweep');
      await swept.opened;
    });
  });

  describe('stopping', () => {
    it('waits for the work in hand', async () => {
      const running = gate<void>();
      const held = gate<void>();
      let isDone = false;
      const issue = async () => {
        running.open();
        await held.opened;
        isDone = true;
        return ok();
      };
      const { jobs, stop } = await start({ issue });
      await jobs.enqueue([{ job: { name: 'issue', invitationId: newInvitationId() } }]);
      await running.opened;
      const stopping = stop();
      held.open();
      await stopping;
      assert.equal(isDone, true);
    });

    it('leaves what waits to the next start', async () => {
      const first = await start({});
      await first.stop();
      const ran = gate<void>();
      await sendAsLeftOver(database());
      await start({ issue: async () => ok(ran.open()) });
      await ran.opened;
    });
  });
});

/** A promise that is kept from outside. */
function gate<Value>(): { readonly opened: Promise<Value>; readonly open: (value: Value) => void } {
  const { promise, resolve } = Promise.withResolvers<Value>();
  return { opened: promise, open: resolve };
}

function ok(_?: unknown): { readonly outcome: string } {
  return { outcome: 'done' };
}

function byName(jobs: readonly Job[]): readonly Job[] {
  return jobs.toSorted((a, b) => a.name.localeCompare(b.name));
}

async function waiting({ db }: TestDatabase): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pgboss.job where name = 'issue' and state in ('created', 'retry')`.execute(db);
  return rows[0]?.count ?? 0;
}

async function rowsOfJobs({ db }: TestDatabase): Promise<string> {
  const { rows } = await sql<{ text: string }>`select j::text as text from pgboss.job j`.execute(db);
  return rows.map(({ text }) => text).join('\n');
}

async function sendAsLeftOver({ db }: TestDatabase): Promise<void> {
  const row = JSON.stringify({ invitationId: newInvitationId() });
  await sql`
    insert into pgboss.job (name, data, policy, singleton_key, expire_seconds, deletion_seconds)
    select name, ${row}::jsonb, policy, 'left-over', expire_seconds, deletion_seconds from pgboss.queue where name = 'issue'`.execute(
    db,
  );
}
