import { type Kysely, sql, type Transaction } from 'kysely';
import type { Reference, RequestId, UserId } from '../domain/ids.ts';
import type { AccountRecording } from '../use-cases/ports/account-ledger.ts';
import type { LedgerTables } from './ledger-tables.ts';
import type { Schema } from './schema.ts';
import { readRow, StoredReference, StoredRequestId } from './stored-values.ts';

/** What is open about this account in a ledger whose rows claim one each, while they are open. */
export async function openClaim(
  db: Kysely<Schema>,
  { rows }: LedgerTables,
  accountId: UserId,
): Promise<{ readonly id: RequestId; readonly reference: Reference } | undefined> {
  const found = await sql<{ id: string; reference: string }>`
    select id, reference from ${sql.table(rows)} where claimed_account = ${accountId}`.execute(db);
  const [row] = found.rows;
  if (!row) return undefined;
  const name = `open ${rows} ${row.id}`;
  return { id: readRow(StoredRequestId, row.id, name), reference: readRow(StoredReference, row.reference, name) };
}

/** Keeps of a row what follows from its entries: when it is looked at again, since when it is quiet, and whether its account is free again. */
export async function updateClaiming(
  trx: Transaction<Schema>,
  { rows }: LedgerTables,
  recording: AccountRecording<{ readonly at: Date }, unknown>,
): Promise<void> {
  const { id, entries, dueAt, isOpen } = recording;
  const last = entries.at(-1)?.at;
  const sets = [
    sql`due_at = ${dueAt ?? null}`,
    ...(last ? [sql`quiet_since = case when claimed_account is null then quiet_since else ${last} end`] : []),
    ...(isOpen ? [] : [sql`claimed_account = null`]),
  ];
  // Read before retention let go of it: where nothing has happened since, it stays so.
  const still = last ? sql`true` : sql`due_at is not null`;
  await sql`update ${sql.table(rows)} set ${sql.join(sets)} where id = ${id} and ${still}`.execute(trx);
}
