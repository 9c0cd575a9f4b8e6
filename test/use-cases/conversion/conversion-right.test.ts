import assert from 'node:assert/strict';
import { ADMINS, aPerson, INVITER, userId } from '../../support/builders.ts';
import { aConversionHouse, type ConversionHouse, KIMS_FORM, TWO_KIMS } from '../../support/conversion-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';
import type { House } from '../../support/house.ts';

const ELSEWHERE = { signIn: 'kim@northwind.example' };
function actsOf({ house: { useCases } }: Pick<ConversionHouse, 'house'>) {
  type Pressed = Parameters<typeof useCases.showRequest>[0];
  return [
    (press: Pressed) => useCases.submitConversion({ ...press, form: KIMS_FORM }),
    (press: Pressed) => useCases.sameSignIn({ ...press, form: KIMS_FORM }),
    (press: Pressed) => useCases.pickAccount({ ...press, account: KIM }),
    useCases.changeConversion,
    useCases.recheckConversion,
    useCases.cancelConversion,
    useCases.inviteSignIn,
    (press: Pressed) => useCases.goOnWithoutTeams({ ...press, reason: 'It is agreed' }),
    (press: Pressed) => useCases.goOnWithoutTeams({ ...press, reason: '' }),
    useCases.showRequest,
  ] as const;
}

describe('a conversion of somebody else', () => {
  it('is nobody else’s, and not found where it never was', async () => {
    const { house, checked, press, draft } = aConversionHouse();
    const { id, version } = await checked();
    const foreign = { ...(await press(id)), callerId: userId(2) };
    const nowhere = { ...(await press(id)), requestId: await house.review() };

    for (const act of actsOf({ house })) {
      assert.deepEqual(await act(foreign), { outcome: 'not-yours' });
      const elsewhere = await act(nowhere);
      assert.ok(elsewhere.outcome === 'card' && elsewhere.subject.kind === 'draft');
    }
    assert.equal((await draft(id)).version, version);
  });
});

describe('a conversion of somebody who administers no more', () => {
  for (const mark of ['present', 'old'] as const) {
    it(`does nothing and shows nothing, pressed on a card that is ${mark}`, async () => {
      const { house, checked, press, draft, demote } = aConversionHouse();
      const { id, version } = await checked(ELSEWHERE);
      demote();

      for (const act of actsOf({ house })) {
        const pressed = await press(id);
        assert.deepEqual(await act(mark === 'old' ? { ...pressed, mark: 'draft-1' } : pressed), {
          outcome: 'no-admin',
        });
      }
      assert.equal((await draft(id)).version, version);
    });
  }

  it('picks nobody', async () => {
    const all = aConversionHouse({ tenant: { accounts: TWO_KIMS } });
    const { id } = await all.submitted({ personTyped: 'Kim' });
    all.demote();

    const answer = await all.house.useCases.pickAccount({ ...(await all.press(id)), account: KIM });

    assert.deepEqual(answer, { outcome: 'no-admin' });
    assert.equal((await all.draft(id)).stage, 'choosing');
  });
});

describe('the check of a conversion, asked for by somebody who administers no more', () => {
  for (const [why, change] of [
    ['out of the group', ({ demote }: ConversionHouse) => demote()],
    ['disabled', ({ house }: ConversionHouse) => setPeople(house, { accountEnabled: false })],
    ['converted themselves', ({ house }: ConversionHouse) => setPeople(house, { externalUserState: 'Accepted' })],
  ] as const) {
    it(`keeps and shows nothing of the directory: ${why}`, async () => {
      const all = aConversionHouse();
      const { id } = await all.submitted();
      await all.copied(await all.draft(id));
      change(all);

      await all.house.drain();

      const draft = await all.draft(id);
      assert.equal(draft.stage, 'cancelled');
      assert.equal('review' in draft, false);
      assert.deepEqual(await all.house.useCases.changeConversion(await all.press(id)), { outcome: 'no-admin' });
      assert.deepEqual(all.house.shown, [{ kind: 'conversion', draft }]);
    });
  }

  it('takes what was found off their card at its next edit, and shows it to nobody who looks', async () => {
    const { house, checked, copied, demote } = aConversionHouse();
    const draft = await checked();
    await copied(draft);
    demote();
    await house.edges.conversionDrafts.save({
      draft: { ...draft, version: draft.version + 1 },
      after: draft.version,
      jobs: [],
    });

    await house.sweep();

    assert.deepEqual(house.shownAs, ['nobody']);
    const press = { callerId: INVITER, requestId: draft.id };
    assert.deepEqual(await house.useCases.showRequest(press), { outcome: 'no-admin' });
    assert.deepEqual(await house.useCases.changeDraft(press), { outcome: 'no-admin' });
    assert.deepEqual(await house.useCases.showRequest({ ...press, callerId: userId(2) }), { outcome: 'not-yours' });
  });

  it('is shown to nobody else, not even to another administrator', async () => {
    const { house, checked, copied } = aConversionHouse();
    const draft = await checked();
    house.directory.tenant.groups = { [ADMINS]: [INVITER, userId(2)] };
    await copied(draft, userId(2));
    await house.edges.conversionDrafts.save({
      draft: { ...draft, version: draft.version + 1 },
      after: draft.version,
      jobs: [],
    });

    await house.sweep();

    assert.deepEqual(house.shownAs, ['nobody']);
    assert.deepEqual(await house.useCases.showRequest({ callerId: userId(2), requestId: draft.id }), {
      outcome: 'not-yours',
    });
  });
});

function setPeople({ directory: { tenant } }: House, more: Parameters<typeof aPerson>[0]): void {
  tenant.people = [aPerson(more)];
}
