import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { migrate } from '../../src/storage/migrations.ts';
import { postgresDrafts } from '../../src/storage/postgres-drafts.ts';
import { postgresLedger } from '../../src/storage/postgres-ledger.ts';
import type { Enqueue } from '../../src/storage/transaction.ts';
import type { Opening } from '../../src/use-cases/ports/ledger.ts';
import { dated } from '../support/builders.ts';
import { aFreshDraft, anInvitee, anOpening, aReview } from '../support/fresh-builders.ts';
import { emptyPglite, onEachDatabase } from '../support/test-databases.ts';

const noJobs: Enqueue = async () => {};

onEachDatabase('the kept ledger', (database) => {
  const opened = async (more: Partial<Opening> = {}) => {
    const recorder = { ...database(), enqueue: noJobs };
    const opening = anOpening(more);
    await postgresDrafts(recorder).create(draftOf(opening));
    await postgresLedger(recorder).open(opening);
    return { opening, ledger: postgresLedger(recorder), id: opening.request.id };
  };

  it('takes everything back when the jobs cannot be written', async () => {
    const { opening, id, ledger } = await opened();
    const failing = postgresLedger({
      ...database(),
      enqueue: async () => {
        throw new Error('no queue');
      },
    });
    const recording = {
      invitationId: id,
      after: 1,
      entries: dated([{ kind: 'listed' }]),
      dueAt: undefined,
      isOpen: false,
      jobs: [],
    };
    await assert.rejects(failing.record(recording), { message: 'no queue' });
    assert.equal((await ledger.read(id))?.number, 1);
    assert.equal((await ledger.openInvitationTo(opening.invitee.address))?.id, id);

    const second = anOpening();
    await postgresDrafts({ ...database(), enqueue: noJobs }).create(draftOf(second));
    await assert.rejects(failing.open(second), { message: 'no queue' });
    assert.equal(await ledger.read(second.request.id), undefined);
    assert.equal(
      (await postgresDrafts({ ...database(), enqueue: noJobs }).read(second.request.requestId))?.stage,
      'review',
    );
  });

  it('refuses an entry of a kind it does not know, by its place and without its words', async () => {
    const { id, ledger } = await opened();
    await sql`insert into ledger_entry values (${id}, 2, 'teleported', now(), '{"to":"ann.lee@fabrikam.example"}')`.execute(
      database().db,
    );
    await assert.rejects(ledger.read(id), {
      code: 'row-unreadable',
      message: `row-unreadable: ledger entry 2 of ${id} is of an unknown kind`,
    });
  });

  it('refuses an entry whose body is not that of its kind', async () => {
    const { id, ledger } = await opened();
    await sql`insert into ledger_entry values (${id}, 2, 'issued', now(), '{"attempt":1,"guestId":"ann.lee@fabrikam.example"}')`.execute(
      database().db,
    );
    await assert.rejects(ledger.read(id), { message: `row-unreadable: ledger entry 2 of ${id}, at guestId` });
  });

  it('reads on when the invitee has been wiped', async () => {
    const { id, ledger } = await opened();
    await sql`delete from invitee where invitation_id = ${id}`.execute(database().db);
    const reading = await ledger.read(id);
    assert.deepEqual([reading?.number, reading?.invitee], [1, undefined]);
  });

  it('has nothing of the invitee outside the table that can be wiped', async () => {
    const invitee = anInvitee({ name: 'Ann van der Lee', message: 'Our secret project' });
    await opened({ invitee });
    for (const table of ['request', 'invitation', 'ledger_entry']) {
      const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(table)} t`.execute(
        database().db,
      );
      for (const { text } of rows)
        for (const part of [invitee.address, 'van der', 'secret']) assert.ok(!text.includes(part), part);
    }
  });

  it('takes a name and a message with a character that PostgreSQL does not', async () => {
    const { id, ledger } = await opened({ invitee: anInvitee({ name: 'Ann\u0000 Lee', message: '\u0000Hello' }) });
    const { name, message } = (await ledger.read(id))?.invitee ?? {};
    assert.deepEqual([name, message], ['Ann Lee', 'Hello']);
  });
});

describe('a transaction on PGlite', () => {
  it('that waits for something outside itself ends, and says what the trap is', async () => {
    const { db } = await emptyPglite();
    await migrate(db);
    const enqueue: Enqueue = async () => {
      await db.selectFrom('policy').selectAll().execute();
    };
    const recorder = { db, enqueue, transactionLimitMs: 50 };
    const opening = anOpening();
    await postgresDrafts(recorder).create(draftOf(opening));
    await assert.rejects(postgresLedger(recorder).open(opening), {
      code: 'transaction-stuck',
      message: /one connection/,
    });
    assert.equal(await postgresLedger(recorder).read(opening.request.id), undefined);
  });
});

function draftOf({ request }: Opening) {
  return aFreshDraft({ stage: 'review', review: aReview(), changed: false }, { id: request.requestId });
}
