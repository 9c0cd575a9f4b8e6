import assert from 'node:assert/strict';
import { conversionCheckingCard } from '../../src/cards/conversion-checking.ts';
import { invitationCheckingCard } from '../../src/cards/invitation-checking.ts';
import { aConversionChecking } from './conversion-casts.ts';
import { actionsOf, textsOf, verbsOf, wordsOf } from './read-card.ts';
import { aChecking, aPerson, aReader, aReview, NOW, ORDINARY, REQUEST_ID } from './scenes.ts';

function cardOf(more: Parameters<typeof aChecking>[2] = {}, language: 'en' | 'ko' = 'en') {
  return invitationCheckingCard(aChecking(language, ORDINARY[language], more), aReader(language));
}

describe('the card while checks run', () => {
  it('says what runs, for whom, and that nothing has been sent', () => {
    const said = wordsOf(cardOf());
    assert.match(said, /^Checking the address\nAnn Lee <ann\.lee@fabrikam\.example>\nNothing has been sent yet\./);
    assert.match(said, /updates itself/);
    assert.match(wordsOf(cardOf({}, 'ko')), /^주소를 확인하고 있습니다\n.*\n아직 아무것도 보내지 않았습니다\./);
  });

  it('does not say so where a link has gone out once more', () => {
    const { review } = aReview('en', ORDINARY.en, { people: [aPerson(ORDINARY.en, { sentAgainAt: NOW })] });
    const said = wordsOf(cardOf({ seen: review }));
    assert.doesNotMatch(said, /Nothing has been sent|Cancel/);
    assert.match(said, /updates itself[\s\S]*Close$/);
  });

  it('counts several addresses, and lists none of them', () => {
    const addresses =
      'Ann Lee <ann.lee@fabrikam.example>; bo@fabrikam.example\nann.lee@fabrikam.example\ncho@fabrikam.example';
    const form = { ...aChecking('en', ORDINARY.en).form, addresses };
    assert.match(wordsOf(cardOf({ form })), /^Checking 3 addresses\nNothing has been sent yet\./);
    assert.match(wordsOf(cardOf({ form }, 'ko')), /^주소 3개를 확인하고 있습니다\n/);
    assert.match(wordsOf(cardOf({ form, purpose: 'send' })), /^Checking once more before sending\n/);
  });

  it('can be left before a review, and not once it is to be sent', () => {
    assert.deepEqual(verbsOf(cardOf()), ['invitation.cancel']);
    assert.deepEqual(verbsOf(cardOf({ purpose: 'send' })), []);
    assert.match(wordsOf(cardOf({ purpose: 'send' })), /^Checking once more before sending/);
  });

  it('says that it takes longer only when it does', () => {
    assert.doesNotMatch(wordsOf(cardOf()), /longer than usual/);
    assert.match(wordsOf(cardOf({ isLate: true })), /longer than usual\. We keep trying; you need not press again\./);
  });
});

describe('the card of an account that is being checked', () => {
  it('says what is waited for, that nothing has been changed, and can be left', () => {
    const content = conversionCheckingCard(aConversionChecking(ORDINARY.en), aReader('en'));
    assert.deepEqual(textsOf(content), [
      'Checking the account',
      'ann.lee@fabrikam.example',
      'Nothing has been changed.',
      'This card updates itself; you can close the chat.',
      'Cancel',
    ]);
    const [cancel] = actionsOf(content);
    assert.deepEqual([cancel?.verb, cancel?.data], ['conversion.cancel', { requestId: REQUEST_ID, mark: 'draft-7' }]);
  });

  it('says when it takes longer, in both languages', () => {
    const late = aConversionChecking(ORDINARY.en, { isLate: true });
    assert.match(wordsOf(conversionCheckingCard(late, aReader('en'))), /We keep trying/);
    assert.match(wordsOf(conversionCheckingCard(late, aReader('ko'))), /계속 시도하고 있으므로/);
  });
});
