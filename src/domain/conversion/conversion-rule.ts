import type { Policy } from '../policy.ts';
import type { ConversionCode, ConversionDetails } from './conversion-details.ts';
import type { ConversionFact, ConversionFacts } from './conversion-facts.ts';
import type { Basis, ConversionSeverity, Evidence } from './conversion-finding.ts';

/** What a rule saw, once for each thing that is seen: a plan, a group, another account. */
export interface Sighting<Code extends ConversionCode> {
  readonly detail: ConversionDetails[Code];
  readonly evidence?: Evidence | undefined;
  /** Where it is not the one of the rule. */
  readonly severity?: 'block' | 'warn' | undefined;
}

/** One row of the rules (G2.3, checks 3.1). The permissions of its reads stand in the table of reads, by the fact's name. */
export interface ConversionRule<Code extends ConversionCode> {
  /** `fine`: what is seen stands in nobody's way, and is worth a line among what is fine. */
  readonly severity: Exclude<ConversionSeverity, 'not-checked'> | 'fine';
  readonly basis: Basis;
  readonly since: string;
  /** Looked at in this order: the first that was not read is said to be unread; one that nobody asked for ends the look. */
  readonly reads: readonly ConversionFact[];
  /** What is seen in some of its reads counts although others did not come. */
  readonly seesPart?: true;
  /** Without an answer nothing can be confirmed (checks 1). */
  readonly mustBeRead?: true;
  readonly override: 'never' | 'second admin with a reason' | 'tick';
  /** False: it does not concern this account, so it is neither fine nor a finding. */
  readonly applies?: (facts: ConversionFacts, policy: Policy) => boolean;
  readonly assess: (facts: ConversionFacts, policy: Policy) => readonly Sighting<Code>[];
}

export type ConversionRuleTable = { readonly [Code in ConversionCode]: ConversionRule<Code> };
