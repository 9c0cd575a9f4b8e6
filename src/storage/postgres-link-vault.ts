import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { RedeemUrl } from '../domain/redeem-url.ts';
import type { Clock } from '../use-cases/ports/clock.ts';
import type { LinkOfAttempt, LinkVault } from '../use-cases/ports/link-vault.ts';
import type { LinkKey } from './link-keys.ts';
import type { Schema } from './schema.ts';
import { StorageError } from './storage-error.ts';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

interface Sealed {
  readonly key_id: string;
  readonly nonce: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** Whose links: those of invitations, or those of conversions. */
type LinkTableName = 'link' | 'conversion_link';

/** The only places that keep redeem URLs. A row that was moved to another invitation or attempt does not open. */
export function postgresLinkVault(settings: {
  readonly db: Kysely<Schema>;
  readonly table?: LinkTableName;
  readonly keys: readonly [LinkKey, ...LinkKey[]];
  readonly clock: Clock;
}): LinkVault {
  const { db, keys, clock, table = 'link' } = settings;
  return {
    keep: async ({ url, ...link }) => {
      const sealed = { ...seal(keys[0], link, url), kept_at: clock() };
      await db
        .insertInto(table)
        .values({ invitation_id: link.invitationId, attempt: link.attempt, ...sealed })
        .onConflict((conflict) => conflict.columns(['invitation_id', 'attempt']).doUpdateSet(sealed))
        .execute();
    },
    read: async (link) => {
      const row = await db
        .selectFrom(table)
        .selectAll()
        .where('invitation_id', '=', link.invitationId)
        .where('attempt', '=', link.attempt)
        .executeTakeFirst();
      return row && unseal(keys, link, row);
    },
    wipe: async (invitationId) => {
      await db.deleteFrom(table).where('invitation_id', '=', invitationId).execute();
    },
    wipeBefore: async ({ invitationId, attempt }) => {
      await db.deleteFrom(table).where('invitation_id', '=', invitationId).where('attempt', '<', attempt).execute();
    },
    keptAt: async (invitationId) => {
      const rows = await db
        .selectFrom(table)
        .select('kept_at')
        .where('invitation_id', '=', invitationId)
        .orderBy('attempt')
        .execute();
      return rows.map((row) => row.kept_at);
    },
    forget: async (before, limit) => {
      const old = db.selectFrom(table).select('invitation_id').where('kept_at', '<', before).limit(limit);
      await db.deleteFrom(table).where('kept_at', '<', before).where('invitation_id', 'in', old).execute();
    },
  };
}

function seal({ id: keyId, key }: LinkKey, link: LinkOfAttempt, url: RedeemUrl): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(associated(link));
  const text = [cipher.update(url.reveal(), 'utf8'), cipher.final()];
  return { key_id: keyId, nonce, ciphertext: Buffer.concat([...text, cipher.getAuthTag()]) };
}

function unseal(keys: readonly LinkKey[], link: LinkOfAttempt, { key_id, nonce, ciphertext }: Sealed): RedeemUrl {
  const name = `key ${key_id}, link ${link.attempt} of ${link.invitationId}`;
  const found = keys.find((key) => key.id === key_id);
  if (!found) throw new StorageError('link-key-unknown', name);
  const tagAt = ciphertext.length - TAG_BYTES;
  const decipher = createDecipheriv(ALGORITHM, found.key, nonce).setAAD(associated(link));
  try {
    decipher.setAuthTag(ciphertext.subarray(tagAt));
    const text = [decipher.update(ciphertext.subarray(0, tagAt)), decipher.final()];
    return new RedeemUrl(Buffer.concat(text).toString('utf8'));
  } catch {
    // The cause says nothing more, and might one day say too much.
    throw new StorageError('link-unreadable', name);
  }
}

function associated({ invitationId, attempt }: LinkOfAttempt): Buffer {
  return Buffer.from(`${invitationId.toLowerCase()}/${attempt}`, 'utf8');
}
