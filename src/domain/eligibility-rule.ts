import type { Act } from './already-there.ts';
import type { Audience, FindingCode, Severity } from './eligibility.ts';
import type { EligibilityFacts, ReadFact } from './eligibility-facts.ts';
import type { FindingDetails } from './finding-details.ts';
import type { Policy } from './policy.ts';

/** What can come of a check: an act of a new request, or the same link of one that is open once more. */
export type Deed = Act | 'send-again';

/** One row of the rules (checks 1). The permissions of its reads stand in the table of reads, by the fact's name. */
export interface EligibilityRule<Code extends FindingCode> {
  readonly severity: Exclude<Severity, 'not-checked'>;
  /** Where the rule comes from: Microsoft's documentation, the field, or us. */
  readonly basis: 'documented' | 'field' | 'ours';
  readonly since: string;
  /**
   * Looked at in this order: the first that was not read is said to be unread; at the first that nobody asked for
   * (no team, no partner) the rule is not looked at.
   */
  readonly reads: readonly ReadFact[];
  /** Who reads the finding in full; an inviter reads “somebody has to look at this” in place of an admin's. */
  readonly tells: Audience;
  readonly override: 'never' | 'second admin with a reason' | 'tick';
  /** What it stands in the way of, or is worth knowing for. `always`: it says who is here, or that nothing could be read. */
  readonly acts: readonly Deed[] | 'always';
  /** False: it does not concern this address, so it is neither fine nor a finding. */
  readonly applies?: (facts: EligibilityFacts, policy: Policy) => boolean;
  readonly assess: (facts: EligibilityFacts, policy: Policy) => FindingDetails[Code] | undefined;
}

export type RuleTable = { readonly [Code in FindingCode]: EligibilityRule<Code> };

export const EVERY_DEED: readonly Deed[] = ['invite', 'renew', 'add', 'send-again'];
/** A link is made or mailed. */
export const LINK_DEEDS: readonly Deed[] = ['invite', 'renew', 'send-again'];
/** A new link is made. */
export const NEW_LINK_DEEDS: readonly Deed[] = ['invite', 'renew'];
/** Somebody comes into the team. */
export const TEAM_DEEDS: readonly Deed[] = ['invite', 'renew', 'add'];
