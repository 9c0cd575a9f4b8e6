import type { NoticeMail } from '../domain/mail.ts';
import { htmlTemplate } from './html-template.ts';
import { inertLine } from './inert-text.ts';
import { type MailContent, mailSentences, shortenedSubject } from './mail-content.ts';
import { footText, type MailFoot } from './mail-foot.ts';

export type NoticeMailValues = NoticeMail & { readonly privacyStatement: string };

interface NoticeMailView extends MailFoot {
  readonly language: NoticeMail['language'];
  readonly subject: string;
  readonly told: string;
}

const html = htmlTemplate<NoticeMailView>('notice-mail.hbs');

/** Tells one more address that somebody was invited. It never sees the link: a copy of the mail would give it away. */
export function noticeMail(notice: NoticeMailValues): MailContent {
  const view = noticeMailView(notice);
  return { subject: view.subject, html: html(view), text: [view.told, ...footText(view)].join('\n\n') };
}

function noticeMailView(notice: NoticeMailValues): NoticeMailView {
  const { language, organisation, inviterName, address, name, teamName, privacyStatement } = notice;
  const say = mailSentences(language);
  const org = inertLine(organisation);
  const inviter = inertLine(inviterName);
  const team = inertLine(teamName ?? '');
  const noticed = { inviter, name: inertLine(name ?? '') || undefined, address };
  const titled = { inviter, name: noticed.name ?? address };
  return {
    language,
    subject: shortenedSubject(team ? say.subjectCc({ ...titled, team }) : say.subjectCcNoTeam(titled)),
    told: team ? say.cc({ ...noticed, team }) : say.ccNoTeam(noticed),
    foot: say.footNoEnd({ inviter, org }),
    footLinks: [{ words: say.privacy({ org }), address: privacyStatement }],
  };
}
