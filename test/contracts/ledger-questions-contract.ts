import assert from 'node:assert/strict';
import type { InvitationRequest } from '../../src/domain/invitation.ts';
import type { OpenedInvitation } from '../../src/use-cases/ports/ledger.ts';
import { at, dated, email, INVITER, type LedgerEntryWithoutTime, userId } from '../support/builders.ts';
import { aFreshRequest, anInvitee, anOpened, newAddress } from '../support/fresh-builders.ts';
import { aRequestFor, type LedgerUnderTest, openTo, openWithDraft, recording } from './ledger-under-test.ts';

const GUEST = userId(20);
const COLLEAGUE = userId(2);

/** What is asked of the ledger before somebody is invited. */
export function ledgerQuestionsContract(make: () => Promise<LedgerUnderTest>): void {
  describe('for open invitations', () => openContract(make));
  describe('whether one may be sent again', () => resendableContract(make));
  describe('how much there was', () => countingContract(make));
  describe('for partners', () => partnersContract(make));
}

function openContract(make: () => Promise<LedgerUnderTest>): void {
  it('gives those at the addresses, and no others', async () => {
    const under = await make();
    const [ann, ben, cho] = [anOpened(), anOpened({ request: aFreshRequest({ inviterId: COLLEAGUE }) }), anOpened()];
    for (const each of [ann, ben, cho]) await openWithDraft(under, each);
    const found = await under.ledger.openInvitationsTo([ann.invitee.address, newAddress(), ben.invitee.address]);
    const expected = [ann, ben].map(({ request: { id, inviterId, reference }, invitee: { address } }) => [
      address,
      { id, inviterId, reference, isResendable: false, mark: 'delivery-0' },
    ]);
    assert.deepEqual(Object.fromEntries(found), Object.fromEntries(expected));
  });

  it('gives nothing to nobody', async () => {
    const under = await make();
    await openWithDraft(under, anOpened());
    assert.deepEqual(await under.ledger.openInvitationsTo([]), new Map());
  });

  it('gives one that cannot be read as open, but not to be sent again', async () => {
    const under = await make();
    const opened = anOpened();
    await openWithDraft(under, opened);
    await under.ledger.record(recording(opened, { entries: dated([ISSUED, { kind: 'delivered', attempt: 1 }]) }));
    assert.equal((await openTo(under, opened.invitee.address))?.isResendable, true);
    await under.spoil(opened.request.id);
    const found = await openTo(under, opened.invitee.address);
    assert.deepEqual([found?.id, found?.isResendable], [opened.request.id, false]);
  });
}

const ISSUED = { kind: 'issued', attempt: 1, guestId: GUEST } as const;

const AFTER_ISSUED: readonly (readonly [LedgerEntryWithoutTime, boolean])[] = [
  [{ kind: 'sending', attempt: 1, clientRequestId: 'a-guid' }, false],
  [{ kind: 'delivered', attempt: 1 }, true],
  [{ kind: 'delivery-unknown', attempt: 1, since: at(-60) }, true],
  [{ kind: 'delivery-refused', attempt: 1, refusal: 'address-refused' }, true],
  [{ kind: 'delivery-refused', attempt: 1, refusal: 'link-lost' }, false],
  [{ kind: 'accepted', guestId: GUEST }, false],
];

function resendableContract(make: () => Promise<LedgerUnderTest>): void {
  for (const [entry, expected] of AFTER_ISSUED) {
    const because = 'refusal' in entry ? ` (${entry.refusal})` : '';
    it(`says ${expected ? 'yes' : 'no'} after ${entry.kind}${because}`, async () => {
      const under = await make();
      const opened = anOpened();
      await openWithDraft(under, opened);
      await under.ledger.record(recording(opened, { entries: dated([ISSUED, entry]) }));
      assert.equal((await openTo(under, opened.invitee.address))?.isResendable, expected);
    });
  }
}

const SINCE = { since: at(0), domains: [] };

function countingContract(make: () => Promise<LedgerUnderTest>): void {
  const people = (more: Partial<InvitationRequest>, ...beginnings: readonly string[]) => aRequestFor(beginnings, more);

  it('counts people, not requests, and those of the inviter apart', async () => {
    const under = await make();
    await openWithDraft(under, ...people({}, 'a', 'b', 'c'));
    await openWithDraft(under, ...people({ inviterId: COLLEAGUE }, 'a', 'b'));
    const { byInviter, byTenant } = await under.ledger.askedSoFar({ ...SINCE, inviterId: INVITER });
    assert.deepEqual([byInviter, byTenant], [3, 5]);
  });

  it('counts from the moment it is given', async () => {
    const under = await make();
    for (const seconds of [10, 20, 30]) await openWithDraft(under, ...people({ requestedAt: at(seconds) }, 'a'));
    const asked = async (since: number) => {
      const { byInviter, byTenant } = await under.ledger.askedSoFar({ ...SINCE, inviterId: INVITER, since: at(since) });
      return [byInviter, byTenant];
    };
    assert.deepEqual(await asked(20), [2, 2]);
    assert.deepEqual(await asked(31), [0, 0]);
  });

  it('counts a new link, and no membership alone', async () => {
    const under = await make();
    await openWithDraft(under, ...people({ act: 'renew', accountId: GUEST }, 'a'));
    await openWithDraft(under, ...people({ act: 'add', accountId: GUEST }, 'b'));
    const domains = ['fabrikam.example'];
    assert.deepEqual(await under.ledger.askedSoFar({ ...SINCE, inviterId: INVITER, domains }), {
      byInviter: 1,
      byTenant: 1,
      openAt: new Map([['fabrikam.example', 1]]),
    });
  });

  it('counts what is over as asked for, and as open no longer', async () => {
    const under = await make();
    const [first, ...others] = people({}, 'a', 'b');
    await openWithDraft(under, first, ...others);
    const over = dated([{ kind: 'invite-refused', attempt: 1, failure: 'domain-refused' }]);
    await under.ledger.record(recording(first, { entries: over, isOpen: false }));
    const domains = ['fabrikam.example'];
    const { byInviter, openAt } = await under.ledger.askedSoFar({ ...SINCE, inviterId: INVITER, domains });
    assert.deepEqual([byInviter, openAt.get('fabrikam.example')], [2, 1]);
  });

  it('counts what is open at each of the domains, whenever it was asked for, and not at those below', async () => {
    const under = await make();
    const addresses = ['a@litware.example', 'b@litware.example', 'c@lab.litware.example', 'd@tailspin.example'];
    for (const address of addresses) await openWithDraft(under, openedAt(address));
    const domains = ['litware.example', 'tailspin.example', 'nobody.example'];
    const late = { since: at(1_000), domains };
    const { openAt } = await under.ledger.askedSoFar({ inviterId: COLLEAGUE, ...late });
    assert.deepEqual(Object.fromEntries(openAt), { 'litware.example': 2, 'tailspin.example': 1 });
  });
}

function partnersContract(make: () => Promise<LedgerUnderTest>): void {
  const accept = async (under: LedgerUnderTest, address: string, when: Date) => {
    const opened = openedAt(address);
    await openWithDraft(under, opened);
    const entries = [{ kind: 'accepted', guestId: GUEST, at: when }] as const;
    await under.ledger.record(recording(opened, { entries, isOpen: false }));
    return opened;
  };

  it('gives the domains where somebody has accepted, each once, the newest first', async () => {
    const under = await make();
    await accept(under, 'a@fabrikam.example', at(30));
    await accept(under, 'b@litware.example', at(20));
    await accept(under, 'c@tailspin.example', at(10));
    await accept(under, 'd@tailspin.example', at(25));
    await openWithDraft(under, openedAt('e@nobody.example'));
    assert.deepEqual(await under.ledger.partnerDomains(10), [
      'fabrikam.example',
      'tailspin.example',
      'litware.example',
    ]);
    assert.deepEqual(await under.ledger.partnerDomains(2), ['fabrikam.example', 'tailspin.example']);
  });

  it('keeps the acceptance whatever comes after it', async () => {
    const under = await make();
    const opened = await accept(under, 'a@fabrikam.example', at(10));
    await under.ledger.record(recording(opened, { after: 2, entries: dated([{ kind: 'listed' }]) }));
    assert.deepEqual(await under.ledger.partnerDomains(10), ['fabrikam.example']);
  });
}

function openedAt(address: string): OpenedInvitation {
  return anOpened({ invitee: anInvitee({ address: email(address) }) });
}
