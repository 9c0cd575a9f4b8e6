import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { RequestId } from '../../src/domain/ids.ts';
import { addressHashes } from '../../src/storage/address-hashes.ts';
import type { LinkKey } from '../../src/storage/link-keys.ts';
import { postgresConversionCodes } from '../../src/storage/postgres-conversion-codes.ts';
import { postgresConversionDrafts } from '../../src/storage/postgres-conversion-drafts.ts';
import { postgresConversions } from '../../src/storage/postgres-conversions.ts';
import { NOON } from '../support/builders.ts';
import { aConversionOpening, openConversion } from '../support/fresh-conversions.ts';
import { onEachDatabase } from '../support/test-databases.ts';

const OLD: LinkKey = { id: '2026-10', key: randomBytes(32) };
const NEW: LinkKey = { id: '2026-11', key: randomBytes(32) };

onEachDatabase('the kept codes of conversions', (database) => {
  const codesWith = (...keys: readonly [LinkKey, ...LinkKey[]]) =>
    postgresConversionCodes({ db: database().db, keys, clock: () => NOON });
  const opened = async (): Promise<RequestId> => {
    const recorder = { ...database(), enqueue: async () => {} };
    const opening = aConversionOpening();
    await openConversion(
      {
        conversions: postgresConversions({ ...recorder, hashes: addressHashes([NEW]) }),
        conversionDrafts: postgresConversionDrafts(recorder),
      },
      opening,
    );
    return opening.request.id;
  };
  const stored = async (id: RequestId) =>
    database().db.selectFrom('conversion_code').selectAll().where('conversion_id', '=', id).executeTakeFirstOrThrow();

  it('keep no digit in the clear, and the same digits never alike', async () => {
    const [one, other] = [await opened(), await opened()];
    const code = await codesWith(NEW).make({ requestId: one, number: 1 });
    const { hash } = await stored(one);
    assert.equal(hash.length, 32);
    assert.ok(!Buffer.from(hash).includes(code));
    await codesWith(NEW).make({ requestId: other, number: 1 });
    await database().db.updateTable('conversion_code').set({ hash }).where('conversion_id', '=', other).execute();
    assert.equal(await codesWith(NEW).isRight({ requestId: other, number: 1, code }), false, 'moved to another');
  });

  it('are known again as long as the key is on the list, and by no other key', async () => {
    const id = await opened();
    const code = await codesWith(OLD).make({ requestId: id, number: 1 });
    assert.equal(await codesWith(NEW, OLD).isRight({ requestId: id, number: 1, code }), true);
    assert.equal(await codesWith(NEW).isRight({ requestId: id, number: 1, code }), false);
  });

  it('are no longer right once the hash is another one', async () => {
    const id = await opened();
    const code = await codesWith(NEW).make({ requestId: id, number: 1 });
    const { hash } = await stored(id);
    await database()
      .db.updateTable('conversion_code')
      .set({ hash: hash.slice(0, 31) })
      .execute();
    assert.equal(await codesWith(NEW).isRight({ requestId: id, number: 1, code }), false);
  });
});
