import type { Kysely } from 'kysely';
import { z } from 'zod';
import { ACTS } from '../domain/already-there.ts';
import type { InvitationRequest, Invitee } from '../domain/invitation.ts';
import type { LedgerEntry } from '../domain/ledger-entry.ts';
import { replay } from '../domain/replay.ts';
import type { Reading } from '../use-cases/ports/ledger.ts';
import { readEntry } from './ledger-rows.ts';
import { readEach } from './ledger-tables.ts';
import type { Schema } from './schema.ts';
import {
  readRow,
  StoredAddress,
  StoredInvitationId,
  StoredLanguage,
  StoredReference,
  StoredRequestId,
  StoredTeamId,
  StoredUserId,
} from './stored-values.ts';

const Request = z.object({
  id: StoredInvitationId,
  request_id: StoredRequestId,
  reference: StoredReference,
  inviter_id: StoredUserId,
  requested_at: z.date(),
  act: z.enum(ACTS),
  account_id: StoredUserId.nullable(),
  sponsor_id: StoredUserId,
  has_notice: z.boolean(),
  team_id: StoredTeamId.nullable(),
  team_name: z.string().nullable(),
});

const InviteeRow = z.object({
  address: StoredAddress,
  name: z.string().nullable(),
  message: z.string().nullable(),
  language: StoredLanguage,
  cc: StoredAddress.nullable(),
  has_lost_message: z.boolean(),
});

/** An invitation with its request and, until it is wiped, its invitee: `address` is null then. */
export function selectInvitations(db: Kysely<Schema>) {
  return db
    .selectFrom('invitation')
    .innerJoin('request', 'request.id', 'invitation.request_id')
    .leftJoin('invitee', 'invitee.invitation_id', 'invitation.id')
    .select(['invitation.id', 'invitation.request_id', 'invitation.team_id', 'invitation.team_name'])
    .select(['invitation.act', 'invitation.account_id', 'invitation.sponsor_id', 'invitation.has_notice'])
    .select(['request.reference', 'request.inviter_id', 'request.requested_at'])
    .select(['invitee.address', 'invitee.name', 'invitee.message', 'invitee.language', 'invitee.cc'])
    .select(['invitee.has_lost_message']);
}

type InvitationRow = Awaited<ReturnType<ReturnType<typeof selectInvitations>['execute']>>[number];

/** The rows as readings, in their order; one query for the entries of them all. */
export async function readingsOf(db: Kysely<Schema>, rows: readonly InvitationRow[]): Promise<readonly Reading[]> {
  const read = await readerOf(db, rows);
  return rows.map(read);
}

/** Those that can be read, and the ids of the others. */
export async function readableOf(
  db: Kysely<Schema>,
  rows: readonly InvitationRow[],
): Promise<{ readonly readings: readonly Reading[]; readonly unreadable: readonly string[] }> {
  return readEach(rows, await readerOf(db, rows));
}

async function readerOf(db: Kysely<Schema>, rows: readonly InvitationRow[]): Promise<(row: InvitationRow) => Reading> {
  if (rows.length === 0) return (row) => reading(row, [], 0);
  const found = await db
    .selectFrom('ledger_entry')
    .selectAll()
    .where(
      'invitation_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('invitation_id')
    .orderBy('number')
    .execute();
  const byInvitation = Map.groupBy(found, ({ invitation_id }) => invitation_id);
  return (row) => {
    const own = byInvitation.get(row.id) ?? [];
    return reading(row, own.map(readEntry), own.at(-1)?.number ?? 0);
  };
}

function reading(row: InvitationRow, entries: readonly LedgerEntry[], number: number): Reading {
  return { invitation: replay(requestOf(row), entries), entries, number, invitee: inviteeOf(row) };
}

function requestOf(row: InvitationRow): InvitationRequest {
  const { id, request_id, reference, inviter_id, requested_at, act, account_id, sponsor_id, ...rest } = readRow(
    Request,
    row,
    `invitation ${row.id}`,
  );
  const { has_notice, team_id, team_name } = rest;
  return {
    id,
    requestId: request_id,
    reference,
    inviterId: inviter_id,
    requestedAt: requested_at,
    act,
    sponsorId: sponsor_id,
    hasNotice: has_notice,
    ...(account_id !== null && { accountId: account_id }),
    ...(team_id !== null && { teamId: team_id }),
    ...(team_name !== null && { teamName: team_name }),
  };
}

function inviteeOf(row: InvitationRow): Invitee | undefined {
  if (row.address === null) return undefined;
  const { address, name, message, language, cc, has_lost_message } = readRow(InviteeRow, row, `invitee of ${row.id}`);
  return {
    address,
    language,
    ...(name !== null && { name }),
    ...(message !== null && { message }),
    ...(cc !== null && { cc }),
    ...(has_lost_message && { hasLostMessage: has_lost_message }),
  };
}
