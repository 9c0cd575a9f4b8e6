import assert from 'node:assert/strict';
import type { EmailAddress } from '../../src/domain/email-address.ts';
import type { Invitee } from '../../src/domain/invitation.ts';
import type { Wipe } from '../../src/domain/retention.ts';
import { stampOf } from '../../src/use-cases/card-subject.ts';
import { storedSubject } from '../../src/use-cases/load-subject.ts';
import type { AccessChanges } from '../../src/use-cases/ports/access-changes.ts';
import type { CardCopies } from '../../src/use-cases/ports/card-copies.ts';
import type { Conversions } from '../../src/use-cases/ports/conversions.ts';
import type { Holding } from '../../src/use-cases/ports/invitees.ts';
import type { OpenedInvitation } from '../../src/use-cases/ports/ledger.ts';
import { at, dated, email, INVITER, NOON, userId } from '../support/builders.ts';
import {
  aFreshDraft,
  aFreshRequest,
  anInvitee,
  anOpened,
  aReview,
  newAddress,
  newInvitationId,
} from '../support/fresh-builders.ts';
import { type ConversionsUnderTest, conversionsSearchedContract } from './invitees-conversions-contract.ts';
import { type LedgerUnderTest, openTo, openWithDraft, recording } from './ledger-under-test.ts';

export interface InviteesUnderTest extends LedgerUnderTest, ConversionsUnderTest {
  readonly conversions: Conversions;
  readonly accessChanges: AccessChanges;
  readonly copies: CardCopies;
}

type Make = (clock?: () => Date) => Promise<InviteesUnderTest>;

const DAY = 86_400;

export function inviteesContract(name: string, make: Make): void {
  describe(`the invitees contract, ${name}`, () => {
    describe('looked at', () => lookingContract(make));
    describe('removed from', () => removingContract(make));
    describe('followed', () => followedContract(make));
    describe('let go', () => letGoContract(make));
    describe('forgotten', () => forgettingContract(make));
    describe('searched', () => searchingContract(make));
    describe('searched among conversions', () => conversionsSearchedContract(make));
  });
}

function lookingContract(make: Make): void {
  it('comes at once, then when it is to come, the longest waiting first', async () => {
    const under = await make();
    const [first, second] = [await invited(under), await invited(under)];
    assert.equal((await under.invitees.toLookAt(NOON, 10)).length, 2);
    assert.equal((await under.invitees.toLookAt(NOON, 1)).length, 1);
    await settled(under, first, 'nothing', { lookAt: at(7 * DAY) });
    await settled(under, second, 'nothing', { lookAt: at(6 * DAY) });
    assert.deepEqual(await under.invitees.toLookAt(at(5 * DAY), 10), []);
    const found = await under.invitees.toLookAt(at(8 * DAY), 10);
    assert.deepEqual(
      found.map(({ reading }) => reading.invitation.id),
      [second.request.id, first.request.id],
    );
    assert.deepEqual(found[1]?.reading, await under.ledger.read(first.request.id));
    assert.deepEqual(found[1]?.wipedAt, undefined);
  });

  it('lets what cannot be read rest for a day', async () => {
    const under = await make();
    const { request } = await invited(under);
    await under.spoil(request.id);
    assert.deepEqual(await under.invitees.toLookAt(NOON, 10), []);
    const { request: other } = await invited(under);
    assert.deepEqual(
      (await under.invitees.toLookAt(NOON, 1)).map(({ reading }) => reading.invitation.id),
      [other.id],
      'and it stands in nobody’s way',
    );
  });
}

function removingContract(make: Make): void {
  it('says when something was removed last', async () => {
    const under = await make();
    const opened = await invited(under);
    await settled(under, opened, 'message');
    assert.deepEqual((await under.invitees.toLookAt(at(9), 1))[0]?.wipedAt, at(1));
  });

  it('loses its words, and says that there were some', async () => {
    const under = await make();
    const opened = await invited(under, { name: 'Ann Lee', message: 'Hello', language: 'ko' });
    await settled(under, opened, 'message');
    const { address } = opened.invitee;
    const left = { address, name: 'Ann Lee', language: 'ko', hasLostMessage: true };
    assert.deepEqual((await under.ledger.read(opened.request.id))?.invitee, left);
  });

  it('loses everything, and its claim on the address', async () => {
    const under = await make();
    const opened = await invited(under);
    const { address } = opened.invitee;
    assert.ok(await openTo(under, address));
    const before = await under.ledger.read(opened.request.id);
    await settled(under, opened, 'address');
    const after = await under.ledger.read(opened.request.id);
    assert.deepEqual(after, { ...before, invitee: undefined }, 'and nothing of the ledger');
    assert.equal(await openTo(under, address), undefined);
    assert.deepEqual((await under.ledger.due(at(9), 10)).invitations, [], 'nobody follows it any more');
    assert.equal(await openWithDraft(under, anOpened({ invitee: anInvitee({ address }) })), 'recorded');
  });

  it('stays whole when something was recorded meanwhile', async () => {
    const under = await make();
    const opened = await invited(under);
    await under.ledger.record(recording(opened, {}));
    const before = await under.ledger.read(opened.request.id);
    for (const wipe of ['message', 'address'] as const) await settled(under, opened, wipe, { after: 1 });
    assert.deepEqual(await under.ledger.read(opened.request.id), before);
    assert.equal((await under.invitees.toLookAt(NOON, 10)).length, 1, 'and comes again');
  });

  it('is removed from twice without harm', async () => {
    const under = await make();
    const opened = await invited(under);
    for (const wipe of ['address', 'address', 'message'] as const) await settled(under, opened, wipe);
    assert.deepEqual(await heldAs(under, opened.invitee.address), ['hash']);
  });

  it('has its cards brought up once more, long after they were made', async () => {
    const under = await make(() => at(400 * DAY));
    const opened = await invited(under);
    const { requestId } = opened.request;
    for (const wipe of ['message', 'address'] as const) {
      await copied(under, requestId);
      assert.deepEqual(await under.copies.behind(10), []);
      await settled(under, opened, wipe, { at: at(399 * DAY) });
      assert.deepEqual(await under.copies.behind(10), [requestId], wipe);
    }
    await copied(under, requestId);
    assert.deepEqual(await under.copies.behind(10), []);
  });

  it('loses the places of its cards when nobody of its request is left', async () => {
    const under = await make();
    const request = aFreshRequest();
    const two = [anOpened({ request }), anOpened({ request: { ...request, id: newInvitationId() } })] as const;
    await openWithDraft(under, ...two);
    await copied(under, request.requestId);
    for (const [index, opened] of two.entries()) {
      await settled(under, opened, 'address');
      await settled(under, opened, 'copies');
      assert.equal((await under.copies.of(request.requestId)).length, 1 - index);
    }
  });
}

function followedContract(make: Make): void {
  it('keeps the places of its cards while another of its request is followed without an address', async () => {
    const under = await make();
    const request = aFreshRequest();
    const [first, second] = [anOpened({ request }), anOpened({ request: { ...request, id: newInvitationId() } })];
    await openWithDraft(under, first, second);
    await copied(under, request.requestId);
    for (const { invitee } of [first, second]) {
      const [holding] = await under.invitees.holding(invitee.address);
      await under.invitees.forget(holding as Holding, at(9));
    }
    for (const [index, opened] of [first, second].entries()) {
      await settled(under, opened, 'copies');
      assert.equal((await under.copies.of(request.requestId)).length, 1 - index);
    }
    assert.deepEqual((await under.ledger.due(at(9), 10)).invitations, []);
  });
}

function letGoContract(make: Make): void {
  for (const wipe of ['address', 'copies'] as const)
    it(`is not followed again by what was read before its ${wipe} went, unless something has happened`, async () => {
      const under = await make();
      const opened = await invited(under);
      const due = async () => (await under.ledger.due(at(9), 10)).invitations.length;
      await settled(under, opened, wipe);
      await under.ledger.record(recording(opened, { entries: [], dueAt: at(5) }));
      assert.equal(await due(), 0);
      await under.ledger.record(recording(opened, { dueAt: at(5) }));
      assert.equal(await due(), 1);
    });

  it('is put off by what finds nothing new, as long as it is followed', async () => {
    const under = await make();
    const opened = await invited(under);
    await under.ledger.record(recording(opened, { entries: [], dueAt: at(50) }));
    assert.deepEqual((await under.ledger.due(at(49), 10)).invitations, []);
    assert.equal((await under.ledger.due(at(50), 10)).invitations.length, 1);
  });
}

function forgettingContract(make: Make): void {
  it('leaves nothing but the fact in the ledger', async () => {
    for (const wipe of ['nothing', 'message', 'address'] as const) {
      const under = await make();
      const opened = await invited(under);
      await settled(under, opened, wipe);
      const { address } = opened.invitee;
      const [holding] = await under.invitees.holding(address);
      assert.ok(holding);
      const before = await under.ledger.read(opened.request.id);
      assert.deepEqual(await under.invitees.forget(holding, at(9)), { outcome: 'forgotten' });
      const after = await under.ledger.read(opened.request.id);
      const entries = [...(before?.entries ?? []), { kind: 'person-forgotten', part: 'invitee', at: at(9) }];
      assert.deepEqual([after?.entries, after?.invitee, after?.number], [entries, undefined, 2]);
      assert.deepEqual(await under.invitees.holding(address), []);
      assert.equal(await openTo(under, address), undefined);
    }
  });

  it('takes of a cc the cc', async () => {
    const under = await make();
    const cc = newAddress();
    const opened = await invited(under, { cc });
    const [holding] = await under.invitees.holding(cc);
    assert.equal(holding?.as, 'cc');
    await under.invitees.forget(holding as Holding, at(9));
    const { invitee, entries } = (await under.ledger.read(opened.request.id)) ?? {};
    const { cc: _, ...rest } = opened.invitee;
    assert.deepEqual(invitee, rest);
    assert.deepEqual(entries?.at(-1), { kind: 'person-forgotten', part: 'cc', at: at(9) });
    assert.deepEqual(await under.invitees.holding(cc), []);
  });

  it('does nothing when something was recorded meanwhile', async () => {
    const under = await make();
    const opened = await invited(under);
    const [holding] = await under.invitees.holding(opened.invitee.address);
    await under.ledger.record(recording(opened, {}));
    const before = await under.ledger.read(opened.request.id);
    assert.deepEqual(await under.invitees.forget(holding as Holding, at(9)), { outcome: 'outdated' });
    assert.deepEqual(await under.ledger.read(opened.request.id), before);
  });

  it('changes what its cards should show, and when it is looked at', async () => {
    const under = await make(() => at(400 * DAY));
    const opened = await invited(under);
    await settled(under, opened, 'nothing', { lookAt: at(900 * DAY) });
    await copied(under, opened.request.requestId);
    const [holding] = await under.invitees.holding(opened.invitee.address);
    await under.invitees.forget(holding as Holding, at(399 * DAY));
    assert.deepEqual(await under.copies.behind(10), [opened.request.requestId]);
    assert.equal((await under.invitees.toLookAt(at(400 * DAY), 10)).length, 1);
  });
}

function searchingContract(make: Make): void {
  it('finds an address as what it is held', async () => {
    const under = await make();
    const address = newAddress();
    const [own, gone] = [await invited(under, { address }), await invited(under, { cc: address })];
    await settled(under, own, 'address');
    assert.deepEqual(await heldAs(under, address), ['hash', 'cc']);
    await invited(under, { address });
    assert.deepEqual(await heldAs(under, address), ['hash', 'cc', 'invitee']);
    assert.deepEqual(await heldAs(under, gone.invitee.address), ['invitee']);
    assert.deepEqual(await heldAs(under, newAddress()), []);
  });

  it('finds the drafts with an address in any spelling', async () => {
    const under = await make();
    const [typed, found, other] = [aFreshDraft(FORM), aFreshDraft(REVIEW), aFreshDraft(FORM)];
    await under.drafts.create({ ...typed, form: { ...typed.form, addresses: 'x\nKim <KIM@Bücher.example>' } });
    await under.drafts.create(found);
    await under.drafts.create({ ...other, form: { ...other.form, addresses: 'joe.kim@bücher.example' } });
    const drafts = await under.invitees.draftsWith(email('kim@bücher.example'));
    assert.deepEqual(drafts.map(({ id }) => id).toSorted(), [typed.id, found.id].toSorted());
  });

  it('finds what names a person by their id', async () => {
    const under = await make();
    const [asker, sponsor, guest, presser, nobody] = [31, 32, 33, 34, 35].map(userId);
    assert.ok(asker && sponsor && guest && presser && nobody);
    const opened = anOpened({ request: aFreshRequest({ inviterId: asker, sponsorId: sponsor, accountId: guest }) });
    await openWithDraft(under, opened);
    const entries = dated([{ kind: 'received-by-report', attempt: 1, by: presser }]);
    await under.ledger.record(recording(opened, { entries }));
    const draft = aFreshDraft(FORM, { inviterId: nobody });
    await under.drafts.create(draft);
    const reading = await under.ledger.read(opened.request.id);
    for (const id of [asker, sponsor, guest, presser])
      assert.deepEqual((await under.invitees.naming(id)).readings, [reading]);
    assert.deepEqual(await under.invitees.naming(nobody), { readings: [], drafts: [draft], conversions: [] });
  });
}

const FORM = { stage: 'form', errors: [] } as const;
const REVIEW = {
  stage: 'review',
  review: aReview({ mail: { from: 'x', subject: 'y', text: 'Ask kim@bücher.example.' } }),
  changed: false,
  choices: {},
} as const;

async function invited(under: InviteesUnderTest, more: Partial<Invitee> = {}): Promise<OpenedInvitation> {
  const opened = anOpened({ request: aFreshRequest({ inviterId: INVITER }), invitee: anInvitee(more) });
  assert.equal(await openWithDraft(under, opened), 'recorded');
  return opened;
}

async function settled(
  { invitees, ledger }: InviteesUnderTest,
  { request }: OpenedInvitation,
  wipe: Wipe,
  more: { readonly after?: number; readonly at?: Date; readonly lookAt?: Date } = {},
): Promise<void> {
  const after = (await ledger.read(request.id))?.number ?? 0;
  await invitees.settle({ invitationId: request.id, after, wipe, at: at(1), lookAt: at(2), ...more });
}

async function heldAs({ invitees }: InviteesUnderTest, address: EmailAddress): Promise<readonly Holding['as'][]> {
  return (await invitees.holding(address)).map(({ as }) => as);
}

/** A copy that shows what is so now. */
async function copied(under: InviteesUnderTest, requestId: OpenedInvitation['request']['requestId']): Promise<void> {
  const subject = await storedSubject(under, requestId);
  assert.ok(subject);
  await under.copies.adopt({
    requestId,
    viewerId: INVITER,
    serviceUrl: 'https://smba.example/emea/',
    conversationId: 'a:sam',
    activityId: '1',
    shown: stampOf(subject),
  });
}
