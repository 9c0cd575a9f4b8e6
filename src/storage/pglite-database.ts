import { join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { lockFolder } from './folder-lock.ts';
import type { Schema } from './schema.ts';

export interface PgliteDatabase {
  readonly db: Kysely<Schema>;
  /** The instance itself, for the job queue: it is the one connection there is. */
  readonly pglite: PGlite;
  /** For whoever records: see `transact`. */
  readonly transactionLimitMs: number;
  /** As PostgreSQL has it; there are no limits on a statement here. */
  withoutLimits<Result>(work: (db: Kysely<Schema>) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

const TRANSACTION_LIMIT_MS = 5_000;

/** PostgreSQL within this process, for the sandbox and the tests; nothing that runs in production imports this file. */
export async function pgliteDatabase(place: 'memory' | { readonly folder: string }): Promise<PgliteDatabase> {
  const unlock = place === 'memory' ? async () => {} : await lockFolder(place.folder);
  const parsers = { [types.INT8]: Number };
  const pglite =
    place === 'memory' ? new PGlite({ parsers }) : new PGlite({ dataDir: join(place.folder, 'database'), parsers });
  try {
    await pglite.waitReady;
  } catch (error) {
    await unlock();
    throw error;
  }
  const db = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) });
  return {
    db,
    pglite,
    transactionLimitMs: TRANSACTION_LIMIT_MS,
    withoutLimits: (work) => work(db),
    close: async () => {
      await pglite.close();
      await unlock();
    },
  };
}
