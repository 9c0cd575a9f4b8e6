import type { Transaction } from 'kysely';
import { domainOf } from '../domain/email-address.ts';
import type { OpenedInvitation, Opening } from '../use-cases/ports/ledger.ts';
import { acceptedAt } from './ledger-rows.ts';
import type { Schema } from './schema.ts';
import { storable } from './stored-values.ts';

/** The rows of a request, its invitations and its invitees, within the transaction that opens them. */
export async function insertInvitations(trx: Transaction<Schema>, invitations: Opening['invitations']): Promise<void> {
  const { requestId, reference, inviterId, requestedAt } = invitations[0].request;
  await trx
    .insertInto('request')
    .values({ id: requestId, reference, inviter_id: inviterId, requested_at: requestedAt })
    .execute();
  await trx.insertInto('invitation').values(invitations.map(invitationRow)).execute();
  // Two that ask for the same addresses claim them in the same order, so that neither waits for the other without end.
  const inOrder = invitations.toSorted((a, b) => (a.invitee.address < b.invitee.address ? -1 : 1));
  await trx.insertInto('invitee').values(inOrder.map(inviteeRow)).execute();
}

function invitationRow({ request, invitee, entries, dueAt }: OpenedInvitation) {
  const { id, requestId, act, accountId, sponsorId, hasNotice, teamId, teamName } = request;
  return {
    id,
    request_id: requestId,
    act,
    account_id: accountId ?? null,
    sponsor_id: sponsorId,
    has_notice: hasNotice,
    team_id: teamId ?? null,
    team_name: teamName === undefined ? null : storable(teamName),
    domain: domainOf(invitee.address),
    accepted_at: acceptedAt(entries) ?? null,
    due_at: dueAt ?? null,
  };
}

function inviteeRow({ request, invitee, comesAfter }: OpenedInvitation) {
  const { address, name, message, language, cc } = invitee;
  return {
    invitation_id: request.id,
    address,
    // A membership alone invites nobody.
    claimed_address: request.act === 'add' || comesAfter ? null : address,
    name: name === undefined ? null : storable(name),
    message: message === undefined ? null : storable(message),
    language,
    cc: cc ?? null,
  };
}
