import type { TeamsLinkMail } from '../domain/mail.ts';
import { htmlTemplate } from './html-template.ts';
import { type MailContent, mailSentences } from './mail-content.ts';
import { type ShortMailView, shortMailText, shortMailView } from './short-mail.ts';

export type TeamsLinkMailValues = TeamsLinkMail & { readonly privacyStatement: string };

const html = htmlTemplate<ShortMailView>('teams-link-mail.hbs');

/** Where Teams opens for us, once they have accepted: an address to keep, and no secret. */
export function teamsLinkMail(mail: TeamsLinkMailValues): MailContent {
  const { askerName, teamsLink } = mail;
  const say = mailSentences(mail.language);
  const view = shortMailView(mail, {
    asker: askerName,
    subject: say.subjectTeams,
    told: ({ org }) => say.teamsLink({ org, teamsLink }),
    value: teamsLink,
  });
  return { subject: view.subject, html: html(view), text: shortMailText(view) };
}
