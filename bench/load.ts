import type { Journey } from '../test/support/journey.ts';
import type { PressRow } from './press-table.ts';
import type { Seat } from './seats.ts';
import { quantile } from './statistics.ts';
import type { Wire } from './wire.ts';

/** Everybody presses, waits for the answer, and presses again. */
export interface Load {
  readonly press: PressRow;
  readonly seats: readonly Seat[];
  readonly wire: Wire;
  readonly forMs: number;
}

export interface Round {
  /** Of those that were answered as they should be. */
  readonly perSecond: number;
  /** 95 of 100 of them are answered within it. */
  readonly slowMs: number;
  /** Of 100. */
  readonly failed: number;
}

/** On a machine that is too busy a limit of ours passes now and then; where more goes wrong, the figure says nothing. */
const MOST_FAILED = 10;

export async function round(journey: Journey, { press, seats, wire, forMs }: Load): Promise<Round> {
  const { calls } = journey.connector;
  const before = calls.length;
  const latencies: number[] = [];
  const failures: unknown[] = [];
  const startedAt = performance.now();
  const sit = async (seat: Seat) => {
    for (let at = startedAt; at < startedAt + forMs; at = performance.now()) {
      try {
        press.take(await wire.post(press.activity(seat)), seat);
        latencies.push(performance.now() - at);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(seats.map(sit));
  const seconds = (performance.now() - startedAt) / 1_000;
  const failed = (100 * failures.length) / (failures.length + latencies.length);
  if (failed > MOST_FAILED) throw new Error(`${press.what}: ${failed} of 100 failed`, { cause: failures[0] });
  const posted = calls.slice(before).filter(({ method }) => method === 'POST').length;
  if (press.isMessage && posted < latencies.length)
    throw new Error(`${press.what}: ${posted} messages for ${latencies.length} lines`);
  return { perSecond: latencies.length / seconds, slowMs: quantile(latencies, 0.95), failed };
}
