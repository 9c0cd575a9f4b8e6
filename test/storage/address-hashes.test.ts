import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { describe, it } from 'mocha';
import { addressHashes } from '../../src/storage/address-hashes.ts';
import type { LinkKey } from '../../src/storage/link-keys.ts';
import { email } from '../support/builders.ts';

const ANN = email('ann.lee@fabrikam.example');
const OLD: LinkKey = { id: '2026-10', key: randomBytes(32) };
const NEW: LinkKey = { id: '2026-11', key: randomBytes(32) };

describe('the hash of an address', () => {
  it('is the same for the same address and key, and no other', () => {
    const { make } = addressHashes([OLD]);
    assert.equal(make(ANN), addressHashes([OLD]).make(ANN));
    const others = [make(email('ann.lee@adatum.example')), addressHashes([NEW]).make(ANN)];
    assert.equal(new Set([make(ANN), ...others]).size, 3);
  });

  it('is not made with the key of the links itself', () => {
    assert.notEqual(addressHashes([OLD]).make(ANN), createHmac('sha256', OLD.key).update(ANN).digest('base64url'));
  });

  it('is made with the first key, and found with each', () => {
    const changed = addressHashes([NEW, OLD]);
    assert.equal(changed.make(ANN), addressHashes([NEW]).make(ANN));
    assert.deepEqual(changed.of(ANN), [addressHashes([NEW]).make(ANN), addressHashes([OLD]).make(ANN)]);
  });
});
