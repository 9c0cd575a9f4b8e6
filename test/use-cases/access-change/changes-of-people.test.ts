import assert from 'node:assert/strict';
import { applyRetention } from '../../../src/use-cases/apply-retention.ts';
import { exportedChange } from '../../../src/use-cases/export-change.ts';
import { exportPerson } from '../../../src/use-cases/export-person.ts';
import { forgetPerson } from '../../../src/use-cases/forget-person.ts';
import type { AccessChangeOpening } from '../../../src/use-cases/ports/access-changes.ts';
import { datedChange, type UndatedChange } from '../../domain/access-change/entries.ts';
import { email, INVITER, userId } from '../../support/builders.ts';
import { aChangeOpening, aChangePerson } from '../../support/fresh-changes.ts';
import { aHouse, type House } from '../../support/house.ts';

const DAY = 86_400;
const ADMIN = userId(9);
const ADDRESS = email('ann@northwind.example');
const PERSON = aChangePerson({ addressNew: ADDRESS, deniedBecause: 'Not now.', deciderName: 'Dana Fox' });

/** Asked for at noon, and what has happened to it since. */
async function asked(
  house: House,
  happened: readonly UndatedChange[] = [],
  isOpen = true,
): Promise<AccessChangeOpening> {
  const opening = aChangeOpening({ person: PERSON, dueAt: undefined });
  assert.deepEqual(await house.edges.accessChanges.open(opening), { outcome: 'recorded' });
  const entries = datedChange(happened);
  await house.edges.accessChanges.record({
    ...{ id: opening.request.id, after: 1, entries, dueAt: undefined, isOpen, jobs: [] },
  });
  return opening;
}

async function personOf({ edges }: House, { request }: AccessChangeOpening) {
  return (await edges.accessChanges.read(request.id))?.person;
}

describe('whom a change of access is about', () => {
  it('is kept for a year after its end, and then a hash', async () => {
    const house = aHouse();
    const opening = await asked(house, [{ kind: 'denied', by: ADMIN }], false);
    house.pass(365 * DAY);
    await applyRetention(house.edges);
    assert.deepEqual(await personOf(house, opening), PERSON);
    house.pass(DAY);
    await applyRetention(house.edges);
    assert.equal(await personOf(house, opening), undefined);
    assert.equal((await house.edges.accessChanges.withAddress(ADDRESS)).length, 1);
  });

  it('is kept as long as somebody may still answer, however short the others are', async () => {
    const keepDays = { message: 1, address: 1, link: 1, snapshot: 1 };
    const house = aHouse({ around: (edges) => ({ ...edges, keepDays }) });
    const opening = await asked(house);
    house.pass(14 * DAY);
    await applyRetention(house.edges);
    assert.deepEqual(await personOf(house, opening), PERSON);
    house.pass(2 * DAY);
    await applyRetention(house.edges);
    assert.equal(await personOf(house, opening), undefined);
  });

  for (const [state, happened, because] of [
    ['undecided', [], 'not-decided'],
    ['confirmed', [{ kind: 'confirmed', by: ADMIN }], 'under-way'],
  ] as const)
    it(`is not forgotten while it is ${state}: it has to be ended first`, async () => {
      const house = aHouse();
      const opening = await asked(house, happened);
      const outcome = await forgetPerson(house.edges, { address: ADDRESS, evenOpen: true });
      assert.deepEqual(outcome, { outcome: 'refused', because, references: [opening.request.reference] });
      assert.deepEqual(await personOf(house, opening), PERSON);
    });

  it('is forgotten at once when somebody asks, a hash too', async () => {
    const house = aHouse();
    const opening = await asked(house, [{ kind: 'denied', by: ADMIN }], false);
    const outcome = await forgetPerson(house.edges, { address: ADDRESS, evenOpen: false });
    assert.deepEqual([outcome.outcome, 'changes' in outcome && outcome.changes], ['forgotten', 1]);
    assert.equal(await personOf(house, opening), undefined);
    assert.deepEqual(await house.edges.accessChanges.withAddress(ADDRESS), []);
    assert.deepEqual(await forgetPerson(house.edges, { address: ADDRESS, evenOpen: false }), {
      outcome: 'nothing-held',
    });
  });

  it('reads what is theirs, and whoever decided their own words; others read that there was something', async () => {
    const house = aHouse();
    const { request } = await asked(house, [{ kind: 'denied', by: ADMIN }], false);
    const reading = await house.edges.accessChanges.read(request.id);
    assert.ok(reading);
    const told = (who: Parameters<typeof exportedChange>[1]) => JSON.stringify(exportedChange(reading, who));
    const theirs = told({ id: request.accountId });
    for (const text of ['Ann Lee', ADDRESS, 'ann.lee@fabrikam.example', 'Sales', 'Not now.'])
      assert.ok(theirs.includes(text), text);
    assert.ok(!theirs.includes('Dana Fox') && !theirs.includes('Sam Park'), 'names of others');
    assert.ok(told({ id: ADMIN }).includes('Not now.'));
    for (const text of [told({ id: ADMIN }), told({ id: INVITER })])
      assert.ok(!text.includes('Ann Lee') && !text.includes(ADDRESS));
    const byAddress = told({ address: ADDRESS });
    assert.ok(byAddress.includes(ADDRESS) && !byAddress.includes('Ann Lee'), 'it may be somebody else');
    const whole = JSON.stringify(await exportPerson(house.edges, { id: request.accountId }));
    assert.ok(whole.includes('accessChanges') && whole.includes('Ann Lee'));
  });
});
