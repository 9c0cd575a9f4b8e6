import { type Kysely, sql } from 'kysely';

/** Which messages show a link, and how many mails went out in the last minute. */
export async function createDelivery(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('link_card')
    .addColumn('invitation_id', 'uuid', (column) => column.notNull().references('invitation.id'))
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('viewer_id', 'text', (column) => column.notNull())
    .addColumn('service_url', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('activity_id', 'text', (column) => column.notNull())
    .addColumn('is_to_hide', 'boolean', (column) => column.notNull())
    .addColumn('put_off_until', 'timestamptz')
    .addPrimaryKeyConstraint('link_card_message', ['conversation_id', 'activity_id'])
    .execute();
  await db.schema.createIndex('link_card_of_invitation').on('link_card').column('invitation_id').execute();
  await db.schema
    .createTable('mail_sent')
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .execute();
  await sql`create index mail_sent_at on mail_sent (at)`.execute(db);
}

/**
 * A message of an account's holder may show a link: where their chat was closed, it is tried again (product 8). The release
 * before gave such a message up, so it is tried at once.
 */
export async function putOffClosedChats(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('card_copy').addColumn('put_off_until', 'timestamptz').execute();
  await sql`
    update card_copy set put_off_until = now()
    from conversion
    where conversion.id = card_copy.request_id and conversion.account_id = card_copy.viewer_id and is_unreachable`.execute(
    db,
  );
}
