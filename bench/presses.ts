import type { DatabaseKind, Journey } from '../test/support/journey.ts';
import { startEcho } from './echo-process.ts';
import { type Round, round } from './load.ts';
import { BASE, PRESSES, type PressRow } from './press-table.ts';
import { startProduct } from './product.ts';
import { type Seat, takeSeats } from './seats.ts';
import type { Sizes } from './sizes.ts';
import { ratios, type Series, series } from './statistics.ts';
import { type Wire, wireTo } from './wire.ts';

/** Presses a second, and what part that is of an echo bot's messages on the same machine in the same round. */
export async function measurePresses(database: DatabaseKind, sizes: Sizes): Promise<readonly Series[]> {
  const journey = await startProduct(database);
  const echo = await startEcho();
  const wires = { product: wireTo(journey.bot.port), echo: wireTo(echo.port) };
  try {
    const seats = await takeSeats(journey, sizes.people);
    return figures(await allRounds(journey, { seats, wires, sizes }));
  } finally {
    wires.product.close();
    wires.echo.close();
    await echo.end();
    await journey.end();
  }
}

interface Hall {
  readonly seats: readonly Seat[];
  readonly wires: Readonly<Record<PressRow['to'], Wire>>;
  readonly sizes: Sizes;
}

/** All presses in turn, again and again, so that each meets the machine as the others do. The first turn only warms up. */
async function allRounds(journey: Journey, { seats, wires, sizes }: Hall): Promise<Rounds> {
  const turns: ReadonlyMap<PressRow, Round>[] = [];
  for (let turn = 0; turn <= sizes.rounds; turn += 1) {
    const measured = new Map<PressRow, Round>();
    for (const press of PRESSES)
      measured.set(press, await round(journey, { press, seats, wire: wires[press.to], forMs: sizes.roundMs }));
    turns.push(measured);
  }
  const [, ...measured] = turns;
  return (press) => measured.flatMap((turn) => turn.get(press) ?? []);
}

type Rounds = (press: PressRow) => readonly Round[];

function figures(roundsOf: Rounds): readonly Series[] {
  const rates = (press: PressRow) => roundsOf(press).map(({ perSecond }) => perSecond);
  return PRESSES.flatMap((press) => {
    const { what, to } = press;
    const slow = roundsOf(press).map(({ slowMs }) => slowMs);
    const failed = roundsOf(press).map((one) => one.failed);
    return [
      series(what, 'a second', rates(press)),
      ...(to === 'echo' ? [] : [series(`${what}: ratio`, '× echo', ratios(rates(press), rates(BASE)))]),
      series(`${what}: 95 of 100 within`, 'ms', slow),
      ...(failed.some((part) => part > 0) ? [series(`${what}: failed`, 'of 100', failed)] : []),
    ];
  });
}
