import assert from 'node:assert/strict';
import { REASON_MAX } from '../../../src/domain/conversion/conversion-draft.ts';
import { userId } from '../../support/builders.ts';
import { aConversionHouse, anAccount, KIMS_FORM, noteOf } from '../../support/conversion-house.ts';

const ELSEWHERE = { signIn: 'kim@northwind.example' };

describe('the gate of Teams', () => {
  it('invites the sign-in address instead, and checks everything again', async () => {
    const { house, checked, press, draft } = aConversionHouse();
    const { id } = await checked(ELSEWHERE);

    await house.useCases.inviteSignIn(await press(id));
    await house.drain();

    const now = await draft(id);
    assert.ok(now.stage === 'review');
    assert.deepEqual([now.form.external, now.form.signIn], ['kim@northwind.example', 'kim@northwind.example']);
    assert.equal(now.review.address, 'kim@northwind.example');
    assert.ok(now.review.preFlight.findings.some(({ code }) => code === 'mail-differs'));
  });

  it('lets go on for a reason, which is kept with address and sign-in and becomes a warning', async () => {
    const { house, checked, press, draft } = aConversionHouse();
    const { id } = await checked(ELSEWHERE);

    await house.useCases.goOnWithoutTeams({ ...(await press(id)), reason: '  They only need SharePoint. \u0000' });
    await house.drain();

    const now = await draft(id);
    assert.deepEqual(now.withoutTeams, {
      reason: 'They only need SharePoint.',
      external: 'kim@fabrikam.example',
      signIn: 'kim@northwind.example',
    });
    assert.ok(now.stage === 'review');
    assert.equal(now.review.preFlight.standing, 'ready');
    const gate = now.review.preFlight.findings.find(({ code }) => code === 'sign-in-domain-differs');
    assert.equal(gate?.severity, 'warn');
    assert.ok(JSON.stringify(gate).includes('They only need SharePoint.'));
  });

  it('stands there again, with what is missing, where no reason is given', async () => {
    const { house, checked, press, draft } = aConversionHouse();
    const { id, version } = await checked(ELSEWHERE);

    const answer = await house.useCases.goOnWithoutTeams({ ...(await press(id)), reason: ' \n' });

    assert.equal(noteOf(answer), 'reason-missing');
    assert.deepEqual(answer.outcome === 'card' && answer.subject, { kind: 'conversion', draft: await draft(id) });
    assert.equal((await draft(id)).version, version);
  });

  it('takes no reason that is too long to be kept', async () => {
    const { house, checked, press, draft } = aConversionHouse();
    const { id, version } = await checked(ELSEWHERE);

    const answer = await house.useCases.goOnWithoutTeams({ ...(await press(id)), reason: 'x'.repeat(REASON_MAX + 1) });

    assert.deepEqual(answer, { outcome: 'too-long', length: REASON_MAX + 1, max: REASON_MAX });
    assert.equal((await draft(id)).version, version);
  });

  const changes = [
    ['another address', { ...ELSEWHERE, external: 'kim.cho@fabrikam.example' }, false],
    ['another sign-in', { signIn: 'kim.cho@northwind.example' }, false],
    ['another account', { ...ELSEWHERE, personTyped: 'lee@contoso.example' }, false],
    ['another spelling', { signIn: 'Kim@Northwind.example' }, true],
  ] as const;
  for (const [what, form, isKept] of changes) {
    it(`${isKept ? 'keeps' : 'drops'} the reason for ${what}`, async () => {
      const lee = anAccount({ id: userId(41), userPrincipalName: 'lee@contoso.example', displayName: 'Lee' });
      const { house, checked, press, draft } = aConversionHouse({ tenant: { accounts: [anAccount(), lee] } });
      const { id } = await checked(ELSEWHERE);
      await house.useCases.goOnWithoutTeams({ ...(await press(id)), reason: 'agreed' });
      await house.drain();
      await house.useCases.changeConversion(await press(id));

      await house.useCases.submitConversion({ ...(await press(id)), form: { ...KIMS_FORM, ...form } });
      await house.drain();

      assert.equal((await draft(id)).withoutTeams?.reason, isKept ? 'agreed' : undefined);
    });
  }

  it('is no way around anything else that stands in the way', async () => {
    const { house, checked, press, draft } = aConversionHouse({
      tenant: { accounts: [anAccount({ accountEnabled: false })] },
    });
    const { id, version } = await checked(ELSEWHERE);

    const answers = [
      await house.useCases.inviteSignIn(await press(id)),
      await house.useCases.goOnWithoutTeams({ ...(await press(id)), reason: 'agreed' }),
      await house.useCases.goOnWithoutTeams({ ...(await press(id)), reason: '' }),
    ];

    assert.deepEqual(answers.map(noteOf), ['stale', 'stale', 'stale']);
    assert.equal((await draft(id)).version, version);
  });
});
