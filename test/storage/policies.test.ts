import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { configurePolicy, postgresPolicies } from '../../src/storage/postgres-policies.ts';
import { userId } from '../support/builders.ts';
import { aFirstPolicy } from '../support/fresh-builders.ts';
import { onEachDatabase } from '../support/test-databases.ts';

const FIRST = aFirstPolicy();
const SECOND = aFirstPolicy({ inviters: [userId(2)] });
const THIRD = aFirstPolicy({ inviters: [userId(3)] });

onEachDatabase('the configured policy', (database) => {
  beforeEach(() => sql`truncate policy`.execute(database().db));

  const startWith = (firstPolicy: typeof FIRST) => configurePolicy({ db: database().db, firstPolicy });
  const newest = () => postgresPolicies({ db: database().db }).current();
  const minutesPass = (minutes: number) =>
    sql`update policy set at = at - ${minutes} * interval '1 minute'`.execute(database().db);

  it('makes the next version when it has changed at a later start, and none when it has not', async () => {
    assert.deepEqual(await startWith(FIRST), { outcome: 'written', version: 1 });
    assert.deepEqual(await startWith(FIRST), { outcome: 'unchanged', version: 1 });
    assert.deepEqual(await startWith(SECOND), { outcome: 'written', version: 2 });
    assert.deepEqual(await newest(), { ...SECOND, version: 2 });
  });

  it('is one version however many processes start at once, and says who wrote it and when', async () => {
    const { db } = database();
    const all = await Promise.all([1, 2, 3, 4].map(() => startWith(FIRST)));
    assert.deepEqual(all.map(({ outcome }) => outcome).toSorted(), ['unchanged', 'unchanged', 'unchanged', 'written']);
    assert.deepEqual(new Set(all.map(({ version }) => version)), new Set([1]));
    const rows = await db.selectFrom('policy').selectAll().execute();
    assert.deepEqual(
      rows.map(({ version, by }) => [version, by]),
      [[1, 'configuration']],
    );
    assert.ok(rows[0]?.at instanceof Date);
  });

  it('is not taken back by a replica of the older configuration that starts again meanwhile', async () => {
    await startWith(FIRST);
    await minutesPass(60);
    await startWith(SECOND);
    assert.deepEqual(await startWith(FIRST), { outcome: 'held-back', version: 2 });
    await minutesPass(9);
    assert.deepEqual(await startWith(FIRST), { outcome: 'held-back', version: 2 });
    assert.deepEqual(await newest(), { ...SECOND, version: 2 });
  });

  it('comes back to an older list once the newer one has settled', async () => {
    await startWith(FIRST);
    await startWith(SECOND);
    await minutesPass(11);
    assert.deepEqual(await startWith(FIRST), { outcome: 'written', version: 3 });
    assert.deepEqual(await newest(), { ...FIRST, version: 3 });
  });

  it('does not wait with a list that was never there', async () => {
    await startWith(FIRST);
    await startWith(SECOND);
    assert.deepEqual(await startWith(THIRD), { outcome: 'written', version: 3 });
  });

  it('leaves a policy alone that somebody has changed by hand', async () => {
    await startWith(FIRST);
    const byHand = { ...aFirstPolicy({ inviters: [userId(9)] }), version: 40 };
    await database()
      .db.insertInto('policy')
      .values({ version: 40, body: JSON.stringify(byHand), by: userId(9) })
      .execute();
    await minutesPass(60);
    assert.deepEqual(await startWith(SECOND), { outcome: 'unchanged', version: 40 });
    assert.deepEqual(await newest(), byHand);
  });
});
