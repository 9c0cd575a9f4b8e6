import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { isMigrated, migrate } from '../../src/storage/migrations.ts';
import { addPersonalDataColumns } from '../../src/storage/personal-data-columns.ts';
import { postgresDatabase } from '../../src/storage/postgres-database.ts';
import { emptyPglite, newPostgres, onEachDatabase, onPostgres } from '../support/test-databases.ts';

const ALL = [
  '0001-invitations',
  '0002-chat',
  '0003-personal-data',
  '0004-delivery',
  '0005-conversions',
  '0006-conversion-ledger',
];

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

onEachDatabase('a database that a newer release has migrated', (database) => {
  it('is one that this release starts on', async () => {
    const { db } = database();
    await sql`insert into kysely_migration (name, timestamp) values ('9999-newer', now()::text)`.execute(db);
    assert.deepEqual(await migrate(db), []);
    assert.equal(await isMigrated(db), true);
  });

  it('is none where what is unknown is older', async () => {
    const { db } = database();
    await sql`insert into kysely_migration (name, timestamp) values ('0000-unknown', now()::text)`.execute(db);
    await assert.rejects(migrate(db), /0000-unknown is missing/);
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

describe('the columns for personal data', () => {
  it('count a link as kept since it was issued', async () => {
    const { db } = await emptyPglite();
    await sql`create table invitee (address text not null)`.execute(db);
    await sql`create table person ()`.execute(db);
    await sql`create table request (inviter_id text)`.execute(db);
    await sql`create table ledger_entry as select * from (values
      (1, 'inviting', timestamptz '2026-01-01Z', jsonb '{"attempt": 1}'),
      (1, 'issued', '2026-01-02Z', '{"attempt": 1}'),
      (1, 'issued', '2026-01-03Z', '{"attempt": 2}'),
      (2, 'issued', '2026-01-04Z', '{"attempt": 1}')) entry (invitation_id, kind, at, body)`.execute(db);
    await sql`create table link as select * from (values (1, 1), (1, 2), (2, 2)) link (invitation_id, attempt)`.execute(
      db,
    );
    const before = new Date();
    await addPersonalDataColumns(db.withTables());
    const { rows } = await sql<{ kept_at: Date }>`select kept_at from link order by invitation_id, attempt`.execute(db);
    const [first, second, unknown] = rows.map(({ kept_at }) => kept_at);
    assert.deepEqual([first, second], [new Date('2026-01-02T00:00:00Z'), new Date('2026-01-03T00:00:00Z')]);
    assert.ok(unknown && unknown >= new Date(before.getTime() - 1000), 'nothing says since when');
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
