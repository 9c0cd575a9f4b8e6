import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { lookAtAccepted } from '../../src/storage/conversion-ledger-tables.ts';
import { putOffClosedChats } from '../../src/storage/delivery-tables.ts';
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
  '0007-access-changes',
  '0008-conversion-codes',
  '0009-conversion-messages',
  '0010-accepted-conversions',
  '0011-converted-accounts',
  '0012-closed-chats',
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

describe('what the release before has left to people', () => {
  it('is looked at once more where they have accepted, and nothing was wrong with it', async () => {
    const { db } = await emptyPglite();
    await sql`create table conversion as select * from (values
      (1, null::timestamptz, 'open'), (2, null, 'open'), (3, null, null), (4, null, 'open'))
      conversion (id, due_at, claimed_account)`.execute(db);
    await sql`create table conversion_entry as select * from (values
      (1, 'verified', jsonb '{"result": "fine"}'),
      (2, 'verified', '{"result": "mismatch"}'),
      (3, 'verified', '{"result": "fine"}'),
      (4, 'strayed', '{}')) entry (conversion_id, kind, body)`.execute(db);
    await lookAtAccepted(db.withTables());
    const { rows } = await sql<{ id: number }>`select id from conversion where due_at is not null`.execute(db);
    assert.deepEqual(rows, [{ id: 1 }]);
  });
});

describe('messages whose chat was closed in the release before', () => {
  it('are tried again where they stand in front of the holder of an account', async () => {
    const { db } = await emptyPglite();
    await sql`create table conversion as select 1 as id, 'kim' as account_id`.execute(db);
    await sql`create table card_copy as select * from (values
      (1, 'kim', true), (1, 'sam', true), (2, 'kim', true), (1, 'kim', false))
      copy (request_id, viewer_id, is_unreachable)`.execute(db);
    await putOffClosedChats(db.withTables());
    const { rows } = await sql<object>`
      select request_id, viewer_id from card_copy where put_off_until <= now()`.execute(db);
    assert.deepEqual(rows, [{ request_id: 1, viewer_id: 'kim' }]);
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
