import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.ts';

export interface PostgresDatabase {
  readonly db: Kysely<Schema>;
  close(): Promise<void>;
}

const CONNECT_LIMIT_MS = 5_000;

/** PostgreSQL behind Kysely. Connects at the first query. */
export function postgresDatabase(settings: {
  readonly url: string;
  readonly onError: (error: Error) => void;
  readonly max?: number;
}): PostgresDatabase {
  const { url, onError, max = 10 } = settings;
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    keepAlive: true,
    application_name: 'guestlist',
    types: { getTypeParser },
  });
  // Without these two a restart of PostgreSQL ends the process: the pool listens to idle connections only,
  // the second line covers one that is lost between two statements of a transaction.
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => db.destroy() };
}

/** int8 and `count(*)` as numbers, as PGlite gives them: nothing here counts beyond 2^53. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  return oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format);
}
