import type { Audience, DetailOf, FindingCode } from '../domain/eligibility.ts';
import type { ReadFact } from '../domain/eligibility-facts.ts';
import type { InvitationFailure, MailRefusal, TeamRefusal } from '../domain/failures.ts';
import type { AftercareSentences } from './aftercare-sentences.ts';
import type { AgreementSentences } from './agreement-sentences.ts';
import type { ClosingSentences } from './closing-sentences.ts';
import type { ConversionHistorySentences } from './conversion-history-sentences.ts';
import type { ConversionMailedSentences } from './conversion-mailed-sentences.ts';
import type { ConversionRequestSentences } from './conversion-request-sentences.ts';
import type { ConversionSentences } from './conversion-sentences.ts';
import type { ConverterSentences } from './converter-sentences.ts';
import type { FindingWords } from './finding-words.ts';
import type { HandOverSentences } from './hand-over-sentences.ts';
import type { HandingOnSentences } from './handing-on-sentences.ts';
import type { HistorySentences } from './history-sentences.ts';
import type { HolderSentences } from './holder-sentences.ts';
import type { ReviewSentences } from './review-sentences.ts';
import type { StatusSentences } from './status-sentences.ts';
import type { StoppingSentences } from './stopping-sentences.ts';

/**
 * One function a code: a new rule does not compile until it has its words in each language. An inviter reads of the
 * directory no more than what they typed and their own team (checks 1), whatever the detail holds.
 */
export type FindingSentences = {
  readonly [Code in FindingCode]: (detail: DetailOf<Code>, audience: Audience) => FindingWords;
};

/** What help names; only what works. */
type Command = 'invite' | 'convert' | 'language' | 'help';

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
export interface Sentences
  extends ReviewSentences,
    StatusSentences,
    HandOverSentences,
    HistorySentences,
    ConversionSentences,
    AgreementSentences,
    ConversionRequestSentences,
    ConverterSentences,
    ConversionHistorySentences,
    HolderSentences,
    ConversionMailedSentences,
    StoppingSentences,
    AftercareSentences,
    HandingOnSentences,
    ClosingSentences {
  readonly common: {
    readonly next: string;
    readonly send: string;
    readonly change: string;
    readonly cancel: string;
    /** In its place, where something was sent that cannot be taken back. */
    readonly close: string;
    readonly checkAgain: string;
    readonly moreOptions: string;
    readonly showMail: string;
    readonly backToList: string;
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
    /** For one who is known by address alone, where no address may be read. */
    readonly someoneAt: Said<{ readonly domain: string }>;
    readonly unnamedTeam: string;
  };
  readonly severity: {
    readonly block: string;
    readonly choice: string;
    readonly warn: string;
    readonly 'not-checked': string;
    readonly info: string;
    readonly fine: string;
  };
  readonly form: {
    readonly heading: string;
    readonly intro: string;
    /** A label; the field takes several lines. */
    readonly addresses: Said<{ readonly max: number }>;
    readonly addressesHint: string;
    readonly team: string;
    readonly teamHint: string;
    readonly teamNone: string;
    readonly message: string;
    readonly messageHint: string;
    readonly language: string;
    readonly sponsor: string;
    /** The choice that stands there from the beginning. */
    readonly sponsorMyself: string;
    /** A colleague from the picker, on a form that comes back: their name is not known here. */
    readonly sponsorChosen: string;
    readonly cc: string;
    readonly addressMissing: string;
    readonly teamMissing: string;
    readonly teamOrNoneMissing: string;
    readonly languageMissing: string;
    readonly errorsTop: Said<Count>;
    readonly tooMany: Said<{ readonly count: number; readonly max: number }>;
    readonly malformed: Said<{ readonly text: string }>;
    readonly tooLong: Said<{ readonly length: string; readonly max: string }>;
    readonly sponsorUnknown: string;
    readonly ccMalformed: Said<{ readonly text: string }>;
    readonly noTeam: string;
    readonly noTeamDo: string;
  };
  readonly checking: {
    readonly heading: string;
    readonly headingMany: Said<Count>;
    readonly headingBeforeSending: string;
  };
  readonly cancelled: { readonly heading: string };
  readonly talk: {
    readonly welcomeHeading: string;
    readonly welcome: string;
    readonly welcomeTry: string;
    /** For those who may ask for conversions, beside the rest. */
    readonly welcomeConvert: string;
    readonly helpHeading: string;
    readonly commands: Readonly<Record<Command, { readonly command: string; readonly meaning: string }>>;
    readonly unknown: string;
    readonly unknownAddress: Said<Address>;
    readonly languageHeading: string;
    readonly languageNow: Said<{ readonly language: string }>;
    readonly languageMail: string;
    readonly refuse: string;
    readonly refuseGuest: string;
    /** For what only administrators of Guestlist may do. */
    readonly refuseAdmin: string;
    readonly channelOnlyPrivate: string;
    /** Read by everybody in a channel. */
    readonly channelStarted: Said<{ readonly person: string }>;
    readonly channelConversion: Said<{ readonly person: string }>;
    /** Why somebody is written to in their own chat (T8.3). */
    readonly askedInTeam: Said<Team>;
    readonly askedElsewhere: string;
    readonly formBelow: string;
  };
  readonly problem: {
    readonly heading: string;
    readonly generic: string;
    readonly genericDo: string;
    readonly graphDown: string;
    readonly permission: Said<{ readonly permission: string }>;
    readonly dbDown: string;
    readonly later: string;
    readonly notFound: string;
    readonly notFoundDo: string;
    readonly stale: string;
    readonly notYours: string;
    readonly twice: string;
    readonly unknownVerb: string;
    readonly tooLong: Said<{ readonly length: string; readonly max: string }>;
    readonly show: string;
  };
  /** Somebody is asked to look at what an inviter may not read. */
  readonly asked: {
    readonly button: string;
    readonly option: string;
    /** Until it is known whether anybody was reached. */
    readonly sending: string;
    readonly sent: string;
    readonly nobody: Said<{ readonly reference: string }>;
    readonly heading: Said<{ readonly asker: string }>;
    readonly intro: Said<{ readonly asker: string }>;
    readonly person: Said<{ readonly address: string; readonly team: string }>;
    readonly next: string;
    readonly over: string;
    readonly nothingLeft: string;
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
    readonly doesNotApply: (values: { readonly subject: string; readonly licence: string }) => FindingWords;
  };
  readonly failures: { readonly [F in InvitationFailure]: (values: { readonly domain: string }) => FindingWords };
  /** We stopped a membership alone at the last moment. */
  readonly addStopped: (values: Name & Team) => FindingWords;
  readonly accountGone: FindingWords;
  /** Its place was taken by another invitation. */
  readonly superseded: FindingWords;
  readonly mailRefusals: { readonly [R in MailRefusal]: (values: Address) => FindingWords };
  readonly teamRefusals: { readonly [R in TeamRefusal]: (values: Name & Team) => FindingWords };
}
