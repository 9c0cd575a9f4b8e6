import type { Kysely, Transaction } from 'kysely';
import type { NewJob } from '../use-cases/ports/ledger.ts';
import type { Schema } from './schema.ts';
import { StorageError } from './storage-error.ts';

/** Writes jobs within the given transaction, and nothing else; handed in, because the job queue is another edge. */
export type Enqueue = (trx: Transaction<Schema>, jobs: readonly NewJob[]) => Promise<void>;

/** What an adapter that records needs. `transactionLimitMs` comes with the database where there is one connection only. */
export interface Recorder {
  readonly db: Kysely<Schema>;
  readonly enqueue: Enqueue;
  readonly transactionLimitMs?: number | undefined;
}

/** One transaction; with a limit it is rolled back rather than waited for without end. */
export function transact<Result>(
  { db, transactionLimitMs }: Omit<Recorder, 'enqueue'>,
  body: (trx: Transaction<Schema>) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute((trx) => within(transactionLimitMs, body(trx)));
}

function within<Result>(limitMs: number | undefined, work: Promise<Result>): Promise<Result> {
  if (limitMs === undefined) return work;
  const { promise: tooLong, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new StorageError('transaction-stuck', STUCK)), limitMs);
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}

const STUCK =
  'PGlite has one connection, and something outside the transaction was awaited inside it (often a job queue that has not been started yet)';

/** The name of the unique constraint that an insert ran into, if that is what went wrong. Error classes differ by driver, SQLSTATE does not. */
export function violatedConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505') return undefined;
  return 'constraint' in error ? String(error.constraint) : '';
}
