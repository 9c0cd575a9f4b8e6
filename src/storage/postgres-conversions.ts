import type { Kysely } from 'kysely';
import type { ConversionOpening, ConversionRecording, Conversions } from '../use-cases/ports/conversions.ts';
import type { AddressHashes } from './address-hashes.ts';
import { openClaim, updateClaiming } from './claims.ts';
import { conversionsNaming, conversionsWithAddress, wipeConversion } from './conversion-people.ts';
import { personColumns } from './conversion-person-rows.ts';
import {
  conversionReadings,
  conversionsOfAccounts,
  readableConversions,
  selectConversions,
} from './conversion-readings.ts';
import { append, CONVERSION_LEDGER, insertEntries, putOff } from './ledger-tables.ts';
import { forgetConversions } from './old-conversions.ts';
import { askDraft } from './postgres-conversion-drafts.ts';
import type { Schema } from './schema.ts';
import { type Recorder, transact, violatedConstraint } from './transaction.ts';

const CLAIM = 'conversion_claim';
const REFERENCE = 'conversion_reference';

/** The ledger of conversions in PostgreSQL: `(conversion_id, number)` is unique, and that is the only lock. */
export function postgresConversions(recorder: Recorder & { readonly hashes: AddressHashes }): Conversions {
  const { db, hashes } = recorder;
  return {
    open: (opening) => openConversion(recorder, opening),
    record: (recording) => recordEntries(recorder, recording),
    read: async (id) => {
      const rows = await selectConversions(db).where('conversion.id', '=', id).execute();
      return (await conversionReadings(db, rows))[0];
    },
    openFor: (accountId) => openClaim(db, CONVERSION_LEDGER, accountId),
    ofAccounts: (ids) => conversionsOfAccounts(db, ids),
    due: (now, limit) => dueConversions(db, now, limit),
    withAddress: (address) => conversionsWithAddress(db, hashes, address),
    naming: (id) => conversionsNaming(db, id),
    wipe: (wiping) => wipeConversion(recorder, wiping),
    forget: (old, limit) => forgetConversions(recorder, old, limit),
  };
}

async function openConversion(recorder: Recorder, opening: ConversionOpening): ReturnType<Conversions['open']> {
  const { request, draftVersion, person, entries, dueAt, jobs } = opening;
  const { id, invitationId, reference, askerId, accountId, requestedAt } = request;
  try {
    return await transact(recorder, async (trx) => {
      if (!(await askDraft(trx, id, draftVersion))) return { outcome: 'outdated' };
      await trx
        .insertInto('conversion')
        .values({
          ...{ id, reference, invitation_id: invitationId, asker_id: askerId, account_id: accountId },
          ...{ requested_at: requestedAt, quiet_since: requestedAt },
          ...{ claimed_account: accountId, due_at: dueAt ?? null },
        })
        .execute();
      await trx
        .insertInto('conversion_person')
        .values({ conversion_id: id, ...personColumns(person) })
        .execute();
      await insertEntries(trx, CONVERSION_LEDGER, { id, after: 0, entries });
      await recorder.enqueue(trx, jobs);
      return { outcome: 'recorded' };
    });
  } catch (error) {
    const violated = violatedConstraint(error);
    if (violated === CLAIM) return { outcome: 'account-taken' };
    if (violated === REFERENCE) return { outcome: 'reference-taken' };
    throw error;
  }
}

async function recordEntries(recorder: Recorder, recording: ConversionRecording): ReturnType<Conversions['record']> {
  const { id, person } = recording;
  return append(recorder, CONVERSION_LEDGER, recording, async (trx) => {
    await updateClaiming(trx, CONVERSION_LEDGER, recording);
    if (!person) return;
    await trx
      .updateTable('conversion_person')
      .set(personColumns(person))
      .where('conversion_id', '=', id)
      .where('body', 'is not', null)
      .execute();
  });
}

async function dueConversions(db: Kysely<Schema>, now: Date, limit: number): ReturnType<Conversions['due']> {
  const rows = await selectConversions(db)
    .where('conversion.due_at', '<=', now)
    .orderBy('conversion.due_at')
    .orderBy('conversion.ordinal')
    .limit(limit)
    .execute();
  const { readings, unreadable } = await readableConversions(db, rows);
  await putOff(db, CONVERSION_LEDGER, { ids: unreadable, now });
  return { conversions: readings.map(({ conversion }) => conversion), unreadable: unreadable.length };
}
