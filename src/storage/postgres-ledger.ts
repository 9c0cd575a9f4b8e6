import type { Kysely, Transaction } from 'kysely';
import type { EmailAddress } from '../domain/email-address.ts';
import type { InvitationId } from '../domain/ids.ts';
import type { Ledger, Opening, Recording } from '../use-cases/ports/ledger.ts';
import { entryRows } from './ledger-rows.ts';
import { sendDraft } from './postgres-drafts.ts';
import { readableOf, readingsOf, selectInvitations } from './reading-rows.ts';
import type { Schema } from './schema.ts';
import { readRow, StoredInvitationId, StoredReference, StoredUserId, storable } from './stored-values.ts';
import { type Recorder, transact, violatedConstraint } from './transaction.ts';

const CLAIM = 'invitee_claim';
const REFERENCE = 'request_reference';
const NUMBER = 'ledger_entry_number';

/** The ledger in PostgreSQL: `(invitation_id, number)` is unique, and that is the only lock (architecture 4). */
export function postgresLedger(recorder: Recorder): Ledger {
  const { db } = recorder;
  return {
    open: (opening) => openInvitation(recorder, opening),
    record: (recording) => recordEntries(recorder, recording),
    read: async (id) => {
      const rows = await selectInvitations(db).where('invitation.id', '=', id).execute();
      return (await readingsOf(db, rows))[0];
    },
    readRequest: async (id) => {
      const rows = await selectInvitations(db)
        .where('invitation.request_id', '=', id)
        .orderBy('invitation.ordinal')
        .execute();
      return readingsOf(db, rows);
    },
    openInvitationTo: (address) => openInvitationTo(db, address),
    due: (now, limit) => dueInvitations(db, now, limit),
  };
}

async function openInvitation(recorder: Recorder, opening: Opening): ReturnType<Ledger['open']> {
  const { request, entries, jobs, draftVersion } = opening;
  try {
    return await transact(recorder, async (trx) => {
      if (!(await sendDraft(trx, request.requestId, draftVersion))) return { outcome: 'outdated' };
      await insertInvitation(trx, opening);
      await insertEntries(trx, request.id, 0, entries);
      await recorder.enqueue(trx, jobs);
      return { outcome: 'recorded' };
    });
  } catch (error) {
    const violated = violatedConstraint(error);
    if (violated === CLAIM) return { outcome: 'address-taken' };
    if (violated === REFERENCE) return { outcome: 'reference-taken' };
    throw error;
  }
}

async function insertInvitation(trx: Transaction<Schema>, { request, invitee, dueAt }: Opening): Promise<void> {
  const { id, requestId, reference, inviterId, requestedAt, teamId, teamName } = request;
  await trx
    .insertInto('request')
    .values({ id: requestId, reference, inviter_id: inviterId, requested_at: requestedAt })
    // A request has one row for all of its invitations.
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  await trx
    .insertInto('invitation')
    .values({
      id,
      request_id: requestId,
      team_id: teamId ?? null,
      team_name: teamName === undefined ? null : storable(teamName),
      due_at: dueAt ?? null,
    })
    .execute();
  const { address, name, message, language } = invitee;
  await trx
    .insertInto('invitee')
    .values({
      invitation_id: id,
      address,
      claimed_address: address,
      name: name === undefined ? null : storable(name),
      message: message === undefined ? null : storable(message),
      language,
    })
    .execute();
}

async function recordEntries(recorder: Recorder, recording: Recording): ReturnType<Ledger['record']> {
  const { invitationId, after, entries, dueAt, isOpen, jobs } = recording;
  try {
    return await transact(recorder, async (trx) => {
      if ((await lastNumber(trx, invitationId)) !== after) return { outcome: 'outdated' };
      await insertEntries(trx, invitationId, after, entries);
      await trx
        .updateTable('invitation')
        .set({ due_at: dueAt ?? null })
        .where('id', '=', invitationId)
        .execute();
      if (!isOpen) await releaseAddress(trx, invitationId);
      await recorder.enqueue(trx, jobs);
      return { outcome: 'recorded', number: after + entries.length };
    });
  } catch (error) {
    // Somebody else recorded under the same number at the same time.
    if (violatedConstraint(error) === NUMBER) return { outcome: 'outdated' };
    throw error;
  }
}

async function lastNumber(trx: Transaction<Schema>, id: InvitationId): Promise<number> {
  const last = await trx
    .selectFrom('ledger_entry')
    .select('number')
    .where('invitation_id', '=', id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.number ?? 0;
}

async function insertEntries(
  trx: Transaction<Schema>,
  id: InvitationId,
  after: number,
  entries: Opening['entries'],
): Promise<void> {
  if (entries.length === 0) return;
  await trx
    .insertInto('ledger_entry')
    .values(entryRows(id, after, entries))
    .execute();
}

async function releaseAddress(trx: Transaction<Schema>, id: InvitationId): Promise<void> {
  await trx.updateTable('invitee').set({ claimed_address: null }).where('invitation_id', '=', id).execute();
}

const UNREADABLE_PAUSE_MS = 3_600_000;

async function dueInvitations(db: Kysely<Schema>, now: Date, limit: number): ReturnType<Ledger['due']> {
  const rows = await selectInvitations(db)
    .where('invitation.due_at', '<=', now)
    .orderBy('invitation.due_at')
    .orderBy('invitation.ordinal')
    .limit(limit)
    .execute();
  const { readings, unreadable } = await readableOf(db, rows);
  if (unreadable.length > 0) {
    // Left where they are they would fill the limit one day, and a release that can read them would not be asked.
    await db
      .updateTable('invitation')
      .set({ due_at: new Date(now.getTime() + UNREADABLE_PAUSE_MS) })
      .where('id', 'in', unreadable)
      .where('due_at', '<=', now)
      .execute();
  }
  return { invitations: readings.map(({ invitation }) => invitation), unreadable: unreadable.length };
}

async function openInvitationTo(db: Kysely<Schema>, address: EmailAddress): ReturnType<Ledger['openInvitationTo']> {
  const row = await db
    .selectFrom('invitee')
    .innerJoin('invitation', 'invitation.id', 'invitee.invitation_id')
    .innerJoin('request', 'request.id', 'invitation.request_id')
    .select(['invitation.id', 'request.inviter_id', 'request.reference'])
    .where('invitee.claimed_address', '=', address)
    .executeTakeFirst();
  if (!row) return undefined;
  const name = `request of invitation ${row.id}`;
  return {
    id: readRow(StoredInvitationId, row.id, name),
    inviterId: readRow(StoredUserId, row.inviter_id, name),
    reference: readRow(StoredReference, row.reference, name),
  };
}
