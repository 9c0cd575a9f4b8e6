import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { linesWith } from '../../src/domain/held-addresses.ts';
import { email } from '../support/builders.ts';

const ANN = email('ann.lee@fabrikam.example');

describe('the lines with an address', () => {
  it('are found wherever and however it stands there', () => {
    const draft = {
      form: { addresses: 'bo@fabrikam.example\nAnn Lee <ANN.Lee@Fabrikam.example>', cc: ' ann.lee@fabrikam.example ' },
      choices: { 'ann.lee@fabrikam.example': 'only-add' },
      people: [{ findings: [{ detail: { text: 'for ann.lee@fabrikam.example을' } }] }],
      createdAt: new Date(),
      nothing: null,
    };
    assert.deepEqual(linesWith(draft, ANN), [
      'Ann Lee <ANN.Lee@Fabrikam.example>',
      ' ann.lee@fabrikam.example ',
      'ann.lee@fabrikam.example',
      'for ann.lee@fabrikam.example을',
    ]);
  });

  it('are none where another address only contains it', () => {
    assert.deepEqual(linesWith(['joann.lee@fabrikam.example', 'ann.lee@fabrikam.example.invalid'], ANN), []);
  });

  it('know a domain in both of its spellings', () => {
    assert.deepEqual(linesWith('kim@bücher.example', email('kim@xn--bcher-kva.example')), ['kim@bücher.example']);
  });
});
