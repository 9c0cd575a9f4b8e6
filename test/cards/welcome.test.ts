import assert from 'node:assert/strict';
import { welcomeCard } from '../../src/cards/welcome.ts';
import { verbsOf, wordsOf } from './read-card.ts';
import { aReader } from './scenes.ts';

describe('the welcome', () => {
  it('says what administrators can do, to them alone', () => {
    for (const audience of ['inviter', 'admin'] as const) {
      const isSaid = wordsOf(welcomeCard(aReader('en', { audience }))).includes(
        'As an administrator you can also type',
      );
      assert.equal(isSaid, audience === 'admin');
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
