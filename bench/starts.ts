import type { DatabaseKind } from '../test/support/journey.ts';
import { memoryAtRest, restart, startProduct } from './product.ts';
import type { Sizes } from './sizes.ts';
import { type Series, series } from './statistics.ts';

/** From the start of the process until its door is open, with an empty database and with one that has been used. */
export async function measureStarts(database: DatabaseKind, { starts }: Sizes): Promise<readonly Series[]> {
  const first: Life[] = [];
  const again: Life[] = [];
  for (let start = 0; start < starts; start += 1) {
    const journey = await startProduct(database);
    try {
      first.push({ ms: journey.bot.readyAfterMs, mb: await memoryAtRest(journey) });
      await restart(journey);
      again.push({ ms: journey.bot.readyAfterMs, mb: await memoryAtRest(journey) });
    } finally {
      await journey.end();
    }
  }
  return [
    series(
      'first start to ready',
      'ms',
      first.map(({ ms }) => ms),
    ),
    series(
      'restart to ready',
      'ms',
      again.map(({ ms }) => ms),
    ),
    series(
      'memory at rest, first start',
      'MB',
      first.map(({ mb }) => mb),
    ),
    series(
      'memory at rest, restart',
      'MB',
      again.map(({ mb }) => mb),
    ),
  ];
}

interface Life {
  readonly ms: number;
  readonly mb: number;
}
