import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { RedeemUrl } from '../../src/domain/redeem-url.ts';
import { postgresDrafts } from '../../src/storage/postgres-drafts.ts';
import { postgresLedger } from '../../src/storage/postgres-ledger.ts';
import { postgresLinkVault } from '../../src/storage/postgres-link-vault.ts';
import type { Enqueue } from '../../src/storage/transaction.ts';
import { dated, NOON } from '../support/builders.ts';
import { anInvitee, anOpened, aReviewedDraft, openingOf } from '../support/fresh-builders.ts';
import { type JobsUnderTest, startedJobs } from '../support/jobs-under-test.ts';
import { onEachDatabase } from '../support/test-databases.ts';

onEachDatabase('jobs that are recorded with an entry', (database) => {
  let jobs: JobsUnderTest;
  let issued = Promise.withResolvers<string>();
  beforeEach(async () => {
    await sql`drop schema if exists pgboss cascade`.execute(database().db);
    issued = Promise.withResolvers();
    jobs = await startedJobs(database().connection, {
      issue: async ({ invitationId }) => {
        issued.resolve(invitationId);
        return { outcome: 'issued' };
      },
    });
  });
  afterEach(() => jobs.stop());

  const open = async (enqueue: Enqueue) => {
    const recorder = { ...database(), enqueue };
    const opening = anOpened({ invitee: anInvitee({ name: 'Ann Lee', message: 'Our secret project' }) });
    await postgresDrafts(recorder).create(aReviewedDraft(opening.request.requestId));
    const { id, requestId } = opening.request;
    const ledger = postgresLedger(recorder);
    const wanted = [
      { job: { name: 'issue', invitationId: id } },
      { job: { name: 'show-card', requestId }, delaySeconds: 60 },
    ] as const;
    const opened = ledger.open(openingOf([opening], { jobs: wanted }));
    return { ledger, opening, opened };
  };

  it('run once the entry is recorded', async () => {
    const { opening, opened } = await open(jobs.enqueue);
    assert.deepEqual(await opened, { outcome: 'recorded' });
    assert.equal(await issued.promise, opening.request.id);
  });

  it('go with the entry when the transaction fails', async () => {
    const { ledger, opening, opened } = await open(async (trx, wanted) => {
      await jobs.enqueue(trx, wanted);
      throw new Error('lost the database');
    });
    await assert.rejects(opened, { message: 'lost the database' });
    assert.equal(await ledger.read(opening.request.id), undefined);
    assert.equal(await rowsOfJobs(), '');
  });

  it('leave the entry where it is when there is one of them waiting already', async () => {
    const { ledger, opening, opened } = await open(jobs.enqueue);
    await opened;
    const { id, requestId } = opening.request;
    const answer = await ledger.record({
      invitationId: id,
      after: 1,
      entries: dated([{ kind: 'inviting', attempt: 1, reason: 'first', clientRequestId: 'a-guid' }]),
      dueAt: undefined,
      isOpen: true,
      jobs: [{ job: { name: 'show-card', requestId }, delaySeconds: 60 }],
    });
    assert.deepEqual(answer, { outcome: 'recorded', number: 2 });
    assert.equal((await rowsOfJobs()).split('\n').filter((row) => row.includes('show-card')).length, 1);
  });

  it('hold nothing of a person and no link', async () => {
    const { opening, opened } = await open(jobs.enqueue);
    await opened;
    const keys = [{ id: 'first', key: randomBytes(32) }] as const;
    const link = 'https://login.example/redeem?ticket=secret';
    const vault = postgresLinkVault({ db: database().db, keys, clock: () => NOON });
    await vault.keep({ invitationId: opening.request.id, attempt: 1, url: new RedeemUrl(link) });
    await issued.promise;
    const rows = await rowsOfJobs();
    assert.match(rows, new RegExp(opening.request.id));
    for (const secret of [opening.invitee.address, 'fabrikam', 'Ann Lee', 'Our secret project', 'ticket'])
      assert.ok(!rows.includes(secret), secret);
  });

  async function rowsOfJobs(): Promise<string> {
    const { rows } = await sql<{ text: string }>`
      select j::text as text from pgboss.job j where name <> '__pgboss__send-it'`.execute(database().db);
    return rows.map(({ text }) => text).join('\n');
  }
});
