import type { CodeMail } from '../domain/mail.ts';
import { htmlTemplate } from './html-template.ts';
import { inertLine } from './inert-text.ts';
import { type MailContent, mailSentences } from './mail-content.ts';
import { type ShortMailView, shortMailText, shortMailView } from './short-mail.ts';

export type CodeMailValues = CodeMail & { readonly privacyStatement: string };

const html = htmlTemplate<ShortMailView>('code-mail.hbs');

/** The code that shows who reads the external address; no link that lets anybody in, and no button (design 4.3). */
export function codeMail(mail: CodeMailValues): MailContent {
  const { code, deciderName } = mail;
  const say = mailSentences(mail.language);
  const view = shortMailView(mail, {
    asker: deciderName,
    subject: say.subjectCode,
    told: ({ org }) => say.code({ org, code, person: inertLine(deciderName) }),
    value: code,
  });
  return { subject: view.subject, html: html(view), text: shortMailText(view) };
}
