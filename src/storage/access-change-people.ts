import { type Kysely, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { changeSpellings } from '../domain/access-change/held-change.ts';
import { type EmailAddress, parseMailbox } from '../domain/email-address.ts';
import type { UserId } from '../domain/ids.ts';
import type { AccessChangeReading, AccessChanges, OldChanges } from '../use-cases/ports/access-changes.ts';
import { changeReadings, selectChanges } from './access-change-readings.ts';
import type { AddressHashes } from './address-hashes.ts';
import { ROWS_AT_ONCE, rowsThat } from './drafts-of-people.ts';
import { appendAlone, CHANGE_LEDGER } from './ledger-tables.ts';
import type { Schema } from './schema.ts';
import { type Recorder, transact } from './transaction.ts';

/** Those that keep the address of their person, and those that keep its hash. */
export async function changesWithAddress(
  db: Kysely<Schema>,
  hashes: AddressHashes,
  address: EmailAddress,
): Promise<readonly AccessChangeReading[]> {
  const page = (after: string) =>
    selectChanges(db)
      .where('access_change.id', '>', after)
      .where(({ eb, or }) =>
        or([
          eb('access_change_person.body', 'is not', null),
          eb('access_change_person.address_hash', 'in', hashes.of(address)),
        ]),
      )
      .orderBy('access_change.id')
      .limit(ROWS_AT_ONCE)
      .execute();
  // Where nothing but the hash is left, the row is here because of it.
  const keeps = (body: unknown) => changeSpellings(heldIn(body), address).length > 0;
  const rows = await rowsThat(({ body }) => body === null || keeps(body), page);
  return changeReadings(db, rows);
}

/** What an address may stand in, whatever else a newer release keeps beside it. */
const Held = z.object({ addressNow: z.string().optional(), addressNew: z.string().optional() });

function heldIn(body: unknown): z.output<typeof Held> {
  return Held.safeParse(body).data ?? {};
}

/** Those that somebody asked for, that are about their account, or whose entries name them. */
export async function changesNaming(db: Kysely<Schema>, id: UserId): Promise<readonly AccessChangeReading[]> {
  const rows = await selectChanges(db)
    .where(({ eb, or, exists, selectFrom }) =>
      or([
        eb('access_change.asker_id', '=', id),
        eb('access_change.account_id', '=', id),
        exists(
          selectFrom('access_change_entry')
            .whereRef('access_change_entry.access_change_id', '=', 'access_change.id')
            .where(sql<boolean>`access_change_entry.body::text like ${`%${id}%`}`),
        ),
      ]),
    )
    .orderBy('access_change.ordinal')
    .execute();
  return changeReadings(db, rows);
}

/** Removes what is kept of the person, a hash too, and records it. */
export async function wipeChange(
  database: Omit<Recorder, 'enqueue'>,
  { id, after, at }: Parameters<AccessChanges['wipe']>[0],
): ReturnType<AccessChanges['wipe']> {
  const entries = [{ kind: 'person-forgotten', at }];
  const { outcome } = await appendAlone(database, CHANGE_LEDGER, { id, after, entries }, async (trx) => {
    await trx
      .updateTable('access_change_person')
      .set({ body: null, address_hash: null, wiped_at: at })
      .where('access_change_id', '=', id)
      .execute();
  });
  return { outcome: outcome === 'recorded' ? 'wiped' : 'outdated' };
}

/** Retention: persons that are too old leave a hash, and the cards of those without a person are let go. */
export async function forgetChanges(
  { hashes, ...database }: Omit<Recorder, 'enqueue'> & { readonly hashes: AddressHashes },
  old: OldChanges,
  limit: number,
): Promise<void> {
  const { db } = database;
  const rows = await selectOld(db, old).orderBy('access_change.quiet_since').limit(limit).execute();
  for (const { id } of rows) await transact(database, (trx) => forgetPerson(trx, id, { old, hashes }));
  await sql`
    delete from card_copy
    using access_change, access_change_person person
    where card_copy.request_id = access_change.id and person.access_change_id = access_change.id
      and person.body is null and person.wiped_at < ${old.copies} and access_change.due_at is null`.execute(db);
}

function selectOld(db: Kysely<Schema>, { over, open }: OldChanges) {
  return db
    .selectFrom('access_change')
    .innerJoin('access_change_person', 'access_change_person.access_change_id', 'access_change.id')
    .select(['access_change.id', 'access_change_person.body'])
    .where('access_change_person.body', 'is not', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('claimed_account', 'is', null), eb('quiet_since', '<', over)]),
        eb.and([eb('claimed_account', 'is not', null), eb('quiet_since', '<', open)]),
      ]),
    );
}

/** Looked at once more, and held: something may have happened to it meanwhile. */
async function forgetPerson(
  trx: Transaction<Schema>,
  id: string,
  { old, hashes }: { readonly old: OldChanges; readonly hashes: AddressHashes },
): Promise<void> {
  const row = await selectOld(trx, old).where('access_change.id', '=', id).forUpdate().executeTakeFirst();
  if (!row) return;
  const { addressNow, addressNew } = heldIn(row.body);
  const address = parseMailbox(addressNew ?? addressNow ?? '');
  await trx
    .updateTable('access_change_person')
    .set({ body: null, address_hash: address ? hashes.make(address) : null, wiped_at: old.now })
    .where('access_change_id', '=', id)
    .execute();
  // Nobody could do anything any more for whoever answers so late.
  await trx.updateTable('access_change').set({ claimed_account: null, due_at: null }).where('id', '=', id).execute();
}
