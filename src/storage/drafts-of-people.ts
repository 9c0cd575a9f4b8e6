import type { Kysely } from 'kysely';
import type { Draft } from '../domain/draft.ts';
import type { EmailAddress } from '../domain/email-address.ts';
import { spellingsOf } from '../domain/held-addresses.ts';
import type { UserId } from '../domain/ids.ts';
import { readDraft } from './draft-rows.ts';
import type { Schema } from './schema.ts';

const AT_ONCE = 200;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Goes through them all: an address stands in a draft as it was typed, which no index knows. Only a command asks for it, and
 * drafts are there for a month.
 */
export async function draftsWith(
  db: Kysely<Schema>,
  address: EmailAddress,
  after: string = BEFORE_ALL,
): Promise<readonly Draft[]> {
  const rows = await db.selectFrom('draft').selectAll().where('id', '>', after).orderBy('id').limit(AT_ONCE).execute();
  const found = rows.filter(({ body }) => spellingsOf(body, address).length > 0).map(readDraft);
  const last = rows.at(-1);
  return last && rows.length === AT_ONCE ? [...found, ...(await draftsWith(db, address, last.id))] : found;
}

export async function draftsOf(db: Kysely<Schema>, inviterId: UserId): Promise<readonly Draft[]> {
  const rows = await db
    .selectFrom('draft')
    .selectAll()
    .where('inviter_id', '=', inviterId)
    .orderBy('created_at')
    .execute();
  return rows.map(readDraft);
}
