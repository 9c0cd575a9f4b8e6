import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { RequestId } from '../../src/domain/ids.ts';
import { addressHashes } from '../../src/storage/address-hashes.ts';
import { postgresCardCopies } from '../../src/storage/postgres-card-copies.ts';
import { postgresConversionDrafts } from '../../src/storage/postgres-conversion-drafts.ts';
import { postgresConversions } from '../../src/storage/postgres-conversions.ts';
import { postgresDrafts } from '../../src/storage/postgres-drafts.ts';
import { at, INVITER, NOON } from '../support/builders.ts';
import { aReviewedDraft, newRequestId } from '../support/fresh-builders.ts';
import {
  aConversionOpening,
  aConversionReview,
  aFreshConversion,
  openConversion,
} from '../support/fresh-conversions.ts';
import { onEachDatabase } from '../support/test-databases.ts';

const REVIEW = { stage: 'review', review: aConversionReview() } as const;

onEachDatabase('the kept draft of a conversion', (database) => {
  const recorder = () => ({ ...database(), enqueue: async () => {} });
  const kept = () => postgresConversionDrafts(recorder());

  async function spoiltBy(change: string): Promise<RequestId> {
    const draft = aFreshConversion(REVIEW);
    await kept().create(draft);
    await sql`update conversion_draft set body = jsonb_set(body::jsonb, ${sql.lit(change)}, '"unheard-of"')::json where id = ${draft.id}`.execute(
      database().db,
    );
    return draft.id;
  }

  for (const [change, place] of [
    ['{review,preFlight,standing}', 'review.preFlight.standing'],
    ['{review,preFlight,fine,0}', 'review.preFlight.fine.0'],
    ['{review,preFlight,findings}', 'review.preFlight.findings'],
    ['{review,account,id}', 'review.account.id'],
    ['{form,personId}', 'form.personId'],
  ] as const)
    it(`that is not of its shape at ${place} is refused, by its place and without its words`, async () => {
      const id = await spoiltBy(change);
      await assert.rejects(kept().read(id), {
        code: 'row-unreadable',
        message: `row-unreadable: conversion draft ${id}, at ${place}`,
      });
    });

  it('that has a finding of another release is refused', async () => {
    const draft = aFreshConversion(REVIEW);
    await kept().create(draft);
    await sql`update conversion_draft set body = jsonb_set(body::jsonb, '{review,preFlight,findings}', '[{"code":"unheard-of","severity":"info","detail":{}}]')::json where id = ${draft.id}`.execute(
      database().db,
    );
    await assert.rejects(kept().read(draft.id), {
      message: `row-unreadable: conversion draft ${draft.id}, at review.preFlight.findings.0`,
    });
  });

  it('that is removed takes the places of its cards along, and leaves those of others', async () => {
    const { db } = database();
    const [drafts, copies] = [postgresDrafts(recorder()), postgresCardCopies({ db, clock: () => NOON })];
    const [old, young] = [aFreshConversion(REVIEW, { createdAt: at(-1) }), aFreshConversion(REVIEW)];
    const draft = aReviewedDraft(newRequestId());
    for (const each of [old, young]) await kept().create(each);
    await drafts.create({ ...draft, createdAt: at(-1) });
    for (const { id } of [old, young, draft]) await copies.adopt(aCopy(id));
    const places = async () => Promise.all([old, young, draft].map(async ({ id }) => (await copies.of(id)).length));
    await kept().forget(NOON);
    assert.deepEqual([await kept().read(old.id), await places()], [undefined, [0, 1, 1]]);
    await drafts.forget(NOON);
    assert.deepEqual(await places(), [0, 1, 0]);
    await kept().forget(at(1));
    assert.deepEqual(await places(), [0, 0, 0]);
  });

  it('leaves the places of its cards where it was asked for', async () => {
    const { db } = database();
    const hashes = addressHashes([{ id: 'first', key: randomBytes(32) }]);
    const [conversions, conversionDrafts] = [postgresConversions({ ...recorder(), hashes }), kept()];
    const copies = postgresCardCopies({ db, clock: () => NOON });
    const opening = aConversionOpening();
    const { id } = opening.request;
    await openConversion({ conversions, conversionDrafts }, opening);
    await copies.adopt(aCopy(id));
    await conversionDrafts.forget(at(1));
    assert.equal(await conversionDrafts.read(id), undefined);
    assert.equal((await copies.of(id)).length, 1);
  });

  it('leaves the places of its cards while a draft of the same id is there, whichever goes first', async () => {
    const { db } = database();
    const [drafts, copies] = [postgresDrafts(recorder()), postgresCardCopies({ db, clock: () => NOON })];
    for (const inTurn of [
      [kept(), drafts],
      [drafts, kept()],
    ]) {
      const conversion = aFreshConversion(REVIEW);
      await kept().create(conversion);
      await drafts.create(aReviewedDraft(conversion.id));
      await copies.adopt(aCopy(conversion.id));
      const left: number[] = [];
      for (const each of inTurn) {
        await each.forget(at(1));
        left.push((await copies.of(conversion.id)).length);
      }
      assert.deepEqual(left, [1, 0]);
    }
  });
});

function aCopy(requestId: RequestId) {
  return { requestId, viewerId: INVITER, serviceUrl: 'x', conversationId: 'a', activityId: requestId, shown: '' };
}
