import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { postgresCardCopies } from '../../src/storage/postgres-card-copies.ts';
import { postgresDrafts } from '../../src/storage/postgres-drafts.ts';
import { postgresLedger } from '../../src/storage/postgres-ledger.ts';
import { at, INVITER, NOON } from '../support/builders.ts';
import { anOpened, aReviewedDraft, newRequestId, openingOf } from '../support/fresh-builders.ts';
import { onEachDatabase } from '../support/test-databases.ts';

onEachDatabase('the kept draft', (database) => {
  it('that is not of its shape is refused, by its place and without its words', async () => {
    const drafts = postgresDrafts({ ...database(), enqueue: async () => {} });
    const id = newRequestId();
    await drafts.create(aReviewedDraft(id));
    await sql`update draft set body = (body::jsonb - 'choices' #- '{review,people,0,standing}')::json where id = ${id}`.execute(
      database().db,
    );
    await assert.rejects(drafts.read(id), {
      code: 'row-unreadable',
      message: `row-unreadable: draft ${id}, at review.people.0.standing, choices`,
    });
  });

  it('that is removed takes the places of its cards along, unless a request has them', async () => {
    const { db } = database();
    const recorder = { ...database(), enqueue: async () => {} };
    const [drafts, copies] = [postgresDrafts(recorder), postgresCardCopies({ db, clock: () => NOON })];
    const opened = anOpened();
    const [gone, sent] = [aReviewedDraft(newRequestId()), aReviewedDraft(opened.request.requestId)];
    for (const { id, ...draft } of [gone, sent]) {
      await drafts.create({ ...draft, id });
      await copies.adopt({
        requestId: id,
        viewerId: INVITER,
        serviceUrl: 'x',
        conversationId: 'a',
        activityId: id,
        shown: '',
      });
    }
    await postgresLedger(recorder).open(openingOf([opened]));
    await drafts.forget(at(1));
    assert.deepEqual([await drafts.read(gone.id), await drafts.read(sent.id)], [undefined, undefined]);
    assert.deepEqual([(await copies.of(gone.id)).length, (await copies.of(sent.id)).length], [0, 1]);
  });
});
