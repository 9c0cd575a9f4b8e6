import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { postgresDatabase } from '../../src/storage/postgres-database.ts';
import { onEachDatabase, onPostgres } from '../support/test-databases.ts';

onEachDatabase('a database', (database) => {
  it('gives counts and big integers as numbers, and times as dates', async () => {
    const { rows } = await sql`
      select count(*) as count, 9007199254740991::int8 as big, timestamptz '2026-11-21 13:00:00.123+01' as at`.execute(
      database().db,
    );
    assert.deepEqual(rows, [{ count: 1, big: Number.MAX_SAFE_INTEGER, at: new Date('2026-11-21T12:00:00.123Z') }]);
  });
});

onPostgres('connections that are lost', (database) => {
  const own = () => {
    const told = Promise.withResolvers<Error>();
    const lost = postgresDatabase({ url: database().connection.url, onError: told.resolve, max: 1 });
    return { ...lost, told: told.promise };
  };
  const drop = (pid: number | undefined) => sql`select pg_terminate_backend(${pid})`.execute(database().db);
  const pidOf = sql<{ pid: number }>`select pg_backend_pid() as pid`;

  it('while idle are told and replaced', async () => {
    const { db, told, close } = own();
    const before = (await pidOf.execute(db)).rows[0]?.pid;
    await drop(before);
    await told;
    const after = (await pidOf.execute(db)).rows[0]?.pid;
    assert.notEqual(after, before);
    await close();
  });

  it('within a transaction fail it, and nothing else', async () => {
    const { db, told, close } = own();
    const transaction = db.transaction().execute(async (trx) => {
      await drop((await pidOf.execute(trx)).rows[0]?.pid);
      await told;
      await pidOf.execute(trx);
    });
    await assert.rejects(transaction);
    assert.equal((await pidOf.execute(db)).rows.length, 1);
    await close();
  });
});
