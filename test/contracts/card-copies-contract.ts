import assert from 'node:assert/strict';
import type { RequestId } from '../../src/domain/ids.ts';
import { stampOf } from '../../src/use-cases/card-subject.ts';
import { storedSubject } from '../../src/use-cases/load-subject.ts';
import type { AccessChanges } from '../../src/use-cases/ports/access-changes.ts';
import type { CardCopies, CardCopy } from '../../src/use-cases/ports/card-copies.ts';
import type { ConversionDrafts } from '../../src/use-cases/ports/conversion-drafts.ts';
import type { Conversions } from '../../src/use-cases/ports/conversions.ts';
import type { Drafts } from '../../src/use-cases/ports/drafts.ts';
import type { Ledger } from '../../src/use-cases/ports/ledger.ts';
import { at, dated, NOON, userId } from '../support/builders.ts';
import {
  aFreshDraft,
  aFreshRequest,
  anOpened,
  aReview,
  aReviewedDraft,
  newInvitationId,
  newRequestId,
  openingOf,
} from '../support/fresh-builders.ts';
import { aChangeOpening } from '../support/fresh-changes.ts';
import {
  aConversionOpening,
  aConversionReview,
  aFreshConversion,
  openConversion,
} from '../support/fresh-conversions.ts';
import { conversionRecording } from './conversion-ledger-under-test.ts';

export interface CardCopiesUnderTest {
  readonly copies: CardCopies;
  /** What the cards show, beside it in the same place. */
  readonly ledger: Ledger;
  readonly drafts: Drafts;
  readonly conversionDrafts: ConversionDrafts;
  readonly conversions: Conversions;
  readonly accessChanges: AccessChanges;
}

const DAY = 86_400;
const CONVERSION = { stage: 'review', review: aConversionReview() } as const;
const REVIEW = { stage: 'review', review: aReview(), changed: false, choices: {} } as const;

function aCopy(more: Partial<CardCopy> = {}): CardCopy {
  return {
    requestId: newRequestId(),
    viewerId: userId(1),
    serviceUrl: 'https://smba.example/emea/',
    conversationId: 'a:sam',
    activityId: '1',
    shown: 'draft:1',
    ...more,
  };
}

/** `make` is told what time it is. */
export function cardCopiesContract(name: string, make: Make): void {
  describe(`the card copies contract, ${name}`, () => {
    describe('kept', () => keepingContract(() => make(() => NOON)));
    describe('behind', () => behindContract(make));
    describe('unreachable', () => unreachableContract(make));
  });
}

type Make = (clock: () => Date) => Promise<CardCopiesUnderTest>;

function keepingContract(make: () => Promise<CardCopiesUnderTest>): void {
  it('remembers the copies of a request, and no others', async () => {
    const { copies } = await make();
    const first = aCopy();
    const second = aCopy({ requestId: first.requestId, activityId: '2', shown: '' });
    const elsewhere = aCopy({ requestId: first.requestId, conversationId: 'b:kim', viewerId: userId(2) });
    for (const copy of [elsewhere, second, first, aCopy()]) await copies.adopt(copy);
    assert.deepEqual(await copies.of(first.requestId), [first, second, elsewhere]);
    assert.deepEqual(await copies.of(newRequestId()), []);
  });

  it('finds the copies that stand in front of a person', async () => {
    const { copies } = await make();
    const [first, second] = [aCopy(), aCopy({ viewerId: userId(2) })];
    for (const copy of [first, second]) await copies.adopt(copy);
    assert.deepEqual(await copies.before(userId(2)), [second]);
    assert.deepEqual(await copies.before(userId(3)), []);
  });

  it('has one copy for each message, as it was adopted last', async () => {
    const { copies } = await make();
    const copy = aCopy();
    const again = { ...copy, shown: 'ledger:4', serviceUrl: 'https://smba.example/amer/' };
    await copies.adopt(copy);
    await copies.adopt(again);
    assert.deepEqual(await copies.of(copy.requestId), [again]);
  });

  it('notes what a copy shows after an edit, and keeps where it was last adopted', async () => {
    const { copies } = await make();
    const copy = aCopy();
    await copies.adopt({ ...copy, serviceUrl: 'https://smba.example/amer/' });
    await copies.shown(copy, { activityId: '1', shown: 'ledger:4' });
    assert.deepEqual(await copies.of(copy.requestId), [
      { ...copy, serviceUrl: 'https://smba.example/amer/', shown: 'ledger:4' },
    ]);
  });

  it('follows a message that had to be sent anew, adopted meanwhile or not', async () => {
    const { copies } = await make();
    for (const isAdopted of [false, true]) {
      const copy = aCopy();
      const anew = { ...copy, activityId: '9', shown: 'ledger:4' };
      await copies.adopt(copy);
      if (isAdopted) await copies.adopt({ ...anew, shown: '' });
      await copies.shown(copy, { activityId: '9', shown: 'ledger:4' });
      assert.deepEqual(await copies.of(copy.requestId), [anew]);
    }
  });

  it('lets go of one copy, and of no other', async () => {
    const { copies } = await make();
    const gone = aCopy();
    const other = { ...gone, activityId: '2' };
    for (const copy of [gone, other]) await copies.adopt(copy);
    await copies.letGo(gone);
    await copies.letGo(gone);
    assert.deepEqual(await copies.of(gone.requestId), [other]);
  });

  it('does not make a copy of an edit alone', async () => {
    const { copies } = await make();
    const copy = aCopy();
    await copies.shown(copy, { activityId: '1', shown: 'ledger:4' });
    assert.deepEqual(await copies.of(copy.requestId), []);
  });
}

function behindContract(make: Make): void {
  it('names the requests with a copy that does not show what is so, each once', async () => {
    const under = await make(() => at(60));
    const [current, older, unknown] = [await drafted(under), await drafted(under), await drafted(under)];
    await copied(under, current, await stampNow(under, current));
    for (const activityId of ['1', '2']) await copied(under, older, 'draft:0', activityId);
    await copied(under, older, await stampNow(under, older), '3');
    await copied(under, unknown, '');
    assert.deepEqual((await under.copies.behind(10)).toSorted(), [older, unknown].toSorted());
  });

  it('follows a draft through its versions and into the ledger', async () => {
    const under = await make(() => at(60));
    const opened = anOpened();
    const { requestId: id, id: invitationId } = opened.request;
    const expectBehind = async (isBehind: boolean) =>
      assert.deepEqual(await under.copies.behind(10), isBehind ? [id] : []);
    const caughtUp = async () => {
      await copied(under, id, await stampNow(under, id));
      await expectBehind(false);
    };
    const draft = aFreshDraft(REVIEW, { id });
    await under.drafts.create(draft);
    await caughtUp();
    await under.drafts.save({ draft: { ...draft, version: 2 }, after: 1, jobs: [] });
    await expectBehind(true);
    await caughtUp();
    assert.deepEqual(await under.ledger.open(openingOf([opened], { draftVersion: 2 })), { outcome: 'recorded' });
    await expectBehind(true);
    await caughtUp();
    const entries = dated([{ kind: 'added-to-team' }, { kind: 'listed' }]);
    await under.ledger.record({ invitationId, after: 1, entries, dueAt: undefined, isOpen: true, jobs: [] });
    await expectBehind(true);
    await caughtUp();
  });

  it('follows a conversion through its versions, as long as it can be reached', async () => {
    const under = await make(() => at(60));
    const draft = aFreshConversion(CONVERSION);
    const { id } = draft;
    await under.conversionDrafts.create(draft);
    await copied(under, id, await stampNow(under, id));
    assert.deepEqual(await under.copies.behind(10), []);
    const cancelled = aFreshConversion({ stage: 'cancelled' }, { id, version: 2 });
    await under.conversionDrafts.save({ draft: cancelled, after: 1, jobs: [] });
    assert.deepEqual(await under.copies.behind(10), [id]);
    const copy = await copied(under, id, await stampNow(under, id));
    assert.deepEqual(await under.copies.behind(10), []);
    await under.copies.shown(copy, { activityId: copy.activityId, shown: '' });
    assert.deepEqual(await under.copies.behind(10), [id]);
    await under.copies.unreachable(copy);
    assert.deepEqual(await under.copies.behind(10), []);
  });

  it('follows a conversion from its draft through its entries, and once its person is gone', async () => {
    const under = await make(() => at(60));
    const opening = aConversionOpening();
    const { id } = opening.request;
    const expectBehind = async (isBehind: boolean) =>
      assert.deepEqual(await under.copies.behind(10), isBehind ? [id] : []);
    const caughtUp = async () => {
      await copied(under, id, await stampNow(under, id));
      await expectBehind(false);
    };
    await openConversion(under, opening);
    await copied(under, id, 'conversion:1');
    await expectBehind(true);
    await caughtUp();
    await under.conversions.record(conversionRecording(opening));
    await expectBehind(true);
    await caughtUp();
    const now = at(60);
    const [never, always] = [at(-1), { person: now, snapshot: now }];
    await under.conversions.forget({ over: always, open: always, copies: never, messages: never, now }, 10);
    await expectBehind(true);
    await caughtUp();
  });

  it('follows a conversion for thirty days after anything happened to it', async () => {
    const under = await make(() => at(40 * DAY));
    const [silent, changed, wiped] = [aConversionOpening(), aConversionOpening(), aConversionOpening()];
    for (const opening of [silent, changed, wiped]) {
      await openConversion(under, opening);
      await copied(under, opening.request.id, '');
    }
    const entries = [{ kind: 'deciders-asked', reached: 1, at: at(11 * DAY) } as const];
    await under.conversions.record(conversionRecording(changed, { entries }));
    await under.conversions.wipe({ id: wiped.request.id, after: 1, at: at(12 * DAY) });
    assert.deepEqual(
      (await under.copies.behind(10)).toSorted(),
      [changed, wiped].map(({ request }) => request.id).toSorted(),
    );
  });

  it('follows a change of access through its entries, and once its person is gone', async () => {
    const under = await make(() => at(60));
    const opening = aChangeOpening();
    const { id } = opening.request;
    await under.accessChanges.open(opening);
    await copied(under, id, await stampNow(under, id));
    assert.deepEqual(await under.copies.behind(10), []);
    await under.accessChanges.wipe({ id, after: 1, at: at(2) });
    assert.deepEqual(await under.copies.behind(10), [id]);
    await copied(under, id, await stampNow(under, id));
    assert.deepEqual(await under.copies.behind(10), []);
    const entries = [{ kind: 'deciders-asked', reached: 1, at: at(3) } as const];
    await under.accessChanges.record({ id, after: 2, entries, dueAt: undefined, isOpen: true, jobs: [] });
    assert.deepEqual(await under.copies.behind(10), [id]);
  });

  it('follows a change of access to the acceptance of its invitation, though that is long after', async () => {
    const under = await make(() => at(40 * DAY));
    const opening = aChangeOpening();
    const { id, invitationId, invitationRequestId: requestId } = opening.request;
    await under.accessChanges.open(opening);
    const opened = anOpened({ request: aFreshRequest({ id: invitationId, requestId, act: 'reset' }) });
    await under.ledger.open({ ...openingOf([opened]), draftVersion: undefined });
    await copied(under, id, await stampNow(under, id));
    const entries = [{ kind: 'accepted', guestId: userId(20), at: at(39 * DAY) } as const];
    await under.ledger.record({ invitationId, after: 1, entries, dueAt: undefined, isOpen: false, jobs: [] });
    assert.deepEqual(await under.copies.behind(10), [id]);
    await copied(under, id, await stampNow(under, id));
    assert.deepEqual(await under.copies.behind(10), []);
  });

  it('counts the entries of all invitations of a request', async () => {
    const under = await make(() => at(60));
    const request = aFreshRequest();
    const two = [anOpened({ request }), anOpened({ request: { ...request, id: newInvitationId() } })] as const;
    await under.drafts.create(aReviewedDraft(request.requestId));
    await under.ledger.open(openingOf(two));
    await copied(under, request.requestId, 'ledger:2');
    assert.deepEqual(await under.copies.behind(10), []);
    await copied(under, request.requestId, 'ledger:1');
    assert.deepEqual(await under.copies.behind(10), [request.requestId]);
  });

  it('lets rest what was begun more than thirty days ago, and what is gone', async () => {
    const under = await make(() => at(31 * DAY));
    const old = await drafted(under, NOON);
    const young = await drafted(under, at(1 * DAY));
    const [oldRequest, youngRequest] = [await requested(under, NOON), await requested(under, at(1 * DAY))];
    const [oldConversion, youngConversion] = [await converted(under, NOON), await converted(under, at(1 * DAY))];
    const known = [old, young, oldRequest, youngRequest, oldConversion, youngConversion];
    for (const id of [...known, newRequestId()]) await copied(under, id, '');
    assert.deepEqual((await under.copies.behind(10)).toSorted(), [young, youngRequest, youngConversion].toSorted());
  });

  it('names no more than asked for', async () => {
    const under = await make(() => at(60));
    const ids = [await drafted(under), await drafted(under), await requested(under, NOON)];
    for (const id of ids) await copied(under, id, '');
    assert.equal((await under.copies.behind(2)).length, 2);
  });
}

function unreachableContract(make: Make): void {
  it('is not tried for ever, until somebody presses on it', async () => {
    const under = await make(() => at(60));
    const id = await drafted(under);
    const copy = await copied(under, id, '');
    await under.copies.unreachable(copy);
    assert.deepEqual(await under.copies.behind(10), []);
    assert.deepEqual(await under.copies.of(id), [copy]);
    await under.copies.adopt(copy);
    assert.deepEqual(await under.copies.behind(10), [id]);
  });

  it('is over when an edit went through', async () => {
    const under = await make(() => at(60));
    const id = await drafted(under);
    const copy = await copied(under, id, '');
    for (const activityId of [copy.activityId, '9']) {
      await under.copies.unreachable(copy);
      await under.copies.shown(copy, { activityId, shown: 'draft:0' });
      assert.deepEqual(await under.copies.behind(10), [id]);
    }
  });

  it('is tried again where a time is given, however long ago the card had a reason to change', async () => {
    let now = at(60);
    const under = await make(() => now);
    const [conversion, form] = [aConversionOpening(), aFreshConversion(CONVERSION)];
    await openConversion(under, conversion);
    await under.conversionDrafts.create(form);
    for (const id of [conversion.request.id, form.id]) {
      const copy = await copied(under, id, '');
      await under.copies.unreachable(copy, at(40 * DAY));
    }
    assert.deepEqual(await under.copies.behind(10), []);
    now = at(40 * DAY);
    assert.deepEqual(await under.copies.behind(10), [conversion.request.id]);
    const [copy] = await under.copies.of(conversion.request.id);
    assert.ok(copy);
    await under.copies.shown(copy, { activityId: copy.activityId, shown: '' });
    assert.deepEqual(await under.copies.behind(10), [], 'no longer put off, and too long ago');
  });

  it('says nothing of the other copies of a request', async () => {
    const under = await make(() => at(60));
    const id = await drafted(under);
    const [gone] = [await copied(under, id, '', '1'), await copied(under, id, '', '2')];
    await under.copies.unreachable(gone);
    assert.deepEqual(await under.copies.behind(10), [id]);
  });

  it('does not make a copy of itself', async () => {
    const { copies } = await make(() => at(60));
    const copy = aCopy();
    await copies.unreachable(copy);
    assert.deepEqual(await copies.of(copy.requestId), []);
  });
}

async function drafted({ drafts }: CardCopiesUnderTest, createdAt = NOON): Promise<RequestId> {
  const draft = aFreshDraft(REVIEW, { createdAt });
  await drafts.create(draft);
  return draft.id;
}

async function converted({ conversionDrafts }: CardCopiesUnderTest, createdAt: Date): Promise<RequestId> {
  const draft = aFreshConversion(CONVERSION, { createdAt });
  await conversionDrafts.create(draft);
  return draft.id;
}

async function requested(under: CardCopiesUnderTest, requestedAt: Date): Promise<RequestId> {
  const opened = anOpened({ request: aFreshRequest({ requestedAt }) });
  const { requestId } = opened.request;
  await under.drafts.create(aFreshDraft(REVIEW, { id: requestId, createdAt: requestedAt }));
  await under.ledger.open(openingOf([opened]));
  return requestId;
}

async function copied(
  { copies }: CardCopiesUnderTest,
  requestId: RequestId,
  shown: string,
  activityId = '1',
): Promise<CardCopy> {
  const copy = aCopy({ requestId, shown, activityId });
  await copies.adopt(copy);
  return copy;
}

/** As the cards themselves are stamped. */
async function stampNow(under: CardCopiesUnderTest, id: RequestId): Promise<string> {
  const subject = await storedSubject(under, id);
  assert.ok(subject);
  return stampOf(subject);
}
