import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import type { ControlCall } from './call.ts';
import { controlObject, number, onlyKnown, refuseControl, text } from './reading.ts';

export function readClock(world: World): unknown {
  return { now: world.clock.now().toISOString() };
}

/** `{ "now": ISO }` or `{ "advanceSeconds": n }`. */
export function moveClock({ body }: ControlCall, world: World): unknown {
  const wish = controlObject(body, 'The clock');
  onlyKnown(wish, ['now', 'advanceSeconds'], 'The clock');
  const target =
    wish.advanceSeconds === undefined
      ? readTarget(wish.now)
      : new Date(world.clock.now().getTime() + number(wish.advanceSeconds, 'advanceSeconds') * 1000);
  if (!world.clock.moveTo(target)) {
    throw new Refusal(
      409,
      'ClockWouldGoBack',
      `The clock never goes back: it is ${world.clock.now().toISOString()}, asked for ${target.toISOString()}.`,
    );
  }
  return readClock(world);
}

function readTarget(value: unknown): Date {
  const target = new Date(text(value, 'now'));
  return Number.isNaN(target.getTime()) ? refuseControl('now must be a time such as 2026-11-21T09:00:00Z.') : target;
}
