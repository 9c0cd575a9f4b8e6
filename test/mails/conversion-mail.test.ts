import assert from 'node:assert/strict';
import { LANGUAGES } from '../../src/domain/language.ts';
import { conversionMail } from '../../src/mails/conversion-mail.ts';
import { conversionValues, LINK, PRIVACY, TEAMS } from './mail-values.ts';

const MOST_BYTES = 7 * 1024;

describe('the mail with the link of a conversion', () => {
  for (const language of LANGUAGES) {
    it(`in ${language} is small, and leads to the link and the privacy statement alone`, () => {
      const { html, text } = conversionMail(conversionValues(language, { message: 'One\nTwo' }));
      assert.ok(Buffer.byteLength(html) < MOST_BYTES, `${Buffer.byteLength(html)} bytes`);
      assert.doesNotMatch(html, /<(img|script|link|iframe|form|object)\b|url\(|@import|src=/i);
      assert.match(html, new RegExp(`<html lang="${language}">`));
      assert.deepEqual(html.match(/href="[^"]*"/g), [`href="${LINK}"`, `href="${PRIVACY}"`]);
      assert.deepEqual([html.split(LINK).length, text.split(LINK).length], [3, 2]);
      assert.match(html, />One<br>Two</);
      assert.doesNotMatch(html + text, /remind|알림|do not know this person|모르는 사람|undefined|urgent|expires/i);
    });
  }

  it('says what changes and when, which account counts, and that nothing has to be done', () => {
    const { subject, html, text } = conversionMail(conversionValues('en'));
    assert.equal(subject, 'Please sign in to Contoso with your own account from now on');
    assert.match(
      html,
      /<h1>Contoso asks you to sign in with your own account from now on<\/h1>\n<p>Hello Ann Lee,<\/p>/,
    );
    for (const sentence of [
      'So far you have used the account ann.ext@contoso.example at Contoso. From now on you can use your own account, ann@fabrikam.example, instead. Groups and app access that were given to you directly stay.',
      'Your sign-in does not change until you accept. Afterwards your Contoso password no longer signs you in to Microsoft 365.',
      'You sign in with ann@fabrikam.example, on the usual page of your own organisation.',
      'Teams opens for Contoso. After you accept, Contoso also sends you the link to it.',
      'You need not do anything. If you do not accept, nothing changes for you.',
      `If the link does not work, open ${TEAMS} and sign in with ann@fabrikam.example.`,
      'It was sent from invitations@contoso.example, a mailbox of Contoso, because Sam Park (sam.park@contoso.example) asked for it.',
      'Sent for Sam Park by Contoso.',
    ])
      for (const part of [html.replaceAll(/<\/?b>/g, ''), text]) assert.ok(part.includes(sentence), sentence);
    assert.match(html, /Sign in with <b>ann@fabrikam\.example<\/b>\. If the page shows another account/);
    assert.match(html, /at login\.microsoftonline\.com\.<\/li>/);
  });

  it('says the same in Korean', () => {
    const { subject, html } = conversionMail(conversionValues('ko', { message: '안녕하세요' }));
    assert.equal(subject, '이제부터 Contoso에 본인 조직의 계정으로 로그인해 주세요');
    assert.match(html, /<h1>Contoso에서 본인 조직의 계정으로 로그인하도록 요청합니다<\/h1>/);
    assert.match(html, /<p>수락하기 전에는 로그인이 바뀌지 않습니다\. 수락한 뒤에는 Contoso 암호로/);
    assert.match(html, /<b>박상민 님의 메시지:<\/b>/);
    assert.match(html, /<p>아무것도 하지 않아도 됩니다\. 수락하지 않으면 바뀌는 것도 없습니다\.<\/p>/);
  });

  it('promises no Teams to somebody whom it cannot let in', () => {
    for (const language of LANGUAGES) {
      const { html, text } = conversionMail(
        conversionValues(language, { isWithoutTeams: true, tenantAddress: 'https://myapps.example/?tenantid=t' }),
      );
      assert.match(
        html,
        /<p>(Teams at Contoso cannot let you in with|ann@fabrikam\.example 계정으로는 Contoso Teams에)/,
      );
      assert.doesNotMatch(html + text, /Teams opens|Teams가 열립니다/);
    }
  });

  it('shows the asker’s words and all names as they are, and never as markup or a link', () => {
    const value = '<b>https://evil.example</b> eve@evil.example{{link}}';
    const { subject, html, text } = conversionMail(
      conversionValues('en', { organisation: value, askerName: value, name: value, message: value }),
    );
    assert.doesNotMatch(html + text + subject, /https:\/\/evil|eve@evil/);
    assert.ok(html.includes('&lt;b&gt;https:'));
    assert.deepEqual(html.match(/href="[^"]*"/g), [`href="${LINK}"`, `href="${PRIVACY}"`]);
  });

  it('refuses a link that is none, without repeating it', () => {
    assert.throws(
      () => conversionMail(conversionValues('en', { redeemUrl: 'javascript:SECRET' })),
      (error: Error) => !/SECRET/.test(`${error.message}${error.stack}`),
    );
  });
});
