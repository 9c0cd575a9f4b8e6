import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LANGUAGES } from '../../src/domain/language.ts';
import { invitationMail, invitationMailPreview } from '../../src/mails/invitation-mail.ts';
import { fromName } from '../../src/mails/mail-content.ts';
import { LINK, mailValues, PAGES, PRIVACY } from './mail-values.ts';

const MOST_BYTES = 7 * 1024;

describe('the invitation mail', () => {
  for (const language of LANGUAGES) {
    describe(`in ${language}`, () => {
      const { subject, html, text } = invitationMail(mailValues(language));

      it('is small, has no image, and asks nobody else for anything', () => {
        assert.ok(Buffer.byteLength(html) < MOST_BYTES, `${Buffer.byteLength(html)} bytes`);
        assert.doesNotMatch(html, /<(img|script|link|iframe|form|object)\b|url\(|@import|src=/i);
        assert.match(html, new RegExp(`<html lang="${language}">`));
      });

      it('has the link once as the button and once in full, three plain links at the foot, and no other', () => {
        assert.deepEqual(
          [...html.matchAll(/<a\b[^>]*href="([^"]*)"/g)].map(([, href]) => href),
          [LINK, PRIVACY, PAGES.stranger, PAGES.noMoreReminders],
        );
        assert.equal(html.split(LINK).length, 3);
        assert.equal(html.match(/\bhref\b/g)?.length, 4);
        for (const address of [LINK, PRIVACY, PAGES.stranger, PAGES.noMoreReminders])
          assert.equal(text.split(address).length, 2, address);
      });

      it('says the same things in the same order in both parts', () => {
        const blocks = text
          .split('\n')
          .map((line) => line.replace(/^(> |- |\d\. )/, '').toLowerCase())
          .filter((line) => line !== '' && line !== LINK.toLowerCase());
        const read = readable(html).toLowerCase();
        let at = read.indexOf('<h1');
        for (const block of blocks) {
          const sentence = block.replace(/:$/, '');
          // The one sentence that speaks of the link where the other speaks of the button.
          if (/^(the link leads|링크는)/.test(sentence)) continue;
          // A link at the foot: its words in both, its address behind them.
          const [words = ''] = sentence.split(': https://');
          const next = read.indexOf(words, at);
          assert.ok(next >= at, `“${words}” is missing, or stands too early`);
          at = next;
        }
      });

      it('names sender, inviter, account, host and contact', () => {
        for (const value of ['invitations@contoso.example', 'sam.park@contoso.example', 'privacy@contoso.example']) {
          assert.equal(html.split(value).length, 2, value);
        }
        assert.match(html, /<b>ann\.lee@fabrikam\.example<\/b>/);
        assert.match(html, /Microsoft[^<]*: login\.microsoftonline\.com</);
        assert.match(subject, /Contoso/);
      });

      it('never asks for a hurry', () => {
        assert.doesNotMatch(html + text, /urgent|click here|verify your|expires|긴급|만료/i);
      });
    });
  }

  it('has the subject and heading of the language', () => {
    const en = invitationMail(mailValues('en'));
    assert.equal(en.subject, 'Sam Park (Contoso) invites you to “Project North” in Microsoft Teams');
    assert.match(en.html, /<h1>Sam Park of Contoso invites you to work together in Microsoft Teams<\/h1>/);
    const ko = invitationMail(mailValues('ko'));
    assert.equal(ko.subject, '박상민 님(Contoso)이 Microsoft Teams ‘북극성 프로젝트’ 팀에 초대합니다');
    assert.match(ko.html, /<h1>Contoso의 박상민 님이 Microsoft Teams에서 함께 일하자고 초대했습니다<\/h1>/);
    assert.deepEqual([fromName(mailValues('en')), fromName(mailValues('ko'))], ['Contoso invitations', 'Contoso 초대']);
  });

  it('keeps the line breaks of the inviter’s words', () => {
    const { html, text } = invitationMail(mailValues('en', { message: 'One\nTwo\n\nThree' }));
    assert.match(html, />One<br>Two<br><br>Three</);
    assert.match(text, /Sam Park writes:\n> One\n> Two\n>\n> Three\n\n/);
  });

  it('leaves out what there is not: team, message, name, date', () => {
    const without = { teamName: undefined, message: undefined, name: undefined, acceptUntil: undefined };
    const { subject, html, text } = invitationMail(mailValues('en', without));
    assert.equal(subject, 'Sam Park (Contoso) invites you to work together in Microsoft 365');
    assert.match(html, /<h1>Sam Park of Contoso invites you to work together<\/h1>/);
    assert.match(html, /<p>Hello,<\/p>/);
    assert.match(html, /The page with the apps that Contoso shares with you opens\./);
    assert.match(html, /Sent for Sam Park by Contoso\. You get at most 3 reminders; you can stop them below\.</);
    assert.doesNotMatch(html + text, /writes:|class="said"|Teams opens|undefined|“”|accept by/);
  });

  it('says of a new link that it is one, and of the old one that it is dead', () => {
    const renewed = { isNewLink: true } as const;
    const { subject, html, text } = invitationMail(mailValues('en', renewed));
    assert.equal(subject, 'New link: Sam Park (Contoso) invites you to “Project North”');
    assert.match(
      html,
      /<p>Hello Ann Lee,<\/p>\n<p>Please use this new link\. The one you had before no longer works\.<\/p>\n<p>You are/,
    );
    assert.match(
      text,
      /Hello Ann Lee,\n\nPlease use this new link\. The one you had before no longer works\.\n\nYou are/,
    );
    const ko = invitationMail(mailValues('ko', { ...renewed, teamName: undefined }));
    assert.equal(ko.subject, '새 링크: 박상민 님(Contoso)의 Microsoft 365 공동 작업 초대');
    assert.match(ko.html, /<p>이 새 링크를 사용해 주세요\. 이전 링크는 더 이상 작동하지 않습니다\.<\/p>/);
    assert.doesNotMatch(invitationMail(mailValues('en')).html, /new link/i);
  });

  it('says of a reminder that it is one, and which link it has', () => {
    const { subject, html, text } = invitationMail(mailValues('en', { isReminder: true }));
    assert.equal(subject, 'Reminder: Sam Park (Contoso) invited you to “Project North”');
    const remind = 'You have not accepted this invitation yet. The link below is the same as in our first mail.';
    assert.ok(html.includes(`<p>Hello Ann Lee,</p>\n<p>${remind}</p>\n<p>You are`), html);
    assert.ok(text.includes(`Hello Ann Lee,\n\n${remind}\n\nYou are`), text);
    const ko = invitationMail(mailValues('ko', { isReminder: true }));
    assert.equal(ko.subject, '알림: 박상민 님(Contoso)의 ‘북극성 프로젝트’ 팀 초대');
    assert.match(ko.html, /<p>아직 이 초대를 수락하지 않았습니다\. 아래 링크는 처음 보낸 메일과 같습니다\.<\/p>/);
    const bare = { isReminder: true, teamName: undefined } as const;
    assert.deepEqual(
      [invitationMail(mailValues('en', bare)).subject, invitationMail(mailValues('ko', bare)).subject],
      [
        'Reminder: Sam Park (Contoso) invited you to work together in Microsoft 365',
        '알림: 박상민 님(Contoso)의 Microsoft 365 공동 작업 초대',
      ],
    );
  });

  it('claims in a reminder after a new link neither that it is new nor that it is the first', () => {
    const renewed = { isReminder: true, isNewLink: true } as const;
    const { subject, html } = invitationMail(mailValues('en', renewed));
    assert.match(subject, /^Reminder: /);
    assert.match(html, /The link below is the same as in our last mail; older ones no longer work\./);
    assert.match(invitationMail(mailValues('ko', renewed)).html, /아래 링크는 지난 메일과 같으며/);
  });

  const STEPS = {
    'own-organisation': [
      /, on the usual page of your own organisation\./,
      /평소 사용하는 소속 조직의 로그인 페이지에서/,
    ],
    code: [/or Microsoft sends a one-time code to that address\./, /일회용 코드를 입력합니다\./],
    'microsoft-account': [
      /If you have none, Microsoft asks you to create one\./,
      /계정이 없으면 Microsoft에서 만들도록/,
    ],
    unknown: [/How exactly depends on your organisation\./, /방법은 소속 조직에 따라 다릅니다\./],
  } as const;
  for (const signIn of Object.keys(STEPS) as readonly (keyof typeof STEPS)[]) {
    it(`says how somebody signs in: ${signIn}`, () => {
      for (const [number, language] of LANGUAGES.entries()) {
        const { html, text } = invitationMail(mailValues(language, { signIn }));
        for (const [way, sentences] of Object.entries(STEPS)) {
          const says = [sentences[number]?.test(html), sentences[number]?.test(text)];
          assert.deepEqual(says, [way === signIn, way === signIn], `${language}: ${way}`);
        }
      }
    });
  }

  it('says how many reminders there are at most, and nothing of any where there are none', () => {
    const until = / Please accept by 5 December 2026; after that Contoso may withdraw the invitation\./.source;
    for (const [reminders, sentence] of [
      [3, ' You get at most 3 reminders; you can stop them below\\.'],
      [1, ' You get at most 1 reminder; you can stop it below\\.'],
      [0, ''],
    ] as const) {
      const { html } = invitationMail(mailValues('en', { reminders }));
      assert.match(html, new RegExp(`>Sent for Sam Park by Contoso\\.${until}${sentence}<`));
    }
    for (const language of LANGUAGES) {
      const { html, text } = invitationMail(mailValues(language, { reminders: 0 }));
      assert.doesNotMatch(html + text, /remind|알림/i);
      assert.ok(html.includes(`<a href="${PAGES.stranger}">`));
    }
  });

  it('says which server the pages of its foot are on', () => {
    const both = invitationMail(mailValues('en'));
    for (const part of [both.html, both.text])
      assert.match(
        part,
        /at login\.microsoftonline\.com\. “I do not know this person” and “No more reminders” lead to guestlist\.contoso\.example and|leads to login\.microsoftonline\.com\. “I do not know this person” and “No more reminders” lead to guestlist\.contoso\.example and/,
      );
    const one = invitationMail(
      mailValues('ko', { reminders: 0, pages: { ...PAGES, stranger: 'http://127.0.0.1:3978/guest/stranger/x' } }),
    );
    assert.match(one.html, /‘모르는 사람입니다’는 127\.0\.0\.1:3978 페이지로 연결되며 로그인을 요구하지 않습니다\./);
  });

  it('writes the links of its foot out in the text part', () => {
    const { text } = invitationMail(mailValues('en'));
    const lines = [
      `Privacy statement of Contoso: ${PRIVACY}`,
      `I do not know this person: ${PAGES.stranger}`,
      `No more reminders: ${PAGES.noMoreReminders}`,
    ];
    assert.ok(text.endsWith(`you can stop them below.\n\n${lines.join('\n')}`), text.slice(-500));
  });

  it('takes a message of blanks for none', () => {
    assert.doesNotMatch(invitationMail(mailValues('en', { message: ' \n ' })).html, /class="said"/);
  });

  it('keeps a subject within what Exchange takes', () => {
    for (const teamName of ['😀'.repeat(128), 'x'.repeat(256)]) {
      const { subject } = invitationMail(mailValues('en', { teamName }));
      assert.ok(subject.length <= 250 && subject.isWellFormed() && subject.endsWith('…'), subject);
    }
  });

  it('names the host that the link really leads to, and Microsoft only where it is Microsoft’s', () => {
    const cases = [
      ['https://login.microsoftonline.us/redeem?x=1', 'Opens a Microsoft page: login.microsoftonline.us'],
      ['http://127.0.0.1:3980/redeem/?ticket=1', 'Opens 127.0.0.1:3980'],
      ['https://login.microsoftonline.com.evil.example/redeem', 'Opens login.microsoftonline.com.evil.example'],
      ['https://login.microsoftonline.com@evil.example/redeem', 'Opens evil.example'],
    ] as const;
    for (const [redeemUrl, opens] of cases) {
      const { html } = invitationMail(mailValues('en', { redeemUrl }));
      assert.ok(html.includes(`>${opens}<`), opens);
    }
  });

  it('refuses a link that is none, without repeating it', () => {
    for (const redeemUrl of ['javascript:SECRET', 'SECRET', 'https://x.example/\nSECRET', '']) {
      for (const values of [{ redeemUrl }, { pages: { ...PAGES, stranger: redeemUrl } }])
        assert.throws(
          () => invitationMail(mailValues('en', values)),
          (error: Error) => !/SECRET/.test(`${error.message}${error.stack}`),
        );
    }
  });

  const HOSTILE = [
    '<script>alert(1)</script>',
    '</style></head><body onload=x>',
    '"><a href="https://evil.example">x</a>',
    "'; --",
    '{{link}} {{{link}}} <%= x %>',
    '&lt;b&gt; &#x3D;',
    'https://evil.example/redeem',
    'eve@evil.example',
    '\u202eelpmaxe.live\u202c',
    'a\nb\r\nBcc: eve@evil.example',
  ];
  for (const value of HOSTILE) {
    it(`shows ${JSON.stringify(value)} as it is, wherever it stands`, () => {
      const everywhere = { organisation: value, inviterName: value, name: value, teamName: value, message: value };
      const { subject, html, text } = invitationMail(mailValues('en', everywhere));
      const shown = readable(html).replaceAll('\u200b', '');
      const first = value.replace(/[\u202a-\u202e]/g, '').split('\n')[0] ?? '';
      assert.ok(shown.includes(first), first);
      assert.doesNotMatch(subject + text, /[\u202a-\u202e]/);
      assert.doesNotMatch(subject, /[\r\n]/);
      assert.doesNotMatch(text.replace(LINK, ''), /https:\/\/evil|eve@evil/);
    });
  }

  it('is the same page with the same one link whatever anybody is called or writes', () => {
    const plain = invitationMail(mailValues('en', { message: 'x' })).html;
    const words = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
      fc
        .array(fc.constantFrom(...HOSTILE, '<', '>', '"', "'", '&', '</div>', '\n', 'x'), { maxLength: 6 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(words, words, words, words, (inviterName, name, teamName, message) => {
        const values = { inviterName, name, teamName: `T${teamName}`, message: `x${message}` };
        const { html, subject } = invitationMail(mailValues('en', values));
        assert.deepEqual(tagsOf(html), tagsOf(plain));
        assert.equal(html.split(LINK).length, 3);
        assert.doesNotMatch(subject, /[\r\n]/);
      }),
    );
  });

  it('can be read before there is a link', () => {
    const values = mailValues('en');
    const hosts = { linkHost: 'login.microsoftonline.com', botHost: 'guestlist.contoso.example' };
    const preview = invitationMailPreview({ ...values, ...hosts });
    assert.equal(preview.from, 'invitations@contoso.example');
    assert.equal(preview.subject, invitationMail(values).subject);
    const withoutFootLinks = invitationMail(values).text.replaceAll(/(?<=Contoso|person|reminders): https:.*$/gm, '');
    assert.equal(preview.text.replace('(the personal link, in the mail only)', LINK), withoutFootLinks);
    assert.match(preview.text, /\n\nPrivacy statement of Contoso\nI do not know this person\nNo more reminders$/);
  });
});

/** What stands in the mail, entities resolved, sentences with bold words in one piece. */
function readable(html: string): string {
  return html
    .replaceAll(/<\/?b>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x60;', '`')
    .replaceAll('&amp;', '&');
}

/** Every tag as it is written, but for line breaks. */
function tagsOf(html: string): readonly string[] {
  return [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag).filter((tag) => tag !== '<br>');
}
