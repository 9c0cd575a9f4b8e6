import type { Kysely } from 'kysely';

/** What tells again the code that was sent to an external address: one at a time for each conversion. */
export async function createConversionCodes(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('conversion_code')
    .addColumn('conversion_id', 'uuid', (column) => column.primaryKey().references('conversion.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('hash', 'bytea', (column) => column.notNull())
    .addColumn('made_at', 'timestamptz', (column) => column.notNull())
    .execute();
}
