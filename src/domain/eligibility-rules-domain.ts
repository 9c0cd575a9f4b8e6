import { isConsumerDomain, isOfAnotherCloud, isThrowAwayDomain, isUnder } from './domain-kinds.ts';
import { domainIn, type EligibilityFacts, readingOf } from './eligibility-facts.ts';
import { EVERY_DEED, LINK_DEEDS, NEW_LINK_DEEDS, type RuleTable } from './eligibility-rule.ts';
import { isWithoutHome } from './inbound-access.ts';
import { lookAlike } from './look-alike.ts';
import { isMixedScript } from './mixed-script.ts';
import type { Policy } from './policy.ts';
import { unicodeDomain } from './unicode-domain.ts';

/** Whose domain it is, what it is for, and what it looks like. */
export const DOMAIN_RULES = {
  // G3.1: an exact match with a verified domain (checks 1)
  'own-domain': {
    severity: 'block',
    basis: 'documented',
    since: '2024-12',
    reads: ['ownDomains'],
    tells: 'inviter',
    override: 'never',
    acts: LINK_DEEDS,
    assess: (facts) => {
      if (!('address' in facts.address)) return undefined;
      const domain = domainIn(facts);
      return domain && ownDomains(facts).includes(domain) ? { domain, address: facts.address.address } : undefined;
    },
  },
  'sub-domain-unlisted': {
    severity: 'info',
    basis: 'ours',
    since: '2026-11',
    reads: ['ownDomains'],
    tells: 'inviter',
    override: 'never',
    acts: NEW_LINK_DEEDS,
    assess: (facts) => {
      const domain = domainIn(facts);
      if (!domain || ownDomains(facts).includes(domain)) return undefined;
      const own = ownDomains(facts).find((name) => domain.endsWith(`.${name}`));
      return own ? { domain, own } : undefined;
    },
  },
  // G7.2: a list that is empty says nothing
  'domain-denied': {
    severity: 'block',
    basis: 'documented',
    since: '2026-04',
    reads: ['domainLists'],
    tells: 'inviter',
    override: 'second admin with a reason',
    acts: LINK_DEEDS,
    assess: (facts) => ofDomain(facts, (domain) => readingOf(facts.domainLists)?.blocked.includes(domain) === true),
  },
  // G7.2
  'domain-not-allowed': {
    severity: 'block',
    basis: 'documented',
    since: '2026-04',
    reads: ['domainLists'],
    tells: 'inviter',
    override: 'second admin with a reason',
    acts: LINK_DEEDS,
    assess: (facts) => {
      const allowed = readingOf(facts.domainLists)?.allowed ?? [];
      return ofDomain(facts, (domain) => allowed.length > 0 && !allowed.includes(domain));
    },
  },
  'domain-refused-by-us': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: [],
    tells: 'inviter',
    override: 'second admin with a reason',
    acts: LINK_DEEDS,
    assess: (facts, { refusedDomains }) => ofDomain(facts, (domain) => isUnder(domain, refusedDomains)),
  },
  'domain-throw-away': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: [],
    tells: 'inviter',
    override: 'second admin with a reason',
    acts: LINK_DEEDS,
    applies: isMinded,
    assess: (facts, { throwAwayDomains }) => ofDomain(facts, (domain) => isThrowAwayDomain(domain, throwAwayDomains)),
  },
  'domain-consumer': {
    severity: 'warn',
    basis: 'ours',
    since: '2026-11',
    reads: [],
    tells: 'inviter',
    override: 'tick',
    acts: NEW_LINK_DEEDS,
    applies: (facts, policy) => policy.mindsConsumerDomains && isMinded(facts, policy),
    assess: (facts) => ofDomain(facts, isConsumerDomain),
  },
  // Warned of, and only beside our own domains and those that have accepted: the same name under the ending of another
  // country may well be the partner's own, and only who knows them can tell.
  'domain-looks-alike': {
    severity: 'warn',
    basis: 'ours',
    since: '2026-11',
    reads: ['ownDomains'],
    tells: 'inviter',
    override: 'tick',
    acts: EVERY_DEED,
    applies: isMinded,
    assess: (facts) => {
      const domain = domainIn(facts);
      const alike = domain && lookAlike(domain, [ownDomains(facts), facts.partnerDomains]);
      return alike ? { domain: unicodeDomain(domain), ...alike } : undefined;
    },
  },
  'domain-mixed-script': {
    severity: 'warn',
    basis: 'ours',
    since: '2026-11',
    reads: [],
    tells: 'inviter',
    override: 'tick',
    acts: EVERY_DEED,
    applies: isMinded,
    assess: (facts) => {
      const domain = domainIn(facts);
      return domain && isMixedScript(domain) ? { domain: unicodeDomain(domain) } : undefined;
    },
  },
  // G2.3 row 26: the look-up in our cloud finds nothing
  'other-cloud': {
    severity: 'warn',
    basis: 'documented',
    since: '2026-04',
    reads: ['homeTenant'],
    tells: 'inviter',
    override: 'tick',
    acts: NEW_LINK_DEEDS,
    assess: (facts) => ofDomain(facts, (domain) => isWithoutHome(facts) && isOfAnotherCloud(domain)),
  },
  // G2.3 row 13
  'no-entra-home': {
    severity: 'info',
    basis: 'documented',
    since: '2026-04',
    reads: ['homeTenant'],
    tells: 'inviter',
    override: 'never',
    acts: NEW_LINK_DEEDS,
    assess: (facts) => {
      const domain = domainIn(facts);
      if (!domain || !isWithoutHome(facts) || isOfAnotherCloud(domain)) return undefined;
      // Codes are on unless they are turned off (G12.3).
      const hasCodes = readingOf(facts.emailCodes) !== false;
      return { domain, hasCodes, isFederated: readingOf(facts.federatedDomains)?.includes(domain) === true };
    },
  },
} satisfies Partial<RuleTable>;

function ownDomains(facts: EligibilityFacts): readonly string[] {
  return readingOf(facts.ownDomains) ?? [];
}

function ofDomain(facts: EligibilityFacts, holds: (domain: string) => boolean) {
  const domain = domainIn(facts);
  return domain && holds(domain) ? { domain } : undefined;
}

/** A domain that the policy trusts is no cause for care; what it refuses stays refused. */
function isMinded(facts: EligibilityFacts, { trustedDomains }: Policy): boolean {
  const domain = domainIn(facts);
  return domain === undefined || !isUnder(domain, trustedDomains);
}
