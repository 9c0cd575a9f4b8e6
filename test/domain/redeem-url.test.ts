import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { RedeemUrl } from '../../src/domain/redeem-url.ts';

describe('a redeem URL', () => {
  const url = new RedeemUrl('https://login.example/redeem?ticket=SECRET');

  it('gives itself out only when asked', () => {
    assert.equal(url.reveal(), 'https://login.example/redeem?ticket=SECRET');
  });

  for (const [how, text] of [
    ['a string', `${url}`],
    ['JSON', JSON.stringify({ url })],
    ['inspection', inspect({ deep: { url } }, { depth: 9, showHidden: true })],
    ['an error', String(new Error(`failed for ${url}`))],
  ] as const) {
    it(`hides in ${how}`, () => {
      assert.equal(text.includes('SECRET'), false);
      assert.equal(text.includes('[redeem URL]'), true);
    });
  }
});
