import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import pg from 'pg';
import type { JobsConnection } from '../../src/jobs/pg-boss-jobs.ts';
import { migrate } from '../../src/storage/migrations.ts';
import { type PgliteDatabase, pgliteDatabase } from '../../src/storage/pglite-database.ts';
import { postgresDatabase } from '../../src/storage/postgres-database.ts';
import type { Schema } from '../../src/storage/schema.ts';

export interface TestDatabase {
  readonly db: Kysely<Schema>;
  /** The same database, for the job queue. */
  readonly connection: JobsConnection;
  readonly transactionLimitMs?: number;
  close(): Promise<void>;
}

/** A suite twice: on PGlite and on a real PostgreSQL, each with a new and migrated database for the suite. */
export function onEachDatabase(title: string, suite: (database: () => TestDatabase) => void): void {
  describe(`${title} on PGlite`, () => suite(migrated(emptyPglite)));
  onPostgres(title, suite);
}

/** A suite on a real PostgreSQL. Without one it is skipped, and says why. */
export function onPostgres(title: string, suite: (database: () => PostgresTestDatabase) => void): void {
  describe(`${title} on PostgreSQL`, () => {
    before(function () {
      const missing = process.env.GUESTLIST_TEST_POSTGRES_MISSING;
      if (missing === undefined) return;
      console.warn(`    no PostgreSQL here: ${missing}`);
      this.skip();
    });
    suite(migrated(newPostgres));
  });
}

function migrated<Database extends TestDatabase>(open: () => Promise<Database>): () => Database {
  let database: Database | undefined;
  before(async function () {
    this.timeout(30_000);
    database = await open();
    await migrate(database.db);
  });
  after(() => database?.close());
  return () => {
    if (!database) throw new Error('the database is there from the first test on');
    return database;
  };
}

export interface PostgresTestDatabase extends TestDatabase {
  readonly connection: { readonly url: string };
}

let shared: Promise<PgliteDatabase> | undefined;

/** One PGlite a process, because each takes seconds and half a gigabyte; emptied for each suite. */
export async function emptyPglite(): Promise<TestDatabase> {
  shared ??= pgliteDatabase('memory');
  const { db, pglite, transactionLimitMs } = await shared;
  await pglite.exec('drop schema if exists pgboss cascade; drop schema if exists public cascade; create schema public');
  return { db, connection: { pglite }, transactionLimitMs, close: async () => {} };
}

/** For the root hook: a PGlite left open keeps the process alive. */
export async function closePglite(): Promise<void> {
  const closing = await shared;
  shared = undefined;
  await closing?.close();
}

/** A database of its own, on the server of this run where no other is named. */
export async function newPostgres(server = process.env.GUESTLIST_TEST_POSTGRES): Promise<PostgresTestDatabase> {
  if (server === undefined) throw new Error('run mocha with --require test/support/global-setup.ts');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await command(server, `create database ${name}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const { db, close } = postgresDatabase({ url, onError: () => {} });
  return {
    db,
    connection: { url },
    close: async () => {
      await close();
      await command(server, `drop database ${name} with (force)`);
    },
  };
}

async function command(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
