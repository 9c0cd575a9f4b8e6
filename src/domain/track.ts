import type { HandOverFailure, MailRefusal, SponsorRefusal, TeamRefusal } from './failures.ts';
import type { UserId } from './ids.ts';

/** How the link goes to the guest (product 8): our own mail, Microsoft's as the last way, or the inviter by hand. */
export type Route = 'mail' | 'microsoft' | 'hand';

/** What is so, in whatever order it came to be (product 9: facts, not a chain). */
export interface Track {
  readonly issuedAt?: Date;
  /** Since when we know the account: a replica that does not show it a while later has lost nothing. */
  readonly knownAt?: Date;
  readonly guestId?: UserId;
  /** The attempt whose link counts; the vault keeps one for each. Undefined once Microsoft's mail has made it useless. */
  readonly linkAttempt?: number | undefined;
  /** The last POST that made or may have made a link. */
  readonly issueAttempts?: number;
  /** The last mail that was begun: a mark of an earlier one is never valid again. */
  readonly mailAttempts?: number;
  /** How many presses about the link have settled something without a mail: what a card said before them is old. */
  readonly presses?: number;
  /** How the last mail went, or may have gone. */
  readonly route?: Route;
  readonly sentAt?: Date;
  /** The latest mail of which it is not certain whether it went out. */
  readonly mayBeSentAt?: Date;
  /** The inviter has heard that the mail is there; nothing else says so. */
  readonly reportedAt?: Date;
  readonly handOver?: HandOver | undefined;
  readonly handOvers?: number;
  /** The guest has the link by hand, whatever way was chosen since. */
  readonly passedOnAt?: Date;
  readonly reminders?: Reminders;
  /** The guest says that they do not know the inviter: no more mail about this goes out. */
  readonly strangerAt?: Date;
  readonly strangerToldAt?: Date;
  readonly remindersStoppedAt?: Date;
  readonly acceptedAt?: Date;
  readonly inTeamAt?: Date;
  readonly teamRefusal?: TeamRefusal;
  readonly listedAt?: Date;
  /** Without it nobody can see whether Teams lists them. */
  readonly listingNeeds?: string;
  readonly sponsorAt?: Date;
  readonly sponsorRefusal?: SponsorRefusal;
  readonly noticeSendingAt?: Date | undefined;
  readonly noticeAt?: Date;
  readonly noticeFailed?: MailRefusal | 'unsure';
  /** When a message of its own to the inviter was begun, and when it was done with. */
  readonly tellingAt?: Date | undefined;
  readonly toldAt?: Date;
}

/** The link on a card of its own, for the inviter alone; wanted anew, it begins anew. */
export interface HandOver {
  /** Which one it is: what is pressed on the card of an earlier one does not count for this one. */
  readonly number: number;
  readonly wantedAt: Date;
  readonly shownAt?: Date | undefined;
  readonly hiddenAt?: Date | undefined;
  readonly failed?: HandOverFailure | undefined;
  readonly passedOnAt?: Date | undefined;
}

export interface Reminders {
  /** Of the days in the policy, how many are done with. */
  readonly count: number;
  readonly lastAt?: Date | undefined;
  /** Begun and without a result: never repeated by itself. */
  readonly sendingAt?: Date | undefined;
  readonly failed?: MailRefusal | 'unsure' | undefined;
}
