import type { ConversionCode, ConversionDetails } from '../domain/conversion/conversion-details.ts';
import type { ConversionFact } from '../domain/conversion/conversion-facts.ts';
import type { Basis } from '../domain/conversion/conversion-finding.ts';
import type { FindingWords } from './finding-words.ts';

type Said<Values> = (values: Values) => string;
type Name = { readonly name: string };
type Text = { readonly text: string };
type Count = { readonly n: number };
type Subject = { readonly subject: string };
/** Without it nothing can be confirmed. */
type MustBeRead = { readonly mustBeRead: boolean };

/** An ISO time as a day in the reader's language and zone. */
export type Day = (iso: string) => string;

/** One function a code: a new rule does not compile until it has its words. Only administrators read them. */
export type ConversionFindingSentences = {
  readonly [Code in ConversionCode]: (detail: ConversionDetails[Code], day: Day) => FindingWords;
};

/** What is said from the wish to convert an account to what its check has found. */
export interface ConversionSentences {
  readonly conversionForm: {
    readonly heading: string;
    readonly intro: string;
    readonly person: string;
    /** The choice that stands there from the beginning. */
    readonly personNone: string;
    /** From the picker, on a form that comes back: the name is not known here. */
    readonly personChosen: string;
    readonly personTyped: string;
    readonly external: string;
    readonly signIn: string;
    readonly signInHint: string;
    /** For whoever does not administer: nobody is looked up for them. */
    readonly personTypedWhole: string;
    readonly message: string;
    readonly language: string;
    /** As the directory has it. */
    readonly languageTheirs: string;
    readonly next: string;
    readonly same: string;
    readonly personMissing: string;
    readonly personUnknown: Said<Text>;
    /** Chosen, not typed. */
    readonly personGone: string;
    readonly tooManyPeople: Said<Text & { readonly max: number }>;
    readonly personInexact: Said<Text>;
    readonly checksUsedUp: Said<{ readonly max: number }>;
    readonly externalMissing: string;
    readonly externalMalformed: Said<Text>;
    readonly signInMissing: string;
    readonly signInMalformed: Said<Text>;
  };
  readonly conversionChoose: { readonly heading: Said<Text & Count>; readonly useRow: string };
  readonly conversionChecking: { readonly heading: string; readonly nothingChanged: string };
  readonly conversionCancelled: { readonly heading: string; readonly start: string };
  /** On the review of an invitation, for an administrator whose invitee is a colleague. */
  readonly convertInstead: { readonly option: string; readonly button: string };
  readonly preFlight: {
    readonly blocked: Said<Name>;
    /** Who it is could not be read. */
    readonly blockedUnknown: string;
    readonly ready: Said<Name>;
    /** Nothing is in the way, as far as it could be read. */
    readonly unread: Said<Name & Count>;
    readonly account: string;
    readonly external: string;
    readonly signIn: string;
    readonly stated: Said<{ readonly asker: string }>;
    readonly withoutTeams: string;
    readonly readAt: Said<{ readonly time: string }>;
    readonly settingsWait: string;
    /** Where the button is missing. */
    readonly why: string;
    readonly ask: string;
    readonly showFine: Said<Count>;
    /** Folded where there are many findings. */
    readonly showInfo: Said<Count>;
    readonly never: string;
    readonly read: Said<{ readonly property: string; readonly value: string }>;
    readonly empty: string;
    /** Of what is fine, where no value has to be shown. */
    readonly readFrom: Said<{ readonly properties: string }>;
    /** `since`: the month in which it was said so; undefined: it says nothing of the rule. */
    readonly basis: Said<{ readonly basis: string; readonly since: string | undefined }>;
    /** Current documentation needs no words. */
    readonly bases: Readonly<Record<Exclude<Basis, 'documented'>, string>>;
  };
  readonly teamsGate: {
    readonly heading: Said<Name>;
    readonly rule: string;
    readonly mail: string;
    readonly signIn: string;
    readonly subDomain: Said<{ readonly sub: string; readonly domain: string }>;
    readonly alias: string;
    readonly inviteSignIn: Said<{ readonly signIn: string }>;
    readonly inviteSignInButton: string;
    readonly override: Said<Name>;
    readonly overrideButton: string;
    readonly reason: string;
    readonly reasonMissing: string;
    readonly send: string;
  };
  readonly conversionFindings: ConversionFindingSentences;
  /** What is so where a rule has found nothing. */
  readonly conversionFine: Readonly<Record<ConversionCode, string>>;
  readonly conversionNotChecked: {
    readonly subjects: Readonly<Record<ConversionFact, string>>;
    readonly permission: (values: Subject & MustBeRead & { readonly permission: string }) => FindingWords;
    readonly noAnswer: (values: Subject & MustBeRead) => FindingWords;
  };
}
