import type { NoticeMail } from '../domain/mail.ts';
import { inertLine } from './inert-text.ts';
import { type MailContent, mailSentences, shortenedSubject } from './mail-content.ts';
import { mailTemplate } from './mail-template.ts';

interface NoticeMailView {
  readonly language: NoticeMail['language'];
  readonly subject: string;
  readonly told: string;
  readonly foot: string;
}

const html = mailTemplate<NoticeMailView>('notice-mail.hbs');

/** Tells one more address that somebody was invited. It never sees the link: a copy of the mail would give it away. */
export function noticeMail(notice: NoticeMail): MailContent {
  const view = noticeMailView(notice);
  return { subject: view.subject, html: html(view), text: [view.told, view.foot].join('\n\n') };
}

function noticeMailView({ language, organisation, inviterName, address, name, teamName }: NoticeMail): NoticeMailView {
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
  };
}
