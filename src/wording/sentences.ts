import type { DetailOf, FindingCode } from '../domain/eligibility.ts';
import type { ReadFact } from '../domain/eligibility-facts.ts';
import type { InvitationFailure, MailRefusal, TeamRefusal } from '../domain/failures.ts';

/** An inviter reads what they may know, an administrator what they need to act on. */
export type Audience = 'inviter' | 'admin';

/** A finding in words: what is so, what to do about it, who can. */
export interface FindingWords {
  readonly sentence: string;
  readonly cure?: string;
  readonly who?: string;
}

/** One function a code: a new rule does not compile until it has its words in each language. */
export type FindingSentences = {
  readonly [Code in FindingCode]: (detail: DetailOf<Code>, audience: Audience) => FindingWords;
};

/** What help names; only what works. */
type Command = 'invite' | 'language' | 'help';

type Said<Values> = (values: Values) => string;
type Name = { readonly name: string };
type Team = { readonly team: string };
type Address = { readonly address: string };
type Count = { readonly n: number };
type Reference = { readonly reference: string };

/**
 * Every sentence of the chat. Values come in as they are to be read; whoever puts a sentence on a card
 * passes the whole of it through `plainText`, so that no value becomes markup.
 */
export interface Sentences {
  readonly common: {
    readonly next: string;
    readonly send: string;
    readonly change: string;
    readonly cancel: string;
    readonly checkAgain: string;
    readonly showMail: string;
    readonly inviteGuest: string;
    readonly help: string;
    readonly nothingSent: string;
    readonly cure: string;
    readonly who: Said<{ readonly who: string }>;
    readonly updated: Said<{ readonly time: string }>;
    readonly late: string;
    readonly selfUpdating: string;
    readonly reference: Said<Reference>;
    readonly look: Said<Reference>;
    /** For a person whose name is not known any more. */
    readonly someone: string;
    readonly unnamedTeam: string;
  };
  readonly severity: {
    readonly block: string;
    readonly warn: string;
    readonly 'not-checked': string;
    readonly info: string;
    readonly fine: string;
  };
  readonly form: {
    readonly heading: string;
    readonly intro: string;
    readonly address: string;
    readonly addressHint: string;
    readonly team: string;
    readonly teamHint: string;
    readonly teamNone: string;
    readonly message: string;
    readonly messageHint: string;
    readonly language: string;
    readonly addressMissing: string;
    readonly teamMissing: string;
    readonly teamOrNoneMissing: string;
    readonly languageMissing: string;
    readonly errorsTop: Said<Count>;
    readonly oneAtATime: Said<{ readonly count: number }>;
    readonly malformed: Said<{ readonly text: string }>;
    readonly tooLong: Said<{ readonly length: string; readonly max: string }>;
    readonly noTeam: string;
    readonly noTeamDo: string;
  };
  readonly checking: {
    readonly heading: string;
    readonly headingBeforeSending: string;
  };
  readonly cancelled: { readonly heading: string };
  readonly review: {
    readonly ready: Said<Name>;
    readonly warned: Said<Name & Count>;
    readonly unchecked: Said<Name & Count>;
    readonly blocked: Said<Name>;
    readonly to: string;
    readonly from: string;
    readonly subject: string;
    readonly team: string;
    readonly language: string;
    readonly words: string;
    readonly noWords: string;
    readonly changed: string;
  };
  readonly status: {
    readonly issued: Said<Name>;
    readonly unknown: Said<Name>;
    readonly delivered: Said<Name>;
    readonly joining: Said<Name & Team>;
    readonly redeemed: Said<Name>;
    readonly ready: Said<Name & Team>;
    readonly accepted: Said<Name>;
    readonly notAdded: Said<Name & Team>;
    readonly failed: Said<Name>;
    readonly gone: Said<Name>;
    readonly attention: Said<Name>;
    readonly sendAgain: string;
    readonly haveIt: string;
    readonly tryAgain: string;
    readonly another: string;
  };
  /** What a line about a fact says, by how the fact stands. */
  readonly steps: {
    readonly createdDone: string;
    readonly createdNow: string;
    readonly createdFailed: string;
    readonly createdStopped: string;
    readonly createdStray: string;
    readonly sentNext: string;
    readonly sentNow: string;
    readonly sentDone: Said<Address>;
    readonly sentReported: Said<Name>;
    readonly sentFailed: string;
    readonly sentFailedAgain: Said<{ readonly time: string }>;
    readonly accountGone: string;
    readonly sentStopped: string;
    readonly sentUnknown: Said<{ readonly time: string }>;
    readonly sentNotNeeded: Said<Name>;
    readonly acceptedNext: string;
    readonly acceptedNow: Said<Name>;
    readonly acceptedDone: Said<Name>;
    readonly teamNext: Said<Team>;
    readonly teamNow: Said<Team>;
    readonly teamDone: Said<Team>;
    readonly teamFailed: Said<Team>;
    readonly listedNext: string;
    readonly listedNow: Said<Name>;
    readonly listedDone: string;
  };
  readonly notes: {
    readonly sentUnknownNote: string;
    readonly sentSeen: string;
    readonly acceptedHow: Said<Name>;
    readonly usualNone: string;
    readonly listedLate: Said<{ readonly hours: number }>;
    readonly ready: string;
    readonly conditionalAccess: Said<Name & { readonly signedIn: string }>;
    readonly signedInUnread: string;
    readonly opens: Said<Name>;
    readonly stray: Said<{ readonly got: string; readonly asked: string }>;
    readonly strayNobody: string;
    readonly nothingSent: string;
  };
  readonly end: {
    readonly ready: Said<Name & Team & { readonly date: string }>;
    readonly accepted: Said<Name & { readonly date: string }>;
  };
  readonly talk: {
    readonly welcomeHeading: string;
    readonly welcome: string;
    readonly welcomeTry: string;
    readonly helpHeading: string;
    readonly commands: Readonly<Record<Command, { readonly command: string; readonly meaning: string }>>;
    readonly unknown: string;
    readonly unknownAddress: Said<Address>;
    readonly languageHeading: string;
    readonly languageNow: Said<{ readonly language: string }>;
    readonly languageMail: string;
    readonly refuse: string;
    readonly refuseGuest: string;
    readonly channelOnlyPrivate: string;
    readonly formBelow: string;
  };
  readonly problem: {
    readonly heading: string;
    readonly generic: string;
    readonly genericDo: string;
    readonly graphDown: string;
    readonly dbDown: string;
    readonly later: string;
    readonly notFound: string;
    readonly notFoundDo: string;
    readonly stale: string;
    readonly notYours: string;
    readonly twice: string;
    readonly unknownVerb: string;
    readonly show: string;
  };
  readonly findings: FindingSentences;
  readonly notChecked: {
    readonly subjects: Readonly<Record<ReadFact, string>>;
    readonly permission: (values: {
      readonly subject: string;
      readonly permission: string;
      readonly isNeeded: boolean;
    }) => FindingWords;
    readonly noAnswer: (values: { readonly subject: string }) => FindingWords;
  };
  readonly failures: { readonly [F in InvitationFailure]: (values: { readonly domain: string }) => FindingWords };
  readonly accountGone: FindingWords;
  readonly mailRefusals: { readonly [R in MailRefusal]: (values: Address) => FindingWords };
  readonly teamRefusals: { readonly [R in TeamRefusal]: (values: Name & Team) => FindingWords };
}
