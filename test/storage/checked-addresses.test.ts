import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { postgresCheckedAddresses } from '../../src/storage/postgres-checked-addresses.ts';
import { at, email, userId } from '../support/builders.ts';
import { onEachDatabase } from '../support/test-databases.ts';

const ANN = email('ann.lee@fabrikam.example');

onEachDatabase('the kept checked addresses', (database) => {
  beforeEach(() => sql`truncate checked_address`.execute(database().db));

  const take = (n: number) =>
    postgresCheckedAddresses(database()).take({
      callerId: userId(n),
      addresses: [ANN],
      since: at(0),
      at: at(1),
      max: 5,
    });
  const rows = () => database().db.selectFrom('checked_address').selectAll().execute();

  it('hold no address, and no two callers with the same trace of one', async () => {
    await take(1);
    await take(2);
    const [first, second] = await rows();
    assert.ok(first && second);
    for (const part of ['ann', 'fabrikam']) assert.ok(!JSON.stringify([first, second]).includes(part), part);
    assert.notEqual(first.address_hash, second.address_hash);
  });

  it('keep the time of the first count, so that asking again does not make it last', async () => {
    const checked = postgresCheckedAddresses(database());
    const asked = { callerId: userId(1), addresses: [ANN], since: at(0), max: 5 };
    await checked.take({ ...asked, at: at(1) });
    await checked.take({ ...asked, at: at(50) });
    assert.deepEqual(
      (await rows()).map((row) => row.at),
      [at(1)],
    );
  });
});
