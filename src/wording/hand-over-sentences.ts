import type { HandOverFailure } from '../domain/failures.ts';
import type { FindingWords } from './finding-words.ts';

type Said<Values> = (values: Values) => string;
type Name = { readonly name: string };
type Address = { readonly address: string };
type Org = { readonly org: string };

/** The card that shows the link to the inviter alone, and what the living card says of it. */
export interface HandOverSentences {
  readonly handOver: {
    /** Read on lock screens: it names nobody. */
    readonly title: string;
    readonly titleGone: string;
    readonly heading: Said<Name>;
    readonly whyFailed: Said<Address & { readonly cause: string }>;
    readonly whyAsked: string;
    readonly rule: Said<Name>;
    readonly link: Said<Name>;
    readonly readyMade: string;
    /** The ready-made message, in the language of the mail: how it begins, and the rest. */
    readonly hello: Said<Name>;
    readonly helloNoName: string;
    readonly message: Said<Address & Org & { readonly team: string }>;
    readonly messageNoTeam: Said<Address & Org>;
    readonly hidden: Said<Name>;
    readonly microsoftWarning: string;
    /** The card is posted before the link stands on it. */
    readonly coming: string;
    readonly goneNow: string;
    /** Another way was chosen. */
    readonly mailChosen: string;
    readonly microsoftChosen: string;
    readonly done: Said<{ readonly date: string }>;
    readonly passedOn: string;
    readonly mailAgain: string;
    readonly letMicrosoft: string;
    readonly sendMicrosofts: string;
    /** On the living card: where the link is to be found. */
    readonly comes: string;
    readonly shown: string;
    readonly failures: Readonly<Record<HandOverFailure, FindingWords>>;
  };
}
