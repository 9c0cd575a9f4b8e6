import assert from 'node:assert/strict';
import { offeredChanges } from '../../../src/domain/access-change/offered-changes.ts';
import type { ReviewedPerson } from '../../../src/domain/draft.ts';
import type { Finding } from '../../../src/domain/eligibility.ts';
import { userId } from '../../support/builders.ts';

const address = 'ann.lee@fabrikam.example';
const account = { address, name: 'Ann Lee', account: 'ann#EXT#' };
const inTeam = { address, name: 'Ann Lee', team: 'North' };
const gone = { name: 'Ann Lee', deletedAt: '2026-11-01T00:00:00Z', until: '2026-12-01T00:00:00Z' };

function person(finding: Finding, accountId: ReviewedPerson['accountId'] = userId(20)): ReviewedPerson {
  return { address, standing: 'already-there', findings: [finding], fine: 0, choices: [], accountId };
}

function internal(code: 'already-a-guest' | 'already-in-team'): Finding {
  return { code, severity: 'choice', detail: { ...account, ...inTeam, internalId: userId(20) } };
}

const EXAMPLES: readonly (readonly [string, Finding, readonly string[]])[] = [
  ['a guest', { code: 'already-a-guest', severity: 'choice', detail: account }, ['reset', 'address']],
  ['an account of ours that is called a guest', internal('already-a-guest'), []],
  ['one in a team', internal('already-in-team'), []],
  ['a guest of a team', { code: 'already-in-team', severity: 'choice', detail: inTeam }, ['reset', 'address']],
  ['an external member', { code: 'an-external-member', severity: 'choice', detail: account }, ['reset', 'address']],
  [
    'a colleague of a team',
    { code: 'already-in-team', severity: 'choice', detail: { ...inTeam, isColleague: true } },
    [],
  ],
  ['a colleague', { code: 'a-colleague', severity: 'choice', detail: account }, []],
  ['one that we invited', { code: 'already-invited', severity: 'choice', detail: { address } }, ['address']],
  [
    'one that a colleague invited',
    { code: 'invited-by-colleague', severity: 'choice', detail: { address } },
    ['address'],
  ],
  ['one that somebody else invited', { code: 'invited-by-somebody-else', severity: 'choice', detail: { address } }, []],
  ['a blocked guest', { code: 'guest-blocked', severity: 'block', detail: { name: 'Ann', guestId: 'g' } }, []],
];

describe('what an administrator may ask for', () => {
  for (const [who, finding, offered] of EXAMPLES)
    it(`of ${who} is ${offered.join(' and ') || 'nothing'}`, () => {
      assert.deepEqual(offeredChanges(person(finding)), offered);
    });

  it('of nobody known is nothing', () => {
    const { accountId: _, ...unknown } = person({ code: 'already-a-guest', severity: 'choice', detail: account });
    assert.deepEqual(offeredChanges(unknown), []);
  });

  it('of a deleted guest is that they come back, where nobody else has the address', () => {
    const deleted: Finding = { code: 'deleted', severity: 'block', detail: { ...gone, isInternal: false } };
    const { accountId: _, ...absent } = person(deleted);
    assert.deepEqual(offeredChanges(absent), ['restore']);
    assert.deepEqual(offeredChanges(person(deleted)), []);
    const internal: Finding = { code: 'deleted', severity: 'block', detail: { ...gone, isInternal: true } };
    assert.deepEqual(offeredChanges({ ...absent, findings: [internal] }), []);
  });
});
