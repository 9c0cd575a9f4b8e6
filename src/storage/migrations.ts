import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { createAccessChanges } from './access-change-tables.ts';
import { createConversionCodes } from './conversion-code-table.ts';
import { createConversionLedger, indexConvertedAccounts, lookAtAccepted } from './conversion-ledger-tables.ts';
import { createConversions } from './conversion-tables.ts';
import { createDelivery, putOffClosedChats } from './delivery-tables.ts';
import { addPersonalDataColumns } from './personal-data-columns.ts';
import type { Schema } from './schema.ts';

/**
 * In the order of their names. A migration lets the previous release run on, and start again: it adds, and takes away one
 * release later.
 */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-invitations': { up: createInvitations },
  '0002-chat': { up: createChat },
  '0003-personal-data': { up: addPersonalDataColumns },
  '0004-delivery': { up: createDelivery },
  '0005-conversions': { up: createConversions },
  '0006-conversion-ledger': { up: createConversionLedger },
  '0007-access-changes': { up: createAccessChanges },
  '0008-conversion-codes': { up: createConversionCodes },
  '0009-conversion-messages': { up: addMessageColumns },
  '0010-accepted-conversions': { up: lookAtAccepted },
  '0011-converted-accounts': { up: indexConvertedAccounts },
  '0012-closed-chats': { up: putOffClosedChats },
};

const NEWEST = Object.keys(MIGRATIONS).toSorted().at(-1) ?? '';
const NOTHING_TO_DO: Migration = { up: async () => {} };

/**
 * Brings the database to this release and says which migrations ran. Kysely's lock makes replicas that start together
 * wait for one another.
 */
export async function migrate(db: Kysely<Schema>): Promise<readonly string[]> {
  // Those of a newer release are behind us; Kysely would refuse to start without them.
  const newer = (await namesOfDone(db)).filter((name) => name > NEWEST).map((name) => [name, NOTHING_TO_DO]);
  const migrations = { ...MIGRATIONS, ...Object.fromEntries(newer) };
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return results.map(({ migrationName }) => migrationName);
}

/** Whether the newest migration of this release has run, by whomever: for a process that does not migrate itself. */
export async function isMigrated(db: Kysely<Schema>): Promise<boolean> {
  return (await namesOfDone(db)).includes(NEWEST);
}

async function namesOfDone(db: Kysely<Schema>): Promise<readonly string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    return rows.map(({ name }) => name);
  } catch (error) {
    // Nothing ever ran here.
    if (isMissingTable(error)) return [];
    throw error;
  }
}

function isMissingTable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42P01';
}

async function createInvitations(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('request')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('inviter_id', 'text', (column) => column.notNull())
    .addColumn('requested_at', 'timestamptz', (column) => column.notNull())
    .addUniqueConstraint('request_reference', ['reference'])
    .execute();
  await db.schema.createIndex('request_age').on('request').column('requested_at').execute();
  await db.schema
    .createTable('invitation')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('request_id', 'uuid', (column) => column.notNull().references('request.id'))
    .addColumn('ordinal', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text')
    .addColumn('sponsor_id', 'text', (column) => column.notNull())
    .addColumn('has_notice', 'boolean', (column) => column.notNull())
    .addColumn('team_id', 'text')
    .addColumn('team_name', 'text')
    .addColumn('domain', 'text', (column) => column.notNull())
    .addColumn('accepted_at', 'timestamptz')
    .addColumn('due_at', 'timestamptz')
    .execute();
  await db.schema.createIndex('invitation_of_request').on('invitation').column('request_id').execute();
  await db.schema.createIndex('invitation_domain').on('invitation').column('domain').execute();
  await sql`create index invitation_accepted on invitation (domain, accepted_at) where accepted_at is not null`.execute(
    db,
  );
  await sql`create index invitation_due on invitation (due_at) where due_at is not null`.execute(db);
  await db.schema
    .createTable('invitee')
    .addColumn('invitation_id', 'uuid', (column) => column.primaryKey().references('invitation.id'))
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('claimed_address', 'text')
    .addColumn('name', 'text')
    .addColumn('message', 'text')
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('cc', 'text')
    .addUniqueConstraint('invitee_claim', ['claimed_address'])
    .execute();
  await db.schema
    .createTable('ledger_entry')
    .addColumn('invitation_id', 'uuid', (column) => column.notNull().references('invitation.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_entry_number', ['invitation_id', 'number'])
    .execute();
  await db.schema
    .createTable('link')
    .addColumn('invitation_id', 'uuid', (column) => column.notNull().references('invitation.id'))
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('nonce', 'bytea', (column) => column.notNull())
    .addColumn('ciphertext', 'bytea', (column) => column.notNull())
    .addPrimaryKeyConstraint('link_of_attempt', ['invitation_id', 'attempt'])
    .execute();
}

/** Each sweep looks for words that have been kept long enough; what is in the body may be no text to a database. */
async function addMessageColumns(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('conversion_person')
    .addColumn('has_message', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('has_lost_message', 'boolean', (column) => column.notNull().defaultTo(false))
    .execute();
  await sql`create index conversion_message on conversion_person (conversion_id) where has_message`.execute(db);
}

async function createChat(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('draft')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('inviter_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('checking_since', 'timestamptz')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    // Not jsonb: what was typed stays as typed, and jsonb refuses some characters (U+0000, half a surrogate pair).
    .addColumn('body', 'json', (column) => column.notNull())
    .execute();
  await sql`create index draft_checking on draft (checking_since) where stage = 'checking'`.execute(db);
  await db.schema.createIndex('draft_age').on('draft').column('created_at').execute();
  await db.schema
    .createTable('checked_address')
    .addColumn('caller_id', 'text', (column) => column.notNull())
    .addColumn('address_hash', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('checked_address_of_caller', ['caller_id', 'address_hash'])
    .execute();
  await db.schema.createIndex('checked_address_age').on('checked_address').column('at').execute();
  await db.schema
    .createTable('person')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('channel_user_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('service_url', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text')
    .addColumn('chosen_language', 'text')
    .addColumn('seen_language', 'text')
    .addColumn('time_zone', 'text')
    .execute();
  await db.schema
    .createTable('card_copy')
    .addColumn('request_id', 'uuid', (column) => column.notNull())
    .addColumn('viewer_id', 'text', (column) => column.notNull())
    .addColumn('service_url', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('activity_id', 'text', (column) => column.notNull())
    .addColumn('shown', 'text', (column) => column.notNull())
    .addColumn('is_unreachable', 'boolean', (column) => column.notNull().defaultTo(false))
    .addPrimaryKeyConstraint('card_copy_message', ['request_id', 'conversation_id', 'activity_id'])
    .execute();
  await db.schema
    .createTable('policy')
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
}
