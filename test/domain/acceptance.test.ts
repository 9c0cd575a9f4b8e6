import assert from 'node:assert/strict';
import { hasAcceptedThis } from '../../src/domain/acceptance.ts';
import { aGuest, at } from '../support/builders.ts';

const ACCEPTED = aGuest();
const LAG = 600;

describe('whether a guest has accepted this invitation', () => {
  it('is what the directory shows, of an ordinary one', () => {
    for (const act of ['invite', 'renew', 'add'] as const)
      assert.equal(hasAcceptedThis({ act, track: { issuedAt: at(0) } }, ACCEPTED, at(0)), true);
    const pending = aGuest({ externalUserState: 'PendingAcceptance' });
    assert.equal(hasAcceptedThis({ act: 'invite', track: {} }, pending, at(9)), false);
  });

  it('is believed of a reset only once no copy can show what was before it', () => {
    const reset = { act: 'reset', track: { issuedAt: at(0) } } as const;
    assert.equal(hasAcceptedThis(reset, ACCEPTED, at(LAG)), false);
    assert.equal(hasAcceptedThis(reset, ACCEPTED, at(LAG + 1)), true);
    assert.equal(hasAcceptedThis({ act: 'reset', track: {} }, ACCEPTED, at(9_999)), false);
  });
});
