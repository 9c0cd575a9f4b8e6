import assert from 'node:assert/strict';
import { sql } from 'kysely';
import pg from 'pg';
import { postgresDatabase } from '../../src/storage/postgres-database.ts';
import { postgresDrafts } from '../../src/storage/postgres-drafts.ts';
import { postgresLedger } from '../../src/storage/postgres-ledger.ts';
import type { Enqueue } from '../../src/storage/transaction.ts';
import { dated } from '../support/builders.ts';
import { anOpened, aReviewedDraft, openingOf } from '../support/fresh-builders.ts';
import { onPostgres, type PostgresTestDatabase } from '../support/test-databases.ts';

const noJobs: Enqueue = async () => {};

/** An invitation, and a decision about it that another session is in the way of. */
async function opened({ db }: PostgresTestDatabase) {
  const recorder = { db, enqueue: noJobs };
  const opening = anOpened();
  await postgresDrafts(recorder).create(aReviewedDraft(opening.request.requestId));
  const ledger = postgresLedger(recorder);
  await ledger.open(openingOf([opening]));
  const recording = {
    invitationId: opening.request.id,
    after: 1,
    entries: dated([{ kind: 'listed' }]),
    dueAt: undefined,
    isOpen: true,
    jobs: [],
  } as const;
  return { ledger, recording, id: opening.request.id };
}

onPostgres('a session that is stuck in a transaction', (database) => {
  it('fails what waits for the same invitation within the limit, and no longer than it is there', async () => {
    const { ledger, recording, id } = await opened(database());
    const stuck = new pg.Client({ connectionString: database().connection.url });
    await stuck.connect();
    await stuck.query('begin');
    await stuck.query('select from invitation where id = $1 for update', [id]);

    const from = performance.now();
    await assert.rejects(ledger.record(recording), { code: '55P03' });
    const waited = performance.now() - from;
    assert.ok(waited < 7_000, `waited ${waited} ms`);

    await stuck.end();
    assert.deepEqual(await ledger.record(recording), { outcome: 'recorded', number: 2 });
  });

  it('is ended when it is a process of ours, before those who wait for it give up', async () => {
    const { ledger, recording, id } = await opened(database());
    const told = Promise.withResolvers<Error>();
    const frozen = postgresDatabase({ url: database().connection.url, onError: told.resolve });
    const locked = Promise.withResolvers<void>();
    const thawed = Promise.withResolvers<void>();
    const stuck = frozen.db.transaction().execute(async (trx) => {
      await sql`select from invitation where id = ${id} for update`.execute(trx);
      locked.resolve();
      await thawed.promise;
      await sql`select 1`.execute(trx);
    });
    await locked.promise;
    assert.deepEqual(await ledger.record(recording), { outcome: 'recorded', number: 2 });

    await told.promise;
    thawed.resolve();
    await assert.rejects(stuck);
    assert.equal((await sql`select 1`.execute(frozen.db)).rows.length, 1);
    await frozen.close();
  });
});

onPostgres('a statement', (database) => {
  const limitOf = sql<{ limit: string }>`select current_setting('statement_timeout') as limit`;

  it('that never ends is ended by the server', async () => {
    const { rows } = await limitOf.execute(database().db);
    assert.notEqual(rows[0]?.limit, '0');
  });

  it('of a migration takes as long as it needs', async () => {
    const { db, close, withoutLimits } = postgresDatabase({ url: database().connection.url, onError: () => {} });
    const { rows } = await withoutLimits((unlimited) => limitOf.execute(unlimited));
    assert.equal(rows[0]?.limit, '0');
    await assert.rejects(
      withoutLimits(() => Promise.reject(new Error('a migration failed'))),
      /a migration failed/,
    );
    // Nothing of it is left behind.
    const { rows: left } = await sql<{ count: number }>`
      select count(*) as count from pg_stat_activity
      where datname = current_database() and application_name = 'guestlist-migration'`.execute(db);
    assert.deepEqual(left, [{ count: 0 }]);
    await close();
  });
});
