import assert from 'node:assert/strict';
import { EMPTY_CONVERSION_FORM } from '../../../src/domain/conversion/conversion-draft.ts';
import { shownText, statedAddresses, typedErrors } from '../../../src/domain/conversion/conversion-form.ts';

const FORM = {
  ...EMPTY_CONVERSION_FORM,
  external: ' Kim+x@Fabrikam.example',
  signIn: 'KIM@northwind.example',
};

describe('the two addresses on the form of a conversion', () => {
  it('are compared in one spelling, whatever an invitation would refuse in them', () => {
    assert.deepEqual(statedAddresses(FORM), { address: 'kim+x@fabrikam.example', signIn: 'kim@northwind.example' });
    assert.deepEqual(typedErrors(FORM), []);
  });

  it('say each for itself what is wrong, and nothing is stated then', () => {
    assert.deepEqual(typedErrors({ ...FORM, external: '', signIn: 'kim' }), [
      { code: 'external-missing' },
      { code: 'sign-in-malformed', text: 'kim' },
    ]);
    for (const wrong of [{ external: '' }, { external: 'kim' }, { signIn: '' }, { signIn: 'kim' }]) {
      assert.equal(statedAddresses({ ...FORM, ...wrong }), undefined);
      assert.equal(typedErrors({ ...FORM, ...wrong }).length, 1);
    }
  });

  it('come with words of a thousand characters at most', () => {
    assert.deepEqual(typedErrors({ ...FORM, message: 'x'.repeat(1000) }), []);
    assert.deepEqual(typedErrors({ ...FORM, message: 'x'.repeat(1001) }), [
      { code: 'message-too-long', length: 1001, max: 1000 },
    ]);
  });

  it('are repeated by an error no longer than a line, and never by halves of a character', () => {
    assert.equal(shownText('x'.repeat(500)), 'x'.repeat(120));
    assert.ok(shownText(`${'x'.repeat(119)}😀`).isWellFormed());
  });
});
