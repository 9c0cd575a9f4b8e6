import type { SignIn } from '../domain/mail.ts';

/** Whom a notice is about; by their address alone where no name is known. */
export interface Noticed {
  readonly inviter: string;
  readonly name: string | undefined;
  readonly address: string;
}

/** Every sentence of the mails. A language that lacks one, or a value of one, does not compile. */
export interface MailSentences {
  from(values: { readonly org: string }): string;
  subject(values: { readonly inviter: string; readonly org: string; readonly team: string }): string;
  subjectNoTeam(values: { readonly inviter: string; readonly org: string }): string;
  subjectNew(values: { readonly inviter: string; readonly org: string; readonly team: string }): string;
  subjectNewNoTeam(values: { readonly inviter: string; readonly org: string }): string;
  subjectRemind(values: { readonly inviter: string; readonly org: string; readonly team: string }): string;
  subjectRemindNoTeam(values: { readonly inviter: string; readonly org: string }): string;
  pre(values: { readonly address: string }): string;
  h1(values: { readonly inviter: string; readonly org: string }): string;
  h1NoTeam(values: { readonly inviter: string; readonly org: string }): string;
  hello(values: { readonly name: string }): string;
  helloNoName(): string;
  what(values: { readonly team: string; readonly org: string }): string;
  /** After the greeting, where an older link has become useless. */
  newLink(): string;
  /** After the greeting of a reminder. */
  remind(): string;
  /** The same where the first mail had another link, which is dead. */
  remindNewLink(): string;
  wrote(values: { readonly inviter: string }): string;
  button(): string;
  opens(values: { readonly host: string }): string;
  opensOther(values: { readonly host: string }): string;
  accountH(): string;
  account(values: { readonly address: string; readonly org: string }): string;
  stepsH(): string;
  step1(): string;
  /** How the address signs in. */
  readonly step2: { readonly [Way in SignIn]: (values: { readonly address: string }) => string };
  step3(values: { readonly org: string }): string;
  step4(): string;
  step4NoTeam(values: { readonly org: string }): string;
  /** Of a conversion. */
  step4Convert(values: { readonly org: string }): string;
  genuineH(): string;
  genuineSender(values: {
    readonly mailbox: string;
    readonly org: string;
    readonly inviter: string;
    readonly inviterAddress: string;
  }): string;
  genuineLinks(values: { readonly host: string }): string;
  /** The text part has no button. */
  genuineLink(values: { readonly host: string }): string;
  /** Of the pages that the foot leads to; the second way where there are no reminders to stop. */
  genuinePages(values: { readonly botHost: string }): string;
  genuinePage(values: { readonly botHost: string }): string;
  genuineAsks(): string;
  genuineDoubt(values: { readonly inviter: string }): string;
  notExpectedH(): string;
  notExpected(values: { readonly org: string; readonly contact: string }): string;
  /** Of a conversion: whoever has an account has access. */
  notExpectedConvert(): string;
  linkH(): string;
  link(): string;
  direct(values: { readonly tenantAddress: string; readonly address: string }): string;
  foot(values: { readonly inviter: string; readonly org: string; readonly until: Date }): string;
  footNoEnd(values: { readonly inviter: string; readonly org: string }): string;
  /** After either of them. */
  footReminders(values: { readonly max: number }): string;
  /** The links at the foot; the pages that the last two lead to have the same words as their headings. */
  privacy(values: { readonly org: string }): string;
  stranger(): string;
  noMoreReminders(): string;
  subjectCc(values: { readonly inviter: string; readonly name: string; readonly team: string }): string;
  subjectCcNoTeam(values: { readonly inviter: string; readonly name: string }): string;
  cc(values: Noticed & { readonly team: string }): string;
  ccNoTeam(values: Noticed): string;
  subjectConvert(values: { readonly org: string }): string;
  convertH1(values: { readonly org: string }): string;
  convertWhat(values: { readonly org: string; readonly upn: string; readonly signIn: string }): string;
  convertWhen(values: { readonly org: string }): string;
  /** It goes on without Teams (product 5.3). */
  convertNoTeams(values: { readonly org: string; readonly signIn: string }): string;
  subjectCode(values: { readonly org: string }): string;
  code(values: { readonly org: string; readonly code: string; readonly person: string }): string;
  subjectTeams(values: { readonly org: string }): string;
  teamsLink(values: { readonly org: string; readonly teamsLink: string }): string;
  /** In the review, where the link will stand. */
  linkToCome(): string;
  /** How a heading looks in the text part. */
  textHeading(heading: string): string;
}
