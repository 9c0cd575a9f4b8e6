import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { isMigrated, migrate } from '../../src/storage/migrations.ts';
import { postgresDatabase } from '../../src/storage/postgres-database.ts';
import { emptyPglite, newPostgres, onEachDatabase, onPostgres } from '../support/test-databases.ts';

const ALL = ['0001-invitations', '0002-chat', '0003-personal-data', '0004-delivery'];

onEachDatabase('migrations', (database) => {
  it('run once', async () => {
    assert.deepEqual(await migrate(database().db), []);
    const { rows } = await sql<{ count: number }>`select count(*) as count from kysely_migration`.execute(
      database().db,
    );
    assert.deepEqual(rows, [{ count: ALL.length }]);
  });
});

describe('migrations on an empty PGlite', () => {
  it('say what they did', async () => {
    const { db } = await emptyPglite();
    assert.deepEqual(await migrate(db), ALL);
  });

  it('rise when the database holds what they would make', async () => {
    const { db } = await emptyPglite();
    await sql`create table request ()`.execute(db);
    await assert.rejects(migrate(db), { code: '42P07' });
  });
});

onEachDatabase('whether it is migrated', (database) => {
  it('is known from the newest migration', async () => {
    const { db } = database();
    assert.equal(await isMigrated(db), true);
    await sql`delete from kysely_migration where name = ${ALL.at(-1)}`.execute(db);
    assert.equal(await isMigrated(db), false);
  });

  it('is no where nothing ever ran', async () => {
    const { db } = database();
    await sql`drop table kysely_migration`.execute(db);
    assert.equal(await isMigrated(db), false);
  });
});

describe('whether it is migrated', () => {
  it('is not said when the database does not answer', async () => {
    const { db, close } = postgresDatabase({ url: 'postgres://nobody@127.0.0.1:1/none', onError: () => {} });
    await assert.rejects(isMigrated(db), { code: 'ECONNREFUSED' });
    await close();
  });
});

onPostgres('replicas that start together', () => {
  it('migrate once between them', async () => {
    const { db, close } = await newPostgres();
    const done = await Promise.all([migrate(db), migrate(db), migrate(db)]);
    assert.deepEqual(done.flat(), ALL);
    await close();
  });
});
