import { createHmac, hkdfSync } from 'node:crypto';
import type { EmailAddress } from '../domain/email-address.ts';
import type { LinkKey } from './link-keys.ts';

/**
 * What is left of an address: whoever has it can ask whether it was this one, nobody can read it back without the key.
 * The key is derived from the link keys, because one secret is enough to look after, with a label of its own, because a key
 * serves one purpose. The first makes, all are tried: after a key was taken off the list, what it has made matches nothing.
 */
export interface AddressHashes {
  make(address: EmailAddress): string;
  /** All that may stand for the address. */
  of(address: EmailAddress): readonly [string, ...string[]];
}

const LABEL = 'guestlist address hash';
const KEY_BYTES = 32;

export function addressHashes([first, ...others]: readonly [LinkKey, ...LinkKey[]]): AddressHashes {
  const make = hasherOf(first);
  const older = others.map(hasherOf);
  return { make, of: (address) => [make(address), ...older.map((hash) => hash(address))] };
}

function hasherOf({ key }: LinkKey): (address: EmailAddress) => string {
  const derived = Buffer.from(hkdfSync('sha256', key, '', LABEL, KEY_BYTES));
  return (address) => createHmac('sha256', derived).update(address).digest('base64url');
}
