import type { ConversionCode } from '../domain/conversion/conversion-details.ts';
import type { ConversionFact } from '../domain/conversion/conversion-facts.ts';
import type { FindingWords } from './finding-words.ts';

type Said<Values> = (values: Values) => string;
type Name = { readonly name: string };
type Asker = { readonly asker: string };
type DateText = { readonly date: string };
type Reference = { readonly reference: string };

/**
 * What is said where somebody asks for a conversion who does not administer: to them nothing but what they typed and how it
 * stands, to the administrators what was found (checks 1).
 */
export interface ConverterSentences {
  /** Their own card, until it can be asked for. */
  readonly handedIn: {
    readonly heading: Said<Name>;
    readonly askerOnly: Said<Reference>;
    /** Nobody knows yet how many of the administrators have it. */
    readonly telling: Said<Reference>;
    /** It ended, because nobody put right in time what was in the way. */
    readonly lapsed: Said<Name>;
    readonly lapsedOn: Said<DateText>;
  };
  /** The card of the administrators, until then. */
  readonly toLookAt: {
    readonly heading: Said<Asker & Name>;
    /** Who it is could not be read. */
    readonly headingUnknown: Said<Asker>;
    readonly intro: Said<Asker>;
    /** It was changed or cancelled by whoever asked. */
    readonly over: string;
    readonly lapsed: Said<DateText>;
    readonly reminded: string;
    readonly escalated: Said<DateText>;
    /** What is left is the asker's to decide. */
    readonly waits: Said<Asker>;
    /** What is said otherwise to whoever is not the asker. */
    readonly findings: Readonly<Partial<Record<ConversionCode, (values: Asker) => Partial<FindingWords>>>>;
    readonly subjects: Readonly<Partial<Record<ConversionFact, Said<Asker>>>>;
  };
  /** Their own card, once it is asked for. */
  readonly converterStatus: {
    readonly agreeing: Said<Name>;
    readonly agreed: Said<Name>;
    readonly preparing: Said<Reference>;
    readonly attention: Said<Name>;
    readonly converted: Said<Name>;
    readonly askAdmin: Said<Reference>;
  };
  /** To those who decide. */
  readonly oneEnough: Said<Asker>;
  /** The asker's own words to the holder, where somebody else reads them. */
  readonly conversionMessage: { readonly heading: string; readonly webAddress: string };
}
