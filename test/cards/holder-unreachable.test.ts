import assert from 'node:assert/strict';
import { holderUnreachableCard } from '../../src/cards/holder-unreachable.ts';
import type { Unreachable } from '../../src/domain/conversion/conversion-entry.ts';
import type { Language } from '../../src/domain/language.ts';
import { rowsOf, textsOf, wordsOf } from './read-card.ts';
import { aReader, ORDINARY, REQUEST_ID } from './scenes.ts';
import { aConversionPerson, aShown, WAY } from './shown-casts.ts';

function unreachableOf(because: Unreachable, more: Parameters<typeof aShown>[2] = {}, language: Language = 'en') {
  const before = because === 'no-answer' ? WAY.asked : WAY.confirmed;
  const shown = aShown(ORDINARY[language], [...before, { kind: 'holder-unreachable', because }], {
    as: 'asker',
    ...more,
  });
  return holderUnreachableCard(shown, aReader(language));
}

describe('the card about a holder who cannot be asked', () => {
  it('says why, what is known, and what can be done', () => {
    assert.deepEqual(textsOf(unreachableOf('no-teams')), [
      'Ann Lee cannot be asked in Teams',
      'Ann Lee',
      'ann.lee@contoso.example',
      'External address: ann.lee@fabrikam.example',
      'The account has no Teams.',
      'Confirmed by Dana Cho',
      'Nothing has been written and nothing was issued. The account works as it does today.',
      'If nothing comes of it by 20 Dec 2026, 12:00 GMT+9, the conversion lapses.',
      'Reference GL-7F3K-Q2',
      'Once the account has Teams, they can be reached there.',
      'Try Teams again',
      'Or end it here. Nothing is issued, and the sign-in of Ann Lee stays as it is.',
      'Stop the conversion',
    ]);
  });

  it('says each cause in both languages', () => {
    assert.match(wordsOf(unreachableOf('no-app')), /Guestlist could not be installed for the account\./);
    assert.match(wordsOf(unreachableOf('no-app', {}, 'ko')), /이 계정에 Guestlist를 설치하지 못했습니다\./);
    assert.match(wordsOf(unreachableOf('no-answer')), /No answer since 20 Nov\./);
    assert.match(wordsOf(unreachableOf('no-answer', {}, 'ko')), /11월 20일 이후 응답이 없습니다\./);
    assert.match(wordsOf(unreachableOf('no-teams', {}, 'ko')), /계정에 Teams가 없습니다\./);
  });

  it('speaks of no question where the policy asks none', () => {
    assert.match(wordsOf(unreachableOf('no-app', { asksHolder: false })), /^Ann Lee cannot be reached in Teams\n/);
    const korean = unreachableOf('no-app', { asksHolder: false }, 'ko');
    assert.match(wordsOf(korean), /^Teams에서 이안나 님에게 연락할 수 없습니다\n/);
  });

  it('says that the question can still be answered, where there is one', () => {
    const said = /The question is still in their chat, and Ann Lee can answer it\./;
    assert.match(wordsOf(unreachableOf('no-answer')), said);
    assert.doesNotMatch(wordsOf(unreachableOf('no-teams')), said);
    assert.doesNotMatch(wordsOf(unreachableOf('no-app')), said);
  });

  it('offers to try again and to stop, and nothing that would go on without the holder', () => {
    const on = { requestId: REQUEST_ID, mark: 'conversion-holder-unreachable' };
    for (const because of ['no-teams', 'no-app', 'no-answer'] as const) {
      assert.deepEqual(
        rowsOf(unreachableOf(because)).map((row) => row.map(({ verb, data }) => [verb, data])),
        [[['conversion.askAgain', on]], [['conversion.withdraw', on]]],
      );
    }
  });

  it('goes by the sign-in name where there is no other, and names nobody who was removed', () => {
    const unnamed = unreachableOf('no-teams', { person: aConversionPerson({ ...ORDINARY.en, name: undefined }) });
    assert.match(wordsOf(unnamed), /^ann\.lee@contoso\.example cannot be asked in Teams/);
    assert.doesNotMatch(unnamed.title, /@/);
    const removed = unreachableOf('no-answer', { person: undefined });
    assert.equal(removed.title, 'The holder cannot be asked in Teams');
    assert.doesNotMatch(JSON.stringify(removed), /@|Ann|Dana/);
  });

  it('is for nobody who can be asked', () => {
    assert.throws(() => holderUnreachableCard(aShown(ORDINARY.en, WAY.asked), aReader('en')), /holder-asked/);
  });
});
