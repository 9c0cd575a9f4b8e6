import assert from 'node:assert/strict';
import { invitationMail } from '../../../src/mails/invitation-mail.ts';
import { LINK, mailValues, PAGES, PRIVACY } from '../../mails/mail-values.ts';
import { assertCanBePressed, lookAtEach } from './mail-looks.ts';
import { LONG } from './mail-page.ts';

type Scene = NonNullable<Parameters<typeof mailValues>[1]>;

const MAILS: Readonly<Record<string, Scene>> = {
  usual: {},
  bare: { teamName: undefined, message: undefined, name: undefined, acceptUntil: undefined },
  renewed: { isNewLink: true, reminders: 1, signIn: 'code' },
  reminder: { isReminder: true, signIn: 'microsoft-account' },
  silent: { reminders: 0, signIn: 'unknown' },
  long: {
    organisation: LONG,
    inviterName: LONG,
    teamName: LONG,
    message: `https://evil.example/${'x'.repeat(300)}\n\n${'Many words. '.repeat(60)}`,
  },
};

describe('the invitation mail in a browser', () => {
  const browser = lookAtEach<Scene>({
    scenes: MAILS,
    says: 'fits, can be read and pressed',
    picture: 'mail',
    html: (more, language) => invitationMail(mailValues(language, more)).html,
    holds: (seen, { reminders }, width) => {
      const noMore = reminders === 0 ? [] : [PAGES.noMoreReminders];
      assert.deepEqual(seen.links, [LINK, PRIVACY, PAGES.stranger, ...noMore]);
      assertCanBePressed(seen, width);
    },
  });

  it('lets a press lead to the link', async function () {
    this.timeout(20_000);
    const page = await browser().newPage();
    await page.route('**', (route) => route.abort());
    await page.setContent(invitationMail(mailValues('en')).html);
    const asked = page.waitForRequest('**');
    await page.getByRole('link', { name: 'Accept the invitation' }).click({ noWaitAfter: true });
    assert.equal((await asked).url(), LINK);
    await page.close();
  });
});
