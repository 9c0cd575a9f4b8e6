import assert from 'node:assert/strict';
import type { RequestId } from '../../../src/domain/ids.ts';
import { type AgreeingHouse, anAgreeingHouse } from '../../support/agreeing-house.ts';
import { INVITER } from '../../support/builders.ts';
import { type DeathPoint, deadlyPorts, untilKilled } from '../../support/deadly-ports.ts';
import { DANA } from '../../support/deciding-house.ts';
import { COLLEAGUE } from '../../support/house.ts';

type Point = Pick<DeathPoint, 'port' | 'act' | 'nth'>;

const POINTS: readonly Point[] = [
  { port: 'conversions', act: 'open', nth: 1 },
  // The question whether it is agreed, to each of two; then that it is, and the message of that.
  { port: 'notifier', act: 'post', nth: 1 },
  { port: 'notifier', act: 'post', nth: 2 },
  { port: 'notifier', act: 'post', nth: 3 },
  // The question whether it is done.
  { port: 'notifier', act: 'post', nth: 4 },
  { port: 'notifier', act: 'post', nth: 5 },
  // Asked, agreed, told, checked, asked again, and that they have it.
  ...[1, 2, 3, 4, 5, 6].map((nth): Point => ({ port: 'conversions', act: 'record', nth })),
];

/** The way from the check to the confirmation, each press as somebody makes it who looks at the present card. */
async function goOn(all: AgreeingHouse, id: RequestId): Promise<void> {
  const { house } = all;
  const press = async (act: (id: RequestId) => Promise<unknown>) => {
    if (!(await house.edges.conversions.read(id))) return;
    await act(id);
    await house.drain();
  };
  await press((each) => all.agree(each));
  await press(async (each) => house.useCases.checkAgreed(await all.askerPress(each)));
  await press(async (each) => house.useCases.askNow(await all.askerPress(each)));
}

describe('an agreement in principle, killed at any moment', () => {
  for (const point of POINTS) {
    for (const when of ['before', 'after'] as const) {
      it(`goes on ${when} ${point.port}.${point.act} ${point.nth}`, async () => {
        const killer = deadlyPorts({ ...point, when });
        const all = await anAgreeingHouse({ around: killer.around, aroundNotifier: killer.notifier });
        const draft = await all.checked();
        await all.copied(draft);
        const press = await all.press(draft.id);
        const { id } = draft;

        await untilKilled(async () => {
          await all.house.useCases.askForAgreement(press);
          await all.house.drain();
          all.takeAway();
          await goOn(all, id);
        });
        assert.ok(killer.hasStruck());
        killer.restart();
        all.house.loseJobs();
        // Whoever saw nothing happen presses once more.
        await all.house.useCases.askForAgreement(press);
        all.takeAway();
        all.house.pass(31);
        await all.house.sweep();
        await goOn(all, id);
        await all.house.sweep();

        const kinds = await all.kinds(id);
        const once = ['requested', 'agreed-in-principle', 'confirmation-asked', 'deciders-asked'] as const;
        assert.deepEqual(
          once.map((one) => kinds.filter((kind) => kind === one).length),
          [1, 1, 1, 2],
        );
        assert.equal((await all.reading(id)).conversion.state, 'awaiting-confirmation');
        const posted = all.house.postedCards.filter(({ as }) => as === 'admin').map(({ to }) => to);
        assert.deepEqual([...new Set(posted)].toSorted(), [COLLEAGUE, DANA].toSorted());
        // Two questions to two; of the second, what nobody remembers may come twice, and so may the one before a crash.
        assert.ok(posted.length >= 4 && posted.length <= 6, posted.join());
        const told = all.house.postedCards.filter(({ as }) => as === 'asker').map(({ to }) => to);
        assert.ok(told.length <= 1 && told.every((to) => to === INVITER));
        assert.deepEqual(all.house.accounts.mailOrders, []);
      });
    }
  }
});
