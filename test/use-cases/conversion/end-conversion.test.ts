import assert from 'node:assert/strict';
import type { RequestId, UserId } from '../../../src/domain/ids.ts';
import { appendConversion, type NewConversionEntry } from '../../../src/use-cases/conversion/record-conversion.ts';
import { INVITER, userId } from '../../support/builders.ts';
import { noteOf } from '../../support/conversion-house.ts';
import { aDecidingHouse, DANA, type DecidingHouse } from '../../support/deciding-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import { COLLEAGUE } from '../../support/house.ts';

async function record({ house }: DecidingHouse, id: RequestId, ...entries: readonly NewConversionEntry[]) {
  await appendConversion(house.edges, id, () => ({ entries }));
  house.loseJobs();
}

async function withdraw(all: DecidingHouse, id: RequestId, callerId: UserId) {
  return noteOf(await all.house.useCases.withdrawConversion(await all.pressBy(callerId, id)));
}

const INVITING = { kind: 'inviting', attempt: 1, reason: 'first', clientRequestId: 'i' } as const;

describe('withdrawing a conversion', () => {
  for (const [when, entries] of [
    ['while it waits for a confirmation', []],
    ['while the holder is asked', [{ kind: 'confirmed', by: COLLEAGUE, ticked: [] }, { kind: 'holder-asked' }]],
    ['while mail is changed', [{ kind: 'holder-agreed' }, { kind: 'writing-mail', clientRequestId: 'w' }]],
  ] as const) {
    it(`ends it ${when}`, async () => {
      const all = await aDecidingHouse();
      const id = await all.asked();
      await record(all, id, ...entries);

      assert.equal(await withdraw(all, id, INVITER), undefined);

      const { conversion } = await all.reading(id);
      assert.equal(conversion.state, 'withdrawn');
      assert.equal(await all.house.edges.conversions.openFor(KIM), undefined);
      assert.deepEqual(
        all.house.waiting.map(({ name }) => name),
        ['show-card'],
      );
    });
  }

  it('is for whoever asked, and for whoever confirmed once they have', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();

    assert.equal(await withdraw(all, id, COLLEAGUE), 'stale');
    await all.confirm(id);
    assert.equal(await withdraw(all, id, DANA), 'stale');
    assert.equal(await withdraw(all, id, KIM), 'holder');
    assert.equal(await withdraw(all, id, userId(77)), 'no-admin');
    assert.equal(await withdraw(all, id, COLLEAGUE), undefined);
  });

  it('is not for who administers no more', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    all.appoint(COLLEAGUE, DANA);

    assert.equal(await withdraw(all, id, INVITER), 'no-admin');
    assert.equal((await all.reading(id)).conversion.state, 'awaiting-confirmation');
  });

  it('is done once', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    const press = await all.pressBy(INVITER, id);
    const { withdrawConversion } = all.house.useCases;

    const notes = [await withdrawConversion(press), await withdrawConversion(press)].map(noteOf);

    assert.deepEqual(notes, [undefined, 'twice']);
    assert.equal((await all.kinds(id)).filter((kind) => kind === 'withdrawn').length, 1);
  });

  it('means the same on a card that is behind', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    const old = await all.pressBy(INVITER, id);
    await all.confirm(id);
    assert.equal(noteOf(await all.house.useCases.withdrawConversion(old)), undefined);
    assert.equal((await all.reading(id)).conversion.state, 'withdrawn');
  });

  it('is not possible while an invitation is made, nor afterwards', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    await all.confirm(id);
    await record(all, id, { kind: 'holder-asked' }, { kind: 'holder-agreed' }, INVITING);
    assert.equal(await withdraw(all, id, INVITER), 'stale');
    await record(all, id, { kind: 'issued', attempt: 1 });
    assert.equal(await withdraw(all, id, INVITER), 'stale');
    assert.equal((await all.reading(id)).conversion.state, 'issued');
  });

  it('loses against an invitation that was begun at the same moment', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    await all.confirm(id);
    await record(all, id, { kind: 'holder-asked' }, { kind: 'holder-agreed' });
    const { conversions } = all.house.edges;
    const { record: keep } = conversions;
    conversions.record = async (recording) => {
      conversions.record = keep;
      await record(all, id, INVITING);
      return keep(recording);
    };

    assert.equal(await withdraw(all, id, INVITER), 'stale');
    assert.equal((await all.reading(id)).conversion.state, 'inviting');
  });
});

describe('closing a conversion', () => {
  async function redeemed(result: 'fine' | 'mismatch') {
    const all = await aDecidingHouse();
    const id = await all.asked();
    await all.confirm(id);
    const agreed = [{ kind: 'holder-asked' }, { kind: 'holder-agreed' }, INVITING] as const;
    await record(
      all,
      id,
      ...agreed,
      { kind: 'issued', attempt: 1 },
      { kind: 'redeemed' },
      { kind: 'verified', result },
    );
    return { all, id };
  }

  it('waits until a stray guest is removed, or cannot be', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    await all.confirm(id);
    const strayed = { kind: 'strayed', got: userId(77), isRemoved: false } as const;
    await record(all, id, { kind: 'holder-asked' }, { kind: 'holder-agreed' }, INVITING, strayed);
    const close = async () => noteOf(await all.house.useCases.closeConversion(await all.pressBy(INVITER, id)));
    assert.equal(await close(), 'stale');
    all.house.pass(301);
    assert.equal(await close(), undefined);
    assert.equal((await all.reading(id)).conversion.state, 'closed');
  });

  for (const result of ['fine', 'mismatch'] as const) {
    it(`is for whoever asked or confirmed, once, and frees the account: ${result}`, async () => {
      const { all, id } = await redeemed(result);
      const close = async (callerId: UserId) =>
        noteOf(await all.house.useCases.closeConversion(await all.pressBy(callerId, id)));

      assert.equal(await close(DANA), 'stale');
      assert.ok(await all.house.edges.conversions.openFor(KIM));
      assert.equal(await close(COLLEAGUE), undefined);
      assert.equal(await close(INVITER), 'twice');
      assert.deepEqual((await all.kinds(id)).slice(-1), ['closed']);
      assert.equal(await all.house.edges.conversions.openFor(KIM), undefined);
    });
  }

  it('is nothing for who administers no more, nor before its time', async () => {
    const { all, id } = await redeemed('fine');
    all.appoint(COLLEAGUE);
    const pressed = await all.pressBy(INVITER, id);
    assert.deepEqual(await all.house.useCases.closeConversion(pressed), { outcome: 'no-admin' });

    const other = await aDecidingHouse();
    const early = await other.asked();
    const press = await other.pressBy(INVITER, early);
    assert.equal(noteOf(await other.house.useCases.closeConversion(press)), 'stale');
  });
});

describe('who sees a conversion', () => {
  it('is shown to whoever administers at that moment, and taken from who does no more', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    all.appoint(INVITER, DANA);
    await all.house.useCases.withdrawConversion(await all.pressBy(INVITER, id));
    await all.house.drain();

    const last = new Map(all.house.edits.map(({ viewer }) => [viewer.id, viewer.as]));
    assert.deepEqual([last.get(INVITER), last.get(COLLEAGUE), last.get(DANA)], ['asker', 'nobody', 'admin']);
    const look = { callerId: COLLEAGUE, requestId: id };
    assert.deepEqual(await all.house.useCases.showRequest(look), { outcome: 'no-admin' });
  });

  it('is shown to the holder once it is decided, whether they administer or not', async () => {
    const all = await aDecidingHouse();
    const id = await all.asked();
    await all.confirm(id);
    await all.house.drain();

    const seen = await all.house.useCases.showRequest({ callerId: KIM, requestId: id });

    assert.ok(seen.outcome === 'card' && seen.as === 'holder');
  });
});
