import type { Language } from '../domain/language.ts';
import type { InvitationMail } from '../domain/mail.ts';
import type { MailSentences } from '../wording/mail-sentences.ts';
import { inertLine, inertLines } from './inert-text.ts';
import { mailSentences, shortenedSubject } from './mail-content.ts';
import type { MailFoot } from './mail-foot.ts';

/** Microsoft's sign-in in its clouds; anything else is named without Microsoft's name. */
const MICROSOFT_HOSTS = new Set([
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.microsoft.com',
  'invitations.microsoft.com',
]);

export interface Sender {
  readonly mailbox: string;
  /** Where an invited person can sign in to us without the link (G12.1). */
  readonly tenantAddress: string;
  readonly privacyContact: string;
  /** The page that says what happens to the guest's data. */
  readonly privacyStatement: string;
}

/** Where the mail leads. */
export interface MailLeads {
  readonly link: { readonly address: string; readonly host: string };
  /** The server of the pages behind the foot. */
  readonly botHost: string;
  /** Left out in a preview, in which nothing leads anywhere. */
  readonly pages?: { readonly stranger: string; readonly noMoreReminders: string };
}

/** Everything the mail says, ready to be shown, in the order it stands there. */
export interface InvitationMailView extends MailFoot {
  readonly language: Language;
  readonly subject: string;
  readonly pre: string;
  readonly organisation: string;
  readonly heading: string;
  readonly hello: string;
  /** Why there is another mail about it. */
  readonly again: string | undefined;
  readonly what: string | undefined;
  readonly wrote: string;
  readonly said: readonly string[];
  readonly button: string;
  readonly link: string;
  readonly opens: string;
  readonly accountH: string;
  readonly account: { readonly before: string; readonly address: string; readonly after: string };
  readonly stepsH: string;
  readonly steps: readonly string[];
  readonly genuineH: string;
  readonly genuine: readonly string[];
  readonly genuineText: readonly string[];
  readonly notExpectedH: string;
  readonly notExpected: string;
  readonly linkH: string;
  readonly copy: string;
  readonly direct: string;
  readonly textHeading: (heading: string) => string;
}

export function invitationMailView(values: InvitationMail & Sender, leads: MailLeads): InvitationMailView {
  const { language, address, tenantAddress, signIn } = values;
  const say = mailSentences(language);
  const org = inertLine(values.organisation);
  const inviter = inertLine(values.inviterName);
  const team = values.teamName === undefined ? undefined : inertLine(values.teamName);
  const name = inertLine(values.name ?? '');
  const { link } = leads;
  const { host } = link;
  const names = { say, inviter, org, team };
  return {
    language,
    subject: shortenedSubject(subjectOf(values, names)),
    pre: say.pre({ address }),
    organisation: org,
    heading: team ? say.h1({ inviter, org }) : say.h1NoTeam({ inviter, org }),
    hello: name ? say.hello({ name }) : say.helloNoName(),
    again: againOf(values, say),
    what: team ? say.what({ team, org }) : undefined,
    wrote: say.wrote({ inviter }),
    said: inertLines(values.message ?? ''),
    button: say.button(),
    link: link.address,
    opens: MICROSOFT_HOSTS.has(host) ? say.opens({ host }) : say.opensOther({ host }),
    accountH: say.accountH(),
    account: around(say.account({ address, org }), address),
    stepsH: say.stepsH(),
    steps: [
      say.step1(),
      say.step2[signIn]({ address }),
      say.step3({ org }),
      team ? say.step4() : say.step4NoTeam({ org }),
    ],
    genuineH: say.genuineH(),
    genuine: genuineOf(say.genuineLinks({ host }), { values, names, leads }),
    genuineText: genuineOf(say.genuineLink({ host }), { values, names, leads }),
    notExpectedH: say.notExpectedH(),
    notExpected: say.notExpected({ org, contact: values.privacyContact }),
    linkH: say.linkH(),
    copy: say.link(),
    direct: say.direct({ tenantAddress, address }),
    ...footOf(values, { names, leads }),
    textHeading: say.textHeading,
  };
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

interface Setting {
  readonly values: InvitationMail & Sender;
  readonly names: Names;
  readonly leads: MailLeads;
}

/** How to tell that the mail is genuine; what is said of the link differs between the parts. */
function genuineOf(ofLink: string, { values, names, leads }: Setting): readonly string[] {
  const { mailbox, inviterAddress, reminders } = values;
  const { say, inviter, org } = names;
  const { botHost } = leads;
  const ofPages = reminders > 0 ? say.genuinePages({ botHost }) : say.genuinePage({ botHost });
  return [
    say.genuineSender({ mailbox, org, inviter, inviterAddress }),
    `${ofLink} ${ofPages}`,
    say.genuineAsks(),
    say.genuineDoubt({ inviter }),
  ];
}

function footOf(
  { acceptUntil, reminders, privacyStatement }: Setting['values'],
  { names, leads }: Omit<Setting, 'values'>,
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

function around(sentence: string, address: string): InvitationMailView['account'] {
  const at = sentence.indexOf(address);
  return { before: sentence.slice(0, at), address, after: sentence.slice(at + address.length) };
}
