import type { UserId } from '../domain/ids.ts';
import { ownReadings, presentCard, type SubjectDeps } from './load-subject.ts';
import type { People } from './ports/people.ts';
import type { Press, PressOutcome } from './press-outcome.ts';

export interface ShowHistoryDeps extends SubjectDeps {
  readonly people: People;
}

/** Who did what about one invitation, to whoever asked for it; reads only. */
export async function showHistory(deps: ShowHistoryDeps, press: Press): Promise<PressOutcome> {
  const [reading] = await ownReadings(deps, press);
  if (!reading) return presentCard(deps, press);
  const ids = new Set(reading.entries.flatMap((entry) => ('by' in entry && entry.by ? [entry.by] : [])));
  const people = await Promise.all([...ids].map((id) => deps.people.find(id)));
  const names = people.flatMap((person): (readonly [UserId, string])[] =>
    person && person.name !== '' ? [[person.id, person.name]] : [],
  );
  return { outcome: 'history', reading, names: new Map(names) };
}
