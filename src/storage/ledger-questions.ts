import type { Kysely } from 'kysely';
import { isResendable } from '../domain/delivery.ts';
import type { EmailAddress } from '../domain/email-address.ts';
import type { Invitation } from '../domain/invitation.ts';
import { deliveryMark } from '../domain/press-mark.ts';
import type { Ledger } from '../use-cases/ports/ledger.ts';
import { readableOf, selectInvitations } from './reading-rows.ts';
import type { Schema } from './schema.ts';
import { readRow, StoredAddress, StoredInvitationId, StoredReference, StoredUserId } from './stored-values.ts';

/** Those that cannot be read are open all the same: they keep their address, and nothing may be sent of them. */
export async function openInvitationsTo(
  db: Kysely<Schema>,
  addresses: readonly EmailAddress[],
): ReturnType<Ledger['openInvitationsTo']> {
  if (addresses.length === 0) return new Map();
  const rows = await selectInvitations(db).where('invitee.claimed_address', 'in', addresses).execute();
  const { readings } = await readableOf(db, rows);
  const known = new Map<string, Invitation>(readings.map(({ invitation }) => [invitation.id, invitation]));
  return new Map(
    rows.map((row) => {
      const name = `open invitation ${row.id}`;
      const invitation = known.get(row.id);
      return [
        readRow(StoredAddress, row.address, name),
        {
          id: readRow(StoredInvitationId, row.id, name),
          inviterId: readRow(StoredUserId, row.inviter_id, name),
          reference: readRow(StoredReference, row.reference, name),
          isResendable: invitation !== undefined && isResendable(invitation),
          mark: invitation ? deliveryMark(invitation) : '',
        },
      ];
    }),
  );
}

export async function askedSoFar(
  db: Kysely<Schema>,
  asked: Parameters<Ledger['askedSoFar']>[0],
): ReturnType<Ledger['askedSoFar']> {
  const [counts, openAt] = await Promise.all([countAsked(db, asked), countOpen(db, asked.domains)]);
  return { ...counts, openAt };
}

export async function countAsked(
  db: Kysely<Schema>,
  { inviterId, since }: Pick<Parameters<Ledger['askedSoFar']>[0], 'inviterId' | 'since'>,
): Promise<{ readonly byInviter: number; readonly byTenant: number }> {
  const counts = await db
    .selectFrom('invitation')
    .innerJoin('request', 'request.id', 'invitation.request_id')
    .select(({ fn, eb }) => [
      fn
        .countAll<number>()
        .filterWhere(eb('request.inviter_id', '=', inviterId))
        .as('byInviter'),
      fn.countAll<number>().as('byTenant'),
    ])
    .where('request.requested_at', '>=', since)
    .where('invitation.act', '<>', 'add')
    .executeTakeFirstOrThrow();
  return counts;
}

async function countOpen(db: Kysely<Schema>, domains: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (domains.length === 0) return new Map();
  const rows = await db
    .selectFrom('invitation')
    .innerJoin('invitee', 'invitee.invitation_id', 'invitation.id')
    .select(({ fn }) => ['invitation.domain', fn.countAll<number>().as('count')])
    .where('invitation.domain', 'in', domains)
    .where('invitee.claimed_address', 'is not', null)
    .groupBy('invitation.domain')
    .execute();
  return new Map(rows.map(({ domain, count }) => [domain, count]));
}

export async function partnerDomains(db: Kysely<Schema>, limit: number): ReturnType<Ledger['partnerDomains']> {
  const rows = await db
    .selectFrom('invitation')
    .select('domain')
    .where('accepted_at', 'is not', null)
    .groupBy('domain')
    .orderBy(({ fn }) => fn.max('accepted_at'), 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ domain }) => domain);
}
