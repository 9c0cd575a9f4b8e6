import assert from 'node:assert/strict';
import { noticeMail } from '../../../src/mails/notice-mail.ts';
import { noticeValues, PRIVACY } from '../../mails/mail-values.ts';
import { lookAtEach } from './mail-looks.ts';
import { LONG } from './mail-page.ts';

type Scene = NonNullable<Parameters<typeof noticeValues>[1]>;

const NOTICES: Readonly<Record<string, Scene>> = {
  usual: {},
  bare: { teamName: undefined, name: undefined },
  long: { organisation: LONG, inviterName: LONG, name: LONG, teamName: LONG },
};

describe('the notice in a browser', () => {
  lookAtEach<Scene>({
    scenes: NOTICES,
    says: 'fits and can be read, with no button',
    picture: 'notice',
    html: (more, language) => noticeMail(noticeValues(language, more)).html,
    holds: ({ links, button }) => {
      assert.deepEqual(links, [PRIVACY]);
      assert.equal(button.height, 0);
    },
  });
});
