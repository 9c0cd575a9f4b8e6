import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ConversionRequest } from '../domain/conversion/conversion.ts';
import { replayConversion } from '../domain/conversion/replay-conversion.ts';
import type { ConversionOfAccount } from '../domain/conversion/standing-invitation.ts';
import type { UserId } from '../domain/ids.ts';
import type { ConversionReading } from '../use-cases/ports/conversions.ts';
import { readConversionEntry } from './conversion-entry-rows.ts';
import { readPerson } from './conversion-person-rows.ts';
import { readEach } from './ledger-tables.ts';
import type { Schema } from './schema.ts';
import { readRow, StoredInvitationId, StoredReference, StoredRequestId, StoredUserId } from './stored-values.ts';

const Request = z.object({
  id: StoredRequestId,
  invitation_id: StoredInvitationId,
  reference: StoredReference,
  asker_id: StoredUserId,
  account_id: StoredUserId,
  requested_at: z.date(),
});

/** Conversions, each with what is kept of its person: `body` is null once that was wiped. */
export function selectConversions(db: Kysely<Schema>) {
  return db
    .selectFrom('conversion')
    .innerJoin('conversion_person', 'conversion_person.conversion_id', 'conversion.id')
    .select(['conversion.id', 'conversion.invitation_id', 'conversion.reference', 'conversion.asker_id'])
    .select(['conversion.account_id', 'conversion.requested_at', 'conversion_person.body']);
}

export type ConversionRow = Awaited<ReturnType<ReturnType<typeof selectConversions>['execute']>>[number];

/** Of each whether it holds its account still: what retention has let go of is not over, and holds it no more. */
export async function conversionsOfAccounts(
  db: Kysely<Schema>,
  ids: readonly UserId[],
): Promise<readonly ConversionOfAccount[]> {
  if (ids.length === 0) return [];
  const rows = await selectConversions(db)
    .select('conversion.claimed_account')
    .where('conversion.account_id', 'in', ids)
    .orderBy('conversion.ordinal')
    .execute();
  const holding = new Set(rows.flatMap(({ id, claimed_account }) => (claimed_account === null ? [] : id)));
  const readings = await conversionReadings(db, rows);
  return readings.map(({ conversion }) => ({ conversion, isOpen: holding.has(conversion.id) }));
}

/** The rows as readings, in their order; one query for the entries of them all. */
export async function conversionReadings(
  db: Kysely<Schema>,
  rows: readonly ConversionRow[],
): Promise<readonly ConversionReading[]> {
  return rows.map(await readerOf(db, rows));
}

/** Those that can be read, and the ids of the others. */
export async function readableConversions(
  db: Kysely<Schema>,
  rows: readonly ConversionRow[],
): Promise<{ readonly readings: readonly ConversionReading[]; readonly unreadable: readonly string[] }> {
  return readEach(rows, await readerOf(db, rows));
}

async function readerOf(
  db: Kysely<Schema>,
  rows: readonly ConversionRow[],
): Promise<(row: ConversionRow) => ConversionReading> {
  const ids = rows.map(({ id }) => id);
  const found =
    ids.length === 0
      ? []
      : await db
          .selectFrom('conversion_entry')
          .selectAll()
          .where('conversion_id', 'in', ids)
          .orderBy('number')
          .execute();
  const byConversion = Map.groupBy(found, ({ conversion_id }) => conversion_id);
  return (row) => {
    const own = byConversion.get(row.id) ?? [];
    const entries = own.map(readConversionEntry);
    return {
      conversion: replayConversion(requestOf(row), entries),
      entries,
      number: own.at(-1)?.number ?? 0,
      person: readPerson(row.body, row.id),
    };
  };
}

function requestOf(row: ConversionRow): ConversionRequest {
  const { id, ...rest } = readRow(Request, row, `conversion ${row.id}`);
  return {
    id,
    invitationId: rest.invitation_id,
    reference: rest.reference,
    askerId: rest.asker_id,
    accountId: rest.account_id,
    requestedAt: rest.requested_at,
  };
}
