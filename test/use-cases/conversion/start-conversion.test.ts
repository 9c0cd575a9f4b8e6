import assert from 'node:assert/strict';
import { EMPTY_CONVERSION_FORM } from '../../../src/domain/conversion/conversion-draft.ts';
import { EdgeError } from '../../../src/use-cases/ports/edge-error.ts';
import { ADMINS, aGuest, aPerson, INVITER } from '../../support/builders.ts';
import { aConversionHouse, anAccount } from '../../support/conversion-house.ts';
import { KIM } from '../../support/fresh-conversions.ts';

const NAMED = { ...EMPTY_CONVERSION_FORM, person: 'kim@contoso.example', external: 'kim@fabrikam.example' };
const ASKED = { callerId: INVITER, text: '', activityKey: '1' };

describe('beginning a conversion', () => {
  for (const [line, why] of [
    ['convert kim@contoso.example to kim@fabrikam.example', 'English'],
    ['kim@contoso.example 계정을 kim@fabrikam.example 주소로 전환해 주세요', 'Korean'],
    ['kim@fabrikam.example로 kim@contoso.example을 전환', 'the other way round'],
    ['Convert Kim <KIM@contoso.example> (kim@fabrikam.example), not lee@northwind.example.', 'more than is needed'],
  ] as const) {
    it(`fills the form from a free line: ${why}`, async () => {
      const { start } = aConversionHouse();

      const { form, stage } = await start(line);

      assert.equal(stage, 'form');
      assert.deepEqual({ ...form, person: form.person.toLowerCase() }, NAMED);
    });
  }

  it('fills in a name that is said in place of an address', async () => {
    const { start } = aConversionHouse();

    const { form } = await start('convert Kim Lee to kim@fabrikam.example');

    assert.deepEqual(form, { ...NAMED, person: 'Kim Lee' });
  });

  it('has an empty form where nothing was named', async () => {
    const { start } = aConversionHouse();

    const { form } = await start('convert');

    assert.deepEqual(form, EMPTY_CONVERSION_FORM);
  });

  for (const [held, proposed] of [
    [{ otherMails: ['kim@contoso.example', 'kim@northwind.example'] }, 'kim@northwind.example'],
    [{ otherMails: [], mail: 'kim@fabrikam.example' }, 'kim@fabrikam.example'],
    [{ otherMails: ['no address'], mail: 'kim@contoso.example' }, ''],
  ] as const) {
    it(`proposes for a known account an address that is not ours: ${proposed || 'none'}`, async () => {
      const { house, start } = aConversionHouse({ tenant: { accounts: [anAccount(held)] } });

      const typed = await start('convert kim@contoso.example');
      const chosen = await house.useCases.startConversion({ ...ASKED, activityKey: '2', accountId: KIM });

      assert.equal(typed.form.external, proposed);
      assert.ok(chosen.outcome === 'started');
      assert.deepEqual(chosen.draft.form, { ...NAMED, personId: KIM, external: proposed });
    });
  }

  it('proposes nothing beside an address that was typed, or for several accounts', async () => {
    const accounts = [
      anAccount(),
      anAccount({ userPrincipalName: 'other@contoso.example', mail: 'kim@contoso.example' }),
    ];
    const { start } = aConversionHouse({ tenant: { accounts } });

    assert.equal(
      (await start('convert kim@contoso.example to kim@northwind.example')).form.external,
      'kim@northwind.example',
    );
    assert.equal((await start('convert kim@contoso.example')).form.external, '');
  });

  it('proposes nothing where the account cannot be read', async () => {
    const { house, start } = aConversionHouse();
    house.directory.unread.set('account', { because: 'permission', permission: 'User.Read.All' });

    assert.equal((await start('convert kim@contoso.example')).form.external, '');
  });

  it('makes one draft of an activity that is delivered twice, also at once', async () => {
    const { house } = aConversionHouse();

    const both = await Promise.all([house.useCases.startConversion(ASKED), house.useCases.startConversion(ASKED)]);
    const later = await house.useCases.startConversion({ ...ASKED, text: 'convert kim@contoso.example' });

    assert.deepEqual(both[0], both[1]);
    assert.deepEqual(later, both[0]);
  });

  it('has another id than an invitation of the same activity', async () => {
    const { house } = aConversionHouse();

    const conversion = await house.useCases.startConversion(ASKED);
    const invitation = await house.useCases.startDraft({ ...ASKED, language: 'en' });

    assert.ok(conversion.outcome === 'started' && invitation.outcome === 'started');
    assert.notEqual(conversion.draft.id, invitation.draft.id);
  });

  for (const [because, person] of [
    ['no-admin', aPerson()],
    ['outsider', aGuest({ id: INVITER })],
    ['unknown-person', aPerson({ accountEnabled: false })],
  ] as const) {
    it(`is refused: ${because}`, async () => {
      const groups = { [ADMINS]: because === 'no-admin' ? [] : [INVITER] };
      const { house } = aConversionHouse({ tenant: { people: [person], groups } });

      assert.deepEqual(await house.useCases.startConversion(ASKED), { outcome: 'refused', because });
    });
  }

  it('shows the form of an activity no more to whoever has lost the right since', async () => {
    const { house, demote } = aConversionHouse();
    await house.useCases.startConversion(ASKED);
    demote();

    assert.deepEqual(await house.useCases.startConversion(ASKED), { outcome: 'refused', because: 'no-admin' });
  });

  for (const fact of ['person', 'own-domains', 'memberships'] as const) {
    it(`guesses nothing where the right is not readable: ${fact}`, async () => {
      const { house } = aConversionHouse();
      house.directory.unread.set(fact, { because: 'no-answer' });

      await assert.rejects(house.useCases.startConversion(ASKED), EdgeError);
    });
  }
});
