import { type Kysely, sql, type Transaction } from 'kysely';
import type { InvitationId } from '../domain/ids.ts';
import type { Ledger, Opening, Recording } from '../use-cases/ports/ledger.ts';
import { askedSoFar, countAsked, openInvitationsTo, partnerDomains } from './ledger-questions.ts';
import { acceptedAt } from './ledger-rows.ts';
import { append, INVITATION_LEDGER, insertEntries, putOff } from './ledger-tables.ts';
import { insertInvitations } from './opening-rows.ts';
import { sendDraft } from './postgres-drafts.ts';
import { readableOf, readingsOf, selectInvitations } from './reading-rows.ts';
import type { Schema } from './schema.ts';
import { type Recorder, transact, violatedConstraint } from './transaction.ts';

const CLAIM = 'invitee_claim';
const REFERENCE = 'request_reference';
const REQUEST = 'request_pkey';
/** Any number that no other lock of ours has. */
const ASKING_LOCK = 7_201;

/** The ledger in PostgreSQL: `(invitation_id, number)` is unique, and that is the only lock (architecture 4). */
export function postgresLedger(recorder: Recorder): Ledger {
  const { db } = recorder;
  return {
    open: (opening) => openInvitations(recorder, opening),
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
    claim: (id) => claimAddress(db, id),
    openInvitationsTo: (addresses) => openInvitationsTo(db, addresses),
    askedSoFar: (asked) => askedSoFar(db, asked),
    partnerDomains: (limit) => partnerDomains(db, limit),
    due: (now, limit) => dueInvitations(db, now, limit),
  };
}

async function openInvitations(recorder: Recorder, opening: Opening): ReturnType<Ledger['open']> {
  const { invitations, jobs, draftVersion, limit } = opening;
  try {
    return await transact(recorder, async (trx) => {
      const { requestId } = invitations[0].request;
      if (draftVersion !== undefined && !(await sendDraft(trx, requestId, draftVersion)))
        return { outcome: 'outdated' };
      if (limit && !(await isWithin(trx, limit, invitations))) throw new LimitReached();
      await insertInvitations(trx, invitations);
      for (const { request, entries } of invitations)
        await insertEntries(trx, INVITATION_LEDGER, { id: request.id, after: 0, entries });
      await recorder.enqueue(trx, jobs);
      return { outcome: 'recorded' };
    });
  } catch (error) {
    if (error instanceof LimitReached) return { outcome: 'limit-reached' };
    const violated = violatedConstraint(error);
    if (violated === CLAIM) return { outcome: 'address-taken' };
    if (violated === REFERENCE) return { outcome: 'reference-taken' };
    // Without a draft nothing else says that it was opened already.
    if (violated === REQUEST) return { outcome: 'outdated' };
    throw error;
  }
}

/** Takes the whole transaction back. */
class LimitReached extends Error {}

/** One after the other, so that no two count without each other. */
async function isWithin(
  trx: Transaction<Schema>,
  limit: NonNullable<Opening['limit']>,
  invitations: Opening['invitations'],
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${ASKING_LOCK})`.execute(trx);
  const { byInviter, byTenant } = await countAsked(trx, limit);
  const more = invitations.filter(({ request }) => request.act !== 'add').length;
  return byInviter + more <= limit.byInviter && byTenant + more <= limit.byTenant;
}

async function recordEntries(recorder: Recorder, recording: Recording): ReturnType<Ledger['record']> {
  const { invitationId: id, after, entries, dueAt, isOpen, jobs } = recording;
  return append(recorder, INVITATION_LEDGER, { id, after, entries, jobs }, async (trx) => {
    const accepted = acceptedAt(entries);
    await trx
      .updateTable('invitation')
      .set({ due_at: dueAt ?? null, ...(accepted && { accepted_at: accepted }) })
      .where('id', '=', id)
      // Read before retention let go of it: where nothing has happened since, it stays so.
      .$if(entries.length === 0, (update) => update.where('due_at', 'is not', null))
      .execute();
    if (!isOpen) await releaseAddress(trx, id);
  });
}

async function releaseAddress(trx: Transaction<Schema>, id: InvitationId): Promise<void> {
  await trx.updateTable('invitee').set({ claimed_address: null }).where('invitation_id', '=', id).execute();
}

/** Asked for by whoever has just ended the one that held it. */
async function claimAddress(db: Kysely<Schema>, id: InvitationId): Promise<void> {
  await sql`
    update invitee set claimed_address = address
    where invitation_id = ${id} and address is not null
      and not exists (select from invitee other where other.claimed_address = invitee.address)`.execute(db);
}

async function dueInvitations(db: Kysely<Schema>, now: Date, limit: number): ReturnType<Ledger['due']> {
  const rows = await selectInvitations(db)
    .where('invitation.due_at', '<=', now)
    .orderBy('invitation.due_at')
    .orderBy('invitation.ordinal')
    .limit(limit)
    .execute();
  const { readings, unreadable } = await readableOf(db, rows);
  await putOff(db, INVITATION_LEDGER, { ids: unreadable, now });
  return { invitations: readings.map(({ invitation }) => invitation), unreadable: unreadable.length };
}
