import { type Kysely, sql } from 'kysely';

/**
 * What is needed to remove people's data in time. A link that is there already counts as kept since it was made, who is
 * there as seen today, and all is looked at by the next sweep. The release before reads an address that is null as one that was wiped, and leaves the new columns alone.
 */
export async function addPersonalDataColumns(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('invitee')
    .alterColumn('address', (column) => column.dropNotNull())
    .addColumn('address_hash', 'text')
    .addColumn('has_lost_message', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('wiped_at', 'timestamptz')
    .addColumn('look_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`'epoch'`))
    .execute();
  await db.schema.createIndex('invitee_look').on('invitee').column('look_at').execute();
  await db.schema.createIndex('invitee_address').on('invitee').column('address').execute();
  await sql`create index invitee_hash on invitee (address_hash) where address_hash is not null`.execute(db);
  await sql`create index invitee_wiped on invitee (wiped_at) where wiped_at is not null`.execute(db);
  await db.schema
    .alterTable('link')
    .addColumn('kept_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  await sql`
    update link set kept_at = entry.at from ledger_entry entry
    where entry.kind = 'issued' and entry.invitation_id = link.invitation_id
      and (entry.body ->> 'attempt')::int = link.attempt`.execute(db);
  await db.schema.createIndex('link_age').on('link').column('kept_at').execute();
  await db.schema
    .alterTable('person')
    .addColumn('seen_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  await db.schema.createIndex('person_seen').on('person').column('seen_at').execute();
  // Who is still waited for, of those who were not seen for long.
  await db.schema.createIndex('request_inviter').on('request').column('inviter_id').execute();
}
