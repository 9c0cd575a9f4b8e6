import assert from 'node:assert/strict';
import { LANGUAGES } from '../../src/domain/language.ts';
import { noticeMail } from '../../src/mails/notice-mail.ts';
import { noticeValues, PRIVACY } from './mail-values.ts';

describe('the notice to one more address', () => {
  it('says who invited whom to what, and nothing to do', () => {
    const { subject, html, text } = noticeMail(noticeValues('en'));
    assert.equal(subject, 'For information: Sam Park invited Ann Lee to “Project North”');
    const told =
      'Sam Park invited Ann Lee (ann.lee@fabrikam.example) to the team “Project North”. This is for information only: it contains no link to the invitation, and there is nothing to do.';
    const foot = 'Sent for Sam Park by Contoso.';
    assert.equal(text, `${told}\n\n${foot}\n\nPrivacy statement of Contoso: ${PRIVACY}`);
    assert.ok(html.includes(`<p>${told}</p>`));
    assert.match(html, /<p class="small foot">Sent for Sam Park by Contoso\.<\/p>/);
    const ko = noticeMail(noticeValues('ko'));
    assert.equal(ko.subject, '안내: 박상민 님이 이안나 님을 ‘북극성 프로젝트’ 팀에 초대했습니다');
    assert.match(
      ko.text,
      /^박상민 님이 이안나 님\(ann\.lee@fabrikam\.example\)을 ‘북극성 프로젝트’ 팀에 초대했습니다\. /,
    );
  });

  it('leads to the privacy statement alone, has no picture, and asks nobody else for anything', () => {
    for (const language of LANGUAGES) {
      const { html } = noticeMail(noticeValues(language));
      assert.doesNotMatch(html, /src=|url\(|@import|<(img|script|link|iframe|form|object)\b|class="go"|remind|알림/i);
      assert.deepEqual(html.match(/href="[^"]*"/g), [`href="${PRIVACY}"`]);
      assert.match(html, new RegExp(`<html lang="${language}">`));
      assert.match(html, /prefers-color-scheme:dark/);
      assert.ok(Buffer.byteLength(html) < 4096, `${Buffer.byteLength(html)} bytes`);
    }
  });

  it('names no team where there is none', () => {
    const { subject, text } = noticeMail(noticeValues('en', { teamName: undefined }));
    assert.equal(subject, 'For information: Sam Park invited Ann Lee to work together in Microsoft 365');
    assert.match(
      text,
      /^Sam Park invited Ann Lee \(ann\.lee@fabrikam\.example\) to work together in Microsoft 365\. This/,
    );
    const ko = noticeMail(noticeValues('ko', { teamName: undefined }));
    assert.match(
      `${ko.subject}\n${ko.text}`,
      /Microsoft 365 공동 작업에 초대했습니다\n.*Microsoft 365 공동 작업에 초대했습니다\. /,
    );
    assert.doesNotMatch(subject + text + ko.subject + ko.text, /“|‘|undefined|팀에/);
  });

  it('says an address once where no name is known', () => {
    const { subject, text } = noticeMail(noticeValues('en', { name: undefined }));
    assert.equal(subject, 'For information: Sam Park invited ann.lee@fabrikam.example to “Project North”');
    assert.match(text, /^Sam Park invited ann\.lee@fabrikam\.example to the team “Project North”\./);
    assert.match(noticeMail(noticeValues('ko', { name: ' ' })).text, /^박상민 님이 ann\.lee@fabrikam\.example 님을 ‘/);
  });

  it('shows names as they are, and never as markup or a link', () => {
    const value = '<b>https://evil.example</b>\nBcc: eve@evil.example{{told}}';
    const { subject, html, text } = noticeMail(
      noticeValues('en', { organisation: value, inviterName: value, name: value, teamName: value }),
    );
    assert.doesNotMatch(subject, /[\r\n]/);
    assert.doesNotMatch(html + text + subject, /https:\/\/evil|eve@evil/);
    assert.doesNotMatch(html, /<b>/);
    assert.ok(html.includes('&lt;b&gt;https:'));
  });

  it('keeps a subject within what Exchange takes', () => {
    const { subject } = noticeMail(noticeValues('en', { teamName: 'x'.repeat(256) }));
    assert.ok(subject.length <= 250 && subject.endsWith('…'), subject);
  });
});
