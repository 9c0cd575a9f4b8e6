import assert from 'node:assert/strict';
import type { Language } from '../../src/domain/language.ts';
import { BY_MAIL, MAILED, unsureAfter } from './mailed-scenes.ts';
import { actionsOf, headingsOf, nodesOf, textsOf, verbsOf, wordsOf } from './read-card.ts';
import { aRequestCard, type Shows } from './request-scenes.ts';
import { aReader, INVITER_ID, ORDINARY } from './scenes.ts';
import { CONVERTED, type ConversionStep, DECIDER_ID, WAY } from './shown-casts.ts';

function cardOf(steps: readonly ConversionStep[], more: Shows = {}, language: Language = 'en') {
  const person = { mailBefore: ORDINARY[language].address, withoutHolder: 'On leave.\nSee the ticket.' };
  const shows = { as: 'confirmer', viewerId: DECIDER_ID, person, ...more } as const;
  return aRequestCard(ORDINARY[language], aReader(language), { steps, more: shows });
}

const REFUSED: readonly ConversionStep[] = [...BY_MAIL.sending, MAILED.refused];

describe('a conversion whose link goes by mail', () => {
  it('says how the holder stands behind it', () => {
    const proven = wordsOf(cardOf(BY_MAIL.issued));
    assert.match(proven, /^Ann Lee was confirmed by a code sent to ann\.lee@fabrikam\.example$/m);
    assert.match(proven, /^Reason: “On leave\. See the ticket\.”$/m);
    const waived = /^Not asked: Dana Cho went on without proof\. Reason: “On leave\. See the ticket\.”$/m;
    assert.match(wordsOf(cardOf(BY_MAIL.waived, { as: 'asker', viewerId: INVITER_ID })), waived);
    assert.match(wordsOf(cardOf(BY_MAIL.silentWaived)), /^No answer: Dana Cho went on without proof\./m);
    assert.match(wordsOf(cardOf([...WAY.issued, MAILED.byMail])), /^Ann Lee agreed$/m);
    for (const steps of [BY_MAIL.issued, BY_MAIL.waived])
      assert.doesNotMatch(wordsOf(cardOf(steps)), /Ann Lee agreed|say yes|in Teams/);
    const removed = JSON.stringify(
      [BY_MAIL.issued, BY_MAIL.waived].map((steps) => cardOf(steps, { person: undefined })),
    );
    assert.doesNotMatch(removed, /On leave|@|undefined/);
  });

  it('says that it is on its way, and where it went', () => {
    for (const steps of [BY_MAIL.issued, BY_MAIL.sending]) {
      const card = cardOf(steps);
      assert.equal(headingsOf(card)[0], 'The link is being mailed to Ann Lee');
      assert.ok(textsOf(card).includes('The link is being mailed to ann.lee@fabrikam.example'));
      assert.ok(!verbsOf(card).includes('conversion.linkAgain'));
    }
    const sent = cardOf(BY_MAIL.sent);
    assert.equal(headingsOf(sent)[0], 'Waiting for Ann Lee to accept');
    assert.match(
      wordsOf(sent),
      /^Link sent to ann\.lee@fabrikam\.example\n20 Nov, 21:00\nWe can see that it was sent, not whether it was read\.$/m,
    );
    assert.match(wordsOf(cardOf(BY_MAIL.sent, {}, 'ko')), /^ann\.lee@fabrikam\.example 주소로 링크를 보냈습니다$/m);
  });

  it('says of a mail whose answer was lost that it may have gone out, and that nothing is repeated', () => {
    const card = cardOf(unsureAfter(BY_MAIL.sending));
    assert.equal(headingsOf(card)[0], 'It is not certain whether the mail to Ann Lee went out');
    assert.match(
      wordsOf(card),
      /^The mail may have gone out at 21:00\. Ask them, or send it again with the same link\.\n20 Nov, 21:00 · Nothing is sent again by itself\.$/m,
    );
    const gone = cardOf([...unsureAfter(BY_MAIL.sending), CONVERTED.linkWiped]);
    assert.match(wordsOf(gone), /^The mail may have gone out at 21:00\. Please ask them\.$/m);
    assert.ok(!verbsOf(gone).includes('conversion.linkAgain'));
  });

  it('says why a mail was refused, what to do and who can, and forgets none that went out before', () => {
    const card = cardOf(REFUSED);
    assert.equal(headingsOf(card)[0], 'The link could not be mailed to Ann Lee');
    assert.match(
      wordsOf(card),
      /^✕\nThe link could not be sent to ann\.lee@fabrikam\.example\nExchange refused the address ann\.lee@fabrikam\.example\.\nWhat to do: .*\nWho can: /m,
    );
    const again = [...BY_MAIL.sent, MAILED.again, MAILED.sendingAgain, { ...MAILED.refused, mail: 2 }];
    assert.match(wordsOf(cardOf(again)), /^Link sent to ann\.lee@fabrikam\.example: 20 Nov, 21:00$/m);
  });

  it('says that it was given up, and offers to send it again', () => {
    const givenUp = [...BY_MAIL.issued, { ...MAILED.refused, refusal: 'unanswered' } as const];
    assert.match(
      wordsOf(cardOf(givenUp)),
      /For a day the mail could not be sent: the directory or Exchange did not answer\./,
    );
    assert.ok(verbsOf(cardOf(givenUp)).includes('conversion.linkAgain'));
  });

  it('offers to send the same link again, once for each press', () => {
    for (const [steps, mark] of [
      [REFUSED, 'conversion-issued-1'],
      [unsureAfter(BY_MAIL.sending), 'conversion-delivery-unknown-1'],
      [BY_MAIL.sent, 'conversion-delivered-1'],
    ] as const) {
      const [again, ...others] = actionsOf(cardOf(steps)).filter(({ verb }) => verb === 'conversion.linkAgain');
      assert.deepEqual([again?.title, again?.data?.mark, others], ['Send the link again', mark, []]);
      assert.ok(textsOf(cardOf(steps)).includes('The same link goes to ann.lee@fabrikam.example again.'));
      assert.ok(!verbsOf(cardOf(steps, { person: undefined })).includes('conversion.linkAgain'));
    }
  });

  it('waits for no mail once they have accepted without it', () => {
    const card = cardOf([...BY_MAIL.issued, CONVERTED.redeemed]);
    assert.doesNotMatch(wordsOf(card), /mailed|Link sent|Then:/);
    assert.match(wordsOf(cardOf([...BY_MAIL.sent, CONVERTED.redeemed])), /^Link sent to .*\n20 Nov, 21:00\n✓$/m);
  });

  it('has the link on no card of anybody', () => {
    const all = [BY_MAIL.sent, REFUSED, unsureAfter(BY_MAIL.sending)].map((steps) => cardOf(steps));
    for (const card of all)
      assert.deepEqual(
        nodesOf(card).filter(({ url }) => url !== undefined),
        [],
      );
  });
});
