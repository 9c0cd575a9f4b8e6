import { type Kysely, sql } from 'kysely';

/** Changes of access that were asked for. Whom they are about stands in `access_change_person` alone, and goes without touching the entries. */
export async function createAccessChanges(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('access_change')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('ordinal', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('change', 'text', (column) => column.notNull())
    .addColumn('asker_id', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('invitation_id', 'uuid', (column) => column.notNull().unique())
    .addColumn('invitation_request_id', 'uuid', (column) => column.notNull())
    .addColumn('conversion_id', 'uuid')
    .addColumn('requested_at', 'timestamptz', (column) => column.notNull())
    .addColumn('claimed_account', 'text')
    .addColumn('due_at', 'timestamptz')
    .addColumn('quiet_since', 'timestamptz', (column) => column.notNull())
    .addUniqueConstraint('access_change_reference', ['reference'])
    .addUniqueConstraint('access_change_claim', ['claimed_account'])
    .execute();
  await sql`create index access_change_due on access_change (due_at) where due_at is not null`.execute(db);
  await db.schema.createIndex('access_change_age').on('access_change').column('requested_at').execute();
  await db.schema
    .createTable('access_change_entry')
    .addColumn('access_change_id', 'uuid', (column) => column.notNull().references('access_change.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('access_change_entry_number', ['access_change_id', 'number'])
    .execute();
  await db.schema
    .createTable('access_change_person')
    .addColumn('access_change_id', 'uuid', (column) => column.primaryKey().references('access_change.id'))
    // Not jsonb, as that of a draft: what was typed stays as typed.
    .addColumn('body', 'json')
    .addColumn('address_hash', 'text')
    .addColumn('wiped_at', 'timestamptz')
    .execute();
  await sql`create index access_change_hash on access_change_person (address_hash) where address_hash is not null`.execute(
    db,
  );
  await sql`create index access_change_wiped on access_change_person (wiped_at) where wiped_at is not null`.execute(db);
}
