import assert from 'node:assert/strict';
import { saySame } from '../../src/domain/equal.ts';

describe('two values say the same', () => {
  it('whatever the order of their members, and with undefined for absent', () => {
    assert.equal(saySame({ a: 1, b: [{ c: new Date(5) }] }, { b: [{ c: new Date(5) }], a: 1, d: undefined }), true);
  });
  it('and not when one says less, more or something else', () => {
    assert.equal(saySame({ a: [1, 2] }, { a: [2, 1] }), false);
    assert.equal(saySame({ a: 1 }, { a: 1, b: null }), false);
    assert.equal(saySame([], {}), false);
  });
});
