import type { Taken } from '../domain/conversion/agreement.ts';

type Said<Values> = (values: Values) => string;
type Name = { readonly name: string };
type Person = { readonly person: string };
type DateText = { readonly date: string };

/** What is said of a conversion before anything is taken from the person: whether it is agreed at all (product 5.2). */
export interface AgreementSentences {
  readonly agreement: {
    /** On the check, where all that is left takes something away. */
    readonly why: Said<Name>;
    readonly ask: string;
    /** To those who may agree, each in their own chat. */
    readonly heading: Said<Name>;
    readonly takeAway: string;
    readonly means: string;
    readonly until: Said<{ readonly n: number }>;
    readonly agree: string;
    /** `taken`: what is still there. */
    readonly agreed: Said<Person & { readonly taken: readonly Taken[] }>;
    readonly lapsed: Said<Name & DateText>;
    /** To whoever asked, as long as something is left. */
    readonly next: string;
    readonly ready: string;
    readonly lapsesOn: Said<DateText>;
    readonly stepNow: string;
    readonly stepDone: Said<Person>;
    /** It was agreed, and nothing came of it in time. */
    readonly stepLapsed: Said<DateText>;
  };
}
