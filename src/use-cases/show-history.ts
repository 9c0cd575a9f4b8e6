import { ownReadings, presentCard, type SubjectDeps } from './load-subject.ts';
import { namesOf } from './names-of.ts';
import type { People } from './ports/people.ts';
import type { Press, PressOutcome } from './press-outcome.ts';

export interface ShowHistoryDeps extends SubjectDeps {
  readonly people: People;
}

/** Who did what about one invitation, to whoever asked for it; reads only. */
export async function showHistory(deps: ShowHistoryDeps, press: Press): Promise<PressOutcome> {
  const [reading] = await ownReadings(deps, press);
  if (!reading) return presentCard(deps, press);
  return { outcome: 'history', reading, names: await namesOf(deps.people, reading.entries) };
}
