import assert from 'node:assert/strict';
import { INVITER } from '../../support/builders.ts';
import { ANN, aChangingHouse, type ChangingHouse, NEW_ADDRESS } from '../../support/changing-house.ts';
import { type DeathPoint, deadlyPorts, untilKilled } from '../../support/deadly-ports.ts';

/** How often the story calls each; what the form has done before counts too. */
const ACTS: readonly (readonly [DeathPoint['port'], string, first: number, last: number])[] = [
  ['accessChanges', 'open', 1, 1],
  // deciders-asked, confirmed, writing, written, seen, opened, done, telling
  ['accessChanges', 'record', 1, 8],
  ['accounts', 'writeMail', 1, 1],
  ['ledger', 'open', 1, 1],
  // inviting, issued, sending, delivered
  ['ledger', 'record', 1, 4],
  ['invitations', 'invite', 1, 1],
  ['linkVault', 'keep', 1, 1],
  ['notifier', 'post', 1, 6],
];

const POINTS: readonly DeathPoint[] = ACTS.flatMap(([port, act, first, last]) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((nth) =>
    (['before', 'after'] as const).map((when) => ({ port, act, when, nth })),
  ),
);

describe('another address, killed between any two steps', () => {
  for (const point of POINTS) {
    it(`${point.when} the ${point.nth}. ${point.port}.${point.act}: written for an intention, one link given`, async () => {
      const killer = deadlyPorts(point);
      const all = await aChangingHouse({ around: killer.around, aroundNotifier: killer.notifier });
      const { house } = all;
      const press = { ...(await all.reviewed()), address: NEW_ADDRESS };
      const decide = async () => {
        const id = await all.openOf(ANN);
        if (id) await all.confirm(id);
      };
      await untilKilled(async () => {
        await house.useCases.askAddress(press);
        await house.drain();
        await decide();
        await house.drain();
      });
      assert.ok(killer.hasStruck(), 'this act was never reached');
      killer.restart();
      house.loseJobs();
      // Whoever saw nothing happen presses once more.
      await house.useCases.askAddress(press);
      await finish(all, decide);

      const { invitations, accounts, mailer } = house;
      const [done, ...others] = await house.edges.accessChanges.naming(INVITER);
      assert.equal(others.length, 0, 'asked for once');
      assert.equal(done?.change.state, 'done');
      const count = (kind: string) => done.entries.filter((entry) => entry.kind === kind).length;
      assert.ok(accounts.mailOrders.length <= count('writing'), 'a PATCH for each intention');
      const invitation = await house.edges.ledger.read(done.change.invitationId);
      const inviting = invitation?.entries.filter(({ kind }) => kind === 'inviting').length ?? 0;
      assert.ok(
        invitations.posts.length <= inviting && inviting <= 2,
        'a POST for each intention, and one more at most',
      );
      assert.ok(invitations.posts.every(({ isReset, accountId }) => isReset && accountId === ANN));
      assert.ok(new Set(mailer.sent.map(({ redeemUrl }) => redeemUrl)).size <= 1, 'one link was given');
      for (const { redeemUrl } of mailer.sent) assert.equal(redeemUrl, invitations.issued.at(-1)?.redeemUrl);
      assert.ok(mailer.sent.length <= 1);
      assert.equal(all.ann()?.mail, NEW_ADDRESS);
      assert.ok(['delivered', 'delivery-unknown'].includes(invitation?.invitation.state ?? ''));
    });
  }
});

/** The next process: the sweep alone, while somebody decides what is in front of them. */
async function finish({ house }: ChangingHouse, decide: () => Promise<void>): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    house.pass(61);
    await house.sweep();
    await decide();
  }
}
