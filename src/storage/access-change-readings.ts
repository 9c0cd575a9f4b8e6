import type { Kysely } from 'kysely';
import { replayChange } from '../domain/access-change/replay-change.ts';
import type { AccessChangeReading } from '../use-cases/ports/access-changes.ts';
import { readChangeEntry, readChangePerson, readChangeRequest } from './access-change-rows.ts';
import type { Schema } from './schema.ts';

/** Changes of access, each with what is kept of its person: `body` is null once that was wiped. */
export function selectChanges(db: Kysely<Schema>) {
  return db
    .selectFrom('access_change')
    .innerJoin('access_change_person', 'access_change_person.access_change_id', 'access_change.id')
    .selectAll('access_change')
    .select('access_change_person.body');
}

export type ChangeRow = Awaited<ReturnType<ReturnType<typeof selectChanges>['execute']>>[number];

/** Reads each of the rows; one query for the entries of them all. */
export async function changeReader(
  db: Kysely<Schema>,
  rows: readonly ChangeRow[],
): Promise<(row: ChangeRow) => AccessChangeReading> {
  const ids = rows.map(({ id }) => id);
  const found =
    ids.length === 0
      ? []
      : await db
          .selectFrom('access_change_entry')
          .selectAll()
          .where('access_change_id', 'in', ids)
          .orderBy('number')
          .execute();
  const byChange = Map.groupBy(found, ({ access_change_id }) => access_change_id);
  return (row) => {
    const own = byChange.get(row.id) ?? [];
    const entries = own.map(readChangeEntry);
    return {
      change: replayChange(readChangeRequest(row), entries),
      entries,
      number: own.at(-1)?.number ?? 0,
      person: readChangePerson(row.body, row.id),
    };
  };
}

export async function changeReadings(
  db: Kysely<Schema>,
  rows: readonly ChangeRow[],
): Promise<readonly AccessChangeReading[]> {
  return rows.map(await changeReader(db, rows));
}
