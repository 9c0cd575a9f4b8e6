import { type Kysely, sql } from 'kysely';
import type { RequestId } from '../domain/ids.ts';
import type { NewJob } from '../use-cases/ports/ledger.ts';
import type { Schema } from './schema.ts';
import { readRow, StoredRequestId } from './stored-values.ts';
import { type Recorder, transact } from './transaction.ts';

/** What drafts of either kind have in common. */
export type DraftTableName = 'draft' | 'conversion_draft';

interface Saving {
  readonly row: {
    readonly id: string;
    readonly version: number;
    readonly stage: string;
    readonly checking_since: Date | null;
    readonly body: string;
  };
  readonly after: number;
  readonly jobs: readonly NewJob[];
}

/** Replaces the row if it is still at version `after`, and enqueues. */
export function saveRow(
  recorder: Recorder,
  table: DraftTableName,
  { row: { id, version, stage, checking_since, body }, after, jobs }: Saving,
): Promise<{ readonly outcome: 'saved' | 'outdated' }> {
  return transact(recorder, async (trx) => {
    const updated = await trx
      .updateTable(table)
      .set({ version, stage, checking_since, body })
      .where('id', '=', id)
      .where('version', '=', after)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) return { outcome: 'outdated' };
    await recorder.enqueue(trx, jobs);
    return { outcome: 'saved' };
  });
}

export async function stuckRows(
  db: Kysely<Schema>,
  table: DraftTableName,
  { before, limit }: { readonly before: Date; readonly limit: number },
): Promise<readonly RequestId[]> {
  const rows = await db
    .selectFrom(table)
    .select('id')
    .where('stage', '=', 'checking')
    .where('checking_since', '<', before)
    .orderBy('checking_since')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => readRow(StoredRequestId, id, table));
}

const OTHER = { draft: 'conversion_draft', conversion_draft: 'draft' } as const;

/** Removes what was made before, and the places of its cards: nothing edits a card behind which nothing else stands. */
export async function forgetRows(db: Kysely<Schema>, table: DraftTableName, before: Date): Promise<void> {
  await sql`
    with gone as (delete from ${sql.table(table)} where created_at < ${before} returning id)
    delete from card_copy using gone
    where card_copy.request_id = gone.id
      and not exists (select from request where request.id = gone.id)
      and not exists (select from conversion where conversion.id = gone.id)
      and not exists (select from ${sql.table(OTHER[table])} other where other.id = gone.id)`.execute(db);
}
