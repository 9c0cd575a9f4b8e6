import type { DatabaseKind } from '../test/support/journey.ts';
import { measureInvitations } from './invitations.ts';
import { measurePresses } from './presses.ts';
import type { Sizes } from './sizes.ts';
import { measureStarts } from './starts.ts';
import type { Series } from './statistics.ts';

/** Everything that depends on the database; each part with a bot of its own, so that none inherits another's memory. */
export const PARTS: readonly (readonly [
  what: string,
  measure: (database: DatabaseKind, sizes: Sizes) => Promise<readonly Series[]>,
])[] = [
  ['starts', measureStarts],
  ['presses', measurePresses],
  ['invitations', measureInvitations],
];

export async function measureOn(
  database: DatabaseKind,
  sizes: Sizes,
  say: (line: string) => void,
): Promise<readonly Series[]> {
  const all: Series[] = [];
  for (const [what, measure] of PARTS) {
    say(`${database}: ${what}`);
    all.push(...(await measure(database, sizes)));
  }
  return all;
}
