import { sql, type Transaction } from 'kysely';
import { EMPTY_CONVERSION_FORM } from '../domain/conversion/conversion-draft.ts';
import type { RequestId } from '../domain/ids.ts';
import type { ConversionDrafts } from '../use-cases/ports/conversion-drafts.ts';
import { conversionDraftRow, readConversionDraft } from './conversion-draft-rows.ts';
import { forgetRows, saveRow, stuckRows } from './draft-table.ts';
import type { Schema } from './schema.ts';
import { readRow, StoredRequestId } from './stored-values.ts';
import type { Recorder } from './transaction.ts';

/** As text, like that of a form for invitations: nothing typed looks like this, because its quotation marks are escaped. */
const DUE_AT = sql<Date | null>`substring(body::text from '"dueAt":"([^"]+)"')::timestamptz`;

export function postgresConversionDrafts(recorder: Recorder): ConversionDrafts {
  const { db } = recorder;
  return {
    create: async (draft) => {
      await db.insertInto('conversion_draft').values(conversionDraftRow(draft)).execute();
    },
    read: async (id) => {
      const row = await db.selectFrom('conversion_draft').selectAll().where('id', '=', id).executeTakeFirst();
      return row && readConversionDraft(row);
    },
    save: ({ draft, after, jobs }) =>
      saveRow(recorder, 'conversion_draft', { row: conversionDraftRow(draft), after, jobs }),
    stuck: (before, limit) => stuckRows(db, 'conversion_draft', { before, limit }),
    asking: async (now, limit) => {
      const rows = await db
        .selectFrom('conversion_draft')
        .select('id')
        .where(DUE_AT, '<=', now)
        .orderBy(DUE_AT)
        .limit(limit)
        .execute();
      return rows.map(({ id }) => readRow(StoredRequestId, id, 'conversion draft'));
    },
    forget: (before) => forgetRows(db, 'conversion_draft', before),
  };
}

/**
 * Moves a draft to `asked`, within the transaction that opens its conversion; false when it is not at this version any more.
 * Nothing reads its form and its review from then on.
 */
export async function askDraft(trx: Transaction<Schema>, id: RequestId, version: number): Promise<boolean> {
  const row = await trx.selectFrom('conversion_draft').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return false;
  const { reference, askerId, createdAt } = readConversionDraft({ ...row, stage: 'asked' });
  const { stage, body } = conversionDraftRow({
    ...{ id, reference, askerId, createdAt, version, form: EMPTY_CONVERSION_FORM, stage: 'asked' },
  });
  const updated = await trx
    .updateTable('conversion_draft')
    .set({ stage, body, version: version + 1, checking_since: null })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}
