import type { Language } from '../domain/language.ts';
import type { SignIn } from '../domain/mail.ts';
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

export interface LinkShown {
  readonly address: string;
  readonly host: string;
}

/** What each mail with the link goes by, whatever it is about. */
interface LinkMailValues extends Pick<Sender, 'mailbox' | 'tenantAddress'> {
  readonly language: Language;
  readonly organisation: string;
  readonly asker: { readonly name: string; readonly address: string };
  readonly name: string | undefined;
  /** The account that they sign in with. */
  readonly account: string;
  readonly signIn: SignIn;
  readonly message: string | undefined;
  readonly link: LinkShown;
}

/** What one kind of mail says in its own words. */
interface OwnWords extends MailFoot {
  readonly subject: string;
  readonly heading: string;
  /** Why there is another mail about it. */
  readonly again?: string | undefined;
  readonly what: readonly string[];
  /** What happens after the directory has let them in. */
  readonly lastSteps: readonly string[];
  /** Of the pages behind the foot, after what is said of the link. */
  readonly genuinePages?: string | undefined;
  readonly notExpected: string;
}

/** Everything the mail says, ready to be shown, in the order it stands there. */
export interface LinkMailView extends MailFoot {
  readonly language: Language;
  readonly subject: string;
  readonly pre: string;
  readonly organisation: string;
  readonly heading: string;
  readonly hello: string;
  readonly again: string | undefined;
  readonly what: readonly string[];
  readonly wrote: string;
  readonly said: readonly string[];
  readonly button: string;
  readonly link: string;
  readonly opens: string;
  readonly accountH: string;
  readonly account: SplitSentence;
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

export function linkMailView(values: LinkMailValues, own: OwnWords): LinkMailView {
  const { language, account, tenantAddress, signIn, link } = values;
  const say = mailSentences(language);
  const org = inertLine(values.organisation);
  const name = inertLine(values.name ?? '');
  const { host } = link;
  return {
    language,
    subject: shortenedSubject(own.subject),
    pre: say.pre({ address: account }),
    organisation: org,
    heading: own.heading,
    hello: name ? say.hello({ name }) : say.helloNoName(),
    again: own.again,
    what: own.what,
    wrote: say.wrote({ inviter: inertLine(values.asker.name) }),
    said: inertLines(values.message ?? ''),
    button: say.button(),
    link: link.address,
    opens: MICROSOFT_HOSTS.has(host) ? say.opens({ host }) : say.opensOther({ host }),
    accountH: say.accountH(),
    account: around(say.account({ address: account, org }), account),
    stepsH: say.stepsH(),
    steps: [say.step1(), say.step2[signIn]({ address: account }), say.step3({ org }), ...own.lastSteps],
    genuineH: say.genuineH(),
    genuine: genuineOf(say.genuineLinks({ host }), { say, values, own }),
    genuineText: genuineOf(say.genuineLink({ host }), { say, values, own }),
    notExpectedH: say.notExpectedH(),
    notExpected: own.notExpected,
    linkH: say.linkH(),
    copy: say.link(),
    direct: say.direct({ tenantAddress, address: account }),
    foot: own.foot,
    footLinks: own.footLinks,
    textHeading: say.textHeading,
  };
}

/** A sentence around the one value that stands out in it. */
export interface SplitSentence {
  readonly before: string;
  readonly value: string;
  readonly after: string;
}

export function around(sentence: string, value: string): SplitSentence {
  const at = sentence.indexOf(value);
  return { before: sentence.slice(0, at), value, after: sentence.slice(at + value.length) };
}

/** The host that a link leads to, with its port where it has one; says nothing of the link when it is none. */
export function hostOf(link: string): string {
  const url = /^https?:\/\/\S+$/.test(link) ? URL.parse(link) : null;
  if (!url) throw new TypeError('a link of the mail is no web address');
  return url.host;
}

interface Setting {
  readonly say: MailSentences;
  readonly values: LinkMailValues;
  readonly own: OwnWords;
}

/** How to tell that the mail is genuine; what is said of the link differs between the parts. */
function genuineOf(ofLink: string, { say, values, own }: Setting): readonly string[] {
  const { mailbox, organisation, asker } = values;
  const inviter = inertLine(asker.name);
  return [
    say.genuineSender({ mailbox, org: inertLine(organisation), inviter, inviterAddress: asker.address }),
    own.genuinePages === undefined ? ofLink : `${ofLink} ${own.genuinePages}`,
    say.genuineAsks(),
    say.genuineDoubt({ inviter }),
  ];
}
