import assert from 'node:assert/strict';
import { LANGUAGES } from '../../src/domain/language.ts';
import { codeMail } from '../../src/mails/code-mail.ts';
import { teamsLinkMail } from '../../src/mails/teams-link-mail.ts';
import { CODE, codeValues, PRIVACY, TEAMS, teamsLinkValues } from './mail-values.ts';

const HOSTILE = '<b>https://evil.example</b>\nBcc: eve@evil.example{{told}}';

describe('the mail with a code', () => {
  it('says the code, who asks for it, and nothing that could be pressed', () => {
    const { subject, html, text } = codeMail(codeValues('en'));
    assert.equal(subject, 'Your code for Contoso');
    assert.equal(
      text,
      `Your code for Contoso is ${CODE}. Sam Park will ask you for it. Tell it to nobody else. If you know nothing of this, ignore this mail.\n\nSent for Sam Park by Contoso.\n\nPrivacy statement of Contoso: ${PRIVACY}`,
    );
    assert.match(html, /<p>Your code for Contoso is <b>042137<\/b>\. Sam Park will ask/);
    const ko = codeMail(codeValues('ko'));
    assert.equal(ko.subject, 'Contoso 확인 코드');
    assert.match(
      ko.text,
      /^Contoso 확인 코드: 042137\. 박상민 님이 이 코드를 물어봅니다\. 다른 사람에게 알려 주지 마세요\./,
    );
  });

  it('keeps the code out of the subject, which stands on lock screens', () => {
    for (const language of LANGUAGES) assert.doesNotMatch(codeMail(codeValues(language)).subject, /\d/);
  });

  it('is small, and leads to the privacy statement alone', () => {
    for (const language of LANGUAGES) assertPlain(codeMail(codeValues(language)).html, language, [PRIVACY]);
  });

  it('shows names as they are, and never as markup or a link', () => {
    assertInert(codeMail(codeValues('en', { organisation: HOSTILE, deciderName: HOSTILE })));
  });
});

describe('the mail with the address of Teams', () => {
  it('says which address to keep', () => {
    const { subject, html, text } = teamsLinkMail(teamsLinkValues('en'));
    assert.equal(subject, 'Your Teams address at Contoso');
    const told = 'Your sign-in at Contoso has changed. Please keep this address of Teams for Contoso: ';
    assert.equal(text, `${told}${TEAMS}\n\nSent for Sam Park by Contoso.\n\nPrivacy statement of Contoso: ${PRIVACY}`);
    assert.ok(html.includes(`<p>${told}<a href="${TEAMS}">${TEAMS}</a></p>`), html);
    const ko = teamsLinkMail(teamsLinkValues('ko'));
    assert.equal(ko.subject, 'Contoso Teams 주소');
    assert.match(ko.text, /^Contoso 로그인이 변경되었습니다\. Contoso Teams 주소를 보관해 두세요: https:/);
  });

  it('is small, and leads to Teams and the privacy statement alone', () => {
    for (const language of LANGUAGES)
      assertPlain(teamsLinkMail(teamsLinkValues(language)).html, language, [TEAMS, PRIVACY]);
  });

  it('shows names as they are, and never as markup or a link', () => {
    assertInert(teamsLinkMail(teamsLinkValues('en', { organisation: HOSTILE, askerName: HOSTILE })));
  });
});

function assertPlain(html: string, language: string, links: readonly string[]): void {
  assert.doesNotMatch(html, /src=|url\(|@import|<(img|script|link|iframe|form|object)\b|class="go"/i);
  assert.deepEqual(
    html.match(/href="[^"]*"/g),
    links.map((link) => `href="${link}"`),
  );
  assert.match(html, new RegExp(`<html lang="${language}">`));
  assert.match(html, /prefers-color-scheme:dark/);
  assert.ok(Buffer.byteLength(html) < 4096, `${Buffer.byteLength(html)} bytes`);
}

function assertInert({ subject, html, text }: ReturnType<typeof codeMail>): void {
  assert.doesNotMatch(subject, /[\r\n]/);
  assert.doesNotMatch(html + text + subject, /https:\/\/evil|eve@evil/);
  assert.ok(html.includes('&lt;b&gt;https:'));
}
