import assert from 'node:assert/strict';
import type { InvitationId } from '../../src/domain/ids.ts';
import { replay } from '../../src/domain/invitation.ts';
import type { LedgerEntry, LedgerEntryKind } from '../../src/domain/ledger-entry.ts';
import type { Drafts } from '../../src/use-cases/ports/drafts.ts';
import type { Ledger, NewJob, Opening, Recording } from '../../src/use-cases/ports/ledger.ts';
import { at, dated, INVITER, type LedgerEntryWithoutTime, userId } from '../support/builders.ts';
import { aFreshDraft, aFreshRequest, anInvitee, anOpening, aReview, newAddress } from '../support/fresh-builders.ts';

export interface LedgerUnderTest {
  readonly ledger: Ledger;
  readonly drafts: Drafts;
  /** What has been enqueued, in order. */
  readonly enqueued: readonly NewJob[];
  /** Makes an invitation unreadable, as an entry that only a newer release knows would. */
  spoil(id: InvitationId): Promise<void>;
}

const GUEST = userId(20);
const HOUR = 3_600;
const NOTHING_DUE = { invitations: [], unreadable: 0 };

/** One example of each kind: a new kind does not compile until it has one, and each must survive being kept. */
const EXAMPLES: { readonly [Kind in LedgerEntryKind]: Extract<LedgerEntryWithoutTime, { readonly kind: Kind }> } = {
  requested: { kind: 'requested', by: INVITER, policyVersion: 3, findings: ['sub-domain-unlisted', 'already-invited'] },
  inviting: { kind: 'inviting', attempt: 2, reason: 'interrupted', clientRequestId: 'a-guid' },
  'invite-put-off': { kind: 'invite-put-off', attempt: 1, because: 'throttled' },
  issued: { kind: 'issued', attempt: 1, guestId: GUEST },
  'invite-refused': { kind: 'invite-refused', attempt: 1, failure: 'own-domain' },
  'link-lost': { kind: 'link-lost', attempt: 1 },
  'guest-gone': { kind: 'guest-gone' },
  strayed: { kind: 'strayed', got: GUEST, expected: [userId(21), userId(22)] },
  'added-to-team': { kind: 'added-to-team' },
  'team-refused': { kind: 'team-refused', refusal: 'team-gone' },
  sending: { kind: 'sending', attempt: 1, by: INVITER, clientRequestId: 'a-guid' },
  'sending-put-off': { kind: 'sending-put-off', attempt: 1, because: 'unavailable' },
  delivered: { kind: 'delivered', attempt: 1 },
  'delivery-unknown': { kind: 'delivery-unknown', attempt: 1, since: at(-86_400) },
  'delivery-refused': { kind: 'delivery-refused', attempt: 1, refusal: 'mailbox-not-found' },
  'send-again-asked': { kind: 'send-again-asked', attempt: 2, by: INVITER },
  'received-by-report': { kind: 'received-by-report', attempt: 1, by: INVITER },
  accepted: { kind: 'accepted', guestId: GUEST },
  listed: { kind: 'listed' },
  telling: { kind: 'telling', what: 'ready' },
  told: { kind: 'told', what: 'accepted', result: 'unsure' },
};

export function ledgerContract(name: string, make: () => Promise<LedgerUnderTest>): void {
  describe(`the ledger contract, ${name}`, () => {
    describe('open', () => openingContract(make));
    describe('record', () => recordingContract(make));
    describe('read', () => readingContract(make));
    describe('due', () => dueContract(make));
  });
}

function openingContract(make: () => Promise<LedgerUnderTest>): void {
  it('keeps the request, the invitee, the entries and the jobs, and sends the draft', async () => {
    const under = await make();
    const opening = anOpening({ entries: [...dated([EXAMPLES.requested, EXAMPLES.inviting])] });
    const jobs: readonly NewJob[] = [{ job: { name: 'issue', invitationId: opening.request.id } }];
    assert.equal(await openWithDraft(under, { ...opening, jobs }), 'recorded');

    const reading = await under.ledger.read(opening.request.id);
    assert.deepEqual(reading?.invitation, replay(opening.request, opening.entries));
    assert.deepEqual(reading.entries, opening.entries);
    assert.equal(reading.number, 2);
    assert.deepEqual(reading.invitee, opening.invitee);
    assert.deepEqual(under.enqueued, jobs);
    const draft = await under.drafts.read(opening.request.requestId);
    assert.deepEqual([draft?.stage, draft?.version], ['sent', 2]);
  });

  it('says that the draft is not what it was, and does nothing', async () => {
    const under = await make();
    const opening = anOpening({
      draftVersion: 7,
      jobs: [{ job: { name: 'show-card', requestId: aFreshRequest().requestId } }],
    });
    assert.equal(await openWithDraft(under, opening), 'outdated');
    assert.equal(await under.ledger.read(opening.request.id), undefined);
    assert.equal((await under.drafts.read(opening.request.requestId))?.stage, 'review');
    assert.deepEqual(under.enqueued, []);
  });

  it('opens once, however often it is pressed', async () => {
    const under = await make();
    const opening = anOpening();
    await under.drafts.create(draftOf(opening));
    const answers = await Promise.all([opening, opening, opening].map((each) => under.ledger.open(each)));
    assert.deepEqual(answers.map(({ outcome }) => outcome).toSorted(), ['outdated', 'outdated', 'recorded']);
  });

  it('lets an address have one open invitation, and leaves the draft of the second as it is', async () => {
    const under = await make();
    const invitee = anInvitee();
    const [first, second] = [anOpening({ invitee }), anOpening({ invitee })];
    assert.equal(await openWithDraft(under, first), 'recorded');
    assert.equal(await openWithDraft(under, second), 'address-taken');
    assert.equal(await under.ledger.read(second.request.id), undefined);
    assert.equal((await under.drafts.read(second.request.requestId))?.stage, 'review');
    assert.deepEqual(await under.ledger.openInvitationTo(invitee.address), {
      id: first.request.id,
      inviterId: INVITER,
      reference: first.request.reference,
    });
  });

  it('lets a reference stand for one request, and leaves the draft of the second as it is', async () => {
    const under = await make();
    const first = anOpening();
    const second = anOpening({ request: aFreshRequest({ reference: first.request.reference }) });
    assert.equal(await openWithDraft(under, first), 'recorded');
    assert.equal(await openWithDraft(under, second), 'reference-taken');
    assert.equal(await under.ledger.read(second.request.id), undefined);
    assert.equal(await under.ledger.openInvitationTo(second.invitee.address), undefined);
    assert.equal((await under.drafts.read(second.request.requestId))?.stage, 'review');
    const anew = { ...second, request: { ...second.request, reference: aFreshRequest().reference } };
    assert.deepEqual(await under.ledger.open(anew), { outcome: 'recorded' });
  });

  it('lets one of two who ask at the same time have the address', async () => {
    const under = await make();
    const invitee = anInvitee();
    const both = [anOpening({ invitee }), anOpening({ invitee })];
    const answers = await Promise.all(both.map((opening) => openWithDraft(under, opening)));
    assert.deepEqual(answers.toSorted(), ['address-taken', 'recorded']);
  });

  it('gives the address free when the invitation is over', async () => {
    const under = await make();
    const opening = anOpening();
    await openWithDraft(under, opening);
    const { invitee } = opening;
    await under.ledger.record(recording(opening, { entries: dated([EXAMPLES['invite-refused']]), isOpen: false }));
    assert.equal(await under.ledger.openInvitationTo(invitee.address), undefined);
    assert.equal(await openWithDraft(under, anOpening({ invitee })), 'recorded');
  });
}

function recordingContract(make: () => Promise<LedgerUnderTest>): void {
  it('appends, and answers with the number of the last entry', async () => {
    const under = await make();
    const opening = anOpening();
    await openWithDraft(under, opening);
    const jobs: readonly NewJob[] = [
      { job: { name: 'deliver', invitationId: opening.request.id } },
      { job: { name: 'show-card', requestId: opening.request.requestId }, delaySeconds: 1 },
    ];
    const entries = dated([EXAMPLES.inviting, EXAMPLES.issued]);
    assert.deepEqual(await under.ledger.record(recording(opening, { entries, jobs })), {
      outcome: 'recorded',
      number: 3,
    });
    const reading = await under.ledger.read(opening.request.id);
    assert.deepEqual(reading?.entries, [...opening.entries, ...entries]);
    assert.equal(reading.invitation.state, 'issued');
    assert.deepEqual(under.enqueued, jobs);
    assert.notEqual(await under.ledger.openInvitationTo(opening.invitee.address), undefined);
  });

  for (const after of [0, 2]) {
    it(`refuses what was decided on entry ${after} when the last is entry 1`, async () => {
      const under = await make();
      const opening = anOpening();
      await openWithDraft(under, opening);
      const jobs: readonly NewJob[] = [{ job: { name: 'issue', invitationId: opening.request.id } }];
      const answer = await under.ledger.record(recording(opening, { after, jobs, isOpen: false }));
      assert.deepEqual(answer, { outcome: 'outdated' });
      assert.equal((await under.ledger.read(opening.request.id))?.number, 1);
      assert.notEqual(await under.ledger.openInvitationTo(opening.invitee.address), undefined);
      assert.deepEqual(under.enqueued, []);
    });
  }

  it('refuses entries of an invitation that is not there', async () => {
    const under = await make();
    assert.deepEqual(await under.ledger.record(recording(anOpening(), { after: 1 })), { outcome: 'outdated' });
  });

  it('records exactly one of several decisions made at the same time', async () => {
    const under = await make();
    const opening = anOpening();
    await openWithDraft(under, opening);
    const each = recording(opening, { jobs: [{ job: { name: 'issue', invitationId: opening.request.id } }] });
    const answers = await Promise.all(Array.from({ length: 8 }, () => under.ledger.record(each)));
    assert.equal(answers.filter(({ outcome }) => outcome === 'recorded').length, 1);
    assert.equal((await under.ledger.read(opening.request.id))?.number, 2);
    assert.equal(under.enqueued.length, 1);
  });

  for (const [kind, example] of Object.entries(EXAMPLES)) {
    it(`keeps an entry of kind ${kind} as it is`, async () => {
      const under = await make();
      const opening = anOpening();
      await openWithDraft(under, opening);
      const entries: readonly LedgerEntry[] = dated([example]);
      await under.ledger.record(recording(opening, { entries }));
      assert.deepEqual((await under.ledger.read(opening.request.id))?.entries.slice(1), entries);
    });
  }
}

function readingContract(make: () => Promise<LedgerUnderTest>): void {
  it('knows nothing of what was never asked for', async () => {
    const { ledger } = await make();
    const { id, requestId } = aFreshRequest();
    assert.equal(await ledger.read(id), undefined);
    assert.deepEqual(await ledger.readRequest(requestId), []);
    assert.equal(await ledger.openInvitationTo(newAddress()), undefined);
  });

  it('gives what was left out as left out', async () => {
    const under = await make();
    const { teamId: _, teamName: __, ...request } = aFreshRequest();
    const invitee = { address: newAddress(), language: 'en' } as const;
    await openWithDraft(under, anOpening({ request, invitee, dueAt: undefined }));
    const reading = await under.ledger.read(request.id);
    assert.deepEqual(reading?.invitee, invitee);
    assert.equal(reading.invitation.teamId, undefined);
    assert.deepEqual(await under.ledger.due(at(1_000_000), 10), NOTHING_DUE);
  });

  it('gives the invitations of a request in the order they were asked for', async () => {
    const under = await make();
    const request = aFreshRequest();
    const openings = [0, 1, 2].map((before) =>
      anOpening({ request: { ...request, id: aFreshRequest().id }, draftVersion: 1 + before }),
    );
    await under.drafts.create(draftOf(anOpening({ request })));
    for (const opening of openings) await under.ledger.open(opening);
    const readings = await under.ledger.readRequest(request.requestId);
    assert.deepEqual(
      readings.map(({ invitation }) => invitation.id),
      openings.map(({ request: { id } }) => id),
    );
    assert.deepEqual(
      readings.map(({ entries }) => entries),
      openings.map(({ entries }) => entries),
    );
  });
}

function dueContract(make: () => Promise<LedgerUnderTest>): void {
  it('finds what is due, the longest waiting first, and no more than asked for', async () => {
    const under = await make();
    const openings = [at(30), at(10), at(20), at(41), undefined].map((dueAt) => anOpening({ dueAt }));
    for (const opening of openings) await openWithDraft(under, opening);
    const [late, early, middle] = openings.map(({ request }) => request.id);
    const dueIds = async (limit: number) => (await under.ledger.due(at(40), limit)).invitations.map(({ id }) => id);
    assert.deepEqual(await dueIds(10), [early, middle, late]);
    assert.deepEqual(await dueIds(2), [early, middle]);
  });

  it('is asked later when a decision says so, with or without an entry', async () => {
    const under = await make();
    const opening = anOpening({ dueAt: at(10) });
    await openWithDraft(under, opening);
    await under.ledger.record(recording(opening, { entries: [], dueAt: at(20) }));
    assert.deepEqual(await under.ledger.due(at(15), 10), NOTHING_DUE);
    const [due] = (await under.ledger.due(at(20), 10)).invitations;
    assert.deepEqual([due?.id, due?.state], [opening.request.id, 'requested']);
    await under.ledger.record(recording(opening, { dueAt: undefined }));
    assert.deepEqual(await under.ledger.due(at(1_000_000), 10), NOTHING_DUE);
  });

  it('gives what can be read, and counts what cannot', async () => {
    const under = await make();
    const [first, spoilt, last] = [
      anOpening({ dueAt: at(1) }),
      anOpening({ dueAt: at(2) }),
      anOpening({ dueAt: at(3) }),
    ];
    for (const opening of [first, spoilt, last]) await openWithDraft(under, opening);
    await under.spoil(spoilt.request.id);
    await assert.rejects(under.ledger.read(spoilt.request.id));
    const { invitations, unreadable } = await under.ledger.due(at(40), 10);
    assert.deepEqual([invitations.map(({ id }) => id), unreadable], [[first.request.id, last.request.id], 1]);
  });

  it("comes back in an hour to what cannot be read, so that it is in nobody's way", async () => {
    const under = await make();
    const [spoilt, behind] = [anOpening({ dueAt: at(1) }), anOpening({ dueAt: at(2) })];
    for (const opening of [spoilt, behind]) await openWithDraft(under, opening);
    await under.spoil(spoilt.request.id);
    assert.deepEqual(await under.ledger.due(at(40), 1), { invitations: [], unreadable: 1 });
    const { invitations, unreadable } = await under.ledger.due(at(40), 1);
    assert.deepEqual([invitations.map(({ id }) => id), unreadable], [[behind.request.id], 0]);
    assert.equal((await under.ledger.due(at(40 + HOUR - 1), 10)).unreadable, 0);
    assert.equal((await under.ledger.due(at(40 + HOUR), 10)).unreadable, 1);
  });
}

function draftOf({ request }: Opening) {
  return aFreshDraft({ stage: 'review', review: aReview(), changed: false }, { id: request.requestId });
}

async function openWithDraft({ ledger, drafts }: LedgerUnderTest, opening: Opening): Promise<string> {
  await drafts.create(draftOf(opening));
  return (await ledger.open(opening)).outcome;
}

/** A decision made on the first entry, unless told otherwise. */
function recording({ request }: Opening, more: Partial<Recording>): Recording {
  const entries = dated([EXAMPLES.inviting]);
  return { invitationId: request.id, after: 1, entries, dueAt: undefined, isOpen: true, jobs: [], ...more };
}
