import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { spellingsOf } from '../../src/domain/held-addresses.ts';
import { email } from '../support/builders.ts';

const ANN = email('ann.lee@fabrikam.example');

describe('the spellings of an address', () => {
  it('are found wherever and however it stands there', () => {
    const draft = {
      form: { addresses: 'bo@fabrikam.example\nAnn Lee <ANN.Lee@Fabrikam.example>', cc: ' ann.lee@fabrikam.example ' },
      choices: { 'ann.lee@fabrikam.example': 'only-add' },
      people: [{ findings: [{ detail: { text: 'for ann.lee@fabrikam.example을' } }] }],
      createdAt: new Date(),
      nothing: null,
    };
    assert.deepEqual(spellingsOf(draft, ANN), [
      { text: 'ANN.Lee@Fabrikam.example', name: 'Ann Lee' },
      { text: 'ann.lee@fabrikam.example', name: undefined },
    ]);
  });

  it('come without those who stand on the same line', () => {
    const line = 'Kim Cho <kim@fabrikam.example>, Ann Lee <ann.lee@fabrikam.example>; bo@fabrikam.example';
    assert.deepEqual(spellingsOf(line, ANN), [{ text: 'ann.lee@fabrikam.example', name: 'Ann Lee' }]);
  });

  it('are none where another address only contains it', () => {
    assert.deepEqual(spellingsOf(['joann.lee@fabrikam.example', 'ann.lee@fabrikam.example.invalid'], ANN), []);
  });

  it('know a domain in both of its spellings', () => {
    assert.deepEqual(spellingsOf('kim@bücher.example', email('kim@xn--bcher-kva.example')), [
      { text: 'kim@bücher.example', name: undefined },
    ]);
  });
});
