import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { postgresPolicies } from '../../src/storage/postgres-policies.ts';
import { ADMINS, userId } from '../support/builders.ts';
import { onEachDatabase } from '../support/test-databases.ts';

const FIRST = { inviters: [], admins: [ADMINS] };

onEachDatabase('the kept policy', (database) => {
  beforeEach(() => sql`truncate policy`.execute(database().db));

  it('is written once by replicas that start together, with who and when', async () => {
    const { db } = database();
    const replicas = Array.from({ length: 4 }, () => postgresPolicies({ db, firstPolicy: FIRST }));
    const read = await Promise.all(replicas.map((policies) => policies.current()));
    assert.deepEqual(read, Array(4).fill({ ...FIRST, version: 1 }));
    const rows = await db.selectFrom('policy').selectAll().execute();
    assert.deepEqual(
      rows.map(({ version, by }) => [version, by]),
      [[1, 'configuration']],
    );
    assert.ok(rows[0]?.at instanceof Date);
  });

  it('is the newest version, whatever is configured', async () => {
    const { db } = database();
    await postgresPolicies({ db, firstPolicy: FIRST }).current();
    const body = { inviters: [userId(2)], admins: [userId(3)], acceptWithinDays: 14 };
    await db
      .insertInto('policy')
      .values({ version: 2, body: JSON.stringify(body), by: userId(3) })
      .execute();
    assert.deepEqual(await postgresPolicies({ db, firstPolicy: FIRST }).current(), { ...body, version: 2 });
  });

  it('is refused when it cannot be read', async () => {
    const { db } = database();
    await db.insertInto('policy').values({ version: 1, body: '{"admins":"all"}', by: 'a test' }).execute();
    await assert.rejects(postgresPolicies({ db, firstPolicy: FIRST }).current(), {
      message: 'row-unreadable: policy 1, at inviters, admins',
    });
  });
});
