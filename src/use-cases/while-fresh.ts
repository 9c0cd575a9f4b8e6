import type { UserId } from '../domain/ids.ts';
import type { Clock } from './ports/clock.ts';

/** Looking uses rights at most this old; acts read them anew (architecture 4). */
const FRESH_MS = 60_000;

/** What is read of a person, remembered for as long as looking may rest on it. */
export function whileFresh<Value>(clock: Clock, read: (id: UserId) => Promise<Value>): (id: UserId) => Promise<Value> {
  const known = new Map<UserId, { readonly value: Value; readonly until: number }>();
  return async (id) => {
    const now = clock().getTime();
    const fresh = known.get(id);
    if (fresh && fresh.until > now) return fresh.value;
    const value = await read(id);
    for (const [other, { until }] of known) if (until <= now) known.delete(other);
    known.set(id, { value, until: now + FRESH_MS });
    return value;
  };
}
