import { type Kysely, sql, type Transaction } from 'kysely';
import type { NewJob } from '../use-cases/ports/ledger.ts';
import type { Schema } from './schema.ts';
import { type Recorder, transact, violatedConstraint } from './transaction.ts';

/** Where a ledger stands: the three of them keep their entries alike, each in tables of its own. */
export interface LedgerTables {
  readonly rows: keyof Schema;
  readonly entries: keyof Schema;
  /** Of an entry: whose it is. */
  readonly owner: string;
  /** The constraint that lets one of those who record at the same time be first. */
  readonly number: string;
}

export const INVITATION_LEDGER: LedgerTables = {
  rows: 'invitation',
  entries: 'ledger_entry',
  owner: 'invitation_id',
  number: 'ledger_entry_number',
};
export const CONVERSION_LEDGER: LedgerTables = {
  rows: 'conversion',
  entries: 'conversion_entry',
  owner: 'conversion_id',
  number: 'conversion_entry_number',
};
export const CHANGE_LEDGER: LedgerTables = {
  rows: 'access_change',
  entries: 'access_change_entry',
  owner: 'access_change_id',
  number: 'access_change_entry_number',
};

interface Entry {
  readonly kind: string;
  readonly at: Date;
}

/** What is appended, if the last entry is still `after`. */
interface Appending {
  readonly id: string;
  readonly after: number;
  readonly entries: readonly Entry[];
  readonly jobs: readonly NewJob[];
}

/** Appends, does what goes with it, and enqueues, in one transaction; `outdated`: something else was recorded meanwhile. */
export function append(
  recorder: Recorder,
  ledger: LedgerTables,
  { jobs, ...appending }: Appending,
  also: (trx: Transaction<Schema>) => Promise<void>,
): ReturnType<typeof appendAlone> {
  return appendAlone(recorder, ledger, appending, async (trx) => {
    await also(trx);
    await recorder.enqueue(trx, jobs);
  });
}

/** The same of what no job follows. */
export async function appendAlone(
  database: Omit<Recorder, 'enqueue'>,
  ledger: LedgerTables,
  { id, after, entries }: Omit<Appending, 'jobs'>,
  also: (trx: Transaction<Schema>) => Promise<void>,
): Promise<{ readonly outcome: 'recorded'; readonly number: number } | { readonly outcome: 'outdated' }> {
  try {
    return await transact(database, async (trx) => {
      if ((await lastNumber(trx, ledger, id)) !== after) return { outcome: 'outdated' };
      await insertEntries(trx, ledger, { id, after, entries });
      await also(trx);
      return { outcome: 'recorded', number: after + entries.length };
    });
  } catch (error) {
    // Somebody else recorded under the same number at the same time.
    if (violatedConstraint(error) === ledger.number) return { outcome: 'outdated' };
    throw error;
  }
}

async function lastNumber(trx: Transaction<Schema>, { entries, owner }: LedgerTables, id: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select number from ${sql.table(entries)} where ${sql.ref(owner)} = ${id} order by number desc limit 1`.execute(trx);
  return rows[0]?.number ?? 0;
}

export async function insertEntries(
  trx: Transaction<Schema>,
  ledger: LedgerTables,
  { id, after, entries }: Omit<Appending, 'jobs'>,
): Promise<void> {
  if (entries.length === 0) return;
  const values = entries.map(
    ({ kind, at, ...body }, index) => sql`(${id}, ${after + 1 + index}, ${kind}, ${at}, ${JSON.stringify(body)})`,
  );
  await sql`
    insert into ${sql.table(ledger.entries)} (${sql.ref(ledger.owner)}, number, kind, at, body)
    values ${sql.join(values)}`.execute(trx);
}

/** Those that can be read, and the ids of the others: for whoever goes through many that have nothing to do with each other. */
export function readEach<Row extends { readonly id: string }, Reading>(
  rows: readonly Row[],
  read: (row: Row) => Reading,
): { readonly readings: readonly Reading[]; readonly unreadable: readonly string[] } {
  const tried = rows.map((row) => {
    try {
      return { reading: read(row) };
    } catch {
      // What is wrong with it is said to whoever reads this one alone.
      return { unreadable: row.id };
    }
  });
  return {
    readings: tried.flatMap((each) => ('reading' in each && each.reading !== undefined ? [each.reading] : [])),
    unreadable: tried.flatMap(({ unreadable }) => unreadable ?? []),
  };
}

const UNREADABLE_PAUSE_MS = 3_600_000;

/** Left where they are they would fill the limit one day, and a release that can read them would not be asked. */
export async function putOff(
  db: Kysely<Schema>,
  { rows }: LedgerTables,
  { ids, now }: { readonly ids: readonly string[]; readonly now: Date },
): Promise<void> {
  if (ids.length === 0) return;
  const until = new Date(now.getTime() + UNREADABLE_PAUSE_MS);
  await sql`
    update ${sql.table(rows)} set due_at = ${until} where id in (${sql.join(ids)}) and due_at <= ${now}`.execute(db);
}
