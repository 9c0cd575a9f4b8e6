import assert from 'node:assert/strict';
import { conversionFormCard } from '../../src/cards/conversion-form.ts';
import type { Language } from '../../src/domain/language.ts';
import { aConversionForm, everyConversionFormError, HOLDER_ID } from './conversion-casts.ts';
import { actionsOf, nodesOf, rowsOf, wordsOf } from './read-card.ts';
import { aReader, ORDINARY, REQUEST_ID } from './scenes.ts';

function formOf(more: Parameters<typeof aConversionForm>[1] = {}, language: Language = 'en') {
  return conversionFormCard(aConversionForm(ORDINARY[language], more), aReader(language, { audience: 'admin' }));
}

function inputsOf(content: ReturnType<typeof formOf>) {
  const inputs = nodesOf(content).filter(({ type }) => String(type).startsWith('Input.'));
  return Object.fromEntries(inputs.map((input) => [String(input.id), input]));
}

const TYPED = {
  personId: '',
  person: 'Lee',
  external: 'ann@fabrikam.example',
  signIn: 'ann',
  message: 'See https://x.example\nSam',
  language: 'ko',
} as const;

describe('the form of a conversion', () => {
  it('asks for an account, its address outside and what they sign in with, filled with what was typed', () => {
    const values = Object.entries(inputsOf(formOf({ form: TYPED }))).map(([id, { value, isRequired }]) => [
      id,
      value,
      isRequired === true,
    ]);
    assert.deepEqual(values, [
      ['person', 'typed', false],
      ['personTyped', 'Lee', false],
      ['external', 'ann@fabrikam.example', true],
      // Required, it would stop the button that fills it (design 3.9).
      ['signIn', 'ann', false],
      ['message', 'See https://x.example\nSam', false],
      ['language', 'ko', false],
    ]);
  });

  it('lets the account be picked among all colleagues, where the renderer can, or be typed', () => {
    const { person } = inputsOf(formOf());
    assert.deepEqual(person?.['choices.data'], { type: 'Data.Query', dataset: 'graph.microsoft.com/users' });
    assert.deepEqual(person?.choices, [{ title: 'Type it below instead', value: 'typed' }]);
  });

  it('keeps an account that was chosen, in a renderer without a picker too', () => {
    const { person } = inputsOf(formOf({ form: { ...TYPED, personId: HOLDER_ID } }));
    assert.equal(person?.value, HOLDER_ID);
    assert.deepEqual(
      (person?.choices as { value: string }[]).map(({ value }) => value),
      ['typed', HOLDER_ID],
    );
  });

  it('asks in which language the holder is asked, which is theirs where nobody says otherwise', () => {
    const { language } = inputsOf(formOf());
    assert.equal(language?.value, 'theirs');
    assert.deepEqual(language?.choices, [
      { title: 'Theirs, if it is known', value: 'theirs' },
      { title: 'English', value: 'en' },
      { title: '한국어', value: 'ko' },
    ]);
  });

  it('asks whoever does not administer for a whole name: there is no list of colleagues for them', () => {
    const content = conversionFormCard(aConversionForm(ORDINARY.en), aReader('en'), { isForConverter: true });
    assert.equal(inputsOf(content).personTyped?.label, 'Or type their whole sign-in name or address');
    assert.equal(inputsOf(formOf()).personTyped?.label, 'Or type a name, sign-in name or address');
  });

  it('fills in the sign-in account when asked, checks and leaves', () => {
    const content = formOf();
    assert.deepEqual(
      rowsOf(content).map((row) => row.map(({ title }) => title)),
      [['Same as the address'], ['Next: check', 'Cancel']],
    );
    assert.deepEqual(
      actionsOf(content).map(({ verb, associatedInputs, data }) => [verb, associatedInputs, data]),
      [
        ['conversion.same', undefined, { requestId: REQUEST_ID, mark: 'draft-7' }],
        ['conversion.check', undefined, { requestId: REQUEST_ID, mark: 'draft-7' }],
        ['conversion.cancel', 'none', { requestId: REQUEST_ID, mark: 'draft-7' }],
      ],
    );
  });

  it('says that nothing changes yet, and whose word the sign-in account is, in both languages', () => {
    assert.match(wordsOf(formOf()), /nothing changes yet\.[\s\S]*Ask them; Teams checks its domain\./);
    assert.match(wordsOf(formOf({}, 'ko')), /아직 아무것도 바뀌지 않습니다\.[\s\S]*본인에게 물어보세요\./);
  });

  it('puts every error on top, numbered, and keeps what was typed', () => {
    const content = formOf({ form: TYPED, errors: everyConversionFormError(ORDINARY.en) });
    const said = wordsOf(content);
    for (const line of [
      '11 entries need a change. Everything you typed is still here.',
      '(1) Choose an account or type one.',
      '(2) No account matches “Ann Lee”. Check the spelling, or choose from the list.',
      '(3) The account you chose is not in our directory any more. Choose another one, or type it.',
      '(4) More than 8 accounts match “Ann Lee”. Type more of the name.',
      '(5) No account is found by “Ann Lee”. Type the whole sign-in name or address, or choose from the list.',
      '(6) This would be more than the 50 addresses that you may have checked in 24 hours.',
      '(7) Enter the address at their own organisation.',
      '(8) The external address, “ann.lee@fabrikam”, is not a complete email address.',
      '(9) Enter the account they sign in with, such as haeun@fabrikam.example.',
      '(10) The account they sign in with, “ann.lee”, is not complete.',
      '(11) Your message has 1,234 characters; at most 1,000 fit.',
    ])
      assert.ok(said.includes(line), line);
    assert.ok(said.indexOf('(11)') < said.indexOf('Account to convert'));
    assert.equal(inputsOf(content).personTyped?.value, 'Lee');
    assert.match(wordsOf(formOf({ errors: everyConversionFormError(ORDINARY.ko) }, 'ko')), /\(4\) .*8개보다 많습니다/);
  });
});
