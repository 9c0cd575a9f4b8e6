import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { migrate } from '../../src/storage/migrations.ts';
import { postgresDrafts } from '../../src/storage/postgres-drafts.ts';
import { postgresLedger } from '../../src/storage/postgres-ledger.ts';
import type { Enqueue } from '../../src/storage/transaction.ts';
import type { OpenedInvitation } from '../../src/use-cases/ports/ledger.ts';
import { dated, email, userId } from '../support/builders.ts';
import { anInvitee, anOpened, aReviewedDraft, openingOf } from '../support/fresh-builders.ts';
import { emptyPglite, onEachDatabase } from '../support/test-databases.ts';

const noJobs: Enqueue = async () => {};

onEachDatabase('the kept ledger', (database) => {
  const opened = async (more: Partial<OpenedInvitation> = {}) => {
    const recorder = { ...database(), enqueue: noJobs };
    const opening = anOpened(more);
    await postgresDrafts(recorder).create(aReviewedDraft(opening.request.requestId));
    await postgresLedger(recorder).open(openingOf([opening]));
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
    const { address } = opening.invitee;
    assert.equal((await ledger.openInvitationsTo([address])).get(address)?.id, id);

    const second = anOpened();
    await postgresDrafts({ ...database(), enqueue: noJobs }).create(aReviewedDraft(second.request.requestId));
    await assert.rejects(failing.open(openingOf([second])), { message: 'no queue' });
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

  it('knows the domain of a partner when the invitee has been wiped', async () => {
    const { id, ledger } = await opened({ invitee: anInvitee({ address: email('ann@wiped.example') }) });
    const entries = dated([{ kind: 'accepted', guestId: userId(20) }]);
    await ledger.record({ invitationId: id, after: 1, entries, dueAt: undefined, isOpen: false, jobs: [] });
    await sql`delete from invitee where invitation_id = ${id}`.execute(database().db);
    assert.ok((await ledger.partnerDomains(100)).includes('wiped.example'));
  });

  it('has nothing of the invitee outside the table that can be wiped', async () => {
    const invitee = anInvitee({
      name: 'Ann van der Lee',
      message: 'Our secret project',
      cc: email('kim.holt@contoso.example'),
    });
    await opened({ invitee });
    for (const table of ['request', 'invitation', 'ledger_entry']) {
      const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(table)} t`.execute(
        database().db,
      );
      for (const { text } of rows)
        for (const part of [invitee.address, 'van der', 'secret', 'kim.holt']) assert.ok(!text.includes(part), part);
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
    const opening = anOpened();
    await postgresDrafts(recorder).create(aReviewedDraft(opening.request.requestId));
    await assert.rejects(postgresLedger(recorder).open(openingOf([opening])), {
      code: 'transaction-stuck',
      message: /one connection/,
    });
    assert.equal(await postgresLedger(recorder).read(opening.request.id), undefined);
  });
});
