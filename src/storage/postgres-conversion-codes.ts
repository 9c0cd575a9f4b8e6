import { createHmac, hkdfSync, randomInt, timingSafeEqual } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Clock } from '../use-cases/ports/clock.ts';
import type { CodeOfConversion, ConversionCodes } from '../use-cases/ports/conversion-codes.ts';
import type { LinkKey } from './link-keys.ts';
import type { Schema } from './schema.ts';

const DIGITS = 6;
/** A key serves one purpose: this one is derived from the link keys, as that of address hashes is. */
const LABEL = 'guestlist conversion code';
const KEY_BYTES = 32;

/** A hash without a key would be tried out in a second: there are only a million codes. The first key makes, all are tried. */
export function postgresConversionCodes(settings: {
  readonly db: Kysely<Schema>;
  readonly keys: readonly [LinkKey, ...LinkKey[]];
  readonly clock: Clock;
}): ConversionCodes {
  const { db, clock } = settings;
  const [first, ...others] = settings.keys;
  const makeHash = hasherOf(first);
  const hashers = [makeHash, ...others.map(hasherOf)];
  return {
    make: async ({ requestId, number }) => {
      const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
      const made = { number, hash: makeHash({ requestId, number }, code), made_at: clock() };
      await db
        .insertInto('conversion_code')
        .values({ conversion_id: requestId, ...made })
        .onConflict((conflict) =>
          conflict.column('conversion_id').doUpdateSet(made).where('conversion_code.number', '<=', number),
        )
        .execute();
      return code;
    },
    isRight: async ({ requestId, number, code }) => {
      const row = await db
        .selectFrom('conversion_code')
        .select('hash')
        .where('conversion_id', '=', requestId)
        .where('number', '=', number)
        .executeTakeFirst();
      return row && hashers.map((hash) => isSame(hash({ requestId, number }, code), row.hash)).includes(true);
    },
    forget: async (before) => {
      await db.deleteFrom('conversion_code').where('made_at', '<', before).execute();
    },
  };
}

function hasherOf({ key }: LinkKey): (of: CodeOfConversion, code: string) => Buffer {
  const derived = Buffer.from(hkdfSync('sha256', key, '', LABEL, KEY_BYTES));
  return ({ requestId, number }, code) =>
    createHmac('sha256', derived).update(`${requestId.toLowerCase()}/${number}/${code}`).digest();
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
