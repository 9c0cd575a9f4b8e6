import assert from 'node:assert/strict';
import type { Language } from '../../../src/domain/language.ts';
import { codeMail } from '../../../src/mails/code-mail.ts';
import { conversionMail } from '../../../src/mails/conversion-mail.ts';
import { teamsLinkMail } from '../../../src/mails/teams-link-mail.ts';
import { codeValues, conversionValues, LINK, PRIVACY, TEAMS, teamsLinkValues } from '../../mails/mail-values.ts';
import { assertCanBePressed, lookAtEach } from './mail-looks.ts';
import { LONG } from './mail-page.ts';

interface Scene {
  readonly html: (language: Language) => string;
  readonly links: readonly string[];
  readonly hasButton?: true;
}

const WITH_LINK = { links: [LINK, PRIVACY], hasButton: true } as const;
const LONG_NAMES = { organisation: LONG, name: LONG, askerName: LONG, userPrincipalName: `${LONG}@contoso.example` };

const SCENES: Readonly<Record<string, Scene>> = {
  usual: { ...WITH_LINK, html: (language) => conversionMail(conversionValues(language, { message: 'One\nTwo' })).html },
  'no-teams': {
    ...WITH_LINK,
    html: (language) => conversionMail(conversionValues(language, { isWithoutTeams: true, signIn: 'code' })).html,
  },
  long: { ...WITH_LINK, html: (language) => conversionMail(conversionValues(language, LONG_NAMES)).html },
  code: { links: [PRIVACY], html: (language) => codeMail(codeValues(language)).html },
  'code-long': {
    links: [PRIVACY],
    html: (language) => codeMail(codeValues(language, { organisation: LONG, deciderName: LONG })).html,
  },
  teams: { links: [TEAMS, PRIVACY], html: (language) => teamsLinkMail(teamsLinkValues(language)).html },
};

describe('the mails of a conversion in a browser', () => {
  lookAtEach<Scene>({
    scenes: SCENES,
    says: 'fit, and can be read and pressed',
    picture: 'conversion-mail',
    html: ({ html }, language) => html(language),
    holds: (seen, { links, hasButton }, width) => {
      assert.deepEqual(seen.links, links);
      if (hasButton) assertCanBePressed(seen, width);
      else assert.equal(seen.button.height, 0);
    },
  });
});
