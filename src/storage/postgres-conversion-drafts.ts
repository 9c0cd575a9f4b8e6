import type { ConversionDrafts } from '../use-cases/ports/conversion-drafts.ts';
import { conversionDraftRow, readConversionDraft } from './conversion-draft-rows.ts';
import { forgetRows, saveRow, stuckRows } from './draft-table.ts';
import type { Recorder } from './transaction.ts';

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
    forget: (before) => forgetRows(db, 'conversion_draft', before),
  };
}
