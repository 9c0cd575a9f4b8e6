import type { DecisionDays } from './decision.ts';

/** How much may be asked for; admins are excepted from all but the last (product 4). */
export interface Limits {
  readonly addressesPerInviterADay: number;
  /** Open invitations to one domain where nobody has accepted one yet. */
  readonly openPerUnknownDomain: number;
  readonly addressesPerTenantADay: number;
  /** Addresses that one person may have checked, so that the check is no directory search (checks 1). */
  readonly checksPerPersonADay: number;
}

/** The tenant's settings for invitations. Every decision's entry names the version it was made under. */
export interface Policy {
  readonly version: number;
  /** Object ids of people or security groups who may invite without a team, besides owners of the team they ask for. */
  readonly inviters: readonly string[];
  /** `GUESTLIST_ADMINS`: object ids of security groups or people. */
  readonly admins: readonly string[];
  /** Days until an unanswered invitation is past its date, as told to the guest; undefined: none is told. */
  readonly acceptWithinDays?: number | undefined;
  readonly limits: Limits;
  /** Days after the mail at which a guest who has not accepted is reminded; none: never (product 9). */
  readonly reminderDays: readonly number[];
  /** Domains, lower case, that are never invited. */
  readonly refusedDomains: readonly string[];
  /** Domains, lower case, that are always fine: nothing of ours is minded about them. The tenant's own lists still are. */
  readonly trustedDomains: readonly string[];
  /** Throw-away domains beside those of the kept list. */
  readonly throwAwayDomains: readonly string[];
  /** Object ids of people or security groups who may ask for a conversion, besides administrators (product 5.1). */
  readonly converters: readonly string[];
  /** Whether an administrator may have the internal password replaced by us after a conversion; off: it is left to them. */
  readonly replacesPassword: boolean;
  /** Object ids or sign-in names, lower case, of accounts that are never converted: for emergencies, of services. */
  readonly neverConvert: readonly string[];
  /** Days after which a decision is asked for again, goes to everybody who may make it by then, and lapses. */
  readonly decisionDays: DecisionDays;
  /** Nobody confirms what they asked for themselves. */
  readonly fourEyes: boolean;
  /** The holder of an account is asked before it is converted (product 5.5). */
  readonly holderMustAgree: boolean;
  /** Warns of addresses at providers of private mail. */
  readonly mindsConsumerDomains: boolean;
  /** Whether an inviter reads that an address belongs to somebody here already (checks 1). */
  readonly tellsWhoIsHere: boolean;
}

/** Product 9. */
export const DEFAULT_REMINDER_DAYS: readonly number[] = [3, 7, 14];

/** Product 4. */
export const DEFAULT_LIMITS: Limits = {
  addressesPerInviterADay: 20,
  openPerUnknownDomain: 5,
  addressesPerTenantADay: 200,
  checksPerPersonADay: 50,
};
