import assert from 'node:assert/strict';
import { postgresPolicies } from '../../src/storage/postgres-policies.ts';
import { ADMINS, userId } from '../support/builders.ts';
import { onEachDatabase } from '../support/test-databases.ts';

onEachDatabase('the configured policy', (database) => {
  const first = { inviters: [], admins: [ADMINS] };
  const second = { inviters: [userId(2)], admins: [ADMINS] };

  it('makes the next version when it has changed at a later start, and none when it has not', async () => {
    const { db } = database();

    const begun = await postgresPolicies({ db, firstPolicy: first }).current();
    const again = await postgresPolicies({ db, firstPolicy: first }).current();
    const changed = await postgresPolicies({ db, firstPolicy: second }).current();

    assert.deepEqual([begun.version, again.version, changed.version], [1, 1, 2]);
    assert.deepEqual(changed, { ...second, version: 2 });
  });

  it('is one version however many processes start at once', async () => {
    const { db } = database();
    const third = { inviters: [userId(3)], admins: [ADMINS] };

    const all = await Promise.all([1, 2, 3, 4].map(() => postgresPolicies({ db, firstPolicy: third }).current()));

    assert.deepEqual(new Set(all.map(({ version }) => version)).size, 1);
  });

  it('leaves a policy alone that somebody has changed by hand', async () => {
    const { db } = database();
    const byHand = { inviters: [userId(9)], admins: [ADMINS], version: 40 };
    await db
      .insertInto('policy')
      .values({ version: 40, body: JSON.stringify(byHand), by: userId(9) })
      .execute();

    assert.deepEqual(await postgresPolicies({ db, firstPolicy: first }).current(), byHand);
  });
});
