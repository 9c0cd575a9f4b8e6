import type { HeldThing, Snapshot, SnapshotPart } from '../../domain/conversion/conversion-person.ts';
import type { Fact } from '../../domain/facts.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory, FactValues } from '../ports/directory.ts';
import { EdgeError } from '../ports/edge-error.ts';
import { Wave } from '../wave.ts';

/** What the account has that a conversion must not change (product 5.7). Throws EdgeError where an answer did not come. */
export async function takeSnapshot(
  { directory, clock }: { readonly directory: Directory; readonly clock: Clock },
  id: UserId,
): Promise<Snapshot> {
  const wave = new Wave();
  const direct = wave.ask({ fact: 'direct-groups', of: id });
  const all = wave.ask({ fact: 'groups-of', of: id });
  const apps = wave.ask({ fact: 'app-assignments', of: id });
  const owned = wave.ask({ fact: 'owned-things', of: id });
  await wave.read(directory);
  const parts = [
    partOf('groups', all(), (groups) => groupsIn(groups, direct())),
    partOf('apps', apps(), (found) => found.map((app) => ({ ...app, kind: 'app' }))),
    partOf('owned', owned(), ownedIn),
  ];
  return {
    takenAt: clock(),
    things: parts.flatMap(({ things }) => things),
    unread: parts.flatMap(({ unread }) => unread ?? []),
  };
}

interface Part {
  readonly things: readonly HeldThing[];
  readonly unread?: Snapshot['unread'][number];
}

function partOf<Value>(part: SnapshotPart, fact: Fact<Value>, list: (value: Value) => readonly HeldThing[]): Part {
  if ('read' in fact) return { things: list(fact.read) };
  if ('notApplicable' in fact) return { things: [], unread: { part } };
  if (fact.unread.because === 'no-answer') throw notReadable();
  return { things: [], unread: { part, permission: fact.unread.permission } };
}

/** With the kind of each, as far as it can be told: reading what is direct needs more rights than reading all of them. */
function groupsIn(
  { ids, names }: FactValues['groups-of'],
  direct: Fact<FactValues['direct-groups']>,
): readonly HeldThing[] {
  if ('unread' in direct && direct.unread.because === 'no-answer') throw notReadable();
  const named = (id: string) => ({ id, name: names.get(id) ?? '' });
  if (!('read' in direct)) return ids.map((id) => ({ ...named(id), kind: 'some-group' }));
  const given = new Set(direct.read.map(({ id }) => id.toLowerCase()));
  const nested = ids.filter((id) => !given.has(id.toLowerCase()));
  return [
    ...direct.read.map((group) => ({ ...group, kind: 'group' }) as const),
    ...nested.map((id) => ({ ...named(id), kind: 'nested-group' }) as const),
  ];
}

function ownedIn({ teams, apps, others }: FactValues['owned-things']): readonly HeldThing[] {
  return [...teams, ...apps, ...others].map((each) => ({ ...each, kind: 'owned' }));
}

function notReadable(): EdgeError {
  return new EdgeError('unavailable', 'snapshot-not-readable');
}
