import assert from 'node:assert/strict';
import type { Edges } from '../../src/app.ts';
import { aHouse, type House } from '../support/house.ts';

/** Where the process dies: right before or right after the nth call of one outside act or record. */
interface Point {
  readonly port: 'invitations' | 'memberships' | 'mailer' | 'ledger' | 'linkVault' | 'drafts';
  readonly act: string;
  readonly when: 'before' | 'after';
  readonly nth: number;
}

const ACTS: readonly (readonly [Point['port'], string, number])[] = [
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

const POINTS: readonly Point[] = ACTS.flatMap(([port, act, times]) =>
  Array.from({ length: times }, (_, index) => index + 1).flatMap((nth) =>
    (['before', 'after'] as const).map((when) => ({ port, act, when, nth })),
  ),
);

class Killed extends Error {}

/** After the kill every call fails, as a dead process makes none, until the next process starts. */
function deadly(point: Point) {
  let calls = 0;
  let state: 'living' | 'dead' | 'restarted' = 'living';

  function around(edges: Edges): Edges {
    const guard = <Port extends object>(name: string, port: Port): Port =>
      new Proxy(port, {
        get(target, key) {
          const value: unknown = Reflect.get(target, key);
          if (typeof value !== 'function') return value;
          return async (...args: unknown[]) => {
            if (state === 'dead') throw new Killed();
            const isPoint = state === 'living' && name === point.port && key === point.act && ++calls === point.nth;
            if (isPoint && point.when === 'before') die();
            const result: unknown = await Reflect.apply(value, target, args);
            if (isPoint) die();
            return result;
          };
        },
      });
    const names = ['invitations', 'memberships', 'mailer', 'ledger', 'linkVault', 'drafts'] as const;
    return { ...edges, ...Object.fromEntries(names.map((name) => [name, guard(name, edges[name])])) };
  }

  function die(): never {
    state = 'dead';
    throw new Killed();
  }

  return {
    around,
    hasStruck: () => state !== 'living',
    restart: () => {
      state = 'restarted';
    },
  };
}

async function untilKilled(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
}

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
      const killer = deadly(point);
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
