import { type Kysely, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import type { OldConversions } from '../use-cases/ports/conversions.ts';
import type { AddressHashes } from './address-hashes.ts';
import { WIPED } from './conversion-people.ts';
import type { Schema } from './schema.ts';
import { readRow, StoredMailbox } from './stored-values.ts';
import { type Recorder, transact } from './transaction.ts';

interface Forgetter extends Omit<Recorder, 'enqueue'> {
  readonly hashes: AddressHashes;
}

/** Retention: persons that are too old leave a hash, snapshots nothing, and the cards of those without a person are let go. */
export async function forgetConversions(forgetter: Forgetter, old: OldConversions, limit: number): Promise<void> {
  const { db } = forgetter;
  for (const id of await oldOf(db, 'person', { old, limit })) {
    await transact(forgetter, (trx) => forgetPerson(trx, id, { old, hashes: forgetter.hashes }));
  }
  for (const id of await oldOf(db, 'snapshot', { old, limit })) {
    await transact(forgetter, (trx) => forgetSnapshot(trx, id, old));
  }
  for (const id of await oldMessages(db, { old, limit })) {
    await transact(forgetter, (trx) => forgetMessage(trx, id, old));
  }
  await removeCopies(db, old.copies);
}

/** What the holder has read, or never will. */
async function oldMessages(
  db: Kysely<Schema>,
  { old, limit }: { readonly old: OldConversions; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select conversion.id
    from conversion join conversion_person person on person.conversion_id = conversion.id
    where person.has_message and (
      (conversion.claimed_account is null and conversion.quiet_since < ${old.messages})
      or exists (
        select from conversion_entry entry
        where entry.conversion_id = conversion.id and entry.kind in ('link-shown', 'link-mailed', 'redeemed')
          and entry.at < ${old.messages}
      )
    )
    order by conversion.quiet_since limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

const LOST_MESSAGE = { has_message: false, has_lost_message: true } as const;

async function forgetMessage(trx: Transaction<Schema>, id: string, { now }: OldConversions): Promise<void> {
  const row = await trx
    .selectFrom('conversion_person')
    .select('body')
    .where('conversion_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.body === null) return;
  const { message: _, ...rest } = readRow(Body, row.body, `person of conversion ${id}`);
  await trx
    .updateTable('conversion_person')
    .set({ body: JSON.stringify({ ...rest, hasLostMessage: true }), ...LOST_MESSAGE, wiped_at: now })
    .where('conversion_id', '=', id)
    .execute();
}

type Part = keyof OldConversions['over'];

async function oldOf(
  db: Kysely<Schema>,
  part: Part,
  { old, limit }: { readonly old: OldConversions; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await selectOld(db, part, old).orderBy('conversion.quiet_since').limit(limit).execute();
  return rows.map(({ id }) => id);
}

function selectOld(db: Kysely<Schema>, part: Part, { over, open }: OldConversions) {
  return db
    .selectFrom('conversion')
    .innerJoin('conversion_person', 'conversion_person.conversion_id', 'conversion.id')
    .select(['conversion.id', 'conversion_person.body'])
    .where('conversion_person.body', 'is not', null)
    .$if(part === 'snapshot', (select) => select.where('conversion_person.has_snapshot', '=', true))
    .where((eb) =>
      eb.or([
        eb.and([eb('claimed_account', 'is', null), eb('quiet_since', '<', over[part])]),
        eb.and([eb('claimed_account', 'is not', null), eb('quiet_since', '<', open[part])]),
      ]),
    );
}

/** Looked at once more, and held: something may have happened to it meanwhile. */
async function held(
  trx: Transaction<Schema>,
  id: string,
  { part, old }: { readonly part: Part; readonly old: OldConversions },
) {
  const row = await selectOld(trx, part, old).where('conversion.id', '=', id).forUpdate().executeTakeFirst();
  return row && readRow(Body, row.body, `person of conversion ${id}`);
}

const Body = z.looseObject({ address: StoredMailbox });

async function forgetPerson(
  trx: Transaction<Schema>,
  id: string,
  { old, hashes }: { readonly old: OldConversions; readonly hashes: AddressHashes },
): Promise<void> {
  const body = await held(trx, id, { part: 'person', old });
  if (!body) return;
  await trx
    .updateTable('conversion_person')
    .set({ ...WIPED, address_hash: hashes.make(body.address), wiped_at: old.now })
    .where('conversion_id', '=', id)
    .execute();
  // Nobody could do anything any more for whoever answers so late.
  await trx.updateTable('conversion').set({ claimed_account: null, due_at: null }).where('id', '=', id).execute();
}

async function forgetSnapshot(trx: Transaction<Schema>, id: string, old: OldConversions): Promise<void> {
  const body = await held(trx, id, { part: 'snapshot', old });
  if (!body) return;
  const { snapshot: _, ...rest } = body;
  await trx
    .updateTable('conversion_person')
    .set({ body: JSON.stringify(rest), has_snapshot: false })
    .where('conversion_id', '=', id)
    .execute();
}

async function removeCopies(db: Kysely<Schema>, before: Date): Promise<void> {
  await sql`
    delete from card_copy
    using conversion, conversion_person person
    where card_copy.request_id = conversion.id and person.conversion_id = conversion.id
      and person.body is null and person.wiped_at < ${before} and conversion.due_at is null`.execute(db);
}
