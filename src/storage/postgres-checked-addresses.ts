import { createHmac } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { EmailAddress } from '../domain/email-address.ts';
import type { UserId } from '../domain/ids.ts';
import type { CheckedAddresses } from '../use-cases/ports/checked-addresses.ts';
import type { Schema } from './schema.ts';
import { readRow, StoredUserId } from './stored-values.ts';
import { type Recorder, transact } from './transaction.ts';

type Asked = Parameters<CheckedAddresses['take']>[0];

/** Addresses stand here as hashes that differ from caller to caller: they can be told apart, and no more. */
export function postgresCheckedAddresses(place: Omit<Recorder, 'enqueue'>): CheckedAddresses {
  return {
    take: (asked) => transact(place, (trx) => take(trx, asked)),
    forget: async (before) => {
      await place.db.deleteFrom('checked_address').where('at', '<', before).execute();
    },
    forgetAddress: (address) => forgetAddress(place.db, address),
    checks: (about) => checks(place.db, about),
  };
}

async function take(trx: Transaction<Schema>, asked: Asked): Promise<readonly EmailAddress[]> {
  const { callerId, addresses, at, max } = asked;
  await lockCaller(trx, callerId);
  const counted = await countedSince(trx, asked);
  const fresh = new Set<string>();
  const taken = addresses.filter((address) => {
    const hash = hashOf(callerId, address);
    if (counted.has(hash) || fresh.has(hash)) return true;
    if (counted.size + fresh.size >= max) return false;
    fresh.add(hash);
    return true;
  });
  await count(trx, { callerId, hashes: [...fresh], at });
  return taken;
}

/** Until the end of the transaction. A statement of its own: the next one then sees what was counted meanwhile. */
async function lockCaller(trx: Transaction<Schema>, callerId: UserId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('checked_address'), hashtext(${callerId}))`.execute(trx);
}

async function countedSince(trx: Transaction<Schema>, { callerId, since }: Asked): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom('checked_address')
    .select('address_hash')
    .where('caller_id', '=', callerId)
    .where('at', '>=', since)
    .execute();
  return new Set(rows.map((row) => row.address_hash));
}

async function count(
  trx: Transaction<Schema>,
  { callerId, hashes, at }: { readonly callerId: UserId; readonly hashes: readonly string[]; readonly at: Date },
): Promise<void> {
  if (hashes.length === 0) return;
  await trx
    .insertInto('checked_address')
    .values(hashes.map((hash) => ({ caller_id: callerId, address_hash: hash, at })))
    // One that was counted long ago counts anew.
    .onConflict((conflict) => conflict.constraint('checked_address_of_caller').doUpdateSet({ at }))
    .execute();
}

async function forgetAddress(db: Kysely<Schema>, address: EmailAddress): Promise<number> {
  const rows = await db.selectFrom('checked_address').select('caller_id').distinct().execute();
  const hashes = rows.map(({ caller_id }) => hashOf(readRow(StoredUserId, caller_id, 'checked address'), address));
  if (hashes.length === 0) return 0;
  const { numDeletedRows } = await db
    .deleteFrom('checked_address')
    .where('address_hash', 'in', hashes)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

async function checks(
  db: Kysely<Schema>,
  about: Parameters<CheckedAddresses['checks']>[0],
): ReturnType<CheckedAddresses['checks']> {
  const all = db.selectFrom('checked_address').selectAll().orderBy('at');
  const rows = await ('callerId' in about ? all.where('caller_id', '=', about.callerId) : all).execute();
  return rows.flatMap(({ caller_id, address_hash, at }) => {
    const callerId = readRow(StoredUserId, caller_id, 'checked address');
    const isIt = !('address' in about) || hashOf(callerId, about.address) === address_hash;
    return isIt ? [{ callerId, at }] : [];
  });
}

function hashOf(callerId: UserId, address: EmailAddress): string {
  return createHmac('sha256', callerId).update(address).digest('base64url');
}
