import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { addressHashes } from '../../src/storage/address-hashes.ts';
import type { LinkKey } from '../../src/storage/link-keys.ts';
import { postgresConversionDrafts } from '../../src/storage/postgres-conversion-drafts.ts';
import { postgresConversions } from '../../src/storage/postgres-conversions.ts';
import type { Enqueue } from '../../src/storage/transaction.ts';
import type { ConversionOpening } from '../../src/use-cases/ports/conversions.ts';
import { conversionRecording } from '../contracts/conversion-ledger-under-test.ts';
import { at, NOON } from '../support/builders.ts';
import { newAddress } from '../support/fresh-builders.ts';
import { aConversionOpening, aConversionPerson, openConversion } from '../support/fresh-conversions.ts';
import { onEachDatabase } from '../support/test-databases.ts';

const OLD: LinkKey = { id: '2026-10', key: randomBytes(32) };
const NEW: LinkKey = { id: '2026-11', key: randomBytes(32) };
const noJobs: Enqueue = async () => {};
const noQueue: Enqueue = async () => {
  throw new Error('no queue');
};

onEachDatabase('the kept conversions', (database) => {
  const kept = (enqueue = noJobs, keys: readonly [LinkKey, ...LinkKey[]] = [OLD]) =>
    postgresConversions({ ...database(), enqueue, hashes: addressHashes(keys) });
  const conversionDrafts = () => postgresConversionDrafts({ ...database(), enqueue: noJobs });

  async function opened(more: Partial<ConversionOpening> = {}): Promise<ConversionOpening> {
    const opening = aConversionOpening({ dueAt: undefined, ...more });
    assert.equal(
      await openConversion({ conversions: kept(), conversionDrafts: conversionDrafts() }, opening),
      'recorded',
    );
    return opening;
  }

  it('takes everything back when the jobs cannot be written', async () => {
    const opening = await opened();
    const { id, accountId } = opening.request;
    const person = aConversionPerson({ name: 'Another' });
    await assert.rejects(kept(noQueue).record(conversionRecording(opening, { person, isOpen: false })), {
      message: 'no queue',
    });
    const reading = await kept().read(id);
    assert.deepEqual([reading?.number, reading?.person], [1, opening.person]);
    assert.equal((await kept().openFor(accountId))?.id, id);

    const second = aConversionOpening();
    const under = { conversions: kept(noQueue), conversionDrafts: conversionDrafts() };
    await assert.rejects(openConversion(under, second), { message: 'no queue' });
    assert.equal(await kept().read(second.request.id), undefined);
    assert.equal((await conversionDrafts().read(second.request.id))?.stage, 'review');
  });

  it('refuses an entry of a kind it does not know, by its place and without its words', async () => {
    const { id } = (await opened()).request;
    await sql`insert into conversion_entry values (${id}, 2, 'teleported', now(), '{"to":"kim@fabrikam.example"}')`.execute(
      database().db,
    );
    await assert.rejects(kept().read(id), {
      code: 'row-unreadable',
      message: `row-unreadable: entry 2 of conversion ${id} is of an unknown kind`,
    });
  });

  it('refuses an entry whose body is not that of its kind', async () => {
    const { id } = (await opened()).request;
    await sql`insert into conversion_entry values (${id}, 2, 'telling', now(), '{"what":"kim@fabrikam.example"}')`.execute(
      database().db,
    );
    await assert.rejects(kept().read(id), { message: `row-unreadable: entry 2 of conversion ${id}, at what` });
  });

  it('refuses a person that is not of its shape, and goes on without it in the sweep', async () => {
    const { id } = (await opened({ dueAt: at(1) })).request;
    await sql`update conversion_person set body = jsonb_set(body::jsonb, '{preFlight,standing}', '"kim@fabrikam.example"')::json where conversion_id = ${id}`.execute(
      database().db,
    );
    const name = `row-unreadable: person of conversion ${id}`;
    await assert.rejects(kept().read(id), { message: `${name}, at preFlight.standing` });
    assert.equal((await kept().due(at(1), 10)).unreadable, 1);
  });

  it('finds whose person went under a key before, and not without that key', async () => {
    const address = newAddress();
    const { request } = await opened({ person: aConversionPerson({ address }) });
    const soon = { person: at(1), snapshot: at(1) };
    await kept().forget({ over: soon, open: soon, messages: NOON, copies: NOON, now: at(2) }, 1_000);
    const found = async (keys: readonly [LinkKey, ...LinkKey[]]) =>
      (await kept(noJobs, keys).withAddress(address)).map(({ conversion }) => conversion.id);
    assert.deepEqual(
      [await found([OLD]), await found([NEW, OLD]), await found([NEW])],
      [[request.id], [request.id], []],
    );
    const { rows } = await sql<{ row: string }>`
      select conversion_person::text as row from conversion_person where conversion_id = ${request.id}`.execute(
      database().db,
    );
    assert.doesNotMatch(rows[0]?.row ?? '@', /@|Kim/);
  });
});
