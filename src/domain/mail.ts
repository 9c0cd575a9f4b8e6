import type { EmailAddress } from './email-address.ts';
import type { Language } from './language.ts';

/** How the guest is going to sign in: with their organisation, with a code at hand, with a Microsoft account only, or not known. */
export type SignIn = 'own-organisation' | 'code' | 'microsoft-account' | 'unknown';

/** The values of the guest's mail. The redeem URL is no part of it: the mailer takes it beside, at the moment of use. */
export interface InvitationMail {
  readonly language: Language;
  readonly organisation: string;
  readonly inviterName: string;
  readonly inviterAddress: string;
  readonly address: EmailAddress;
  readonly name?: string | undefined;
  readonly teamName?: string | undefined;
  readonly message?: string | undefined;
  /** Our date, not the link's: invitations do not expire (E1). */
  readonly acceptUntil?: Date | undefined;
  /** The one they had before is dead (design 4.3). */
  readonly isNewLink?: boolean | undefined;
  /** The same link once more, because nobody has accepted yet. */
  readonly isReminder?: boolean | undefined;
  readonly signIn: SignIn;
  /** How many reminders there are at most, as the foot says; none: it says nothing of them. */
  readonly reminders: number;
}

/** For one more address: that somebody was invited, without the link (design 4.4). */
export interface NoticeMail {
  readonly language: Language;
  readonly organisation: string;
  readonly inviterName: string;
  readonly inviterAddress: string;
  readonly to: EmailAddress;
  readonly address: EmailAddress;
  readonly name?: string | undefined;
  readonly teamName?: string | undefined;
}

/** The link to the external address, because the account could not be reached in Teams (design 4.3). */
export interface ConversionMail {
  readonly language: Language;
  readonly organisation: string;
  readonly askerName: string;
  readonly askerAddress: string;
  readonly address: EmailAddress;
  readonly name: string;
  /** The account they will sign in with. */
  readonly signInAccount: EmailAddress;
  readonly userPrincipalName: string;
  readonly message?: string | undefined;
  readonly signIn: SignIn;
  /** It goes on although Teams cannot let them in (product 5.3). */
  readonly isWithoutTeams?: boolean | undefined;
}

/** Six digits, never kept: for the moment of sending alone (product 5.5). */
export interface CodeMail {
  readonly language: Language;
  readonly organisation: string;
  /** Who is going to ask for it. */
  readonly deciderName: string;
  readonly deciderAddress: string;
  readonly address: EmailAddress;
  readonly code: string;
}

/** Where Teams opens for us, once they have accepted; no secret. */
export interface TeamsLinkMail {
  readonly language: Language;
  readonly organisation: string;
  readonly askerName: string;
  readonly askerAddress: string;
  readonly address: EmailAddress;
  readonly teamsLink: string;
}
