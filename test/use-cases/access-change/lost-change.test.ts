import assert from 'node:assert/strict';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { INVITER } from '../../support/builders.ts';
import { aChangingHouse, DANA } from '../../support/changing-house.ts';
import { COLLEAGUE } from '../../support/house.ts';

describe('an answer that was lost', () => {
  it('to the write of the address: looked at before anything is written again', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    house.accounts.mailScript.add({ actThenThrow: new EdgeError('ambiguous', 'graph-504') });
    const id = await all.asked('address');
    await all.confirm(id);
    await house.drain();
    assert.equal((await all.kinds(id)).at(-1), 'writing');
    house.pass(31);
    await house.sweep();
    assert.deepEqual((await all.kinds(id)).slice(3), ['writing', 'seen', 'opened', 'done', 'telling']);
    assert.equal(house.accounts.mailOrders.length, 1);
    assert.equal(house.invitations.posts.length, 1);
  });

  it('to the write, and nothing was done: written again, once a minute has passed', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    house.accounts.mailScript.add({ fail: new EdgeError('ambiguous', 'reset') });
    const id = await all.asked('address');
    await all.confirm(id);
    await house.drain();
    house.pass(31);
    await house.sweep();
    assert.equal(house.accounts.mailOrders.length, 1);
    house.pass(31);
    await house.sweep();
    assert.equal(house.accounts.mailOrders.length, 2);
    assert.equal((await all.reading(id)).change.state, 'done');
  });

  it('to the reset: done again, because nobody has the link, and one link is given', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    house.invitations.script.add({ actThenThrow: new EdgeError('ambiguous', 'graph-504') });
    const id = await all.asked();
    await all.confirm(id);
    await house.drain();
    assert.equal(house.mailer.sent.length, 0);
    house.pass(61);
    await house.sweep();
    assert.deepEqual(
      house.invitations.posts.map(({ isReset }) => isReset),
      [true, true],
    );
    assert.equal(house.mailer.sent.length, 1);
    assert.equal(house.mailer.sent[0]?.redeemUrl, house.invitations.issued.at(-1)?.redeemUrl);
  });

  it('is not waited for where a copy of the account has not heard of the address yet: it is tried again', async () => {
    let refusals = 1;
    const all = await aChangingHouse({
      around: (edges) => ({
        ...edges,
        invitations: {
          invite: async (order) => {
            refusals -= 1;
            if (refusals < 0) return edges.invitations.invite(order);
            return { outcome: 'refused', failure: 'input-refused', mayPass: true };
          },
        },
      }),
    });
    const { house } = all;
    const id = await all.asked('address');
    await all.confirm(id);
    await house.drain();
    assert.equal(house.mailer.sent.length, 0);
    house.pass(31);
    await house.sweep();
    const { invitationId } = (await all.reading(id)).change;
    const invitation = await house.edges.ledger.read(invitationId);
    assert.equal(invitation?.invitation.state, 'delivered');
    assert.equal(invitation.entries.filter(({ kind }) => kind === 'inviting').length, 2);
  });

  it('is no reason to keep the link from them: what was taken away is theirs to take up again', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    const id = await all.asked();
    await all.confirm(id);
    while (house.waiting[0]?.name !== 'deliver') await house.step();
    all.appoint(COLLEAGUE, DANA);
    await house.drain();
    assert.equal(house.mailer.sent.length, 1);
  });

  it('is no matter where Microsoft says no: it ends, and whoever asked hears why', async () => {
    const all = await aChangingHouse();
    const { house } = all;
    house.accounts.mailScript.add({ refuse: 'permission-missing' });
    const id = await all.asked('address');
    await all.confirm(id);
    await house.drain();
    const { change } = await all.reading(id);
    assert.deepEqual([change.state, 'because' in change && change.because], ['failed', 'permission-missing']);
    assert.deepEqual(house.invitations.posts, []);
    assert.ok(house.postedCards.some(({ to, subject }) => to === INVITER && stateIn(subject) === 'failed'));
  });
});

function stateIn(subject: object): string | undefined {
  const { reading } = subject as { readonly reading?: { readonly change?: { readonly state: string } } };
  return reading?.change?.state;
}
