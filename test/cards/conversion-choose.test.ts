import assert from 'node:assert/strict';
import { conversionChooseCard } from '../../src/cards/conversion-choose.ts';
import { aChoice } from './conversion-casts.ts';
import { headingsOf, pressedRowsOf, verbsOf } from './read-card.ts';
import { aReader, ORDINARY, REQUEST_ID } from './scenes.ts';

const reader = aReader('en', { audience: 'admin' });

describe('the card of several accounts', () => {
  it('says how many fit what was typed, and asks which one, in both languages', () => {
    const [en] = headingsOf(conversionChooseCard(aChoice(ORDINARY.en, 3), reader));
    assert.equal(en, '3 accounts match “Ann Lee”. Which one?');
    const [ko] = headingsOf(conversionChooseCard(aChoice(ORDINARY.ko, 3), aReader('ko')));
    assert.equal(ko, '‘이안나’에 해당하는 계정이 3개입니다. 어느 계정인가요?');
  });

  it('shows what tells them apart, and takes the one whose row is pressed', () => {
    const [first, second] = pressedRowsOf(conversionChooseCard(aChoice(ORDINARY.en, 3), reader));
    assert.deepEqual(first?.texts, ['Ann Lee', '0.ann.lee@contoso.example', 'Project North', 'Use ›']);
    assert.deepEqual(second?.texts, ['Ann Lee', '1.ann.lee@contoso.example', 'Use ›']);
    const account = '5b0e7c1f-8d0a-4f77-9a3c-2f6f6e0a4d01';
    assert.deepEqual(
      [second?.action.verb, second?.action.data],
      ['conversion.pick', { requestId: REQUEST_ID, mark: 'draft-7', account }],
    );
  });

  it('calls an account without a name by its sign-in name, once', () => {
    const draft = aChoice(ORDINARY.en, 1);
    const candidates = draft.candidates.map((one) => ({ ...one, displayName: ' ' }));
    const [row] = pressedRowsOf(conversionChooseCard({ ...draft, candidates }, reader));
    assert.deepEqual(row?.texts, ['0.ann.lee@contoso.example', 'Project North', 'Use ›']);
  });

  it('leads back to the form', () => {
    assert.deepEqual(
      [...new Set(verbsOf(conversionChooseCard(aChoice(ORDINARY.en, 2), reader)))],
      ['conversion.pick', 'conversion.change'],
    );
  });

  it('keeps an address that was typed from the lock screen', () => {
    const draft = aChoice(ORDINARY.en, 2);
    const { title } = conversionChooseCard(
      { ...draft, form: { ...draft.form, person: 'ann@contoso.example' } },
      reader,
    );
    assert.equal(title, 'Convert an internal account');
  });
});
