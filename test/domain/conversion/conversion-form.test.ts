import assert from 'node:assert/strict';
import { addressErrors, shownText, statedAddresses } from '../../../src/domain/conversion/conversion-form.ts';

const FORM = {
  personId: '',
  person: '',
  external: ' Kim+x@Fabrikam.example',
  signIn: 'KIM@northwind.example',
} as const;

describe('the two addresses on the form of a conversion', () => {
  it('are compared in one spelling, whatever an invitation would refuse in them', () => {
    assert.deepEqual(statedAddresses(FORM), { address: 'kim+x@fabrikam.example', signIn: 'kim@northwind.example' });
    assert.deepEqual(addressErrors(FORM), []);
  });

  it('say each for itself what is wrong, and nothing is stated then', () => {
    assert.deepEqual(addressErrors({ ...FORM, external: '', signIn: 'kim' }), [
      { code: 'external-missing' },
      { code: 'sign-in-malformed', text: 'kim' },
    ]);
    for (const wrong of [{ external: '' }, { external: 'kim' }, { signIn: '' }, { signIn: 'kim' }]) {
      assert.equal(statedAddresses({ ...FORM, ...wrong }), undefined);
      assert.equal(addressErrors({ ...FORM, ...wrong }).length, 1);
    }
  });

  it('are repeated by an error no longer than a line, and never by halves of a character', () => {
    assert.equal(shownText('x'.repeat(500)), 'x'.repeat(120));
    assert.ok(shownText(`${'x'.repeat(119)}😀`).isWellFormed());
  });
});
