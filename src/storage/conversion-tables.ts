import { type Kysely, sql } from 'kysely';

/** Forms for conversions. Whom they name stands in the body alone, and goes with the row. */
export async function createConversions(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('conversion_draft')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('asker_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('checking_since', 'timestamptz')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    // Not jsonb, as that of a draft: what was typed stays as typed.
    .addColumn('body', 'json', (column) => column.notNull())
    .execute();
  await sql`create index conversion_draft_checking on conversion_draft (checking_since) where stage = 'checking'`.execute(
    db,
  );
  await db.schema.createIndex('conversion_draft_age').on('conversion_draft').column('created_at').execute();
}
