import { type Kysely, sql } from 'kysely';

/** Conversions that were asked for. Whom they are about stands in `conversion_person` alone, and goes without touching the entries. */
export async function createConversionLedger(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('conversion')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('ordinal', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
    .addColumn('invitation_id', 'uuid', (column) => column.notNull().unique())
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('asker_id', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('requested_at', 'timestamptz', (column) => column.notNull())
    .addColumn('claimed_account', 'text')
    .addColumn('due_at', 'timestamptz')
    .addColumn('quiet_since', 'timestamptz', (column) => column.notNull())
    .addUniqueConstraint('conversion_reference', ['reference'])
    .addUniqueConstraint('conversion_claim', ['claimed_account'])
    .execute();
  await sql`create index conversion_due on conversion (due_at) where due_at is not null`.execute(db);
  await db.schema.createIndex('conversion_age').on('conversion').column('requested_at').execute();
  await db.schema
    .createTable('conversion_entry')
    .addColumn('conversion_id', 'uuid', (column) => column.notNull().references('conversion.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('conversion_entry_number', ['conversion_id', 'number'])
    .execute();
  await db.schema
    .createTable('conversion_person')
    .addColumn('conversion_id', 'uuid', (column) => column.primaryKey().references('conversion.id'))
    // Not jsonb, as that of a draft: what was typed stays as typed.
    .addColumn('body', 'json')
    .addColumn('has_snapshot', 'boolean', (column) => column.notNull())
    .addColumn('address_hash', 'text')
    .addColumn('wiped_at', 'timestamptz')
    .execute();
  await sql`create index conversion_hash on conversion_person (address_hash) where address_hash is not null`.execute(
    db,
  );
  await sql`create index conversion_wiped on conversion_person (wiped_at) where wiped_at is not null`.execute(db);
  await createLinks(db);
}

/** As those of invitations, in a table of their own, because each belongs to a row that is there. */
async function createLinks(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('conversion_link')
    .addColumn('invitation_id', 'uuid', (column) => column.notNull().references('conversion.invitation_id'))
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('nonce', 'bytea', (column) => column.notNull())
    .addColumn('ciphertext', 'bytea', (column) => column.notNull())
    .addColumn('kept_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('conversion_link_of_attempt', ['invitation_id', 'attempt'])
    .execute();
  await db.schema.createIndex('conversion_link_age').on('conversion_link').column('kept_at').execute();
}

/** Each check of an address asks what was asked for of the accounts that hold it. */
export async function indexConvertedAccounts(db: Kysely<never>): Promise<void> {
  await db.schema.createIndex('conversion_account').on('conversion').column('account_id').execute();
}

/**
 * The release before was done with whoever had accepted; by now the address of Teams goes to them by mail, once by itself
 * (product 5.9), so the sweep looks at them once more. It leaves alone what the release before does not know.
 */
export async function lookAtAccepted(db: Kysely<never>): Promise<void> {
  await sql`
    update conversion set due_at = now()
    where due_at is null and claimed_account is not null and exists (
      select from conversion_entry entry
      where entry.conversion_id = conversion.id and entry.kind = 'verified' and entry.body ->> 'result' <> 'mismatch'
    )`.execute(db);
}
