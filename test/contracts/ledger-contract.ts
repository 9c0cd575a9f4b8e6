import assert from 'node:assert/strict';
import type { LedgerEntry, LedgerEntryKind } from '../../src/domain/ledger-entry.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';
import { at, dated, INVITER, type LedgerEntryWithoutTime, userId } from '../support/builders.ts';
import { aFreshRequest, anOpened, newAddress } from '../support/fresh-builders.ts';
import { ledgerOpeningContract } from './ledger-opening-contract.ts';
import { ledgerQuestionsContract } from './ledger-questions-contract.ts';
import { aRequestFor, type LedgerUnderTest, openTo, openWithDraft, recording } from './ledger-under-test.ts';

const GUEST = userId(20);
const HOUR = 3_600;
const NOTHING_DUE = { invitations: [], unreadable: 0 };

/** One example of each kind: a new kind does not compile until it has one, and each must survive being kept. */
const EXAMPLES: { readonly [Kind in LedgerEntryKind]: Extract<LedgerEntryWithoutTime, { readonly kind: Kind }> } = {
  requested: { kind: 'requested', by: INVITER, policyVersion: 3, findings: ['sub-domain-unlisted', 'already-invited'] },
  inviting: { kind: 'inviting', attempt: 2, reason: 'interrupted', clientRequestId: 'a-guid' },
  'invite-put-off': { kind: 'invite-put-off', attempt: 1, because: 'throttled' },
  'sponsor-left-out': { kind: 'sponsor-left-out', attempt: 1 },
  'account-found': { kind: 'account-found', guestId: GUEST, isPending: true },
  issued: { kind: 'issued', attempt: 1, guestId: GUEST },
  'invite-refused': { kind: 'invite-refused', attempt: 1, failure: 'own-domain' },
  'link-lost': { kind: 'link-lost', attempt: 1 },
  'guest-gone': { kind: 'guest-gone' },
  superseded: { kind: 'superseded' },
  strayed: { kind: 'strayed', got: GUEST, expected: [userId(21), userId(22)] },
  'added-to-team': { kind: 'added-to-team' },
  'team-refused': { kind: 'team-refused', refusal: 'team-gone' },
  sending: { kind: 'sending', attempt: 1, by: INVITER, route: 'microsoft', clientRequestId: 'a-guid' },
  'sending-put-off': { kind: 'sending-put-off', attempt: 1, because: 'unavailable' },
  delivered: { kind: 'delivered', attempt: 1, linkAttempt: 3 },
  'delivery-unknown': { kind: 'delivery-unknown', attempt: 1, since: at(-86_400) },
  'delivery-refused': { kind: 'delivery-refused', attempt: 1, refusal: 'mailbox-not-found' },
  'send-again-asked': { kind: 'send-again-asked', attempt: 2, by: INVITER },
  'received-by-report': { kind: 'received-by-report', attempt: 1, by: INVITER },
  'microsoft-mail-asked': { kind: 'microsoft-mail-asked', attempt: 1, by: INVITER },
  'new-link-asked': { kind: 'new-link-asked', attempt: 2, by: INVITER },
  'hand-over-asked': { kind: 'hand-over-asked', attempt: 1, by: INVITER },
  'handed-over': { kind: 'handed-over' },
  'hand-over-failed': { kind: 'hand-over-failed', because: 'unreachable' },
  'hand-over-hidden': { kind: 'hand-over-hidden' },
  'passed-on': { kind: 'passed-on', attempt: 1, by: INVITER },
  reminding: { kind: 'reminding', reminder: 1, clientRequestId: 'a-guid' },
  'remind-put-off': { kind: 'remind-put-off', reminder: 1, because: 'throttled' },
  reminded: { kind: 'reminded', reminder: 2 },
  'remind-failed': { kind: 'remind-failed', reminder: 2, because: 'unsure' },
  'stranger-reported': { kind: 'stranger-reported' },
  'stranger-told': { kind: 'stranger-told', reached: 2 },
  'reminders-stopped': { kind: 'reminders-stopped' },
  'sponsor-set': { kind: 'sponsor-set' },
  'sponsor-refused': { kind: 'sponsor-refused', refusal: 'permission-missing' },
  'notice-sending': { kind: 'notice-sending', clientRequestId: 'a-guid' },
  'notice-put-off': { kind: 'notice-put-off', because: 'throttled' },
  'notice-sent': { kind: 'notice-sent' },
  'notice-failed': { kind: 'notice-failed', because: 'unsure' },
  accepted: { kind: 'accepted', guestId: GUEST },
  'listing-unread': { kind: 'listing-unread', permission: 'TeamMember.Read.All' },
  listed: { kind: 'listed' },
  telling: { kind: 'telling', what: 'ready' },
  'person-forgotten': { kind: 'person-forgotten', part: 'cc' },
  'telling-put-off': { kind: 'telling-put-off', because: 'throttled' },
  told: { kind: 'told', what: 'accepted', result: 'unsure' },
};

export function ledgerContract(name: string, make: () => Promise<LedgerUnderTest>): void {
  describe(`the ledger contract, ${name}`, () => {
    describe('open', () => ledgerOpeningContract(make));
    describe('record', () => recordingContract(make));
    describe('read', () => readingContract(make));
    describe('asked', () => ledgerQuestionsContract(make));
    describe('due', () => dueContract(make));
  });
}

function recordingContract(make: () => Promise<LedgerUnderTest>): void {
  it('appends, and answers with the number of the last entry', async () => {
    const under = await make();
    const opening = anOpened();
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
    assert.notEqual(await openTo(under, opening.invitee.address), undefined);
  });

  for (const after of [0, 2]) {
    it(`refuses what was decided on entry ${after} when the last is entry 1`, async () => {
      const under = await make();
      const opening = anOpened();
      await openWithDraft(under, opening);
      const jobs: readonly NewJob[] = [{ job: { name: 'issue', invitationId: opening.request.id } }];
      const answer = await under.ledger.record(recording(opening, { after, jobs, isOpen: false }));
      assert.deepEqual(answer, { outcome: 'outdated' });
      assert.equal((await under.ledger.read(opening.request.id))?.number, 1);
      assert.notEqual(await openTo(under, opening.invitee.address), undefined);
      assert.deepEqual(under.enqueued, []);
    });
  }

  it('refuses entries of an invitation that is not there', async () => {
    const under = await make();
    assert.deepEqual(await under.ledger.record(recording(anOpened(), { after: 1 })), { outcome: 'outdated' });
  });

  it('records exactly one of several decisions made at the same time', async () => {
    const under = await make();
    const opening = anOpened();
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
      const opening = anOpened();
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
    assert.deepEqual(await ledger.openInvitationsTo([newAddress()]), new Map());
  });

  it('gives what was left out as left out', async () => {
    const under = await make();
    const { teamId: _, teamName: __, ...request } = aFreshRequest();
    const invitee = { address: newAddress(), language: 'en' } as const;
    await openWithDraft(under, anOpened({ request, invitee, dueAt: undefined }));
    const reading = await under.ledger.read(request.id);
    assert.deepEqual(reading?.invitee, invitee);
    assert.deepEqual([reading.invitation.teamId, reading.invitation.accountId], [undefined, undefined]);
    assert.deepEqual(await under.ledger.due(at(1_000_000), 10), NOTHING_DUE);
  });

  it('gives the invitations of a request in the order they were asked for', async () => {
    const under = await make();
    const opened = aRequestFor(['c', 'a', 'b']);
    await openWithDraft(under, ...opened);
    const readings = await under.ledger.readRequest(opened[0].request.requestId);
    assert.deepEqual(
      readings.map(({ invitation }) => invitation.id),
      opened.map(({ request: { id } }) => id),
    );
    assert.deepEqual(
      readings.map(({ entries }) => entries),
      opened.map(({ entries }) => entries),
    );
  });
}

function dueContract(make: () => Promise<LedgerUnderTest>): void {
  it('finds what is due, the longest waiting first, and no more than asked for', async () => {
    const under = await make();
    const openings = [at(30), at(10), at(20), at(41), undefined].map((dueAt) => anOpened({ dueAt }));
    for (const opening of openings) await openWithDraft(under, opening);
    const [late, early, middle] = openings.map(({ request }) => request.id);
    const dueIds = async (limit: number) => (await under.ledger.due(at(40), limit)).invitations.map(({ id }) => id);
    assert.deepEqual(await dueIds(10), [early, middle, late]);
    assert.deepEqual(await dueIds(2), [early, middle]);
  });

  it('is asked later when a decision says so, with or without an entry', async () => {
    const under = await make();
    const opening = anOpened({ dueAt: at(10) });
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
    const [first, spoilt, last] = [anOpened({ dueAt: at(1) }), anOpened({ dueAt: at(2) }), anOpened({ dueAt: at(3) })];
    for (const opening of [first, spoilt, last]) await openWithDraft(under, opening);
    await under.spoil(spoilt.request.id);
    await assert.rejects(under.ledger.read(spoilt.request.id));
    const { invitations, unreadable } = await under.ledger.due(at(40), 10);
    assert.deepEqual([invitations.map(({ id }) => id), unreadable], [[first.request.id, last.request.id], 1]);
  });

  it("comes back in an hour to what cannot be read, so that it is in nobody's way", async () => {
    const under = await make();
    const [spoilt, behind] = [anOpened({ dueAt: at(1) }), anOpened({ dueAt: at(2) })];
    for (const opening of [spoilt, behind]) await openWithDraft(under, opening);
    await under.spoil(spoilt.request.id);
    assert.deepEqual(await under.ledger.due(at(40), 1), { invitations: [], unreadable: 1 });
    const { invitations, unreadable } = await under.ledger.due(at(40), 1);
    assert.deepEqual([invitations.map(({ id }) => id), unreadable], [[behind.request.id], 0]);
    assert.equal((await under.ledger.due(at(40 + HOUR - 1), 10)).unreadable, 0);
    assert.equal((await under.ledger.due(at(40 + HOUR), 10)).unreadable, 1);
  });
}
