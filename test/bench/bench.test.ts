import assert from 'node:assert/strict';
import { thisMachine } from '../../bench/machine.ts';
import type { Figures } from '../../bench/measure.ts';
import { PARTS } from '../../bench/on-database.ts';
import { BASE, PRESSES } from '../../bench/press-table.ts';
import { measureReading } from '../../bench/reading-texts.ts';
import { measureRendering } from '../../bench/rendering.ts';
import type { Sizes } from '../../bench/sizes.ts';
import { median, quantile, ratios, series } from '../../bench/statistics.ts';
import { tableOf } from '../../bench/table.ts';

const SMALL: Sizes = { starts: 1, invitations: 5, rounds: 2, roundMs: 40, people: 2 };

describe('the bench', function () {
  this.timeout(120_000);

  it('measures everything on a database, and nothing comes out empty', async () => {
    const missing = process.env.GUESTLIST_TEST_POSTGRES_MISSING;
    const database = missing === undefined ? 'PostgreSQL' : 'PGlite';
    // At once, for here it is not about the figures.
    const measured = (await Promise.all(PARTS.map(([, measure]) => measure(database, SMALL)))).flat();
    const roundsOf = (what: string) => measured.find((row) => row.what === what)?.rounds ?? [];

    for (const { what, rounds } of measured) {
      const least = /too many requests|: failed/.test(what) ? 0 : Number.MIN_VALUE;
      assert.ok(rounds.length > 0 && rounds.every((value) => value >= least && Number.isFinite(value)), what);
    }
    assert.equal(new Set(measured.map(({ what }) => what)).size, measured.length);
    for (const { what, to } of PRESSES) {
      assert.equal(roundsOf(what).length, SMALL.rounds, what);
      if (to === 'product')
        assert.deepEqual(roundsOf(`${what}: ratio`), ratios(roundsOf(what), roundsOf(BASE.what)), what);
    }
    // The invitation, the mail and the membership; the last again, every few seconds, while a replica does not know the guest.
    const [writes = 0] = roundsOf('Graph: writes an invitation');
    assert.ok(writes >= 3 && writes < 20, `${writes} writes`);
    for (const what of ['first start to ready', 'restart to ready', `memory after ${SMALL.invitations} invitations`])
      assert.ok((roundsOf(what)[0] ?? 0) > 10, what);
  });

  it('renders cards', () => {
    const { rounds } = measureRendering({ ...SMALL, roundMs: 1 });
    assert.equal(rounds.length, SMALL.rounds);
    assert.ok(rounds.every((value) => value > 0));
  });

  it('reads what strangers write', () => {
    for (const { what, rounds } of measureReading({ rounds: 1 }))
      assert.ok(rounds.length === 1 && rounds.every((value) => value > 0), what);
  });

  it('tells the middle and the spread, and why a column is empty', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(quantile([1, 2, 3, 4], 0.5), 2.5);
    assert.equal(quantile([7], 0.95), 7);
    assert.throws(() => median([]), /nothing was measured/);
    assert.deepEqual(ratios([1, 6], [2, 3]), [0.5, 2]);

    const figures: Figures = {
      machine: thisMachine(),
      sizes: SMALL,
      startedAt: '2026-11-21T05:05:00Z',
      tookSeconds: 12.4,
      columns: [
        { name: 'PGlite', measured: [series('start', 'ms', [1234.5, 1000, 2000]), series('calls', '', [0.12345])] },
        { name: 'PostgreSQL', measured: [], skipped: 'no binaries' },
        { name: 'without', measured: [series('cards', 'a second', [5])] },
      ],
    };
    const table = tableOf(figures).split('\n');
    assert.ok(table.includes('PostgreSQL skipped: no binaries'));
    assert.ok(table.includes('| start | ms | 1235 (1000 to 2000) | skipped |  |'), table.join('\n'));
    assert.ok(table.includes('| calls |  | 0.123 | skipped |  |'));
    assert.ok(table.includes('| cards | a second |  | skipped | 5 |'));
    assert.ok(table.some((line) => line.includes(process.version)));
  });
});
