import type { UserId } from '../domain/ids.ts';
import type { People } from './ports/people.ts';

/** Those who did something in these entries, by name, as far as they have talked to us. */
export async function namesOf(people: People, entries: readonly object[]): Promise<ReadonlyMap<UserId, string>> {
  const ids = new Set(entries.flatMap((entry) => ('by' in entry && entry.by ? [entry.by as UserId] : [])));
  const known = await Promise.all([...ids].map((id) => people.find(id)));
  return new Map(
    known.flatMap((person): (readonly [UserId, string])[] =>
      person && person.name !== '' ? [[person.id, person.name]] : [],
    ),
  );
}
