import assert from 'node:assert/strict';
import type { UserId } from '../../src/domain/ids.ts';
import { replay } from '../../src/domain/replay.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';
import { at, dated, INVITER, userId } from '../support/builders.ts';
import {
  aFreshRequest,
  anInvitee,
  anOpened,
  aReviewedDraft,
  newAddress,
  newInvitationId,
  openingOf,
} from '../support/fresh-builders.ts';
import { aRequestFor, type LedgerUnderTest, openTo, openWithDraft, recording } from './ledger-under-test.ts';

const GUEST = userId(20);
const REQUESTED = { kind: 'requested', by: INVITER, policyVersion: 3, findings: ['sub-domain-unlisted'] } as const;
const INVITING = { kind: 'inviting', attempt: 1, reason: 'first', clientRequestId: 'a-guid' } as const;
const REFUSED = { kind: 'invite-refused', attempt: 1, failure: 'own-domain' } as const;

export function ledgerOpeningContract(make: () => Promise<LedgerUnderTest>): void {
  describe('for one', () => oneContract(make));
  describe('for several', () => severalContract(make));
}

function oneContract(make: () => Promise<LedgerUnderTest>): void {
  it('leaves the address to the one that it comes after, until it claims it', async () => {
    const under = await make();
    const first = anOpened();
    const { address } = first.invitee;
    const opened = { ...anOpened({ invitee: first.invitee }), comesAfter: first.request.id };
    const { id } = opened.request;
    assert.equal(await openWithDraft(under, first), 'recorded');
    assert.equal(await openWithDraft(under, opened), 'recorded');
    await under.ledger.claim(id);
    assert.equal((await openTo(under, address))?.id, first.request.id, 'held by another');
    await under.ledger.record(recording(first, { isOpen: false }));
    assert.equal(await openTo(under, address), undefined);
    await under.ledger.claim(id);
    await under.ledger.claim(id);
    assert.equal((await openTo(under, address))?.id, id);
    assert.equal(await openWithDraft(under, anOpened({ invitee: first.invitee })), 'address-taken');
  });

  it('keeps the request, the invitee, the entries and the jobs, and sends the draft', async () => {
    const under = await make();
    const opening = anOpened({ entries: [...dated([REQUESTED, INVITING])] });
    const jobs: readonly NewJob[] = [{ job: { name: 'issue', invitationId: opening.request.id } }];
    await under.drafts.create(aReviewedDraft(opening.request.requestId));
    assert.deepEqual(await under.ledger.open(openingOf([opening], { jobs })), { outcome: 'recorded' });

    const reading = await under.ledger.read(opening.request.id);
    assert.deepEqual(reading?.invitation, replay(opening.request, opening.entries));
    assert.deepEqual(reading.entries, opening.entries);
    assert.equal(reading.number, 2);
    assert.deepEqual(reading.invitee, opening.invitee);
    assert.deepEqual(under.enqueued, jobs);
    const draft = await under.drafts.read(opening.request.requestId);
    assert.deepEqual([draft?.stage, draft?.version], ['sent', 2]);
  });

  it('leaves of the form and of the review nothing of whom it is for', async () => {
    const under = await make();
    const opening = anOpened();
    const draft = aReviewedDraft(opening.request.requestId);
    const form = { ...draft.form, addresses: 'ann@fabrikam.example', message: 'Hello', cc: 'kim@contoso.example' };
    await under.drafts.create({ ...draft, form });
    await under.ledger.open(openingOf([opening]));
    const left = await under.drafts.read(draft.id);
    assert.deepEqual(left?.form, { ...form, addresses: '', message: '', cc: '' });
    assert.ok(!('review' in left));
  });

  it('says that the draft is not what it was, and does nothing', async () => {
    const under = await make();
    const opening = anOpened();
    const { requestId } = opening.request;
    await under.drafts.create(aReviewedDraft(requestId));
    const outdated = openingOf([opening], { draftVersion: 7, jobs: [{ job: { name: 'show-card', requestId } }] });
    assert.deepEqual(await under.ledger.open(outdated), { outcome: 'outdated' });
    assert.equal(await under.ledger.read(opening.request.id), undefined);
    assert.equal((await under.drafts.read(opening.request.requestId))?.stage, 'review');
    assert.deepEqual(under.enqueued, []);
  });

  it('opens once, however often it is pressed', async () => {
    const under = await make();
    const opening = anOpened();
    await under.drafts.create(aReviewedDraft(opening.request.requestId));
    const answers = await Promise.all([opening, opening, opening].map((each) => under.ledger.open(openingOf([each]))));
    assert.deepEqual(answers.map(({ outcome }) => outcome).toSorted(), ['outdated', 'outdated', 'recorded']);
  });

  it('counts once more what has been asked for, so that forms sent at once do not pass the limit together', async () => {
    const under = await make();
    const inviterId = newInvitationId() as string as UserId;
    const limit = { inviterId, since: at(-60), byInviter: 3, byTenant: 100_000 };
    const forms = [1, 2, 3].map(() => aRequestFor(['a', 'b'], { inviterId }));
    for (const [first] of forms) await under.drafts.create(aReviewedDraft(first.request.requestId));

    const answers = await Promise.all(forms.map((form) => under.ledger.open(openingOf(form, { limit }))));

    const outcomes = answers.map(({ outcome }) => outcome);
    assert.deepEqual(outcomes.toSorted(), ['limit-reached', 'limit-reached', 'recorded']);
    const left = forms[outcomes.indexOf('limit-reached')]?.[0].request.requestId;
    assert.equal(left && (await under.drafts.read(left))?.stage, 'review');
  });

  it('lets an address have one open invitation, and leaves the draft of the second as it is', async () => {
    const under = await make();
    const invitee = anInvitee();
    const [first, second] = [anOpened({ invitee }), anOpened({ invitee })];
    assert.equal(await openWithDraft(under, first), 'recorded');
    assert.equal(await openWithDraft(under, second), 'address-taken');
    assert.equal(await under.ledger.read(second.request.id), undefined);
    assert.equal((await under.drafts.read(second.request.requestId))?.stage, 'review');
    assert.equal((await openTo(under, invitee.address))?.id, first.request.id);
  });

  it('lets a reference stand for one request, and leaves the draft of the second as it is', async () => {
    const under = await make();
    const first = anOpened();
    const second = anOpened({ request: aFreshRequest({ reference: first.request.reference }) });
    assert.equal(await openWithDraft(under, first), 'recorded');
    assert.equal(await openWithDraft(under, second), 'reference-taken');
    assert.equal(await under.ledger.read(second.request.id), undefined);
    assert.equal(await openTo(under, second.invitee.address), undefined);
    assert.equal((await under.drafts.read(second.request.requestId))?.stage, 'review');
    const anew = { ...second, request: { ...second.request, reference: aFreshRequest().reference } };
    assert.deepEqual(await under.ledger.open(openingOf([anew])), { outcome: 'recorded' });
  });

  it('lets one of two who ask at the same time have the address', async () => {
    const under = await make();
    const invitee = anInvitee();
    const both = [anOpened({ invitee }), anOpened({ invitee })];
    const answers = await Promise.all(both.map((opening) => openWithDraft(under, opening)));
    assert.deepEqual(answers.toSorted(), ['address-taken', 'recorded']);
  });

  it('gives the address free when the invitation is over', async () => {
    const under = await make();
    const opening = anOpened();
    await openWithDraft(under, opening);
    const { invitee } = opening;
    await under.ledger.record(recording(opening, { entries: dated([REFUSED]), isOpen: false }));
    assert.equal(await openTo(under, invitee.address), undefined);
    assert.equal(await openWithDraft(under, anOpened({ invitee })), 'recorded');
  });
}

function severalContract(make: () => Promise<LedgerUnderTest>): void {
  it('opens them all, each with what it is about', async () => {
    const under = await make();
    const [ann, ben] = aRequestFor(['ann', 'ben']);
    assert.ok(ben);
    const request = { ...ann.request, act: 'renew', accountId: GUEST, sponsorId: userId(3), hasNotice: true } as const;
    const asked = [{ ...ann, request, invitee: { ...ann.invitee, cc: newAddress() }, dueAt: undefined }, ben] as const;
    assert.equal(await openWithDraft(under, ...asked), 'recorded');
    const readings = await under.ledger.readRequest(request.requestId);
    assert.deepEqual(
      readings.map(({ invitation }) => invitation),
      asked.map((each) => replay(each.request, each.entries)),
    );
    assert.deepEqual(
      readings.map(({ invitee }) => invitee),
      asked.map(({ invitee }) => invitee),
    );
    assert.deepEqual(
      (await under.ledger.due(at(0), 10)).invitations.map(({ id }) => id),
      [ben.request.id],
    );
  });

  it('opens none when one of the addresses is taken', async () => {
    const under = await make();
    const [ann, ben, cho] = aRequestFor(['ann', 'ben', 'cho']);
    assert.ok(ben && cho);
    await openWithDraft(under, anOpened({ invitee: ben.invitee }));
    assert.equal(await openWithDraft(under, ann, ben, cho), 'address-taken');
    assert.deepEqual(await under.ledger.readRequest(ann.request.requestId), []);
    assert.equal(await openTo(under, ann.invitee.address), undefined);
    assert.equal((await under.drafts.read(ann.request.requestId))?.stage, 'review');
  });

  it('opens none when one address comes twice', async () => {
    const under = await make();
    const [ann, ben] = aRequestFor(['ann', 'ben']);
    assert.ok(ben);
    assert.equal(await openWithDraft(under, ann, { ...ben, invitee: ann.invitee }), 'address-taken');
    assert.deepEqual(await under.ledger.readRequest(ann.request.requestId), []);
  });

  it('lets one of two have the addresses that both ask for at the same time, in whatever order', async () => {
    const under = await make();
    const one = aRequestFor(['a', 'b', 'c', 'd', 'e', 'f']);
    const mirrored = one.toReversed().map(({ invitee }) => ({ invitee }));
    const other = aFreshRequest();
    const [first, ...rest] = mirrored.map((each) =>
      anOpened({ ...each, request: { ...other, id: newInvitationId() } }),
    );
    assert.ok(first);
    const answers = await Promise.all([openWithDraft(under, ...one), openWithDraft(under, first, ...rest)]);
    assert.deepEqual(answers.toSorted(), ['address-taken', 'recorded']);
  });

  it('claims no address for a membership alone, open or not', async () => {
    const under = await make();
    const invited = anOpened();
    const added = anOpened({ request: aFreshRequest({ act: 'add', accountId: GUEST }), invitee: invited.invitee });
    assert.equal(await openWithDraft(under, added), 'recorded');
    assert.equal(await openTo(under, added.invitee.address), undefined);
    assert.equal(await openWithDraft(under, invited), 'recorded');
    const again = anOpened({ request: aFreshRequest({ act: 'add', accountId: GUEST }), invitee: invited.invitee });
    assert.equal(await openWithDraft(under, again), 'recorded');
    await under.ledger.record(recording(again, { entries: dated([{ kind: 'added-to-team' }]), isOpen: false }));
    assert.equal((await openTo(under, invited.invitee.address))?.id, invited.request.id);
  });
}
