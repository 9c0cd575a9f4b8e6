import type { InvitationMail } from '../domain/mail.ts';
import { invitationMailText } from './invitation-mail-text.ts';
import { type InvitationMailView, invitationMailView, type Sender } from './invitation-mail-view.ts';
import { type MailContent, mailSentences } from './mail-content.ts';
import { mailTemplate } from './mail-template.ts';

export type InvitationMailValues = InvitationMail & Sender & { readonly redeemUrl: string };

const html = mailTemplate<InvitationMailView>('invitation-mail.hbs');

/** The mail that carries the link: the one place, with the full address below it, where it is written out. */
export function invitationMail(values: InvitationMailValues): MailContent {
  const view = invitationMailView(values, { address: values.redeemUrl, host: hostOf(values.redeemUrl) });
  return { subject: view.subject, html: html(view), text: invitationMailText(view) };
}

/** The same words for the review, before there is a link. `linkHost` is where the link is going to lead. */
export function invitationMailPreview(values: InvitationMail & Sender & { readonly linkHost: string }): {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
} {
  const { language, mailbox, linkHost } = values;
  const view = invitationMailView(values, { address: mailSentences(language).linkToCome(), host: linkHost });
  return {
    // Exchange shows the mailbox's own display name, whatever the message says, so the review promises the address alone.
    from: mailbox,
    subject: view.subject,
    text: invitationMailText(view),
  };
}

/** The host the link leads to, with its port where it has one; says nothing of the link when it is none. */
function hostOf(redeemUrl: string): string {
  const url = /^https?:\/\/\S+$/.test(redeemUrl) ? URL.parse(redeemUrl) : null;
  if (!url) throw new TypeError('the redeem URL is no web address');
  return url.host;
}
