import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.ts';

export interface PostgresDatabase {
  readonly db: Kysely<Schema>;
  /** For the migration: a connection of its own whose statements take as long as they need. */
  withoutLimits<Result>(work: (db: Kysely<Schema>) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

const CONNECT_LIMIT_MS = 5_000;

/**
 * So that a process that is frozen, or a network that swallows packets, blocks nobody else: a job fails and comes again, a
 * person is told. A transaction here is a handful of single-row statements and waits for nothing else.
 */
const LIMITS = {
  // The server ends a session that stands still within a transaction, and its locks with it …
  idle_in_transaction_session_timeout: 3_000,
  // … before those who wait for the lock give up, so that they mostly get through.
  lock_timeout: 4_000,
  statement_timeout: 6_000,
  // When the server itself does not answer any more. Longer than its own limits, whose errors say more.
  query_timeout: 8_000,
  // A connection that hung goes back to the pool and would fail each who is given it, until TCP gives up in a quarter of an hour.
  maxLifetimeSeconds: 60,
} as const;

/** PostgreSQL behind Kysely. Connects at the first query. */
export function postgresDatabase(settings: {
  readonly url: string;
  readonly onError: (error: Error) => void;
  readonly max?: number;
}): PostgresDatabase {
  const { url, onError, max = 10 } = settings;
  const open = (options: pg.PoolConfig) => {
    const pool = new pg.Pool({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_LIMIT_MS,
      keepAlive: true,
      types: { getTypeParser },
      ...options,
    });
    // Without these two a restart of PostgreSQL ends the process: the pool listens to idle connections only,
    // the second line covers one that is lost between two statements of a transaction.
    pool.on('error', onError);
    pool.on('connect', (client) => client.on('error', onError));
    return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  };
  const db = open({ ...LIMITS, max, application_name: 'guestlist' });
  return {
    db,
    withoutLimits: async (work) => {
      const unlimited = open({ max: 1, application_name: 'guestlist-migration' });
      try {
        return await work(unlimited);
      } finally {
        await unlimited.destroy();
      }
    },
    close: () => db.destroy(),
  };
}

/** int8 and `count(*)` as numbers, as PGlite gives them: nothing here counts beyond 2^53. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  return oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format);
}
