import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { personSpellings } from '../domain/conversion/held-person.ts';
import type { EmailAddress } from '../domain/email-address.ts';
import type { UserId } from '../domain/ids.ts';
import type { ConversionReading, Conversions } from '../use-cases/ports/conversions.ts';
import type { AddressHashes } from './address-hashes.ts';
import { conversionReadings, selectConversions } from './conversion-readings.ts';
import { ROWS_AT_ONCE, rowsThat } from './drafts-of-people.ts';
import { appendAlone, CONVERSION_LEDGER } from './ledger-tables.ts';
import type { Schema } from './schema.ts';
import type { Recorder } from './transaction.ts';

/** Those that keep the address of their person, and those that keep its hash. */
export async function conversionsWithAddress(
  db: Kysely<Schema>,
  hashes: AddressHashes,
  address: EmailAddress,
): Promise<readonly ConversionReading[]> {
  const page = (after: string) =>
    selectConversions(db)
      .where('conversion.id', '>', after)
      .where(({ eb, or }) =>
        or([
          eb('conversion_person.body', 'is not', null),
          eb('conversion_person.address_hash', 'in', hashes.of(address)),
        ]),
      )
      .orderBy('conversion.id')
      .limit(ROWS_AT_ONCE)
      .execute();
  // Where nothing but the hash is left, the row is here because of it.
  const rows = await rowsThat(({ body }) => body === null || keeps(body, address), page);
  return conversionReadings(db, rows);
}

/** What an address may stand in, whatever else a newer release keeps beside it. */
const Held = z.object({
  address: z.custom<EmailAddress>((text) => typeof text === 'string'),
  signIn: z.custom<EmailAddress>((text) => typeof text === 'string'),
  mailBefore: z.string().optional(),
  userPrincipalName: z.string(),
});

function keeps(body: unknown, address: EmailAddress): boolean {
  const { success, data } = Held.safeParse(body);
  return success && personSpellings(data, address).length > 0;
}

/** Those that somebody asked for, that are about their account, or whose entries name them. */
export async function conversionsNaming(db: Kysely<Schema>, id: UserId): Promise<readonly ConversionReading[]> {
  const rows = await selectConversions(db)
    .where(({ eb, or, exists, selectFrom }) =>
      or([
        eb('conversion.asker_id', '=', id),
        eb('conversion.account_id', '=', id),
        exists(
          selectFrom('conversion_entry')
            .whereRef('conversion_entry.conversion_id', '=', 'conversion.id')
            .where(sql<boolean>`conversion_entry.body::text like ${`%${id}%`}`),
        ),
      ]),
    )
    .orderBy('conversion.ordinal')
    .execute();
  return conversionReadings(db, rows);
}

export const WIPED = { body: null, has_snapshot: false, has_message: false } as const;

/** Removes what is kept of the person, a hash too, and records it. */
export async function wipeConversion(
  database: Omit<Recorder, 'enqueue'>,
  { id, after, at }: Parameters<Conversions['wipe']>[0],
): ReturnType<Conversions['wipe']> {
  const entries = [{ kind: 'person-forgotten', at }];
  const { outcome } = await appendAlone(database, CONVERSION_LEDGER, { id, after, entries }, async (trx) => {
    await trx
      .updateTable('conversion_person')
      .set({ ...WIPED, address_hash: null, wiped_at: at })
      .where('conversion_id', '=', id)
      .execute();
  });
  return { outcome: outcome === 'recorded' ? 'wiped' : 'outdated' };
}
