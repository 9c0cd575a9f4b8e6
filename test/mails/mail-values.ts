import type { Language } from '../../src/domain/language.ts';
import type { CodeMailValues } from '../../src/mails/code-mail.ts';
import type { ConversionMailValues } from '../../src/mails/conversion-mail.ts';
import type { InvitationMailValues } from '../../src/mails/invitation-mail.ts';
import type { NoticeMailValues } from '../../src/mails/notice-mail.ts';
import type { TeamsLinkMailValues } from '../../src/mails/teams-link-mail.ts';
import { email } from '../support/builders.ts';

export const LINK =
  'https://login.microsoftonline.com/redeem?rd=https%3a%2f%2finvitations.microsoft.com%2fredeem%2f%3ftenant%3d5b1f2c90-7a4e-4a55-9d0e-2f60c1a7e3aa%26user%3d9f0c1d2e-11aa-4bbb-8ccc-0d0e0f101112%26ticket%3dEXAMPLE0%252bnotreal%253d%26ver%3d2.0';

export const PRIVACY = 'https://contoso.example/privacy?for=guests';
export const PAGES = {
  stranger: 'https://guestlist.contoso.example/guest/stranger/nw3GLhGqS7uMzA0ODxARElVNQk4tRVhBTVBMRS0xMjM',
  noMoreReminders:
    'https://guestlist.contoso.example/guest/no-more-reminders/nw3GLhGqS7uMzA0ODxARElVNQk4tRVhBTVBMRS00NTY',
};

export const TEAMS = 'https://teams.microsoft.com/?tenantId=5b1f2c90-7a4e-4a55-9d0e-2f60c1a7e3aa';

const WORDS = {
  en: {
    organisation: 'Contoso',
    inviterName: 'Sam Park',
    name: 'Ann Lee',
    teamName: 'Project North',
    message:
      'Hi Ann, this is where we plan the autumn launch. Files and the schedule are in the channel “Launch”.\nSee you there, Sam',
  },
  ko: {
    organisation: 'Contoso',
    inviterName: '박상민',
    name: '이안나',
    teamName: '북극성 프로젝트',
    message: '이안나 님, 가을 출시를 준비하는 팀입니다. 파일과 일정은 ‘출시’ 채널에 있습니다.\n박상민 드림',
  },
} as const;

/** An ordinary mail. */
export function mailValues(language: Language, more: Partial<InvitationMailValues> = {}): InvitationMailValues {
  return {
    language,
    ...WORDS[language],
    inviterAddress: 'sam.park@contoso.example',
    address: email('ann.lee@fabrikam.example'),
    acceptUntil: new Date('2026-12-05T12:00:00Z'),
    signIn: 'own-organisation',
    reminders: 3,
    redeemUrl: LINK,
    pages: PAGES,
    mailbox: 'invitations@contoso.example',
    tenantAddress: 'https://myapps.microsoft.com/?tenantid=5b1f2c90-7a4e-4a55-9d0e-2f60c1a7e3aa',
    privacyContact: 'privacy@contoso.example',
    privacyStatement: PRIVACY,
    ...more,
  };
}

/** An ordinary notice about it. */
export function noticeValues(language: Language, more: Partial<NoticeMailValues> = {}): NoticeMailValues {
  const { organisation, inviterName, name, teamName } = WORDS[language];
  return {
    language,
    organisation,
    inviterName,
    inviterAddress: 'sam.park@contoso.example',
    to: email('kim.cho@contoso.example'),
    address: email('ann.lee@fabrikam.example'),
    name,
    teamName,
    privacyStatement: PRIVACY,
    ...more,
  };
}

/** An ordinary mail to the holder of an account that is converted. */
export function conversionValues(language: Language, more: Partial<ConversionMailValues> = {}): ConversionMailValues {
  const { organisation, inviterName, name } = WORDS[language];
  return {
    language,
    organisation,
    askerName: inviterName,
    askerAddress: 'sam.park@contoso.example',
    address: email('ann.lee@fabrikam.example'),
    name,
    signInAccount: email('ann@fabrikam.example'),
    userPrincipalName: 'ann.ext@contoso.example',
    signIn: 'own-organisation',
    redeemUrl: LINK,
    mailbox: 'invitations@contoso.example',
    tenantAddress: TEAMS,
    privacyStatement: PRIVACY,
    ...more,
  };
}

export const CODE = '042137';

export function codeValues(language: Language, more: Partial<CodeMailValues> = {}): CodeMailValues {
  const { organisation, inviterName } = WORDS[language];
  return {
    language,
    organisation,
    deciderName: inviterName,
    deciderAddress: 'sam.park@contoso.example',
    address: email('ann.lee@fabrikam.example'),
    code: CODE,
    privacyStatement: PRIVACY,
    ...more,
  };
}

export function teamsLinkValues(language: Language, more: Partial<TeamsLinkMailValues> = {}): TeamsLinkMailValues {
  const { organisation, inviterName } = WORDS[language];
  return {
    language,
    organisation,
    askerName: inviterName,
    askerAddress: 'sam.park@contoso.example',
    address: email('ann.lee@fabrikam.example'),
    teamsLink: TEAMS,
    privacyStatement: PRIVACY,
    ...more,
  };
}
