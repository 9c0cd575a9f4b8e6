import assert from 'node:assert/strict';
import type { Edges } from '../../../src/app.ts';
import type { RequestId } from '../../../src/domain/ids.ts';
import { deliveryMark } from '../../../src/domain/press-mark.ts';
import type { NewConversionEntry } from '../../../src/use-cases/conversion/record-conversion.ts';
import { issueInvitation } from '../../../src/use-cases/issue-invitation.ts';
import { mailByMicrosoft } from '../../../src/use-cases/mail-by-microsoft.ts';
import { ONE_OF_EACH } from '../../domain/conversion/entries.ts';
import { ADMINS, at, INVITER, TEAM } from '../../support/builders.ts';
import { ANN, aChangingHouse } from '../../support/changing-house.ts';
import { noteOf } from '../../support/conversion-house.ts';
import { aConversionOpening, aConversionRequest, KIM, openConversion } from '../../support/fresh-conversions.ts';
import { ADDRESS, type House } from '../../support/house.ts';
import { AGREED, anInviting, anOpenConversion, CONFIRMER, OUTSIDE } from '../../support/open-conversion.ts';

const FORM = { addresses: `Kim Cho <${OUTSIDE}>`, team: TEAM };
const ISSUED: readonly NewConversionEntry[] = [...AGREED, anInviting(), { kind: 'issued', attempt: 1 }];
const DELIVERED: readonly NewConversionEntry[] = [...ISSUED, { kind: 'link-shown' }];
const STOPPED: readonly NewConversionEntry[] = [...DELIVERED, { kind: 'stopped-after-issue', by: INVITER }];
const LEFT: readonly NewConversionEntry[] = [...STOPPED, { kind: 'closed', by: INVITER }];

/** Microsoft keeps the account that has the address, whoever is invited by it (G1 trap 9). */
function asTheirs(edges: Edges): Edges {
  const invite: Edges['invitations']['invite'] = (order) => edges.invitations.invite({ ...order, accountId: KIM });
  return { ...edges, invitations: { ...edges.invitations, invite } };
}

/** What the directory has of the account then, and what was recorded. */
async function standing(entries: readonly NewConversionEntry[], ...admins: (typeof INVITER)[]) {
  const open = await anOpenConversion({ account: { mail: OUTSIDE }, around: asTheirs }, ...entries);
  open.change({ externalUserState: 'PendingAcceptance' });
  open.house.directory.tenant.groups = { [ADMINS]: [CONFIRMER, ...admins] };
  return open;
}

describe('an address whose account is being converted', () => {
  for (const [what, entries, isStopped] of [
    ['while it is issued', ISSUED, false],
    ['while its holder has the link', DELIVERED, false],
    ['after it was stopped', STOPPED, true],
    ['once the stop is marked as done', LEFT, true],
  ] as const)
    it(`is left alone ${what}: nothing is offered, and no link is made`, async () => {
      const open = await standing(entries);
      const { reference } = (await open.reading()).conversion;
      const id = await open.house.review(FORM);
      const [person] = (await open.house.reviewed(id)).people;
      const found = person?.findings.filter(({ severity }) => severity === 'block' || severity === 'choice');
      const detail = { address: OUTSIDE, isStopped, reference };
      assert.deepEqual(found, [{ code: 'account-being-converted', severity: 'block', detail }]);
      assert.deepEqual([person?.standing, person?.choices], ['blocked', []]);
      const press = { callerId: INVITER, requestId: id, person: 0, mark: await open.house.markOf(id) };
      for (const choice of ['new-link', 'only-add'] as const)
        await open.house.useCases.choosePerson({ ...press, choice });
      await open.house.useCases.sendDraft(press);
      await open.house.drain();
      assert.equal(open.house.invitations.posts.length + open.house.mailer.sent.length, 0);
    });

  it('is invited as before once they have accepted, or where nothing was issued', async () => {
    const accepted = await standing(DELIVERED);
    accepted.redeem();
    await accepted.append({ kind: 'redeemed' });
    const before = await anOpenConversion({ account: { mail: OUTSIDE } }, ...AGREED);
    for (const [open, code] of [
      [accepted, 'an-external-member'],
      [before, 'a-colleague'],
    ] as const) {
      const [person] = (await open.house.reviewed(await open.house.review(FORM))).people;
      assert.deepEqual(person?.findings.find(({ severity }) => severity === 'choice')?.code, code);
    }
  });

  it('has no link made by a choice that was offered before', async () => {
    const open = await standing([]);
    open.change({ externalUserState: 'PendingAcceptance' });
    const id = await open.house.review(FORM);
    const mark = await open.house.markOf(id);
    assert.deepEqual((await open.house.reviewed(id)).people[0]?.choices, ['new-link', 'only-add']);
    await open.house.useCases.choosePerson({ callerId: INVITER, requestId: id, mark, person: 0, choice: 'new-link' });
    await open.house.drain();
    await open.append(...DELIVERED);
    await open.house.useCases.sendDraft({ callerId: INVITER, requestId: id, mark: await open.house.markOf(id) });
    await open.house.drain();
    assert.equal((await open.house.reviewed(id)).people[0]?.standing, 'blocked');
    assert.equal(open.house.invitations.posts.length, 0);
  });

  it('has no link made right before the POST', async () => {
    const { open, id } = await asked();
    await open.append(...DELIVERED);
    const { invitation } = await open.house.reading(id);
    assert.deepEqual(await issueInvitation(open.house.edges, invitation.id), { outcome: 'refused' });
    const now = (await open.house.reading(id)).invitation;
    assert.ok(now.state === 'failed' && now.stage === 'issue');
    assert.equal(now.failure, 'account-changed');
    assert.equal(open.house.invitations.posts.length, 0);
  });

  it('gets no mail of Microsoft’s, and none of ours once more', async () => {
    const { open, id } = await asked();
    const { invitation } = await open.house.reading(id);
    await issueInvitation(open.house.edges, invitation.id);
    await open.house.drain();
    assert.equal(open.house.mailer.sent.length, 1);
    const again = await open.house.review(FORM);
    const press = { callerId: INVITER, requestId: again, person: 0, mark: await open.house.markOf(again) };
    await open.append(...DELIVERED);
    assert.equal(noteOf(await open.house.useCases.resendLink(press)), 'stale');
    const reading = await open.house.reading(id);
    assert.ok(reading.invitee);
    const about = { attempt: 2, invitee: reading.invitee, guestId: KIM };
    const { track } = reading.invitation;
    for (const name of ['sendAgain', 'newLink', 'handOver'] as const) {
      const mark = deliveryMark(reading.invitation);
      const note = noteOf(await open.house.useCases[name]({ callerId: INVITER, requestId: id, mark }));
      assert.ok(note === 'stale' || note === 'twice', `${name}: ${note}`);
    }
    assert.deepEqual((await open.house.reading(id)).invitation.track, track);
    assert.deepEqual(await mailByMicrosoft(open.house.edges, reading, about), { outcome: 'refused' });
    assert.deepEqual([open.house.invitations.posts.length, open.house.mailer.sent.length], [1, 1]);
  });

  it('is handed on by nobody, asked before or after', async () => {
    const open = await standing([], INVITER);
    const id = await send(open, await open.house.review(FORM));
    await open.house.drain();
    assert.equal((await open.house.reading(id)).invitation.state, 'delivered');
    const again = await open.house.review(FORM);
    const press = { callerId: INVITER, requestId: again, person: 0, mark: await open.house.markOf(again) };
    await open.append(...LEFT);
    const address = { ...press, address: 'kim@northwind.example' };
    assert.equal(noteOf(await open.house.useCases.askAddress(address)), 'account-converted');
  });
});

describe('a deleted account whose link may be good still', () => {
  const gone = {
    ...{ id: ANN, name: 'Ann Lee', mail: ADDRESS, addresses: [ADDRESS] },
    ...{ deletedAt: at(-86_400), userType: 'Guest' },
  };

  for (const when of ['before', 'after'] as const)
    it(`is not brought back, asked for ${when} its conversion ended`, async () => {
      const all = await aChangingHouse({ tenant: { deleted: [gone] } });
      const { house } = all;
      if (when === 'after') await ended(house);
      const press = await all.reviewed();
      const note = noteOf(await house.useCases.askRestore(press));
      assert.equal(note, when === 'after' ? 'account-converted' : 'change-asked');
      const id = await all.openOf(ANN);
      if (id) {
        await ended(house);
        await all.confirm(id);
        await house.drain();
        assert.equal((await all.reading(id)).change.state, 'failed');
      }
      assert.deepEqual(house.accounts.restoreOrders, []);
    });

  /** Issued, and gone with its account. */
  async function ended({ edges }: House): Promise<void> {
    const request = aConversionRequest({ accountId: ANN });
    await openConversion(edges, aConversionOpening({ request }));
    const kinds = ['inviting', 'issued', 'account-gone'] as const;
    const entries = kinds.map((kind) => ({ ...ONE_OF_EACH[kind], at: edges.clock() }));
    await edges.conversions.record({ id: request.id, after: 1, entries, dueAt: undefined, isOpen: false, jobs: [] });
  }
});

type Open = Awaited<ReturnType<typeof standing>>;

async function send({ house }: Open, id: RequestId): Promise<RequestId> {
  const press = async () => ({ callerId: INVITER, requestId: id, mark: await house.markOf(id) });
  await house.useCases.choosePerson({ ...(await press()), person: 0, choice: 'new-link' });
  await house.drain();
  await house.useCases.sendDraft(await press());
  return id;
}

/** A new link for them, from before the conversion: opened, and not yet made. */
async function asked() {
  const open = await standing([]);
  const id = await send(open, await open.house.review(FORM));
  await open.house.step();
  open.house.loseJobs();
  return { open, id };
}
