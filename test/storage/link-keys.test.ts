import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { parseLinkKey, parseLinkKeys } from '../../src/storage/link-keys.ts';

const KEY = randomBytes(32);
const TEXT = KEY.toString('base64');

describe('link keys', () => {
  it('are read from an id and 32 bytes', () => {
    assert.deepEqual(parseLinkKey(` 2026-11:${TEXT} `), { id: '2026-11', key: KEY });
  });

  const malformed = [
    '',
    TEXT,
    `:${TEXT}`,
    `two words:${TEXT}`,
    `short:${randomBytes(31).toString('base64')}`,
    `long:${randomBytes(33).toString('base64')}`,
    `cut:${TEXT.slice(0, -1)}`,
  ];
  for (const text of malformed) it(`are not read from “${text}”`, () => assert.equal(parseLinkKey(text), undefined));

  it('come as a list whose order is kept', () => {
    const keys = parseLinkKeys(`new:${TEXT}, old:${TEXT}`);
    assert.deepEqual(
      keys?.map(({ id }) => id),
      ['new', 'old'],
    );
  });

  it('come as no list when one is malformed, or an id comes twice', () => {
    for (const text of ['', `new:${TEXT},`, `new:${TEXT},old`, `new:${TEXT},new:${TEXT}`])
      assert.equal(parseLinkKeys(text), undefined);
  });
});
