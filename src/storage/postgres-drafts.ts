import { sql, type Transaction } from 'kysely';
import { emptiedForm } from '../domain/draft.ts';
import type { RequestId } from '../domain/ids.ts';
import type { Drafts } from '../use-cases/ports/drafts.ts';
import { draftRow, readDraft } from './draft-rows.ts';
import { forgetRows, saveRow, stuckRows } from './draft-table.ts';
import type { Schema } from './schema.ts';
import { readRow, StoredRequestId } from './stored-values.ts';
import type { Recorder } from './transaction.ts';

export function postgresDrafts(recorder: Recorder): Drafts {
  const { db } = recorder;
  return {
    create: async (draft) => {
      await db.insertInto('draft').values(draftRow(draft)).execute();
    },
    read: async (id) => {
      const row = await db.selectFrom('draft').selectAll().where('id', '=', id).executeTakeFirst();
      return row && readDraft(row);
    },
    save: ({ draft, after, jobs }) => saveRow(recorder, 'draft', { row: draftRow(draft), after, jobs }),
    stuck: (before, limit) => stuckRows(db, 'draft', { before, limit }),
    asking: async (limit) => {
      const rows = await db
        .selectFrom('draft')
        .select('id')
        // As text: reading it as JSON fails for the whole query as soon as somebody has typed what JSON in PostgreSQL refuses.
        // No text on a form can look like this, because its quotation marks are escaped.
        .where(sql<boolean>`body::text ~ '"askedAdmins":\\{"at":"[^"]*"\\}'`)
        .orderBy('created_at')
        .limit(limit)
        .execute();
      return rows.map(({ id }) => readRow(StoredRequestId, id, 'draft'));
    },
    forget: (before) => forgetRows(db, 'draft', before),
  };
}

/**
 * Moves a draft to `sent`, within the transaction that opens its invitation; false when it is not at this version any more.
 * Nothing reads its form and its review from then on, and they would outlive what the request keeps of its people.
 */
export async function sendDraft(trx: Transaction<Schema>, id: RequestId, version: number): Promise<boolean> {
  const row = await trx.selectFrom('draft').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return false;
  const draft = readDraft({ ...row, stage: 'sent' });
  const { stage, body } = draftRow({ ...draft, form: emptiedForm(draft.form) });
  const updated = await trx
    .updateTable('draft')
    .set({ stage, body, version: version + 1, checking_since: null })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}
