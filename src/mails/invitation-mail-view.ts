import type { Language } from '../domain/language.ts';
import type { InvitationMail } from '../domain/mail.ts';
import type { MailSentences } from '../wording/mail-sentences.ts';
import { inertLine, inertLines } from './inert-text.ts';
import { mailSentences, shortenedSubject } from './mail-content.ts';

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
}

/** Everything the mail says, ready to be shown, in the order it stands there. */
export interface InvitationMailView {
  readonly language: Language;
  readonly subject: string;
  readonly pre: string;
  readonly organisation: string;
  readonly heading: string;
  readonly hello: string;
  readonly newLink: string | undefined;
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
  readonly foot: string;
  readonly textHeading: (heading: string) => string;
}

export interface MailLink {
  readonly address: string;
  readonly host: string;
}

export function invitationMailView(values: InvitationMail & Sender, link: MailLink): InvitationMailView {
  const { language, address, mailbox, inviterAddress, tenantAddress, acceptUntil } = values;
  const say = mailSentences(language);
  const org = inertLine(values.organisation);
  const inviter = inertLine(values.inviterName);
  const team = values.teamName === undefined ? undefined : inertLine(values.teamName);
  const name = inertLine(values.name ?? '');
  const { host } = link;
  const sender = say.genuineSender({ mailbox, org, inviter, inviterAddress });
  const rest = [say.genuineAsks(), say.genuineDoubt({ inviter })];
  return {
    language,
    subject: shortenedSubject(subjectOf(say, { inviter, org, team, isNewLink: values.isNewLink })),
    pre: say.pre({ address }),
    organisation: org,
    heading: team ? say.h1({ inviter, org }) : say.h1NoTeam({ inviter, org }),
    hello: name ? say.hello({ name }) : say.helloNoName(),
    newLink: values.isNewLink ? say.newLink() : undefined,
    what: team ? say.what({ team, org }) : undefined,
    wrote: say.wrote({ inviter }),
    said: inertLines(values.message ?? ''),
    button: say.button(),
    link: link.address,
    opens: MICROSOFT_HOSTS.has(host) ? say.opens({ host }) : say.opensOther({ host }),
    accountH: say.accountH(),
    account: around(say.account({ address, org }), address),
    stepsH: say.stepsH(),
    steps: [say.step1(), say.step2({ address }), say.step3({ org }), team ? say.step4() : say.step4NoTeam({ org })],
    genuineH: say.genuineH(),
    genuine: [sender, say.genuineLinks({ host }), ...rest],
    genuineText: [sender, say.genuineLink({ host }), ...rest],
    notExpectedH: say.notExpectedH(),
    notExpected: say.notExpected({ org, contact: values.privacyContact }),
    linkH: say.linkH(),
    copy: say.link(),
    direct: say.direct({ tenantAddress, address }),
    foot: acceptUntil ? say.foot({ inviter, org, until: acceptUntil }) : say.footNoEnd({ inviter, org }),
    textHeading: say.textHeading,
  };
}

interface Titled {
  readonly inviter: string;
  readonly org: string;
  readonly team: string | undefined;
  readonly isNewLink: boolean | undefined;
}

function subjectOf(say: MailSentences, { inviter, org, team, isNewLink }: Titled): string {
  if (!team) return isNewLink ? say.subjectNewNoTeam({ inviter, org }) : say.subjectNoTeam({ inviter, org });
  return isNewLink ? say.subjectNew({ inviter, org, team }) : say.subject({ inviter, org, team });
}

function around(sentence: string, address: string): InvitationMailView['account'] {
  const at = sentence.indexOf(address);
  return { before: sentence.slice(0, at), address, after: sentence.slice(at + address.length) };
}
