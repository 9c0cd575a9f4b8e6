import assert from 'node:assert/strict';
import { conversionReviewCard } from '../../src/cards/conversion-stage.ts';
import type { Language } from '../../src/domain/language.ts';
import { aPreFlight, seen } from './conversion-casts.ts';
import { actionsOf, headingsOf, nodesOf, rowsOf, textsOf, wordsOf } from './read-card.ts';
import { aReader, ORDINARY, REQUEST_ID } from './scenes.ts';

function gateOf(signIn: string, more: Parameters<typeof aPreFlight>[1] = {}, language: Language = 'en') {
  const findings = [seen(ORDINARY[language], 'sign-in-domain-differs')];
  const draft = aPreFlight(ORDINARY[language], { standing: 'gate', findings, signIn, ...more });
  return conversionReviewCard(draft, aReader(language, { audience: 'admin' }));
}

describe('the gate of Teams', () => {
  it('says who could not get in and why, in both languages', () => {
    assert.equal(headingsOf(gateOf('ann@northwind.example'))[0], 'Teams could not let Ann Lee in');
    assert.equal(
      headingsOf(gateOf('ann@northwind.example', {}, 'ko'))[0],
      '이안나 님이 Teams에 로그인할 수 없게 됩니다',
    );
    assert.match(wordsOf(gateOf('ann@northwind.example')), /must have the same domain as mail\./);
    assert.match(wordsOf(gateOf('ann@northwind.example')), /Stated by Sam Park, not verified\./);
  });

  it('shows the two addresses with their domains in bold', () => {
    const bold = nodesOf(gateOf('_a_@northwind.example')).flatMap(({ text }) =>
      /@\*\*/.test(String(text)) ? [text] : [],
    );
    assert.deepEqual(bold, [
      'mail after the conversion: ann.lee@**fabrikam.example**',
      'signs in with: \\_a\\_@**northwind.example**',
    ]);
  });

  it('says that a sub-domain is another domain, whichever of the two it is', () => {
    const said = /eu\.fabrikam\.example and fabrikam\.example count as different domains\./;
    assert.match(wordsOf(gateOf('ann@eu.fabrikam.example')), said);
    assert.match(wordsOf(gateOf('ann@fabrikam.example', { address: 'ann@eu.fabrikam.example' })), said);
    assert.doesNotMatch(wordsOf(gateOf('ann@northwind.example')), /count as different/);
    // Letters alone make no sub-domain.
    assert.doesNotMatch(wordsOf(gateOf('ann@newfabrikam.example')), /count as different/);
    assert.match(wordsOf(gateOf('ann@northwind.example')), /An alias does not help/);
  });

  it('offers the sign-in address first, and the override last and never as the expected one', () => {
    const content = gateOf('ann@northwind.example');
    assert.deepEqual(
      rowsOf(content).map((row) => row.map(({ title }) => title)),
      [
        ['Invite the sign-in address'],
        ['Go on without Teams…'],
        ['Go on with this reason'],
        ['Check again', 'Change'],
        ['Cancel'],
      ],
    );
    const on = { requestId: REQUEST_ID, mark: 'draft-7' };
    assert.deepEqual(
      actionsOf(content).flatMap(({ verb, style, data }) => (verb ? [[verb, style, data]] : [])),
      [
        ['conversion.inviteSignIn', 'positive', on],
        ['conversion.override', undefined, on],
        ['conversion.recheck', undefined, on],
        ['conversion.change', undefined, on],
        ['conversion.cancel', undefined, on],
      ],
    );
    assert.match(wordsOf(content), /Invite ann@northwind\.example instead: address and mail change together/);
  });

  it('asks for the reason in its own words, and says when none came', () => {
    const reason = nodesOf(gateOf('ann@northwind.example')).find(({ id }) => id === 'reason');
    assert.deepEqual(
      [reason?.isMultiline, reason?.isRequired, reason?.maxLength, reason?.errorMessage],
      [true, true, 1000, 'Write the reason. Without it the conversion stops here.'],
    );
    const again = textsOf(gateOf('ann@northwind.example', { note: 'reason-missing' }));
    assert.equal(again.filter((text) => text.startsWith('Write the reason.')).length, 2);
  });
});
