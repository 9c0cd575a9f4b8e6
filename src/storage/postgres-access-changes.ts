import type { Kysely } from 'kysely';
import type { AccessChangeOpening, AccessChangeRecording, AccessChanges } from '../use-cases/ports/access-changes.ts';
import { changesNaming, changesWithAddress, forgetChanges, wipeChange } from './access-change-people.ts';
import { changeReader, changeReadings, selectChanges } from './access-change-readings.ts';
import type { AddressHashes } from './address-hashes.ts';
import { openClaim, updateClaiming } from './claims.ts';
import { append, CHANGE_LEDGER, insertEntries, putOff, readEach } from './ledger-tables.ts';
import type { Schema } from './schema.ts';
import { type Recorder, transact, violatedConstraint } from './transaction.ts';

const ID = 'access_change_pkey';
const CLAIM = 'access_change_claim';
const REFERENCE = 'access_change_reference';

/** The ledger of changes of access in PostgreSQL: `(access_change_id, number)` is unique, and that is the only lock. */
export function postgresAccessChanges(recorder: Recorder & { readonly hashes: AddressHashes }): AccessChanges {
  const { db, hashes } = recorder;
  return {
    open: (opening) => openChange(recorder, opening),
    record: (recording) => recordEntries(recorder, recording),
    read: async (id) => {
      const rows = await selectChanges(db).where('access_change.id', '=', id).execute();
      return (await changeReadings(db, rows))[0];
    },
    ofInvitation: async (id) => {
      const rows = await selectChanges(db).where('access_change.invitation_id', '=', id).execute();
      return (await changeReadings(db, rows))[0];
    },
    openFor: (accountId) => openClaim(db, CHANGE_LEDGER, accountId),
    due: (now, limit) => dueChanges(db, now, limit),
    withAddress: (address) => changesWithAddress(db, hashes, address),
    naming: (id) => changesNaming(db, id),
    wipe: (wiping) => wipeChange(recorder, wiping),
    forget: (old, limit) => forgetChanges(recorder, old, limit),
  };
}

async function openChange(recorder: Recorder, opening: AccessChangeOpening): ReturnType<AccessChanges['open']> {
  const { request, person, entries, dueAt, jobs } = opening;
  const { id, reference, change, askerId, accountId, requestedAt } = request;
  try {
    return await transact(recorder, async (trx) => {
      await trx
        .insertInto('access_change')
        .values({
          ...{ id, reference, change, asker_id: askerId, account_id: accountId },
          ...{ invitation_id: request.invitationId, invitation_request_id: request.invitationRequestId },
          ...{ conversion_id: request.conversionId ?? null, requested_at: requestedAt, quiet_since: requestedAt },
          ...{ claimed_account: accountId, due_at: dueAt ?? null },
        })
        .execute();
      await trx
        .insertInto('access_change_person')
        .values({ access_change_id: id, body: JSON.stringify(person) })
        .execute();
      await insertEntries(trx, CHANGE_LEDGER, { id, after: 0, entries });
      await recorder.enqueue(trx, jobs);
      return { outcome: 'recorded' };
    });
  } catch (error) {
    return whyNot(recorder.db, opening, error);
  }
}

/** Whoever presses twice runs into whichever constraint comes first. */
async function whyNot(
  db: Kysely<Schema>,
  { request }: AccessChangeOpening,
  error: unknown,
): ReturnType<AccessChanges['open']> {
  const violated = violatedConstraint(error);
  if (violated !== ID && violated !== CLAIM && violated !== REFERENCE) throw error;
  const own = await db.selectFrom('access_change').select('id').where('id', '=', request.id).executeTakeFirst();
  if (own) return { outcome: 'opened-already' };
  return { outcome: violated === CLAIM ? 'account-taken' : 'reference-taken' };
}

async function recordEntries(
  recorder: Recorder,
  recording: AccessChangeRecording,
): ReturnType<AccessChanges['record']> {
  const { id, person } = recording;
  return append(recorder, CHANGE_LEDGER, recording, async (trx) => {
    await updateClaiming(trx, CHANGE_LEDGER, recording);
    if (!person) return;
    await trx
      .updateTable('access_change_person')
      .set({ body: JSON.stringify(person) })
      .where('access_change_id', '=', id)
      .where('body', 'is not', null)
      .execute();
  });
}

async function dueChanges(db: Kysely<Schema>, now: Date, limit: number): ReturnType<AccessChanges['due']> {
  const rows = await selectChanges(db)
    .where('access_change.due_at', '<=', now)
    .orderBy('access_change.due_at')
    .orderBy('access_change.ordinal')
    .limit(limit)
    .execute();
  const { readings, unreadable } = readEach(rows, await changeReader(db, rows));
  await putOff(db, CHANGE_LEDGER, { ids: unreadable, now });
  return { changes: readings.map(({ change }) => change), unreadable: unreadable.length };
}
