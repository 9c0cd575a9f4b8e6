import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { InvitationId } from '../src/domain/ids.ts';
import { guestPageLinks } from '../src/guest-page-links.ts';
import type { LinkKey } from '../src/storage/link-keys.ts';
import { GUEST_PAGES, type GuestPage } from '../src/use-cases/ports/guest-pages.ts';

const BOT = 'https://guestlist.contoso.example';
const FIRST: LinkKey = { id: 'first', key: Buffer.alloc(32, 7) };
const SECOND: LinkKey = { id: 'second', key: Buffer.alloc(32, 9) };
const ID = '0f0e0d0c-1111-4222-8333-444455556666' as InvitationId;

const anId = fc.uuid().map((id) => id as InvitationId);
const aPage = fc.constantFrom(...GUEST_PAGES);

const pages = guestPageLinks({ botAddress: () => BOT, keys: [FIRST] });

function tokenOf(page: GuestPage, id: InvitationId, from = pages): string {
  return from.addressOf(page, id).split('/').at(-1) ?? '';
}

describe('the addresses of an invitation’s pages', () => {
  it('are at the bot, one a page, and need no escaping anywhere', () => {
    for (const page of GUEST_PAGES)
      assert.match(pages.addressOf(page, ID), new RegExp(`^${BOT}/guest/${page}/[\\w-]{43}$`));
  });

  it('are read back, the same at each time and on each replica', () => {
    fc.assert(
      fc.property(anId, aPage, (id, page) => {
        const replica = guestPageLinks({ botAddress: () => BOT, keys: [FIRST] });
        assert.equal(replica.read(page, tokenOf(page, id)), id);
        assert.equal(replica.addressOf(page, id), pages.addressOf(page, id));
      }),
    );
  });

  it('are nothing to the other page', () => {
    fc.assert(
      fc.property(anId, aPage, (id, page) => {
        for (const other of GUEST_PAGES.filter((name) => name !== page))
          assert.equal(pages.read(other, tokenOf(page, id)), undefined);
      }),
    );
  });

  it('cannot be made into those of another invitation', () => {
    fc.assert(
      fc.property(anId, anId, aPage, (id, other, page) => {
        fc.pre(id !== other);
        const [own, others] = [tokenOf(page, id), tokenOf(page, other)].map((token) => Buffer.from(token, 'base64url'));
        assert.ok(own && others);
        const mixed = Buffer.concat([others.subarray(0, 16), own.subarray(16)]);
        assert.equal(pages.read(page, mixed.toString('base64url')), undefined);
      }),
    );
  });

  it('are refused with any bit of them flipped', () => {
    fc.assert(
      fc.property(anId, aPage, fc.nat({ max: 32 * 8 - 1 }), (id, page, bit) => {
        const bytes = Buffer.from(tokenOf(page, id), 'base64url');
        const at = bit >> 3;
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (bit & 7)), at);
        assert.equal(pages.read(page, bytes.toString('base64url')), undefined);
      }),
    );
  });

  it('are refused with any letter changed, added or left out, also where the bytes stay the same', () => {
    const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.+/ ';
    const token = tokenOf('stranger', ID);
    for (const letter of LETTERS) {
      for (let at = 0; at <= token.length; at += 1) {
        const [before, after] = [token.slice(0, at), token.slice(at)];
        const changed = `${before}${letter}${after.slice(1)}`;
        if (changed !== token) assert.equal(pages.read('stranger', changed), undefined, changed);
        assert.equal(pages.read('stranger', `${before}${letter}${after}`), undefined);
      }
    }
    for (let at = 0; at < token.length; at += 1) assert.equal(pages.read('stranger', token.slice(0, at)), undefined);
  });

  it('are refused whatever somebody makes up', () => {
    const madeUp = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
    );
    fc.assert(
      fc.property(madeUp, aPage, (token, page) => {
        assert.equal(pages.read(page, token), undefined);
      }),
    );
  });

  it('outlive a change of keys as long as the old one is kept, and new ones come from the first', () => {
    const both = guestPageLinks({ botAddress: () => BOT, keys: [SECOND, FIRST] });
    const late = guestPageLinks({ botAddress: () => BOT, keys: [SECOND] });
    for (const page of GUEST_PAGES) {
      const [old, fresh] = [tokenOf(page, ID), tokenOf(page, ID, both)];
      assert.deepEqual([both.read(page, old), both.read(page, fresh)], [ID, ID]);
      assert.deepEqual([late.read(page, old), late.read(page, fresh)], [undefined, ID]);
      assert.equal(pages.read(page, fresh), undefined);
    }
  });

  it('do not depend on what a key is called', () => {
    const renamed = guestPageLinks({ botAddress: () => BOT, keys: [{ ...FIRST, id: 'other' }] });
    assert.equal(renamed.read('stranger', tokenOf('stranger', ID)), ID);
  });
});
