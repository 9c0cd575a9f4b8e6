import assert from 'node:assert/strict';
import type { AccessChangePerson } from '../../src/domain/access-change/access-change-person.ts';
import { replayChange } from '../../src/domain/access-change/replay-change.ts';
import type { RequestId } from '../../src/domain/ids.ts';
import type {
  AccessChangeOpening,
  AccessChangeRecording,
  AccessChanges,
} from '../../src/use-cases/ports/access-changes.ts';
import type { CardCopies } from '../../src/use-cases/ports/card-copies.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';
import { datedChange, ONE_OF_EACH } from '../domain/access-change/entries.ts';
import { at, email, INVITER, NOON } from '../support/builders.ts';
import { newAddress, newRequestId } from '../support/fresh-builders.ts';
import { aChangeOpening, aChangePerson, aChangeRequest } from '../support/fresh-changes.ts';

interface ChangesUnderTest {
  readonly accessChanges: AccessChanges;
  readonly copies: CardCopies;
  /** What has been enqueued, in order. */
  readonly enqueued: readonly NewJob[];
  /** Makes a change unreadable, as an entry that only a newer release knows would. */
  spoilChange(id: RequestId): Promise<void>;
}

type Make = () => Promise<ChangesUnderTest>;

/** Whatever people and directories write: U+0000, quotes, pairs and halves of them. */
const ANY_TEXT = ' a\u0000b "quoted" \ud83d\ude00 안녕하세요 \ud800 \\u0041 ';
const DAY = 86_400;
const HOUR = 3_600;

const WHOLE: AccessChangePerson = aChangePerson({
  name: ANY_TEXT,
  addressNow: 'Ann.Lee@Fabrikam.example',
  addressNew: email("ann.o'lee@northwind.example"),
  groups: [ANY_TEXT, 'East'],
  deleted: { at: at(7), by: ANY_TEXT, unread: { because: 'permission', permission: 'AuditLog.Read.All' } },
  inTheWay: [{ code: 'domain-denied', severity: 'block', detail: { domain: ANY_TEXT } }],
  language: 'ko',
  deciderName: ANY_TEXT,
  deniedBecause: ANY_TEXT,
});

export function accessChangesContract(name: string, make: Make): void {
  describe(`the contract of changes of access, ${name}`, () => {
    describe('open', () => openingContract(make));
    describe('record', () => recordingContract(make));
    describe('read', () => readingContract(make));
    describe('due', () => dueContract(make));
    describe('of people', () => peopleContract(make));
    describe('forgotten in time', () => retentionContract(make));
  });
}

function openingContract(make: Make): void {
  it('keeps the request, the person, the entries and the jobs, and claims the account', async () => {
    const { accessChanges, enqueued } = await make();
    const request = aChangeRequest({ conversionId: newRequestId() });
    const jobs: readonly NewJob[] = [{ job: { name: 'ask-change-deciders', requestId: request.id } }];
    const opening = aChangeOpening({ request, jobs });
    assert.deepEqual(await accessChanges.open(opening), { outcome: 'recorded' });
    const { entries, person } = opening;
    const reading = { change: replayChange(request, entries), entries, number: 1, person };
    assert.deepEqual(await accessChanges.read(request.id), reading);
    assert.deepEqual(await accessChanges.ofInvitation(request.invitationId), reading);
    const { id, reference } = request;
    assert.deepEqual(await accessChanges.openFor(request.accountId), { id, reference });
    assert.deepEqual(enqueued, jobs);
  });

  it('opens once, however often and whenever it is pressed', async () => {
    const { accessChanges, enqueued } = await make();
    const request = aChangeRequest();
    const jobs: readonly NewJob[] = [{ job: { name: 'ask-change-deciders', requestId: request.id } }];
    const again = () => aChangeOpening({ request: { ...request, ...freshIds() }, jobs });
    const answers = await Promise.all([1, 2, 3].map(() => accessChanges.open(again())));
    const outcomes = answers.map(({ outcome }) => outcome);
    assert.deepEqual(outcomes.toSorted(), ['opened-already', 'opened-already', 'recorded']);
    const opening = aChangeOpening({ request });
    await accessChanges.record(recordingOf(opening, { entries: datedChange([ONE_OF_EACH.lapsed]), isOpen: false }));
    assert.deepEqual(await accessChanges.open(again()), { outcome: 'opened-already' });
    assert.equal(enqueued.length, 1);
  });

  it('lets an account have one open change, and another once it is over', async () => {
    const { accessChanges } = await make();
    const first = aChangeOpening();
    const { accountId } = first.request;
    const second = aChangeOpening({ request: aChangeRequest({ accountId }) });
    await accessChanges.open(first);
    assert.deepEqual(await accessChanges.open(second), { outcome: 'account-taken' });
    assert.equal(await accessChanges.read(second.request.id), undefined);
    await accessChanges.record(recordingOf(first, { entries: datedChange([ONE_OF_EACH.lapsed]), isOpen: false }));
    assert.deepEqual(await accessChanges.open(second), { outcome: 'recorded' });
  });

  it('lets a reference stand for one change', async () => {
    const { accessChanges } = await make();
    const first = aChangeOpening();
    const { reference } = first.request;
    const second = aChangeOpening({ request: aChangeRequest({ reference }) });
    await accessChanges.open(first);
    assert.deepEqual(await accessChanges.open(second), { outcome: 'reference-taken' });
    assert.equal(await accessChanges.openFor(second.request.accountId), undefined);
  });
}

/** What is new each time that a press is made. */
function freshIds() {
  const { invitationId, reference } = aChangeRequest();
  return { invitationId, reference };
}

function recordingContract(make: Make): void {
  it('appends, and answers with the number of the last entry', async () => {
    const { accessChanges, enqueued } = await make();
    const opening = aChangeOpening();
    await accessChanges.open(opening);
    const { id: requestId } = opening.request;
    const jobs: readonly NewJob[] = [{ job: { name: 'make-change', requestId }, delaySeconds: 1 }];
    const entries = datedChange([ONE_OF_EACH['deciders-asked'], ONE_OF_EACH.confirmed]);
    const recording = recordingOf(opening, { entries, jobs, person: WHOLE });
    assert.deepEqual(await accessChanges.record(recording), { outcome: 'recorded', number: 3 });
    const reading = await accessChanges.read(requestId);
    assert.deepEqual(reading?.entries, [...opening.entries, ...entries]);
    assert.deepEqual([reading.number, reading.change.state, reading.person], [3, 'confirmed', WHOLE]);
    assert.deepEqual(enqueued, jobs);
  });

  for (const after of [0, 2]) {
    it(`refuses what was decided on entry ${after} when the last is entry 1`, async () => {
      const { accessChanges, enqueued } = await make();
      const opening = aChangeOpening();
      await accessChanges.open(opening);
      const { id: requestId, accountId } = opening.request;
      const jobs: readonly NewJob[] = [{ job: { name: 'make-change', requestId } }];
      const changed = { person: aChangePerson({ name: 'Another' }), isOpen: false, jobs };
      assert.deepEqual(await accessChanges.record(recordingOf(opening, { after, ...changed })), {
        outcome: 'outdated',
      });
      const reading = await accessChanges.read(requestId);
      assert.deepEqual([reading?.number, reading?.person], [1, opening.person]);
      assert.notEqual(await accessChanges.openFor(accountId), undefined);
      assert.deepEqual(enqueued, []);
    });
  }

  it('records exactly one of several decisions made at the same time', async () => {
    const { accessChanges } = await make();
    const opening = aChangeOpening();
    await accessChanges.open(opening);
    const answers = await Promise.all(Array.from({ length: 8 }, () => accessChanges.record(recordingOf(opening))));
    assert.equal(answers.filter(({ outcome }) => outcome === 'recorded').length, 1);
    assert.equal((await accessChanges.read(opening.request.id))?.number, 2);
  });

  it('keeps an entry of each kind as it is', async () => {
    const { accessChanges } = await make();
    const opening = aChangeOpening();
    await accessChanges.open(opening);
    const entries = datedChange(Object.values(ONE_OF_EACH));
    await accessChanges.record(recordingOf(opening, { entries }));
    assert.deepEqual((await accessChanges.read(opening.request.id))?.entries.slice(1), entries);
  });
}

function readingContract(make: Make): void {
  it('knows nothing of what was never asked for', async () => {
    const { accessChanges } = await make();
    const { id, accountId, invitationId } = aChangeRequest();
    assert.equal(await accessChanges.read(id), undefined);
    assert.equal(await accessChanges.ofInvitation(invitationId), undefined);
    assert.equal(await accessChanges.openFor(accountId), undefined);
    assert.deepEqual(await accessChanges.record(recordingOf(aChangeOpening())), { outcome: 'outdated' });
  });

  for (const [what, person] of [
    ['everything there is', WHOLE],
    ['what was left out as left out', { name: 'Ann', language: 'en', askerName: '' }],
  ] as const)
    it(`gives of the person ${what}`, async () => {
      const { accessChanges } = await make();
      const opening = aChangeOpening({ person });
      await accessChanges.open(opening);
      assert.deepEqual((await accessChanges.read(opening.request.id))?.person, person);
    });
}

function dueContract(make: Make): void {
  it('finds what is due, the longest waiting first, and no more than asked for', async () => {
    const { accessChanges } = await make();
    const openings = [at(30), at(10), at(20), at(41), undefined].map((dueAt) => aChangeOpening({ dueAt }));
    for (const opening of openings) await accessChanges.open(opening);
    const [late, early, middle] = openings.map(({ request }) => request.id);
    const dueIds = async (limit: number) => (await accessChanges.due(at(40), limit)).changes.map(({ id }) => id);
    assert.deepEqual(await dueIds(10), [early, middle, late]);
    assert.deepEqual(await dueIds(2), [early, middle]);
  });

  it('is asked later when a decision says so, with or without an entry', async () => {
    const { accessChanges } = await make();
    const opening = aChangeOpening({ dueAt: at(10) });
    await accessChanges.open(opening);
    await accessChanges.record(recordingOf(opening, { entries: [], dueAt: at(20) }));
    assert.deepEqual(await accessChanges.due(at(15), 10), { changes: [], unreadable: 0 });
    assert.equal((await accessChanges.due(at(20), 10)).changes.length, 1);
    await accessChanges.record(recordingOf(opening, { dueAt: undefined }));
    assert.deepEqual(await accessChanges.due(at(1_000_000), 10), { changes: [], unreadable: 0 });
    // What was let go is not taken up again by whoever only looks when it is due.
    await accessChanges.record(recordingOf(opening, { after: 2, entries: [], dueAt: at(1) }));
    assert.deepEqual(await accessChanges.due(at(1_000_000), 10), { changes: [], unreadable: 0 });
  });

  it("comes back in an hour to what cannot be read, so that it is in nobody's way", async () => {
    const { accessChanges, spoilChange } = await make();
    const [spoilt, behind] = [aChangeOpening({ dueAt: NOON }), aChangeOpening({ dueAt: at(2) })];
    for (const opening of [spoilt, behind]) await accessChanges.open(opening);
    await spoilChange(spoilt.request.id);
    await assert.rejects(accessChanges.read(spoilt.request.id));
    assert.deepEqual(await accessChanges.due(at(40), 1), { changes: [], unreadable: 1 });
    const { changes, unreadable } = await accessChanges.due(at(40), 1);
    assert.deepEqual([changes.map(({ id }) => id), unreadable], [[behind.request.id], 0]);
    assert.equal((await accessChanges.due(at(40 + HOUR - 1), 10)).unreadable, 0);
    assert.equal((await accessChanges.due(at(40 + HOUR), 10)).unreadable, 1);
  });
}

function peopleContract(make: Make): void {
  it('finds an address as that of the person, in any spelling, and nobody else', async () => {
    const { accessChanges } = await make();
    const address = email('ann@bücher.example');
    const holding = [{ addressNow: 'ANN@Bücher.example' }, { addressNew: address }];
    const held = holding.map((person) => aChangeOpening({ person: aChangePerson(person) }));
    const elsewhere = aChangeOpening({ person: aChangePerson({ deniedBecause: `ask ${address}` }) });
    for (const opening of [...held, elsewhere]) await accessChanges.open(opening);
    const found = await accessChanges.withAddress(address);
    assert.deepEqual(idsOf(found), held.map(({ request }) => request.id).toSorted());
  });

  it('finds whom they name: as asker, as account, and in an entry', async () => {
    const { accessChanges } = await make();
    const me = aChangeRequest().accountId;
    const openings = [
      aChangeOpening({ request: aChangeRequest({ askerId: me }) }),
      aChangeOpening({ request: aChangeRequest({ accountId: me }) }),
      aChangeOpening(),
      aChangeOpening(),
    ] as const;
    for (const opening of openings) await accessChanges.open(opening);
    const entries = datedChange([{ kind: 'denied', by: me }]);
    await accessChanges.record(recordingOf(openings[2], { entries, isOpen: false }));
    const found = await accessChanges.naming(me);
    assert.deepEqual(
      idsOf(found),
      openings
        .slice(0, 3)
        .map(({ request }) => request.id)
        .toSorted(),
    );
  });

  it('removes the person and says so, unless something was recorded meanwhile; nothing brings them back', async () => {
    const { accessChanges } = await make();
    const opening = aChangeOpening({ person: aChangePerson({ addressNew: newAddress() }) });
    const { id } = opening.request;
    await accessChanges.open(opening);
    assert.deepEqual(await accessChanges.wipe({ id, after: 0, at: at(9) }), { outcome: 'outdated' });
    assert.deepEqual(await accessChanges.wipe({ id, after: 1, at: at(9) }), { outcome: 'wiped' });
    await accessChanges.record(recordingOf(opening, { after: 2, person: aChangePerson() }));
    const reading = await accessChanges.read(id);
    assert.deepEqual([reading?.number, reading?.person], [3, undefined]);
    assert.deepEqual(reading?.entries[1], { kind: 'person-forgotten', at: at(9) });
    assert.deepEqual(await accessChanges.withAddress(opening.person.addressNew ?? newAddress()), []);
  });
}

function retentionContract(make: Make): void {
  const all = { over: at(DAY), open: at(DAY), copies: at(-1), now: at(2 * DAY) };

  it('removes the person of what has been over for long enough, and leaves a hash', async () => {
    const { accessChanges } = await make();
    const address = newAddress();
    const [old, open] = [aChangeOpening({ person: aChangePerson({ addressNew: address }) }), aChangeOpening()];
    for (const opening of [old, open]) await accessChanges.open(opening);
    await accessChanges.record(recordingOf(old, { entries: datedChange([ONE_OF_EACH.lapsed]), isOpen: false }));
    await accessChanges.forget({ ...all, open: at(-1) }, 10);
    assert.equal((await accessChanges.read(old.request.id))?.person, undefined);
    assert.deepEqual((await accessChanges.read(open.request.id))?.person, open.person);
    assert.deepEqual(idsOf(await accessChanges.withAddress(address)), [old.request.id]);
  });

  it('lets go of what was left open for too long, at most so many at once', async () => {
    const { accessChanges } = await make();
    const openings = [aChangeOpening(), aChangeOpening()];
    for (const opening of openings) await accessChanges.open(opening);
    await accessChanges.forget(all, 1);
    const kept = await Promise.all(openings.map(({ request }) => accessChanges.openFor(request.accountId)));
    assert.equal(kept.filter((each) => each !== undefined).length, 1);
    assert.equal((await accessChanges.due(at(DAY), 10)).changes.length, 1);
  });

  it('forgets where its cards are, once nobody could be shown on them any more', async () => {
    const { accessChanges, copies } = await make();
    const opening = aChangeOpening({ dueAt: undefined });
    const { id: requestId } = opening.request;
    await accessChanges.open(opening);
    const place = { serviceUrl: 'https://smba.example/emea/', conversationId: 'a:sam', activityId: '1', shown: '' };
    await copies.adopt({ requestId, viewerId: INVITER, ...place });
    await accessChanges.forget(all, 10);
    assert.equal((await copies.of(requestId)).length, 1);
    await accessChanges.forget({ ...all, copies: at(3 * DAY) }, 10);
    assert.deepEqual(await copies.of(requestId), []);
  });
}

function idsOf(readings: Awaited<ReturnType<AccessChanges['naming']>>): readonly RequestId[] {
  return readings.map(({ change }) => change.id).toSorted();
}

/** A decision made on the first entry, unless told otherwise. */
function recordingOf(
  { request }: AccessChangeOpening,
  more: Partial<AccessChangeRecording> = {},
): AccessChangeRecording {
  const entries = datedChange([{ kind: 'deciders-asked', reached: 2 }]);
  return { id: request.id, after: 1, entries, dueAt: undefined, isOpen: true, jobs: [], ...more };
}
