import type { InvitationMail } from '../domain/mail.ts';
import type { MailSentences } from '../wording/mail-sentences.ts';
import { inertLine } from './inert-text.ts';
import { type LinkMailView, type LinkShown, linkMailView, type Sender } from './link-mail-view.ts';
import { mailSentences } from './mail-content.ts';
import type { MailFoot } from './mail-foot.ts';

/** Where the mail leads. */
export interface MailLeads {
  readonly link: LinkShown;
  /** The server of the pages behind the foot. */
  readonly botHost: string;
  /** Left out in a preview, in which nothing leads anywhere. */
  readonly pages?: { readonly stranger: string; readonly noMoreReminders: string };
}

/** Everything that a mail to a guest says. */
export function invitationMailView(values: InvitationMail & Sender, leads: MailLeads): LinkMailView {
  const { address, inviterName, inviterAddress, reminders } = values;
  const say = mailSentences(values.language);
  const org = inertLine(values.organisation);
  const inviter = inertLine(inviterName);
  const team = values.teamName === undefined ? undefined : inertLine(values.teamName);
  const names = { say, inviter, org, team };
  const { botHost } = leads;
  return linkMailView(
    {
      ...values,
      asker: { name: inviterName, address: inviterAddress },
      name: values.name,
      account: address,
      message: values.message,
      link: leads.link,
    },
    {
      subject: subjectOf(values, names),
      heading: team ? say.h1({ inviter, org }) : say.h1NoTeam({ inviter, org }),
      again: againOf(values, say),
      what: team ? [say.what({ team, org })] : [],
      lastSteps: [team ? say.step4() : say.step4NoTeam({ org })],
      genuinePages: reminders > 0 ? say.genuinePages({ botHost }) : say.genuinePage({ botHost }),
      notExpected: say.notExpected({ org, contact: values.privacyContact }),
      ...footOf(values, { names, leads }),
    },
  );
}

interface Names {
  readonly say: MailSentences;
  readonly inviter: string;
  readonly org: string;
  readonly team: string | undefined;
}

function subjectOf({ isReminder, isNewLink }: InvitationMail, { say, inviter, org, team }: Names): string {
  if (isReminder) return team ? say.subjectRemind({ inviter, org, team }) : say.subjectRemindNoTeam({ inviter, org });
  if (isNewLink) return team ? say.subjectNew({ inviter, org, team }) : say.subjectNewNoTeam({ inviter, org });
  return team ? say.subject({ inviter, org, team }) : say.subjectNoTeam({ inviter, org });
}

function againOf({ isReminder, isNewLink }: InvitationMail, say: MailSentences): string | undefined {
  if (isReminder) return isNewLink ? say.remindNewLink() : say.remind();
  return isNewLink ? say.newLink() : undefined;
}

function footOf(
  { acceptUntil, reminders, privacyStatement }: InvitationMail & Sender,
  { names, leads }: { readonly names: Names; readonly leads: MailLeads },
): MailFoot {
  const { say, inviter, org } = names;
  const { pages } = leads;
  const sent = acceptUntil ? say.foot({ inviter, org, until: acceptUntil }) : say.footNoEnd({ inviter, org });
  const links = [
    { words: say.privacy({ org }), address: pages && privacyStatement },
    { words: say.stranger(), address: pages?.stranger },
  ];
  if (reminders === 0) return { foot: sent, footLinks: links };
  return {
    foot: `${sent} ${say.footReminders({ max: reminders })}`,
    footLinks: [...links, { words: say.noMoreReminders(), address: pages?.noMoreReminders }],
  };
}
