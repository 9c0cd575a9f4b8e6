import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareSnapshots } from '../../../src/domain/conversion/compare-snapshots.ts';
import type { HeldThing, Snapshot } from '../../../src/domain/conversion/conversion-person.ts';
import { NOON } from '../../support/builders.ts';

const GROUP: HeldThing = { id: 'g-1', name: 'Readers', kind: 'group' };
const APP: HeldThing = { id: 'a-1', name: 'Wiki', kind: 'app' };

function snapshot(things: readonly HeldThing[], unread: Snapshot['unread'] = []): Snapshot {
  return { takenAt: NOON, things, unread };
}

describe('comparing two snapshots', () => {
  it('finds nothing where nothing has changed, whatever it is called now', () => {
    const renamed = { ...GROUP, id: 'G-1', name: 'Everybody who reads' };
    assert.deepEqual(compareSnapshots(snapshot([GROUP, APP]), snapshot([APP, renamed])), {
      same: 2,
      gone: [],
      added: [],
      unread: [],
    });
  });

  it('takes a group that is reached by another one for another thing', () => {
    const nested = { ...GROUP, kind: 'nested-group' } as const;
    const { gone, added } = compareSnapshots(snapshot([GROUP]), snapshot([nested]));
    assert.deepEqual([gone, added], [[GROUP], [nested]]);
  });

  it('takes it for the same where it could not be told on one of the days', () => {
    const either = { ...GROUP, kind: 'some-group' } as const;
    assert.deepEqual(compareSnapshots(snapshot([GROUP]), snapshot([either])), {
      same: 1,
      gone: [],
      added: [],
      unread: [],
    });
  });

  it('says nothing of a part that was not read on one of the days, and names the permission', () => {
    const unread = { part: 'apps' as const };
    const needs = { part: 'apps' as const, permission: 'Directory.Read.All' };
    for (const [before, after] of [
      [snapshot([GROUP, APP], [unread]), snapshot([GROUP], [needs])],
      [snapshot([GROUP], [needs]), snapshot([GROUP, APP], [unread])],
    ] as const) {
      assert.deepEqual(compareSnapshots(before, after), { same: 1, gone: [], added: [], unread: [needs] });
    }
  });

  it('accounts for each thing once', () => {
    const kinds = fc.constantFrom<HeldThing['kind']>('group', 'nested-group', 'some-group', 'app', 'owned');
    const things = fc.uniqueArray(
      fc.record({ id: fc.integer({ min: 0, max: 9 }).map(String), name: fc.string(), kind: kinds }),
      {
        selector: ({ id, kind }) => `${kind.endsWith('group') ? 'group' : kind} ${id}`,
      },
    );
    fc.assert(
      fc.property(things, things, (before, after) => {
        const { same, gone, added } = compareSnapshots(snapshot(before), snapshot(after));
        assert.equal(same + gone.length, before.length);
        assert.equal(same + added.length, after.length);
      }),
    );
  });
});
