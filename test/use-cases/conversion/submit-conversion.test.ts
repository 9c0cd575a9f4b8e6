import assert from 'node:assert/strict';
import { type ConversionFormError, EMPTY_CONVERSION_FORM } from '../../../src/domain/conversion/conversion-draft.ts';
import type { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { userId } from '../../support/builders.ts';
import { aConversionHouse, anAccount, KIMS_FORM } from '../../support/conversion-house.ts';
import type { FakeAccount } from '../../support/fake-tenant.ts';
import { KIM } from '../../support/fresh-conversions.ts';

const LEE = userId(41);
const TYPED = {
  ...EMPTY_CONVERSION_FORM,
  person: 'kim@contoso.example',
  external: 'kim@fabrikam.example',
  signIn: 'kim@fabrikam.example',
};
const A_LEE = anAccount({ id: LEE, displayName: 'Lee Cho', userPrincipalName: 'lee@contoso.example', mail: undefined });

function manyKims(count: number): readonly FakeAccount[] {
  return Array.from({ length: count }, (_, n) =>
    anAccount({
      id: userId(60 + n),
      userPrincipalName: `kim${n}@contoso.example`,
      mail: undefined,
      department: `D${n}`,
    }),
  );
}

describe('the form of a conversion', () => {
  it('is checked once everything on it is right, by the account that was found', async () => {
    const { house, start, press, draft } = aConversionHouse();
    const { id } = await start();

    const answer = await house.useCases.submitConversion({ ...(await press(id)), form: KIMS_FORM });

    const now = await draft(id);
    assert.ok(now.stage === 'checking' && answer.outcome === 'card' && answer.note === undefined);
    assert.deepEqual(answer.subject, { kind: 'conversion', draft: now });
    assert.deepEqual(now.form, { ...TYPED, personId: KIM });
    assert.deepEqual(house.waiting, [{ name: 'check-conversion', requestId: id }]);
  });

  for (const picked of [KIM, `29:${KIM}`]) {
    it(`takes whom the picker names before what is typed: ${picked}`, async () => {
      const { house, start, press, draft } = aConversionHouse();
      const { id } = await start();
      const before = house.directory.waves.length;

      const form = { ...KIMS_FORM, person: picked, personTyped: 'somebody else' };
      await house.useCases.submitConversion({ ...(await press(id)), form });

      const now = await draft(id);
      assert.deepEqual([now.stage, now.form.personId, now.form.person], ['checking', KIM, 'somebody else']);
      assert.equal(house.directory.waves.length - before, 1);
    });
  }

  it('looks for a new text although the picker still shows who was found before', async () => {
    const { house, start, press, draft } = aConversionHouse({ tenant: { accounts: [anAccount(), A_LEE] } });
    const { id } = await start();
    await house.useCases.submitConversion({ ...(await press(id)), form: KIMS_FORM });
    await house.drain();
    await house.useCases.changeConversion(await press(id));

    const form = { ...KIMS_FORM, person: KIM, personTyped: 'lee@contoso.example' };
    await house.useCases.submitConversion({ ...(await press(id)), form });

    assert.equal((await draft(id)).form.personId, LEE);
  });

  const tooLong = 'x'.repeat(200);
  const cases: readonly (readonly [Partial<typeof KIMS_FORM>, readonly ConversionFormError[]])[] = [
    [{ personTyped: '' }, [{ code: 'person-missing' }]],
    [{ personTyped: ' ', person: 'none' }, [{ code: 'person-missing' }]],
    [{ personTyped: 'nobody' }, [{ code: 'person-unknown', text: 'nobody' }]],
    [{ personTyped: tooLong }, [{ code: 'person-unknown', text: tooLong.slice(0, 120) }]],
    [{ external: ' ' }, [{ code: 'external-missing' }]],
    [{ external: 'kim at fabrikam' }, [{ code: 'external-malformed', text: 'kim at fabrikam' }]],
    [{ signIn: '' }, [{ code: 'sign-in-missing' }]],
    [{ message: 'x'.repeat(1001) }, [{ code: 'message-too-long', length: 1001, max: 1000 }]],
    [{ signIn: 'kim@' }, [{ code: 'sign-in-malformed', text: 'kim@' }]],
    [
      { personTyped: 'nobody', external: '', signIn: 'kim' },
      [
        { code: 'person-unknown', text: 'nobody' },
        { code: 'external-missing' },
        { code: 'sign-in-malformed', text: 'kim' },
      ],
    ],
  ];
  for (const [typed, errors] of cases) {
    it(`comes back as it was typed, with everything that is wrong: ${errors.map(({ code }) => code).join()}`, async () => {
      const { house, start, press, draft } = aConversionHouse();
      const { id } = await start();

      await house.useCases.submitConversion({ ...(await press(id)), form: { ...KIMS_FORM, ...typed } });

      const { personTyped, external, signIn, message } = { ...KIMS_FORM, ...typed };
      const now = await draft(id);
      assert.ok(now.stage === 'form');
      assert.deepEqual(now.errors, errors);
      const texts = { person: personTyped.trim(), external: external.trim(), signIn, message };
      const kept = { ...EMPTY_CONVERSION_FORM, ...texts };
      assert.deepEqual(now.form, kept);
      assert.deepEqual(house.waiting, []);
    });
  }

  it('leaves it to the pre-flight to say that Microsoft refuses a character', async () => {
    const { checked } = aConversionHouse();

    const draft = await checked({ external: 'kim+x@fabrikam.example' });

    assert.ok(draft.stage === 'review');
    assert.ok(draft.review.preFlight.findings.some(({ code }) => code === 'address-characters'));
  });

  it('shows up to eight accounts to choose from, and asks for more of the name of nine', async () => {
    for (const [count, stage] of [
      [2, 'choosing'],
      [8, 'choosing'],
      [9, 'form'],
    ] as const) {
      const { house, start, press, draft } = aConversionHouse({ tenant: { accounts: manyKims(count) } });
      const { id } = await start();

      await house.useCases.submitConversion({ ...(await press(id)), form: { ...KIMS_FORM, personTyped: 'Kim' } });

      const now = await draft(id);
      assert.equal(now.stage, stage);
      if (now.stage === 'choosing') assert.equal(now.candidates.length, count);
      if (now.stage === 'form') assert.deepEqual(now.errors, [{ code: 'too-many-people', text: 'Kim' }]);
    }
  });

  it('shows nobody to choose from while an address is wrong', async () => {
    const { house, start, press, draft } = aConversionHouse({ tenant: { accounts: manyKims(2) } });
    const { id } = await start();

    const form = { ...KIMS_FORM, personTyped: 'Kim', external: '' };
    await house.useCases.submitConversion({ ...(await press(id)), form });

    const now = await draft(id);
    assert.deepEqual(now.stage === 'form' && now.errors, [{ code: 'external-missing' }]);
  });

  it('looks people up in one wave, together with the right', async () => {
    const { house, start, press } = aConversionHouse();
    const { id } = await start();
    const before = house.directory.waves.length;

    await house.useCases.submitConversion({ ...(await press(id)), form: KIMS_FORM });

    assert.equal(house.directory.waves.length - before, 1);
  });

  it('is kept where the directory does not find people', async () => {
    const { house, start, press, draft } = aConversionHouse();
    const { id } = await start();
    house.directory.unread.set('accounts-named', { because: 'permission', permission: 'User.Read.All' });

    const submitted = house.useCases.submitConversion({ ...(await press(id)), form: KIMS_FORM });

    await assert.rejects(submitted, (error: EdgeError) => error.permission === 'User.Read.All');
    assert.equal((await draft(id)).version, 1);
  });

  it('is not taken where more is typed than can be brought back', async () => {
    const { house, start, press, draft } = aConversionHouse();
    const { id } = await start();
    for (const field of ['personTyped', 'external', 'signIn']) {
      const form = { ...KIMS_FORM, [field]: 'x'.repeat(321) };
      for (const submit of [house.useCases.submitConversion, house.useCases.sameSignIn]) {
        const answer = await submit({ ...(await press(id)), form });
        assert.deepEqual(answer, { outcome: 'too-long', length: 321, max: 320 });
      }
    }
    assert.equal((await draft(id)).version, 1);
  });

  it('keeps nothing that no text can hold', async () => {
    const { house, start, press, draft } = aConversionHouse();
    const { id } = await start();

    const form = { ...KIMS_FORM, personTyped: `${'x'.repeat(119)}😀\u0000`, signIn: '' };
    await house.useCases.submitConversion({ ...(await press(id)), form });

    const now = await draft(id);
    assert.ok(now.stage === 'form');
    assert.ok(JSON.stringify(now).isWellFormed() && !JSON.stringify(now).includes('\\u0000'));
    assert.ok(now.errors.every((error) => !('text' in error) || error.text.isWellFormed()));
  });
});

describe('the form of a conversion, pressed too late', () => {
  it('keeps what was typed on an old card, and records nothing of it', async () => {
    const { house, start, press, draft } = aConversionHouse();
    const { id } = await start();
    const old = await press(id);
    await house.useCases.submitConversion({ ...old, form: { ...KIMS_FORM, signIn: '' } });

    const form = { ...KIMS_FORM, external: 'new@fabrikam.example', signIn: '' };
    for (const submit of [house.useCases.submitConversion, house.useCases.sameSignIn]) {
      const answer = await submit({ ...old, form });

      assert.ok(answer.outcome === 'card' && answer.subject.kind === 'conversion');
      assert.equal(answer.note, 'stale');
      assert.equal(answer.subject.draft.form.external, 'new@fabrikam.example');
    }
    assert.equal((await draft(id)).form.external, KIMS_FORM.external);
  });

  it('checks once, however often it is pressed', async () => {
    const { house, start, press, draft } = aConversionHouse();
    const { id } = await start();
    const pressed = { ...(await press(id)), form: KIMS_FORM };

    const answers = await Promise.all([
      house.useCases.submitConversion(pressed),
      house.useCases.submitConversion(pressed),
    ]);
    const later = await house.useCases.submitConversion(pressed);
    const same = await house.useCases.sameSignIn(pressed);

    assert.deepEqual(
      [...answers, later, same].map((answer) => answer.outcome === 'card' && answer.note),
      [undefined, 'twice', 'twice', 'twice'],
    );
    assert.equal((await draft(id)).version, 2);
    assert.equal(house.waiting.length, 1);
  });
});

describe('“Same as the address”', () => {
  it('fills the field that was empty, keeps all else, and checks nothing', async () => {
    const { house, start, press, draft } = aConversionHouse();
    const { id } = await start();

    await house.useCases.sameSignIn({ ...(await press(id)), form: { ...KIMS_FORM, person: KIM, signIn: '' } });

    const now = await draft(id);
    assert.deepEqual(now.stage === 'form' && now.errors, []);
    assert.deepEqual(now.form, { ...TYPED, personId: KIM });
    assert.deepEqual(house.waiting, []);
  });

  it('says that there is no address, and keeps what stood there', async () => {
    const { house, start, press, draft } = aConversionHouse();
    const { id } = await start();

    await house.useCases.sameSignIn({ ...(await press(id)), form: { ...KIMS_FORM, external: '' } });

    const now = await draft(id);
    assert.deepEqual(now.stage === 'form' && now.errors, [{ code: 'external-missing' }]);
    assert.equal(now.form.signIn, KIMS_FORM.signIn);
  });
});
