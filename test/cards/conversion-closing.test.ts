import assert from 'node:assert/strict';
import { conversionClosingCard } from '../../src/cards/conversion-closing.ts';
import type { Comparison, ConversionPerson } from '../../src/domain/conversion/conversion-person.ts';
import type { Language } from '../../src/domain/language.ts';
import { headingsOf, nodesOf, rowsOf, textsOf, wordsOf } from './read-card.ts';
import { aReader, LINK, ORDINARY, REQUEST_ID } from './scenes.ts';
import { aConversionPerson, aShown, CONVERTED, WAY } from './shown-casts.ts';

const SAME: Comparison = { same: 15, gone: [], added: [], unread: [] };

function closingOf(more: Partial<ConversionPerson> = {}, language: Language = 'en', isClosed = false) {
  const person = aConversionPerson(ORDINARY[language], more);
  const steps = isClosed ? [...WAY.verified, CONVERTED.closed] : WAY.verified;
  return conversionClosingCard(aShown(ORDINARY[language], steps, { as: 'asker', person }), aReader(language));
}

function group(name: string, id = name) {
  return { id, name, kind: 'group' as const };
}

describe('the last card of a conversion', () => {
  it('says step by step what came of it, and what is left', () => {
    const licences = [{ name: 'Microsoft 365 E3', byGroup: 'Staff' }, { name: 'Power BI Pro' }];
    const content = closingOf({ comparison: SAME, provider: 'google.com', signedInAt: 'fabrikam.example', licences });
    assert.deepEqual(
      textsOf(content).filter((text) => !['✓', '·'].includes(text)),
      [
        'The account of Ann Lee is converted; 4 steps need you',
        'Ann Lee',
        'ann.lee@contoso.example',
        'External address: ann.lee@fabrikam.example',
        'Ann Lee accepted on 20 Nov, 18:00; sign-in provider as read: Google',
        'Same account: the object ID is unchanged',
        'Groups, app assignments and owned objects: the same 15 · gone 0 · new 0',
        'mail and sign-in agree: fabrikam.example',
        'Left for you',
        '(1) Remove licences that are no longer needed, the mailbox first: Microsoft 365 E3 (from the group “Staff”) and Power BI Pro (assigned directly)',
        '(2) User type is still Member',
        'Guest means guest rights and billing by monthly active users. Decide with the licence owner.',
        '(3) Replace the internal password by a random one; it may still work for on-premises resources. Guestlist does not do this here.',
        '(4) Tell the owners of on-premises systems: once it is replaced, the internal password no longer works there.',
        'Reference GL-7F3K-Q2',
        'Mark as done',
      ],
    );
    assert.equal(nodesOf(content).filter(({ text }) => text === '✓').length, 4);
  });

  it('says it in Korean', () => {
    const words = wordsOf(closingOf({ comparison: SAME, provider: 'ExternalAzureAD' }, 'ko'));
    assert.match(words, /^이안나 님의 계정을 전환했습니다\. 남은 단계 3개가 있습니다\n/);
    assert.match(words, /읽은 로그인 공급자: Microsoft Entra\n/);
    assert.match(words, /그대로 15 · 없어짐 0 · 새로 생김 0/);
  });

  it('lists what is gone, what is new, and what could not be read and why', () => {
    const comparison: Comparison = {
      same: 3,
      gone: [group('Sales'), group('', 'id-of-a-group')],
      added: Array.from({ length: 10 }, (_, index) => group(`Team ${index}`)),
      unread: [
        { part: 'apps', permission: 'Application.Read.All' },
        { part: 'apps', permission: 'Application.Read.All' },
        { part: 'groups', permission: 'Application.Read.All' },
        { part: 'owned' },
      ],
    };
    const words = wordsOf(closingOf({ comparison }));
    assert.match(
      words,
      /the same 3 · gone 2 · new 10\nGone: Sales and id-of-a-group\nNew: Team 0, .*Team 7 and 2 more\n/,
    );
    assert.match(
      words,
      /\nNot readable: app assignments and groups \(needs Application\.Read\.All\)\nNot readable: owned objects\n/,
    );
    assert.doesNotMatch(words, /fail/i);
  });

  it('never claims what was not read', () => {
    const words = wordsOf(closingOf());
    assert.match(words, /; sign-in provider not readable\n/);
    assert.match(words, /Groups, app assignments and owned objects were not compared\n/);
    assert.match(words, /not readable\. Ask Ann Lee whether Teams opens\./);
    assert.doesNotMatch(words, /agree|the same|Same account/);
  });

  it('says of another domain, which somebody has accepted, that they have', () => {
    const person = aConversionPerson(ORDINARY.en, { signedInAt: 'northwind.example', withoutTeams: 'Files only.' });
    const steps = [...WAY.delivered, CONVERTED.redeemed, CONVERTED.asAccepted];
    const shown = aShown(ORDINARY.en, steps, { as: 'asker', person });
    const words = wordsOf(conversionClosingCard(shown, aReader('en')));
    assert.match(words, /They signed in at northwind\.example; as was accepted before, Teams does not let them in\n/);
    assert.doesNotMatch(words, /agree/);
  });

  it('leaves to a person what the account needs: a guest no type, a synchronised account its own directory', () => {
    const guest = wordsOf(closingOf({ userType: 'Guest', isSynced: true }));
    assert.match(guest, /^The account of Ann Lee is converted; 2 steps need you/);
    assert.doesNotMatch(guest, /User type|licences|Guestlist does not do this/);
    assert.match(guest, /\(1\) Set the password to a random GUID in the on-premises directory\./);
  });

  it('is closed by a press on what was read, and has no button for what is not done here', () => {
    assert.deepEqual(
      rowsOf(closingOf()).map((row) => row.map(({ verb, style, data }) => [verb, style, data])),
      [[['conversion.done', 'positive', { requestId: REQUEST_ID, mark: 'conversion-aftercare-open' }]]],
    );
  });

  it('says who has marked it as done, and keeps the rest', () => {
    const closed = closingOf({ comparison: SAME }, 'en', true);
    assert.equal(headingsOf(closed)[0], 'The account of Ann Lee is converted and marked as done');
    assert.match(wordsOf(closed), /the same 15 .*Left for you\n.*\nMarked as done by Dana Cho on 20 Nov\.\n/s);
    assert.deepEqual(rowsOf(closed), []);
    assert.match(wordsOf(closingOf({}, 'ko', true)), /^이안나 님의 계정 전환을 완료로 표시했습니다\n/);
  });

  it('names nobody once what was kept is removed, and shows no link whatever is handed in', () => {
    const removed = aShown(ORDINARY.en, [...WAY.verified, CONVERTED.closed], { as: 'asker', person: undefined });
    const content = conversionClosingCard({ ...removed, link: LINK }, aReader('en'));
    assert.equal(content.title, 'The account of the holder is converted and marked as done');
    assert.match(wordsOf(content), /\nThe holder has accepted\n.*\nMarked as done by an administrator on 20 Nov\.\n/s);
    assert.doesNotMatch(JSON.stringify(content), /@|Ann|Dana|login\.microsoftonline/);
  });
});
