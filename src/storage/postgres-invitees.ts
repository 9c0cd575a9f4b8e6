import { type Kysely, sql, type Transaction } from 'kysely';
import type { EmailAddress } from '../domain/email-address.ts';
import type { InvitationId } from '../domain/ids.ts';
import type { Holding, Invitees, KeptInvitee } from '../use-cases/ports/invitees.ts';
import type { AddressHashes } from './address-hashes.ts';
import { conversionsNaming, conversionsWith, draftsOf, draftsWith } from './drafts-of-people.ts';
import { appendAlone, INVITATION_LEDGER } from './ledger-tables.ts';
import { readableOf, readingsOf, selectInvitations } from './reading-rows.ts';
import type { Schema } from './schema.ts';
import { readRow, StoredAddress } from './stored-values.ts';
import { type Recorder, transact } from './transaction.ts';

const DAY_MS = 86_400_000;

export function postgresInvitees(settings: {
  readonly database: Omit<Recorder, 'enqueue'>;
  readonly hashes: AddressHashes;
}): Invitees {
  const { database, hashes } = settings;
  const { db } = database;
  return {
    toLookAt: (now, limit) => toLookAt(db, now, limit),
    settle: (step) => transact(database, (trx) => settle(trx, step, hashes)),
    holding: (address) => holding(db, address, hashes),
    forget: (held, at) => forget(database, held, at),
    draftsWith: (address) => draftsWith(db, address),
    conversionsWith: (address) => conversionsWith(db, address),
    naming: async (id) => {
      const rows = await selectInvitations(db)
        .where(({ eb, or, exists, selectFrom }) =>
          or([
            eb('request.inviter_id', '=', id),
            eb('invitation.sponsor_id', '=', id),
            eb('invitation.account_id', '=', id),
            exists(
              selectFrom('ledger_entry')
                .whereRef('ledger_entry.invitation_id', '=', 'invitation.id')
                .where(sql<boolean>`body::text like ${`%${id}%`}`),
            ),
          ]),
        )
        .orderBy('invitation.ordinal')
        .execute();
      return {
        readings: await readingsOf(db, rows),
        drafts: await draftsOf(db, id),
        conversions: await conversionsNaming(db, id),
      };
    },
  };
}

async function toLookAt(db: Kysely<Schema>, now: Date, limit: number): Promise<readonly KeptInvitee[]> {
  const rows = await selectInvitations(db)
    .select('invitee.wiped_at')
    .where('invitee.look_at', '<=', now)
    .orderBy('invitee.look_at')
    .limit(limit)
    .execute();
  const { readings, unreadable } = await readableOf(db, rows);
  if (unreadable.length > 0) {
    await db
      .updateTable('invitee')
      .set({ look_at: new Date(now.getTime() + DAY_MS) })
      .where('invitation_id', 'in', unreadable)
      .execute();
  }
  const wipedAt = new Map<string, Date | null>(rows.map((row) => [row.id, row.wiped_at]));
  return readings.map((reading) => ({ reading, wipedAt: wipedAt.get(reading.invitation.id) ?? undefined }));
}

type Step = Parameters<Invitees['settle']>[0];

async function settle(trx: Transaction<Schema>, step: Step, hashes: AddressHashes): Promise<void> {
  const { invitationId, after, wipe, lookAt } = step;
  const { numUpdatedRows } = await trx
    .updateTable('invitee')
    .set({ ...(await removalOf(trx, step, hashes)), look_at: lookAt })
    .where('invitation_id', '=', invitationId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('ledger_entry')
            .select('number')
            .where('invitation_id', '=', invitationId)
            .where('number', '>', after),
        ),
      ),
    )
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  // Nobody could do anything for whoever accepts so late: there is no address any more.
  if (wipe === 'address' || wipe === 'copies')
    await trx.updateTable('invitation').set({ due_at: null }).where('id', '=', invitationId).execute();
  if (wipe === 'copies') await removeCopies(trx, invitationId);
}

const NOTHING = { address: null, claimed_address: null, name: null, message: null, cc: null } as const;

async function removalOf(trx: Transaction<Schema>, { invitationId, wipe, at }: Step, hashes: AddressHashes) {
  if (wipe === 'message') return { message: null, has_lost_message: true, wiped_at: at };
  if (wipe !== 'address') return {};
  const { address } = await trx
    .selectFrom('invitee')
    .select('address')
    .where('invitation_id', '=', invitationId)
    .executeTakeFirstOrThrow();
  const known = address === null ? undefined : readRow(StoredAddress, address, `invitee of ${invitationId}`);
  return { ...NOTHING, wiped_at: at, ...(known && { address_hash: hashes.make(known) }) };
}

async function removeCopies(trx: Transaction<Schema>, id: InvitationId): Promise<void> {
  await sql`
    delete from card_copy
    using invitation own
    where own.id = ${id} and card_copy.request_id = own.request_id and not exists (
      select from invitation other join invitee on invitee.invitation_id = other.id
      where other.request_id = own.request_id and (invitee.address is not null or other.due_at is not null)
    )`.execute(trx);
}

async function holding(db: Kysely<Schema>, address: EmailAddress, hashes: AddressHashes): Promise<readonly Holding[]> {
  const rows = await selectInvitations(db)
    .select('invitee.address_hash')
    .where(({ eb, or }) =>
      or([
        eb('invitee.address', '=', address),
        eb('invitee.address_hash', 'in', hashes.of(address)),
        eb('invitee.cc', '=', address),
      ]),
    )
    .orderBy('invitation.ordinal')
    .execute();
  const readings = await readingsOf(db, rows);
  return readings.map((reading, index) => ({ as: heldAs(rows[index], address), reading }));
}

function heldAs(
  row: { readonly address: string | null; readonly address_hash: string | null } | undefined,
  address: EmailAddress,
): Holding['as'] {
  if (row?.address === address) return 'invitee';
  return row?.address === null ? 'hash' : 'cc';
}

async function forget(
  database: Omit<Recorder, 'enqueue'>,
  { as, reading }: Holding,
  at: Date,
): ReturnType<Invitees['forget']> {
  const { id } = reading.invitation;
  const part = as === 'cc' ? 'cc' : 'invitee';
  const removed = part === 'cc' ? { cc: null } : { ...NOTHING, address_hash: null, has_lost_message: false };
  const entries = [{ kind: 'person-forgotten', part, at }];
  const appending = { id, after: reading.number, entries };
  const { outcome } = await appendAlone(database, INVITATION_LEDGER, appending, async (trx) => {
    await trx
      .updateTable('invitee')
      .set({ ...removed, wiped_at: at, look_at: at })
      .where('invitation_id', '=', id)
      .execute();
  });
  return { outcome: outcome === 'recorded' ? 'forgotten' : 'outdated' };
}
