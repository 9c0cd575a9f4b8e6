import assert from 'node:assert/strict';
import { INVITER, userId } from '../../support/builders.ts';
import { aConversionHouse, anAccount, KIMS_FORM, noteOf, TWO_KIMS } from '../../support/conversion-house.ts';

describe('choosing among several accounts', () => {
  it('checks the one that was picked, and keeps all that was typed', async () => {
    const all = aConversionHouse({ tenant: { accounts: TWO_KIMS } });
    const { house, press, draft } = all;
    const { id } = await all.submitted({ personTyped: 'Kim' });

    await house.useCases.pickAccount({ ...(await press(id)), account: userId(41) });
    await house.drain();

    const now = await draft(id);
    assert.ok(now.stage === 'review');
    assert.deepEqual(now.form, { ...now.form, personId: userId(41), person: 'Kim', external: KIMS_FORM.external });
    assert.equal(now.review.account.userPrincipalName, 'kim.park@contoso.example');
  });

  it('takes no account that the card does not show', async () => {
    const all = aConversionHouse({ tenant: { accounts: TWO_KIMS } });
    const { house, press, draft } = all;
    const { id, version } = await all.submitted({ personTyped: 'Kim' });

    const answer = await house.useCases.pickAccount({ ...(await press(id)), account: INVITER });

    assert.equal(noteOf(answer), 'stale');
    assert.equal((await draft(id)).version, version);
  });
});

describe('a conversion under review', () => {
  it('goes back to the form as it was typed', async () => {
    const { house, checked, press, draft } = aConversionHouse();
    const { id, form } = await checked();

    await house.useCases.changeConversion(await press(id));

    const now = await draft(id);
    assert.deepEqual([now.stage, now.form], ['form', form]);
    assert.deepEqual(house.waiting, [{ name: 'show-card', requestId: id }]);
  });

  it('is read anew on request', async () => {
    const { house, checked, press, draft } = aConversionHouse();
    const { id } = await checked();
    house.directory.tenant.accounts = [anAccount({ accountEnabled: false })];

    await house.useCases.recheckConversion(await press(id));
    await house.drain();

    const now = await draft(id);
    assert.ok(now.stage === 'review');
    assert.equal(now.review.preFlight.standing, 'blocked');
  });

  for (const stage of ['form', 'choosing', 'checking', 'review'] as const) {
    it(`is ended from ${stage}, whatever the card showed`, async () => {
      const all = aConversionHouse({ tenant: { accounts: stage === 'choosing' ? TWO_KIMS : [anAccount()] } });
      const { house, start, press, draft } = all;
      const { id } = stage === 'form' ? await start() : await all.submitted({ personTyped: 'Kim' });
      if (stage === 'review') await house.drain();
      assert.equal((await draft(id)).stage, stage);

      const answer = await house.useCases.cancelConversion({ ...(await press(id)), mark: 'draft-0' });
      await house.drain();

      assert.equal(noteOf(answer), undefined);
      assert.equal((await draft(id)).stage, 'cancelled');
    });
  }

  it('can be taken up again after it was ended', async () => {
    const { house, checked, press, draft } = aConversionHouse();
    const { id, form } = await checked();
    await house.useCases.cancelConversion(await press(id));

    await house.useCases.changeConversion(await press(id));

    const now = await draft(id);
    assert.deepEqual([now.stage, now.form], ['form', form]);
  });

  it('does what was pressed once, and nothing for an old card', async () => {
    const { house, checked, press, draft } = aConversionHouse();
    const { id, version } = await checked();
    const pressed = await press(id);

    const twice = await Promise.all([
      house.useCases.recheckConversion(pressed),
      house.useCases.recheckConversion(pressed),
    ]);
    const whileChecking = await house.useCases.changeConversion(await press(id));
    await house.drain();
    const late = await house.useCases.changeConversion(pressed);

    assert.deepEqual([...twice, whileChecking, late].map(noteOf), [undefined, 'twice', 'twice', 'stale']);
    assert.deepEqual([(await draft(id)).stage, (await draft(id)).version], ['review', version + 2]);
  });
});
