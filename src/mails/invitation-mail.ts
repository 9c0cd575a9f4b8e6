import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import type { InvitationMail } from '../domain/mail.ts';
import { inertLine } from './inert-text.ts';
import { invitationMailText } from './invitation-mail-text.ts';
import { type InvitationMailView, invitationMailView, SENTENCES, type Sender } from './invitation-mail-view.ts';

export type InvitationMailValues = InvitationMail & Sender & { readonly redeemUrl: string };

export interface MailContent {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const template = Handlebars.compile<InvitationMailView>(
  readFileSync(new URL('./invitation-mail.hbs', import.meta.url), 'utf8').trimEnd(),
  { strict: true, knownHelpersOnly: true },
);

/** The mail that carries the link: the one place, with the full address below it, where it is written out. */
export function invitationMail(values: InvitationMailValues): MailContent {
  const view = invitationMailView(values, { address: values.redeemUrl, host: hostOf(values.redeemUrl) });
  return { subject: view.subject, html: htmlOf(view), text: invitationMailText(view) };
}

/** The same words for the review, before there is a link. `linkHost` is where the link is going to lead. */
export function invitationMailPreview(values: InvitationMail & Sender & { readonly linkHost: string }): {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
} {
  const { language, mailbox, linkHost } = values;
  const view = invitationMailView(values, { address: SENTENCES[language].linkToCome(), host: linkHost });
  return {
    // Exchange shows the mailbox's own display name, whatever the message says, so the review promises the address alone.
    from: mailbox,
    subject: view.subject,
    text: invitationMailText(view),
  };
}

/** The display name the mail comes under. */
export function fromName({ language, organisation }: Pick<InvitationMail, 'language' | 'organisation'>): string {
  return SENTENCES[language].from({ org: inertLine(organisation) });
}

/** Handlebars escapes `=` as well, for attributes without quotes, of which the template has none; links stay readable. */
function htmlOf(view: InvitationMailView): string {
  return template(view).replaceAll('&#x3D;', '=');
}

/** The host the link leads to, with its port where it has one; says nothing of the link when it is none. */
function hostOf(redeemUrl: string): string {
  const url = /^https?:\/\/\S+$/.test(redeemUrl) ? URL.parse(redeemUrl) : null;
  if (!url) throw new TypeError('the redeem URL is no web address');
  return url.host;
}
