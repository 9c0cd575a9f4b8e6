import type { InvitationMail } from '../domain/mail.ts';
import { htmlTemplate } from './html-template.ts';
import { invitationMailView, type MailLeads } from './invitation-mail-view.ts';
import { linkMailText } from './link-mail-text.ts';
import { hostOf, type LinkMailView, type Sender } from './link-mail-view.ts';
import { type MailContent, mailSentences } from './mail-content.ts';

export type InvitationMailValues = InvitationMail &
  Sender & { readonly redeemUrl: string; readonly pages: NonNullable<MailLeads['pages']> };

const html = htmlTemplate<LinkMailView>('link-mail.hbs');

/** The mail that carries the link: the one place, with the full address below it, where it is written out. */
export function invitationMail(values: InvitationMailValues): MailContent {
  const { redeemUrl, pages } = values;
  const view = invitationMailView(values, {
    link: { address: redeemUrl, host: hostOf(redeemUrl) },
    botHost: hostOf(pages.stranger),
    pages,
  });
  return { subject: view.subject, html: html(view), text: linkMailText(view) };
}

export interface PreviewHosts {
  /** Where the link is going to lead. */
  readonly linkHost: string;
  /** Where the pages behind the foot are going to be. */
  readonly botHost: string;
}

/** The same words for the review, before there is a link; the links at the foot are words there. */
export function invitationMailPreview(values: InvitationMail & Sender & PreviewHosts): {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
} {
  const { language, mailbox, linkHost, botHost } = values;
  const link = { address: mailSentences(language).linkToCome(), host: linkHost };
  const view = invitationMailView(values, { link, botHost });
  return {
    // Exchange shows the mailbox's own display name, whatever the message says, so the review promises the address alone.
    from: mailbox,
    subject: view.subject,
    text: linkMailText(view),
  };
}
