import type { UserId } from '../domain/ids.ts';
import type { AccountOutcome, Accounts } from '../use-cases/ports/accounts.ts';
import { EdgeError } from '../use-cases/ports/edge-error.ts';
import type { GraphClient } from './graph-client.ts';
import { accountRefusal, isPassing } from './graph-errors.ts';
import type { GraphReply } from './graph-reply.ts';
import { type AnyOf, holds, REMOVE_GUESTS, WRITE_MAIL } from './permissions.ts';

const VISIBLE_IN_SECONDS = 5;

/** Needs rights that inviting does not; the client may be that of a second identity (checks 4). */
export function graphAccounts(client: GraphClient): Accounts {
  /** An account that one copy of the directory does not show may still be there (G6); what is in the bin is gone for sure. */
  async function isInBin(id: UserId): Promise<boolean> {
    const path = `/directory/deletedItems/${encodeURIComponent(id)}?$select=id`;
    const reply = await client.send({ method: 'GET', path, kind: 'read' });
    return !('refusal' in reply);
  }

  return {
    mayWriteMail: async () => holds(await client.roles(), WRITE_MAIL),
    async writeMail({ id, mail, clientRequestId }) {
      const reply = await client.send({
        method: 'PATCH',
        path: pathOf(id),
        body: { mail },
        kind: 'write',
        clientRequestId,
      });
      return outcomeOf(reply, WRITE_MAIL);
    },
    async removeGuest({ id, clientRequestId }) {
      const reply = await client.send({ method: 'DELETE', path: pathOf(id), kind: 'write', clientRequestId });
      const outcome = outcomeOf(reply, REMOVE_GUESTS);
      if (outcome.outcome === 'done' || outcome.refusal !== 'account-gone') return outcome;
      if (await isInBin(id)) return { outcome: 'done' };
      throw new EdgeError('unavailable', 'guest-not-visible-yet', { retryAfterSeconds: VISIBLE_IN_SECONDS });
    },
  };
}

function pathOf(id: UserId): string {
  return `/users/${encodeURIComponent(id)}`;
}

function outcomeOf(reply: GraphReply, anyOf: AnyOf): AccountOutcome {
  if (!('refusal' in reply)) return { outcome: 'done' };
  const { refusal, roles } = reply;
  if (isPassing(refusal)) throw new EdgeError('unavailable', `graph-${refusal.status}`);
  const meaning = accountRefusal(refusal);
  // With the permission in the token it is the account that refuses: the app's rights do not count everywhere (E8).
  const isTheAccount = meaning === 'permission-missing' && holds(roles, anyOf);
  return { outcome: 'refused', refusal: isTheAccount ? 'refused' : meaning };
}
