import assert from 'node:assert/strict';
import { conversionConsentCard } from '../../src/cards/conversion-consent.ts';
import type { Language } from '../../src/domain/language.ts';
import { headingsOf, rowsOf, textsOf, wordsOf } from './read-card.ts';
import { aReader, INVITER_ID, LINK, ORDINARY, REQUEST_ID } from './scenes.ts';
import { aConversionPerson, aShown, CONVERTED, type ConversionStep, WAY } from './shown-casts.ts';

function consentOf(
  steps: readonly ConversionStep[],
  more: Parameters<typeof aShown>[2] = {},
  language: Language = 'en',
) {
  return conversionConsentCard(aShown(ORDINARY[language], steps, more), aReader(language));
}

describe('the question to the holder of an account', () => {
  it('says who asks, what stays and what changes, before it asks', () => {
    assert.deepEqual(textsOf(consentOf(WAY.asked)), [
      'Is ann.lee@fabrikam.example your address?',
      'Sam Park (Contoso) asked for this on 20 Nov; Dana Cho confirmed it.',
      'External address: ann.lee@fabrikam.example',
      'Your groups and app access at Contoso that were given directly stay as they are.',
      'Your sign-in does not change until you accept. Afterwards you sign in to Microsoft 365 at Contoso with ann.lee@fabrikam.example, no longer with your Contoso password.',
      'Windows sign-in, app passwords, scripts and flows under your Contoso sign-in stop then.',
      'Say Yes only if you can sign in with ann.lee@fabrikam.example. No stops it, and your sign-in stays as it is.',
      'Yes, that is my address',
      'No',
      'Report a problem',
    ]);
  });

  it('says that Teams is lost before it asks, where it is', () => {
    const person = aConversionPerson(ORDINARY.en, { withoutTeams: 'Reads documents alone.' });
    assert.match(
      wordsOf(consentOf(WAY.asked, { person })),
      /^Teams at Contoso cannot let you in with ann\.lee@fabrikam\.example\.\n.*\nSay Yes only/m,
    );
  });

  it('asks in Korean too', () => {
    const words = wordsOf(consentOf(WAY.asked, {}, 'ko'));
    assert.match(words, /^ann\.lee@fabrikam\.example 주소가 본인의 주소인가요\?\n박상민 님\(Contoso\)이 11월 20일에/);
    assert.match(words, /예, 제 주소입니다\n아니요\n문제 알리기$/);
  });

  it('takes either answer, on what was read', () => {
    const on = { requestId: REQUEST_ID, mark: 'conversion-holder-asked' };
    assert.deepEqual(
      rowsOf(consentOf(WAY.asked)).map((row) => row.map(({ verb, style, data }) => [verb, style, data])),
      [
        [['conversion.agree', 'positive', on]],
        [
          ['conversion.refuse', undefined, on],
          ['conversion.problem', undefined, on],
        ],
      ],
    );
  });

  it('takes a report of a problem beside the answer, once', () => {
    const reported = consentOf([...WAY.asked, { kind: 'problem-reported' }]);
    assert.deepEqual(
      rowsOf(reported).flatMap((row) => row.map(({ verb }) => verb)),
      ['conversion.agree', 'conversion.refuse'],
    );
    assert.match(wordsOf(reported), /^You reported a problem on 20 Nov; whoever asked for this is told\.$/m);
  });

  it('quotes the asker’s words', () => {
    const person = aConversionPerson(ORDINARY.en, { message: 'Hi Ann,\nsee https://evil.example/' });
    const quoted = /\nSam Park writes:\nHi Ann,\nsee https:\/\/evil\.example\/\nYour groups/;
    assert.match(wordsOf(consentOf(WAY.asked, { person })), quoted);
    assert.match(wordsOf(consentOf(WAY.agreed, { person, isUnasked: true })), quoted);
    assert.doesNotMatch(wordsOf(consentOf(WAY.asked)), /writes/);
  });

  it('promises no link in this chat where it goes by mail', () => {
    const waived = [...WAY.asked, CONVERTED.silent, { kind: 'proof-waived', by: INVITER_ID }] as const;
    assert.deepEqual(textsOf(consentOf(waived)), [
      'Your sign-in at Contoso changes',
      'Your link goes to ann.lee@fabrikam.example by mail and is not shown here. If it does not arrive, ask Sam Park.',
    ]);
  });

  it('can be answered as long as it waits, however long nobody did', () => {
    const silent = consentOf([...WAY.asked, CONVERTED.silent]);
    assert.deepEqual(
      rowsOf(silent).flatMap((row) => row.map(({ data }) => data?.mark)),
      Array(3).fill('conversion-holder-unreachable'),
    );
  });

  it('names an administrator where the one who confirmed is not known by name', () => {
    const person = aConversionPerson(ORDINARY.en, { deciderName: undefined });
    assert.match(wordsOf(consentOf(WAY.asked, { person })), /on 20 Nov; an administrator confirmed it\./);
    const refused = consentOf([...WAY.asked, CONVERTED.refused], { person });
    assert.match(wordsOf(refused), /Stopped\. Sam Park has been told;/);
  });

  it('tells both of a No, and one who asked and confirmed once', () => {
    const refused = [...WAY.asked, CONVERTED.refused];
    assert.deepEqual(textsOf(consentOf(refused)), [
      'The change of your sign-in at Contoso was stopped',
      'Stopped. Sam Park and Dana Cho have been told; there is nothing to do for you.',
    ]);
    const alone = aConversionPerson(ORDINARY.en, { deciderName: 'Sam Park' });
    assert.match(wordsOf(consentOf(refused, { person: alone })), /Stopped\. Sam Park has been told;/);
  });

  it('thanks for a Yes, and nobody who was not asked', () => {
    for (const steps of [WAY.agreed, [...WAY.agreed, CONVERTED.inviting]]) {
      assert.deepEqual(textsOf(consentOf(steps)), [
        'Your sign-in at Contoso changes',
        'Thank you. Your link is being made and will appear here.',
      ]);
      const unasked = wordsOf(consentOf(steps, { isUnasked: true }));
      assert.match(
        unasked,
        /^Your sign-in at Contoso changes\nSam Park \(Contoso\) asked for this .*\nExternal address: /,
      );
      assert.match(unasked, /stop then\.\nYour link is being made and will appear here\.$/);
    }
  });

  it('names no address in its title, and never the link', () => {
    for (const [language, title] of [
      ['en', 'A question about your sign-in at Contoso'],
      ['ko', 'Contoso 로그인 관련 질문'],
    ] as const) {
      const content = consentOf(WAY.asked, { link: LINK }, language);
      assert.equal(content.title, title);
      assert.doesNotMatch(JSON.stringify(content), /login\.microsoftonline/);
    }
  });

  it('asks nothing once what was kept is removed', () => {
    const content = consentOf(WAY.asked, { person: undefined });
    assert.equal(headingsOf(content)[0], 'Your sign-in at Contoso');
    assert.deepEqual(rowsOf(content), []);
    assert.doesNotMatch(JSON.stringify(content), /@|Ann|Sam/);
  });
});
