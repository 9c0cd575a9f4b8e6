import type { Unreachable } from '../domain/conversion/conversion-entry.ts';

type Said<Values> = (values: Values) => string;
type Org = { readonly org: string };
type On = { readonly date: string };
type Person = { readonly person: string };
type Name = { readonly name: string };
type Address = { readonly address: string };
type Time = { readonly time: string };
type SignIn = { readonly signIn: string };
type Asked = Org & On & Person;

/** What the holder of an account reads whose sign-in is to change: the question, the link, and what became of it. */
export interface HolderSentences {
  readonly holder: {
    /** Read on lock screens: they name no address. */
    readonly titleAsk: Said<Org>;
    readonly titleMove: Said<Org>;
    readonly titleDone: Said<Org>;
    readonly titleStopped: Said<Org>;
    readonly titlePlain: Said<Org>;
    readonly headAsk: Said<{ readonly address: string }>;
    readonly heading: Said<Org & { readonly domain: string }>;
    readonly who: Said<Asked & { readonly confirmer: string }>;
    /** Whoever confirmed it is not known by name. */
    readonly whoAlone: Said<Asked>;
    readonly stays: Said<Org>;
    readonly now: Said<Org & SignIn>;
    readonly stops: Said<Org>;
    /** It goes on without Teams, and they do not know it yet (product 5.3). */
    readonly noTeams: Said<Org & SignIn>;
    readonly ask: Said<SignIn>;
    readonly issuing: string;
    /** The same to somebody who was not asked. */
    readonly issuingUnasked: string;
    /** The asker's own words. */
    readonly wrote: Said<Person>;
    /** It goes on without this chat (product 5.5). */
    readonly byMail: Said<Person & { readonly address: string }>;
    readonly saidNo: Said<Person & { readonly confirmer: string }>;
    /** One and the same person asked and confirmed, or only the asker is known. */
    readonly saidNoAlone: Said<Person>;
    /** A message of its own, some days after the first. */
    readonly headRemind: Said<Org & { readonly domain: string }>;
    readonly remind: string;
    readonly how: string;
    readonly step1: string;
    readonly step2: Said<SignIn & { readonly upn: string }>;
    readonly step3: Said<Org>;
    readonly step3NoTeams: Said<Org>;
    readonly private: string;
    readonly keep: Said<Org>;
    /** Issued, and the link stands on the message as soon as it is edited. */
    readonly coming: Said<Person>;
    readonly done: Said<Org & On>;
    readonly doneNoTeams: Said<Org & On>;
    readonly doneAfterStop: Said<On & Person>;
    readonly mismatch: Said<On & Person>;
    /** Something else is not as it should be. */
    readonly doneUnsure: Said<On & Person>;
    /** To whoever has just reported it. */
    readonly problemTold: string;
    readonly stoppedHere: Said<On & Person>;
    readonly stoppedBefore: Said<On & Person>;
    readonly linkGone: Said<Person>;
    /** What was kept of them was removed. */
    readonly removed: string;
    readonly problem: string;
    readonly problemKnown: Said<On>;
    readonly yes: string;
    readonly no: string;
    readonly accept: string;
    readonly openTeams: Said<Org>;
    /** Where the name of the organisation would be cut. */
    readonly openTeamsShort: string;
  };
  /** For those who asked and confirmed. */
  readonly unreachable: {
    /** In place of a name that is not known any more. */
    readonly someone: string;
    readonly heading: Said<{ readonly name: string }>;
    /** Where the policy asks nobody, and the link needs their chat all the same. */
    readonly headingUnasked: Said<{ readonly name: string }>;
    readonly causes: { readonly [Cause in Unreachable]: Said<On> };
    readonly confirmed: Said<Person>;
    readonly nothingDone: string;
    readonly stillOpen: Said<{ readonly name: string }>;
    readonly lapses: Said<On>;
    readonly optAgain: { readonly [Cause in Unreachable]: string };
    readonly optStop: Said<{ readonly name: string }>;
    readonly again: string;
    readonly stop: string;
    /** What the confirmer alone can do: a code, or nothing at all. */
    readonly optCode: Said<Name & Address>;
    readonly optNoProof: Said<Name & Address>;
    readonly thenMail: Said<Address>;
    /** To whoever did not confirm it. */
    readonly optConfirmer: Said<Person & Address>;
    readonly codeReason: Said<Name>;
    readonly noProofReason: string;
    readonly reasonMissing: string;
    readonly code: string;
    readonly sendCode: string;
    readonly anotherCode: string;
    readonly checkCode: string;
    readonly noProof: string;
    readonly sendNoProof: string;
    readonly codeAsk: Said<Name>;
    readonly codeSending: Said<Address>;
    readonly codeSent: Said<Address & Time>;
    readonly codeUnsure: Said<Name & Address & Time>;
    readonly codeGood: Said<Time & { readonly n: number }>;
    readonly codeFailed: Said<Address>;
    /** `time`: from when on there may be another one. */
    readonly codesUsed: Said<Time>;
    /** Of what was typed. */
    readonly codeMissing: string;
    readonly codeWrong: string;
    readonly codeLate: string;
    readonly codeTriesUsed: string;
    readonly codesUsedUp: string;
  };
}
