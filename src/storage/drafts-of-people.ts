import { type Kysely, sql } from 'kysely';
import type { ConversionDraft } from '../domain/conversion/conversion-draft.ts';
import type { Draft } from '../domain/draft.ts';
import type { EmailAddress } from '../domain/email-address.ts';
import { spellingsOf } from '../domain/held-addresses.ts';
import type { UserId } from '../domain/ids.ts';
import { readConversionDraft } from './conversion-draft-rows.ts';
import { readDraft } from './draft-rows.ts';
import type { Schema } from './schema.ts';

export const ROWS_AT_ONCE = 200;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

export async function draftsWith(db: Kysely<Schema>, address: EmailAddress): Promise<readonly Draft[]> {
  const page = (after: string) =>
    db.selectFrom('draft').selectAll().where('id', '>', after).orderBy('id').limit(ROWS_AT_ONCE).execute();
  return (await rowsThat(({ body }) => stands(body, address), page)).map(readDraft);
}

export async function conversionsWith(db: Kysely<Schema>, address: EmailAddress): Promise<readonly ConversionDraft[]> {
  const page = (after: string) =>
    db.selectFrom('conversion_draft').selectAll().where('id', '>', after).orderBy('id').limit(ROWS_AT_ONCE).execute();
  return (await rowsThat(({ body }) => stands(body, address), page)).map(readConversionDraft);
}

function stands(body: unknown, address: EmailAddress): boolean {
  return spellingsOf(body, address).length > 0;
}

/**
 * Goes through them all: an address stands there as it was typed, which no index knows. Only a command asks for it, and few
 * such rows are there.
 */
export async function rowsThat<Row extends { readonly id: string }>(
  holds: (row: Row) => boolean,
  page: (after: string) => Promise<readonly Row[]>,
  after: string = BEFORE_ALL,
): Promise<readonly Row[]> {
  const rows = await page(after);
  const found = rows.filter(holds);
  const last = rows.at(-1);
  return last && rows.length === ROWS_AT_ONCE ? [...found, ...(await rowsThat(holds, page, last.id))] : found;
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

/** Those that somebody asked for, and those that are about them: as the account, or as one to choose from. */
export async function conversionsNaming(db: Kysely<Schema>, id: UserId): Promise<readonly ConversionDraft[]> {
  const rows = await db
    .selectFrom('conversion_draft')
    .selectAll()
    .where(({ eb, or }) => or([eb('asker_id', '=', id), sql<boolean>`body::text ilike ${`%${id}%`}`]))
    .orderBy('created_at')
    .execute();
  return rows.map(readConversionDraft);
}
