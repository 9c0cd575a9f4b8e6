import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { migrate } from '../../src/storage/migrations.ts';
import { emptyPglite, newPostgres, onEachDatabase, onPostgres } from '../support/test-databases.ts';

onEachDatabase('migrations', (database) => {
  it('run once', async () => {
    assert.deepEqual(await migrate(database().db), []);
    const { rows } = await sql<{ count: number }>`select count(*) as count from kysely_migration`.execute(
      database().db,
    );
    assert.deepEqual(rows, [{ count: 2 }]);
  });
});

describe('migrations on an empty PGlite', () => {
  it('say what they did', async () => {
    const { db } = await emptyPglite();
    assert.deepEqual(await migrate(db), ['0001-invitations', '0002-chat']);
  });

  it('rise when the database holds what they would make', async () => {
    const { db } = await emptyPglite();
    await sql`create table request ()`.execute(db);
    await assert.rejects(migrate(db), { code: '42P07' });
  });
});

onPostgres('replicas that start together', () => {
  it('migrate once between them', async () => {
    const { db, close } = await newPostgres();
    const done = await Promise.all([migrate(db), migrate(db), migrate(db)]);
    assert.deepEqual(done.flat(), ['0001-invitations', '0002-chat']);
    await close();
  });
});
