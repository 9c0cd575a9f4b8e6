import assert from 'node:assert/strict';
import { INVITER } from '../../support/builders.ts';
import { ANN, aChangingHouse, DANA, NEW_ADDRESS } from '../../support/changing-house.ts';
import { COLLEAGUE } from '../../support/house.ts';

describe('what cannot be asked', () => {
  it('is a reset of somebody with a role, of a colleague, or by somebody who administers no more', async () => {
    const all = await aChangingHouse();
    const press = await all.reviewed();
    all.house.directory.tenant.roleNames = { [ANN]: ['Reader'] };
    const withRole = await all.house.useCases.askReset(press);
    assert.equal('note' in withRole && withRole.note, 'has-role');
    all.appoint(COLLEAGUE, DANA);
    assert.deepEqual(await all.house.useCases.askReset(press), { outcome: 'no-admin' });
    all.appoint(INVITER);
    all.house.directory.tenant.roleNames = {};
    const alone = await all.house.useCases.askReset(press);
    assert.equal('note' in alone && alone.note, 'one-admin');
    assert.equal(await all.openOf(ANN), undefined);
  });

  it('is neither a reset nor another address for an account of ours that is called a guest', async () => {
    const all = await aChangingHouse();
    const press = await all.reviewed();
    all.changeAnn({ externalUserState: undefined, identities: [] });
    for (const outcome of [
      await all.house.useCases.askReset(press),
      await all.house.useCases.askAddress({ ...press, address: NEW_ADDRESS }),
    ])
      assert.equal('note' in outcome && outcome.note, 'account-changed');
    assert.equal(await all.openOf(ANN), undefined);
  });

  it('is another address as long as nobody can say who has it', async () => {
    for (const fact of ['accounts-with-address', 'own-domains'] as const) {
      const all = await aChangingHouse();
      const press = await all.reviewed();
      all.house.directory.unread.set(fact, { because: 'permission', permission: 'x' });
      await assert.rejects(all.house.useCases.askAddress({ ...press, address: NEW_ADDRESS }), { kind: 'unavailable' });
      assert.equal(await all.openOf(ANN), undefined);
    }
  });

  it('is anything that the card did not offer', async () => {
    const all = await aChangingHouse();
    const press = await all.reviewed();
    for (const stale of [
      await all.house.useCases.askRestore(press),
      await all.house.useCases.askReset({ ...press, mark: 'draft-1' }),
      await all.house.useCases.askReset({ ...press, person: 5 }),
    ])
      assert.equal('note' in stale && stale.note, 'stale');
    const other = await all.house.useCases.askReset({ ...press, callerId: COLLEAGUE });
    assert.equal(other.outcome, 'not-yours');
    assert.equal(await all.openOf(ANN), undefined);
  });
});
