import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { configurePolicy, postgresPolicies } from '../../src/storage/postgres-policies.ts';
import { userId } from '../support/builders.ts';
import { aFirstPolicy } from '../support/fresh-builders.ts';
import { onEachDatabase } from '../support/test-databases.ts';

const FIRST = aFirstPolicy();

onEachDatabase('the kept policy', (database) => {
  beforeEach(() => sql`truncate policy`.execute(database().db));

  it('is the newest version, whatever is configured', async () => {
    const { db } = database();
    await configurePolicy({ db, firstPolicy: FIRST });
    const body = aFirstPolicy({ inviters: [userId(2)], admins: [userId(3)], acceptWithinDays: 14 });
    await db
      .insertInto('policy')
      .values({ version: 2, body: JSON.stringify(body), by: userId(3) })
      .execute();
    assert.deepEqual(await postgresPolicies({ db }).current(), { ...body, version: 2 });
  });

  it('is refused when it cannot be read', async () => {
    const { db } = database();
    await db.insertInto('policy').values({ version: 1, body: '{"admins":"all"}', by: 'a test' }).execute();
    await assert.rejects(postgresPolicies({ db }).current(), {
      message:
        'row-unreadable: policy 1, at inviters, admins, limits, refusedDomains, throwAwayDomains, mindsConsumerDomains, tellsWhoIsHere',
    });
  });

  it('goes on as the defaults say where a release of before has written it', async () => {
    const { db } = database();
    const { decisionDays: _, fourEyes: __, holderMustAgree: ___, ...before } = FIRST;
    await db
      .insertInto('policy')
      .values({ version: 1, body: JSON.stringify(before), by: 'a test' })
      .execute();
    const decisionDays = { remind: 2, escalate: 4, lapse: 7 };
    const now = { ...before, version: 1, decisionDays, fourEyes: true, holderMustAgree: true };
    assert.deepEqual(await postgresPolicies({ db }).current(), now);
  });

  it('is never made up where none was written', async () => {
    const { db } = database();
    await assert.rejects(postgresPolicies({ db }).current(), { name: 'StorageError', code: 'policy-missing' });
    assert.deepEqual(await db.selectFrom('policy').selectAll().execute(), []);
  });
});
