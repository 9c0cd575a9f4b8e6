import assert from 'node:assert/strict';
import { welcomeCard } from '../../src/cards/welcome.ts';
import { verbsOf, wordsOf } from './read-card.ts';
import { aReader } from './scenes.ts';

describe('the welcome', () => {
  it('says that an account can be converted to those alone who may ask for it', () => {
    for (const mayConvert of [undefined, false, true]) {
      const said = wordsOf(welcomeCard(aReader('en', { mayConvert })));
      assert.equal(said.includes('You can also type: convert kim@contoso.example'), mayConvert === true);
    }
  });

  it('says what Guestlist does and how to begin', () => {
    assert.match(
      wordsOf(welcomeCard(aReader('en'))),
      /^Guestlist brings guests into Teams\nGive me[\s\S]*Try: invite ann@fabrikam\.example/,
    );
    assert.match(wordsOf(welcomeCard(aReader('ko'))), /예: 초대 ann@fabrikam\.example/);
    assert.deepEqual(verbsOf(welcomeCard(aReader('en'))), ['invitation.start', 'help.show']);
  });
});
