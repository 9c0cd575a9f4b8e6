import type { Clock } from '../ports/clock.ts';
import { EdgeError } from '../ports/edge-error.ts';
import { secondsSince } from './replication.ts';

/** Whoever waits is told after so long, whatever does not answer: outages are over by then, and what is not is for people. */
export const UNANSWERED_SECONDS = 86_400;
const SOONEST_SECONDS = 1;
/** Whatever is well again is noticed within that. */
const LATEST_SECONDS = 600;

interface Limit {
  readonly since: Date;
  readonly withinSeconds?: number;
}

interface Trying<Outcome> extends Required<Limit> {
  readonly act: () => Promise<Outcome>;
  /** What is so once the time is over and the last try has failed too. */
  readonly giveUp: () => Outcome | Promise<Outcome>;
}

/** Nothing fails for ever unsaid: less and less often as long as there is time, and then given up. Throws EdgeError until then. */
export async function tryWithin<Outcome>(
  deps: { readonly clock: Clock },
  { since, withinSeconds, act, giveUp }: Trying<Outcome>,
): Promise<Outcome> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof EdgeError)) throw error;
    if (secondsSince(deps, since) >= withinSeconds) return giveUp();
    throw putOff(deps, error, { since, withinSeconds });
  }
}

/** What goes on failing is tried again after half as long as it has failed by then, and in time for the last try. */
export function putOff(
  deps: { readonly clock: Clock },
  error: EdgeError,
  { since, withinSeconds = Number.POSITIVE_INFINITY }: Limit,
): EdgeError {
  const failedFor = secondsSince(deps, since);
  const pause = Math.min(Math.max(failedFor / 2, SOONEST_SECONDS), LATEST_SECONDS, withinSeconds - failedFor);
  return error.notBefore(Math.ceil(pause));
}
