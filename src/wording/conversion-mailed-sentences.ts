import type { MailSetback } from '../domain/conversion/conversion-entry.ts';
import type { FindingWords } from './finding-words.ts';

type Said<Values> = (values: Values) => string;
type Name = { readonly name: string };
type Address = { readonly address: string };
/** Undefined: it was removed. */
type Reason = { readonly reason: string | undefined };

/** What those who administer read where the link goes by mail instead of Teams. */
export interface ConversionMailedSentences {
  readonly conversionMailed: {
    /** The mail with the link was refused. */
    readonly heading: Said<Name>;
    readonly proofCode: Said<Name & { readonly address: string | undefined }>;
    readonly proofNone: Said<{ readonly person: string } & Reason>;
    /** They had the question. */
    readonly proofNoneSilent: Said<{ readonly person: string } & Reason>;
    readonly reason: Said<{ readonly reason: string }>;
    readonly linkNext: Said<Address>;
    readonly linkNow: Said<Address>;
    readonly linkDone: Said<Address>;
    readonly linkFailed: Said<Address>;
    /** Of the link, the code and the address of Teams alike. */
    readonly notMailed: { readonly [R in MailSetback]: (values: Address) => FindingWords };
  };
}
