import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { InvitationId } from './domain/ids.ts';
import type { LinkKey } from './storage/link-keys.ts';
import type { GuestPage, GuestPages } from './use-cases/ports/guest-pages.ts';

const ID_BYTES = 16;
const SEAL_BYTES = 16;
const KEY_BYTES = 32;

export interface GuestPageLinksSettings {
  /** The public address of the bot, without a path. */
  readonly botAddress: () => string;
  /** Those of the link vault: the first seals, all are tried, so that keys can be changed one after another. */
  readonly keys: readonly [LinkKey, ...LinkKey[]];
}

type Seal = (page: GuestPage, id: Buffer) => Buffer;

/**
 * The token of a page is the invitation's id and a seal over it. Nothing about it is stored, so it holds as long as its key
 * does; each page has keys of its own, derived from the vault's, so that one page's token is nothing to the other.
 */
export function guestPageLinks({ botAddress, keys: [first, ...older] }: GuestPageLinksSettings): GuestPages {
  const seal = sealOf(first);
  const seals = [seal, ...older.map(sealOf)];
  return {
    addressOf: (page, invitationId) => {
      const id = bytesOf(invitationId);
      return `${botAddress()}/guest/${page}/${Buffer.concat([id, seal(page, id)]).toString('base64url')}`;
    },
    read: (page, token) => {
      const bytes = Buffer.from(token, 'base64url');
      // Two writings of the same bytes would be two tokens; only ours counts.
      const isWhole = bytes.length === ID_BYTES + SEAL_BYTES && bytes.toString('base64url') === token;
      // Whatever is wrong, the same is done: how long it takes tells nothing.
      const judged = isWhole ? bytes : Buffer.alloc(ID_BYTES + SEAL_BYTES);
      const [id, given] = [judged.subarray(0, ID_BYTES), judged.subarray(ID_BYTES)];
      const isSealed = seals.map((one) => timingSafeEqual(one(page, id), given)).includes(true);
      return isWhole && isSealed ? invitationIdOf(id) : undefined;
    },
  };
}

function sealOf({ key }: LinkKey): Seal {
  const keyOf = (page: GuestPage) =>
    Buffer.from(hkdfSync('sha256', key, '', `guestlist guest page ${page}`, KEY_BYTES));
  const keys: { readonly [Page in GuestPage]: Buffer } = {
    stranger: keyOf('stranger'),
    'no-more-reminders': keyOf('no-more-reminders'),
  };
  return (page, id) => createHmac('sha256', keys[page]).update(id).digest().subarray(0, SEAL_BYTES);
}

function bytesOf(id: InvitationId): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function invitationIdOf(bytes: Buffer): InvitationId {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as InvitationId;
}
