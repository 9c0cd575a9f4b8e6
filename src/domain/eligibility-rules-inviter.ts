import { isUnder } from './domain-kinds.ts';
import { domainIn, type EligibilityFacts, isAdmin, readingOf } from './eligibility-facts.ts';
import { EVERY_DEED, NEW_LINK_DEEDS, type RuleTable } from './eligibility-rule.ts';
import { isNotAllowed, notTeamOwner } from './inviter-right.ts';
import { type DirectoryPerson, isOutsider } from './person.ts';
import type { Policy } from './policy.ts';

/** What the inviter may, and how much of it; and who answers for the guest. */
export const INVITER_RULES = {
  'inviter-not-allowed': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['inviter', 'memberships', 'ownDomains'],
    tells: 'inviter',
    override: 'never',
    acts: EVERY_DEED,
    assess: (facts, policy) => (isNotAllowed(facts, policy) ? {} : undefined),
  },
  'not-team-owner': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['team', 'owners', 'memberships', 'inviter'],
    tells: 'inviter',
    override: 'never',
    acts: EVERY_DEED,
    assess: notTeamOwner,
  },
  // product 4, as all limits
  'inviter-limit-reached': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['memberships'],
    tells: 'inviter',
    override: 'second admin with a reason',
    acts: NEW_LINK_DEEDS,
    applies: isLimited,
    assess: ({ usage }, { limits }) => {
      const { byInviter: sent, before } = usage;
      const max = limits.addressesPerInviterADay;
      return sent + before >= max ? { sent, max } : undefined;
    },
  },
  'domain-limit-reached': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['memberships'],
    tells: 'inviter',
    override: 'second admin with a reason',
    acts: NEW_LINK_DEEDS,
    applies: isLimited,
    assess: (facts, { limits, trustedDomains }) => {
      const domain = domainIn(facts);
      if (domain && isUnder(domain, trustedDomains)) return undefined;
      const { openAtDomain: open, beforeAtDomain, isDomainKnown } = facts.usage;
      const max = limits.openPerUnknownDomain;
      return domain && !isDomainKnown && open + beforeAtDomain >= max ? { open, domain, max } : undefined;
    },
  },
  'tenant-limit-reached': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['memberships'],
    tells: 'inviter',
    override: 'second admin with a reason',
    acts: NEW_LINK_DEEDS,
    applies: isLimited,
    assess: ({ usage }, { limits }) => {
      const max = limits.addressesPerTenantADay;
      return usage.byTenant + usage.before >= max ? { max } : undefined;
    },
  },
  // checks 1: admins are not excepted, the check is no directory search for them either
  'check-limit-reached': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: [],
    tells: 'inviter',
    override: 'never',
    acts: 'always',
    assess: ({ isBeyondChecks }, { limits }) => (isBeyondChecks ? { max: limits.checksPerPersonADay } : undefined),
  },
  // checks 1: outsiders and disabled accounts answer for nobody. Somebody who is here keeps the sponsor they have.
  'sponsor-unfit': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['sponsor', 'ownDomains'],
    tells: 'inviter',
    override: 'never',
    acts: ['invite'],
    assess: (facts) => {
      const sponsor = readingOf(facts.sponsor);
      const cause = whyUnfit(sponsor, readingOf(facts.ownDomains) ?? []);
      return cause && { person: sponsor?.displayName ?? '', cause };
    },
  },
} satisfies Partial<RuleTable>;

function isLimited(facts: EligibilityFacts, policy: Policy): boolean {
  return !isAdmin(facts, policy);
}

function whyUnfit(sponsor: DirectoryPerson | undefined, ownDomains: readonly string[]) {
  if (!sponsor) return 'not-found';
  if (!sponsor.accountEnabled) return 'disabled';
  return isOutsider(sponsor, ownDomains) ? 'outsider' : undefined;
}
