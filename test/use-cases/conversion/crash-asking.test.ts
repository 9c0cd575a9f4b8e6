import assert from 'node:assert/strict';
import { sweep } from '../../../src/use-cases/sweep.ts';
import { INVITER } from '../../support/builders.ts';
import { type DeathPoint, deadlyPorts, untilKilled } from '../../support/deadly-ports.ts';
import { aDecidingHouse, DANA } from '../../support/deciding-house.ts';
import { COLLEAGUE } from '../../support/house.ts';

const POINTS: readonly Pick<DeathPoint, 'port' | 'act' | 'nth'>[] = [
  { port: 'conversions', act: 'open', nth: 1 },
  { port: 'notifier', act: 'post', nth: 1 },
  { port: 'notifier', act: 'post', nth: 2 },
  // The question, then the confirmation.
  { port: 'conversions', act: 'record', nth: 1 },
  { port: 'conversions', act: 'record', nth: 2 },
];

describe('asking for a confirmation, killed at any moment', () => {
  for (const point of POINTS) {
    for (const when of ['before', 'after'] as const) {
      it(`goes on ${when} ${point.port}.${point.act} ${point.nth}`, async () => {
        const killer = deadlyPorts({ ...point, when });
        const all = await aDecidingHouse({ around: killer.around, aroundNotifier: killer.notifier });
        const draft = await all.checked();
        await all.copied(draft);
        const press = await all.press(draft.id);
        const { id } = draft;
        const confirm = async () => {
          const confirming = { ...(await all.pressBy(COLLEAGUE, id)), name: 'Kim Cho', ticks: [] };
          return all.house.useCases.confirmConversion(confirming);
        };

        await untilKilled(async () => {
          await all.house.useCases.askForConfirmation(press);
          await all.house.drain();
          await confirm();
        });
        assert.ok(killer.hasStruck());
        killer.restart();
        all.house.loseJobs();
        // Whoever saw nothing happen presses once more.
        await all.house.useCases.askForConfirmation(press);
        all.house.pass(31);
        await all.house.sweep();
        await confirm();
        await all.house.sweep();

        const kinds = await all.kinds(id);
        assert.deepEqual(kinds.slice(0, 3), ['requested', 'deciders-asked', 'confirmed']);
        assert.equal(kinds.filter((kind) => kind === 'confirmed').length, 1);
        const posted = all.house.postedCards.filter(({ as }) => as === 'admin').map(({ to }) => to);
        assert.deepEqual([...new Set(posted)].toSorted(), [COLLEAGUE, DANA].toSorted());
        // The one message whose posting nobody remembers may come twice.
        assert.ok(posted.length <= 3);
        assert.ok(!posted.includes(INVITER));
      });
    }
  }
});

describe('a conversion that cannot be read', () => {
  it('is counted by the sweep, and holds up nobody else', async () => {
    const all = await aDecidingHouse();
    const id = await all.opened();
    all.house.loseJobs();
    const { conversions } = all.house.edges;
    const { due } = conversions;
    conversions.due = async (now, limit) => ({ ...(await due(now, limit)), unreadable: 1 });
    all.house.pass(31);

    assert.equal((await sweep(all.house.edges)).unreadable, 1);
    await all.house.drain();

    assert.deepEqual(await all.kinds(id), ['requested', 'deciders-asked']);
  });
});
