import { randomBytes } from 'node:crypto';
import type { UserId } from '../domain/ids.ts';
import type { AccountOutcome, Accounts } from '../use-cases/ports/accounts.ts';
import { EdgeError } from '../use-cases/ports/edge-error.ts';
import type { GraphClient } from './graph-client.ts';
import { accountRefusal, isPassing } from './graph-errors.ts';
import type { GraphReply } from './graph-reply.ts';
import {
  type AnyOf,
  BLOCK_SIGN_IN,
  END_SESSIONS,
  holds,
  REMOVE_GUESTS,
  RESTORE_GUESTS,
  WRITE_MAIL,
  WRITE_USER_TYPE,
} from './permissions.ts';

const VISIBLE_IN_SECONDS = 5;
const PASSWORD_BYTES = 36;

interface Write {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  /** Whoever holds one of these and is forbidden it all the same is so by the account (E8). Undefined: not to be told apart. */
  readonly anyOf?: AnyOf;
}

/** Needs rights that inviting does not; the client may be that of a second identity (checks 4). */
export function graphAccounts(client: GraphClient): Accounts {
  async function write({ anyOf, ...call }: Write, clientRequestId: string): Promise<AccountOutcome> {
    return outcomeOf(await client.send({ ...call, kind: 'write', clientRequestId }), anyOf);
  }

  /**
   * An act after which the account is in another place. An account that one copy of the directory does not show may still
   * be there (G6): only what is seen where the act puts it is done for sure.
   */
  async function move(act: Write, place: string, clientRequestId: string): Promise<AccountOutcome> {
    const outcome = await write(act, clientRequestId);
    if (outcome.outcome === 'done' || outcome.refusal !== 'account-gone') return outcome;
    const reply = await client.send({ method: 'GET', path: `${place}?$select=id`, kind: 'read' });
    if (!('refusal' in reply)) return { outcome: 'done' };
    throw new EdgeError('unavailable', 'account-not-visible-yet', { retryAfterSeconds: VISIBLE_IN_SECONDS });
  }

  return {
    mayWriteMail: async () => holds(await client.roles(), WRITE_MAIL),
    writeMail: ({ id, mail, clientRequestId }) => write(changeOf(id, { mail }, WRITE_MAIL), clientRequestId),
    endSessions: ({ id, clientRequestId }) =>
      write({ method: 'POST', path: `${pathOf(id)}/revokeSignInSessions`, anyOf: END_SESSIONS }, clientRequestId),
    setUserType: ({ id, userType, clientRequestId }) =>
      write(changeOf(id, { userType }, WRITE_USER_TYPE), clientRequestId),
    // Besides the permission it takes a role, which the token does not name (G11.1).
    replacePassword: ({ id, clientRequestId }) =>
      write(
        changeOf(id, { passwordProfile: { password: unknownPassword(), forceChangePasswordNextSignIn: true } }),
        clientRequestId,
      ),
    blockSignIn: ({ id, clientRequestId }) =>
      write(changeOf(id, { accountEnabled: false }, BLOCK_SIGN_IN), clientRequestId),
    restore: ({ id, clientRequestId }) =>
      move({ method: 'POST', path: `${binOf(id)}/restore`, anyOf: RESTORE_GUESTS }, pathOf(id), clientRequestId),
    removeGuest: ({ id, clientRequestId }) =>
      move({ method: 'DELETE', path: pathOf(id), anyOf: REMOVE_GUESTS }, binOf(id), clientRequestId),
  };
}

function pathOf(id: UserId): string {
  return `/users/${encodeURIComponent(id)}`;
}

function binOf(id: UserId): string {
  return `/directory/deletedItems/${encodeURIComponent(id)}`;
}

function changeOf(id: UserId, body: object, anyOf?: AnyOf): Write {
  return { method: 'PATCH', path: pathOf(id), body, ...(anyOf && { anyOf }) };
}

/** Kept nowhere. The ending is there for rules that want one character of each kind. */
function unknownPassword(): string {
  return `${randomBytes(PASSWORD_BYTES).toString('base64url')}.aA1`;
}

function outcomeOf(reply: GraphReply, anyOf: AnyOf | undefined): AccountOutcome {
  if (!('refusal' in reply)) return { outcome: 'done' };
  const { refusal, roles } = reply;
  if (isPassing(refusal)) throw new EdgeError('unavailable', `graph-${refusal.status}`);
  const meaning = accountRefusal(refusal);
  // With the permission in the token it is the account that refuses: the app's rights do not count everywhere (E8).
  const isTheAccount = meaning === 'permission-missing' && anyOf !== undefined && holds(roles, anyOf);
  return { outcome: 'refused', refusal: isTheAccount ? 'refused' : meaning };
}
