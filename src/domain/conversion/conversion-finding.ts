import type { Unread } from '../facts.ts';
import type { ConversionCode, ConversionDetails } from './conversion-details.ts';
import type { ConversionFact } from './conversion-facts.ts';

/** In the order of the cards. */
export type ConversionSeverity = 'block' | 'warn' | 'not-checked' | 'info';

/** The property that a finding was read from, spelled as the directory spells it, and its value. */
export interface Evidence {
  readonly property: string;
  /** Undefined: it is empty. */
  readonly value?: string | undefined;
}

/** One reason, with its code: either what the rule saw, or why it could not look. */
export type ConversionFinding =
  | {
      [Code in ConversionCode]: {
        readonly code: Code;
        readonly severity: Exclude<ConversionSeverity, 'not-checked'>;
        readonly detail: ConversionDetails[Code];
        readonly evidence?: Evidence | undefined;
      };
    }[ConversionCode]
  | {
      readonly code: ConversionCode;
      readonly severity: 'not-checked';
      readonly fact: ConversionFact;
      /** Without this one nothing can be confirmed (checks 1). */
      readonly mustBeRead: boolean;
      readonly unread: Unread;
    }
  | {
      readonly code: ConversionCode;
      readonly severity: 'not-checked';
      readonly fact: ConversionFact;
      readonly mustBeRead: boolean;
      readonly notApplicable: { readonly licence: string };
    };

/** Where a rule comes from; shown where it is not Microsoft's current documentation (design 3.10). */
export type Basis = 'documented' | 'documented-2020' | 'field' | 'ours';

/** `gate`: all that stands in the way is that Teams could not let them in (product 5.3). */
export type ConversionStanding = 'ready' | 'gate' | 'blocked';

/** What the check of one account found. */
export interface PreFlight {
  readonly standing: ConversionStanding;
  /** Every reason at once, in the order of the cards. */
  readonly findings: readonly ConversionFinding[];
  /** The rules that were looked at and found nothing, in the order of the table. */
  readonly fine: readonly ConversionCode[];
}
