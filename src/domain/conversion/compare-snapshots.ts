import type { Comparison, HeldThing, Snapshot, SnapshotPart } from './conversion-person.ts';

const PART_OF: Readonly<Record<HeldThing['kind'], SnapshotPart>> = {
  group: 'groups',
  'nested-group': 'groups',
  'some-group': 'groups',
  app: 'apps',
  owned: 'owned',
};

/** What was there and is there, by the directory's own ids. Of what was not readable on both days nothing is said. */
export function compareSnapshots(before: Snapshot, after: Snapshot): Comparison {
  const unread = partsOf([...before.unread, ...after.unread]);
  const isCompared = ({ kind }: HeldThing) => !unread.some(({ part }) => part === PART_OF[kind]);
  const were = before.things.filter(isCompared);
  const are = after.things.filter(isCompared);
  const keyOf = keysOf([...were, ...are]);
  const gone = without(were, are, keyOf);
  return { same: were.length - gone.length, gone, added: without(are, were, keyOf), unread };
}

type KeyOf = (thing: HeldThing) => string;

function without(things: readonly HeldThing[], others: readonly HeldThing[], keyOf: KeyOf): readonly HeldThing[] {
  const known = new Set(others.map(keyOf));
  return things.filter((thing) => !known.has(keyOf(thing)));
}

/** A group that is reached through another one by now is not the one that was given directly, where both can be told apart. */
function keysOf(things: readonly HeldThing[]): KeyOf {
  const isToldApart = things.every(({ kind }) => kind !== 'some-group');
  return ({ kind, id }) => `${isToldApart ? kind : PART_OF[kind]} ${id.toLowerCase()}`;
}

/** Each part once; a permission that somebody can grant says more than that there was none. */
function partsOf(unread: Snapshot['unread']): Snapshot['unread'] {
  const parts = new Map<SnapshotPart, Snapshot['unread'][number]>();
  for (const each of unread) if (!parts.get(each.part)?.permission) parts.set(each.part, each);
  return [...parts.values()];
}
