import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { postgresDrafts } from '../../src/storage/postgres-drafts.ts';
import { aReviewedDraft, newRequestId } from '../support/fresh-builders.ts';
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
});
