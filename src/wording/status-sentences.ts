import type { SponsorRefusal } from '../domain/failures.ts';

type Said<Values> = (values: Values) => string;
type Name = { readonly name: string };
type Team = { readonly team: string };
type Address = { readonly address: string };
type Time = { readonly time: string };
type Notice = { readonly cc: string };
type Share = { readonly done: number; readonly n: number };

/** What the living card of an invitation says, and the message at its end. */
export interface StatusSentences {
  readonly status: {
    readonly issued: Said<Name>;
    readonly unknown: Said<Name>;
    readonly delivered: Said<Name>;
    readonly stranger: Said<Name>;
    /** Nobody has accepted yet, and the mail that was asked for once more could not be sent. */
    readonly notResent: Said<Name>;
    /** Nobody has accepted yet, and the team has refused for good. */
    readonly deliveredNotAdded: Said<Name & Team>;
    readonly joining: Said<Name & Team>;
    readonly redeemed: Said<Name>;
    readonly ready: Said<Name & Team>;
    readonly accepted: Said<Name>;
    readonly notAdded: Said<Name & Team>;
    readonly failed: Said<Name>;
    readonly gone: Said<Name>;
    readonly attention: Said<Name>;
    /** A new link for somebody who has not accepted yet. */
    readonly renewing: Said<Name>;
    readonly renewFailed: Said<Name>;
    /** A membership alone, of an account that is here: by somebody who may never have been invited. */
    readonly adding: Said<Name & Team>;
    readonly addedPending: Said<Name & Team>;
    readonly added: Said<Name & Team>;
    readonly addFailed: Said<Name & Team>;
    readonly addGone: Said<Name>;
    readonly sendAgain: string;
    readonly haveIt: string;
    readonly tryAgain: string;
    /** The same link, where an earlier mail has gone out. */
    readonly resend: string;
    readonly handOver: string;
    /** One more step follows. */
    readonly newLink: string;
    readonly another: string;
  };
  /** Several invitations of one request: the heading, and how each of them stands in one line. */
  readonly statusMany: {
    readonly open: Said<Share>;
    readonly ready: Said<Share & Team>;
    readonly accepted: Said<Share>;
    readonly rows: {
      readonly sending: string;
      readonly renewing: string;
      readonly unknown: string;
      readonly stranger: string;
      readonly delivered: string;
      readonly notResent: string;
      readonly deliveredNotAdded: string;
      readonly adding: string;
      readonly addedPending: string;
      readonly added: string;
      readonly joining: string;
      readonly redeemed: string;
      readonly ready: string;
      readonly accepted: string;
      readonly notAdded: string;
      readonly addFailed: string;
      readonly failed: string;
      readonly gone: string;
      readonly superseded: string;
      readonly attention: string;
    };
  };
  /** What a line about a fact says, by how the fact stands. */
  readonly steps: {
    readonly createdDone: string;
    readonly createdNow: string;
    readonly createdFailed: string;
    readonly createdStopped: string;
    readonly createdStray: string;
    readonly renewedDone: string;
    readonly renewedNow: string;
    readonly renewedFailed: string;
    readonly renewedStopped: string;
    readonly sentNext: string;
    readonly sentNow: string;
    readonly sentDone: Said<Address>;
    readonly sentReported: Said<Name>;
    /** By Microsoft's own mail, or by the inviter. */
    readonly sentMicrosoft: string;
    readonly sentByHand: Said<Name>;
    readonly sentFailed: string;
    readonly sentFailedAgain: Said<Time>;
    readonly accountGone: string;
    readonly superseded: string;
    readonly sentStopped: string;
    readonly sentUnknown: Said<Time>;
    /** The same link cannot be sent once more. */
    readonly sentMaybe: Said<Time>;
    readonly sentNotNeeded: Said<Name>;
    readonly acceptedNext: string;
    readonly acceptedNow: Said<Name>;
    /** The invitation is somebody else's; this request has sent none. */
    readonly acceptedTheirs: Said<Name>;
    readonly acceptedDone: Said<Name>;
    readonly teamNext: Said<Team>;
    readonly teamNow: Said<Team>;
    readonly teamDone: Said<Team>;
    readonly teamFailed: Said<Team>;
    readonly teamStopped: Said<Team>;
    readonly listedNext: string;
    readonly listedNow: Said<Name>;
    readonly listedDone: string;
  };
  readonly notes: {
    readonly sentUnknownNote: string;
    readonly sentSeen: string;
    /** One has gone out before. */
    readonly secondUnsure: Said<Time>;
    /** Whether it went out at all is Microsoft's to know. */
    readonly microsoftSeen: string;
    readonly acceptedHow: Said<Name>;
    readonly nextReminder: Said<{ readonly date: string }>;
    readonly reminded: Said<{ readonly k: number; readonly max: number }>;
    /** How many there will be is not known. */
    readonly remindedAlone: Said<{ readonly k: number }>;
    readonly remindersStopped: Said<Name>;
    readonly unknownPerson: Said<Name>;
    readonly usualNone: string;
    readonly listedLate: Said<{ readonly hours: number }>;
    readonly listingUnread: Said<{ readonly permission: string }>;
    readonly ready: string;
    readonly readyAdded: string;
    readonly conditionalAccess: Said<Name & { readonly signedIn: string }>;
    readonly signedInUnread: string;
    readonly opens: Said<Name>;
    readonly stray: Said<{ readonly got: string; readonly asked: string }>;
    readonly strayNobody: string;
    readonly nothingSent: string;
    readonly nothingAdded: string;
    /** Of what may still be mailed. */
    readonly messageRemoved: string;
    readonly sponsorRefusals: Readonly<Record<SponsorRefusal, string>>;
    readonly noticeSent: Said<Notice>;
    readonly noticeFailed: Said<Notice>;
    readonly noticeUnsure: Said<Notice>;
    /** The mail that it follows will not go out any more. */
    readonly noticeDropped: Said<Notice>;
  };
  readonly end: {
    readonly ready: Said<Name & Team & { readonly date: string }>;
    readonly readyAdded: Said<Name & Team & { readonly date: string }>;
    readonly accepted: Said<Name & { readonly date: string }>;
    readonly notAdded: Said<Name & Team>;
    readonly addFailed: Said<Name & Team & { readonly date: string }>;
    /** For others than the inviter. */
    readonly unknownPersonElse: Said<Name>;
    /** Behind any of them, where it names nobody. */
    readonly withReference: Said<{ readonly text: string; readonly reference: string }>;
  };
}
