import assert from 'node:assert/strict';
import { type DeathPoint, deadlyPorts, untilKilled } from '../support/deadly-ports.ts';
import { aHouse, type House } from '../support/house.ts';

const ACTS: readonly (readonly [DeathPoint['port'], string, number])[] = [
  ['invitations', 'invite', 1],
  ['memberships', 'add', 1],
  ['mailer', 'send', 1],
  ['linkVault', 'keep', 1],
  ['linkVault', 'wipe', 1],
  ['ledger', 'open', 1],
  // inviting, issued, added-to-team, sending, delivered, accepted, listed, telling, told and the looks in between.
  ['ledger', 'record', 12],
  ['drafts', 'save', 3],
];

const POINTS: readonly DeathPoint[] = ACTS.flatMap(([port, act, times]) =>
  Array.from({ length: times }, (_, index) => index + 1).flatMap((nth) =>
    (['before', 'after'] as const).map((when) => ({ port, act, when, nth })),
  ),
);

async function wholeStory(house: House): Promise<void> {
  await house.send();
  await house.drain();
  house.accept();
  house.pass(301);
  await house.sweep();
  house.list();
  house.pass(301);
  await house.sweep();
}

describe('killed between any two steps', () => {
  for (const point of POINTS) {
    it(`${point.when} the ${point.nth}. ${point.port}.${point.act}: one guest, one living link given, no second mail`, async () => {
      const killer = deadlyPorts(point);
      const house = aHouse({ around: killer.around });

      await untilKilled(() => wholeStory(house));
      const struck = killer.hasStruck();
      killer.restart();
      house.loseJobs();
      await finish(house);

      if (!struck) assert.equal(point.port === 'ledger' || point.port === 'drafts', true, 'this act was never reached');
      const { posts, issued } = house.invitations;
      assert.equal(new Set(issued.map(({ guestId }) => guestId)).size <= 1, true, 'one guest');
      assert.equal(house.mailer.sent.length <= 1, true, 'no second mail');
      assert.equal(house.told.length <= 1, true, 'told at most once');
      for (const mail of house.mailer.sent)
        assert.equal(mail.redeemUrl, issued.at(-1)?.redeemUrl, 'the link given lives');
      assert.equal(posts.length <= 2, true, 'at most one more POST');
      await everythingIsKnown(house);
    });
  }
});

/** The next process: the sweep alone, while the guest accepts what they have got. */
async function finish(house: House): Promise<void> {
  for (let round = 0; round < 8; round += 1) {
    house.pass(301);
    if (house.invitations.issued.length > 0 && house.mailer.sent.length > 0) {
      house.accept();
      house.list();
    }
    await house.sweep();
  }
}

/** Nothing rests in a state that the sweep would have cured. */
async function everythingIsKnown(house: House): Promise<void> {
  house.pass(100_000);
  const due = await house.edges.ledger.due(house.edges.clock(), 10);
  for (const { id } of due.invitations) {
    const reading = await house.edges.ledger.read(id);
    const state = reading?.invitation.state;
    assert.equal(
      state === 'delivery-unknown' || state === 'delivered' || state === 'redeemed',
      true,
      `rests at ${state}`,
    );
  }
}
