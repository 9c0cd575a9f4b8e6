import { isOfAnotherCloud } from '../domain-kinds.ts';
import { readingOf } from '../eligibility-facts.ts';
import { inboundOf, isBlocked, isOpen, isPartlyBlocked, isWithoutHome, mayLookUp } from '../inbound-access.ts';
import type { ConversionFacts } from './conversion-facts.ts';
import { externalDomain, holderName, partnerName } from './conversion-reading.ts';
import type { ConversionRuleTable } from './conversion-rule.ts';

/** The organisation behind the address, how its people sign in, and whether we let them. */
export const PARTNER_RULES = {
  // G2.3 row 11: excluded in 2020, and not mentioned since
  'partner-domain-federated': {
    severity: 'warn',
    basis: 'documented-2020',
    since: '2020-04',
    reads: ['federatedDomains'],
    override: 'tick',
    assess: (facts) => {
      if (!isFederated(facts)) return [];
      const domain = externalDomain(facts);
      return [{ detail: { domain }, evidence: { property: 'federationConfigurations.domains', value: domain } }];
    },
  },
  // G2.3 row 13: excluded in 2020, supported today
  'no-entra-home': {
    severity: 'info',
    basis: 'documented',
    since: '2026-04',
    reads: ['homeTenant'],
    override: 'tick',
    applies: (facts) => !isOfAnotherCloud(externalDomain(facts)),
    assess: (facts) => (isWithoutHome(facts) ? [{ detail: { domain: externalDomain(facts) } }] : []),
  },
  // G2.3 row 14
  'email-code-off': {
    severity: 'warn',
    basis: 'documented',
    since: '2026-03',
    reads: ['homeTenant', 'federatedDomains', 'emailCodes'],
    override: 'tick',
    // Whoever has a home signs in there.
    applies: ({ homeTenant }) => readingOf(homeTenant) === undefined,
    assess: (facts) => {
      if (isFederated(facts) || readingOf(facts.emailCodes) !== false) return [];
      const evidence = { property: 'allowExternalIdToUseEmailOtp', value: 'disabled' };
      return [{ detail: { name: holderName(facts) }, evidence }];
    },
  },
  // G2.3 row 15
  'partner-blocked-inbound': {
    severity: 'block',
    basis: 'documented',
    since: '2026-04',
    reads: ['homeTenant', 'inboundPartner', 'inboundDefault'],
    override: 'second admin with a reason',
    applies: mayLookUp,
    assess: (facts) => {
      const inbound = inboundOf(facts);
      const part = inbound.people === 'none' ? 'usersAndGroups' : 'applications';
      return isBlocked(inbound)
        ? [{ detail: { partner: partnerName(facts) }, evidence: accessTo(part, 'blocked') }]
        : [];
    },
  },
  // G2.3 row 15: scoped rules cannot be evaluated from here
  'partner-partly-blocked': {
    severity: 'warn',
    basis: 'documented',
    since: '2026-04',
    reads: ['homeTenant', 'inboundPartner', 'inboundDefault'],
    override: 'tick',
    applies: (facts) => mayLookUp(facts) && !isBlocked(inboundOf(facts)),
    assess: (facts) => (isPartlyBlocked(inboundOf(facts)) ? [{ detail: { partner: partnerName(facts) } }] : []),
  },
  // G7.3: nothing of the partner's side is readable
  'partner-outbound-unknown': {
    severity: 'info',
    basis: 'documented',
    since: '2025-03',
    reads: ['homeTenant'],
    override: 'tick',
    applies: (facts) => mayLookUp(facts) && !isWithoutHome(facts),
    assess: (facts) => [{ detail: { partner: partnerName(facts) } }],
  },
  // checks 1, row 15: without the look-up, the default alone
  'partner-entries-not-checked': {
    severity: 'info',
    basis: 'ours',
    since: '2026-11',
    reads: ['inboundDefault'],
    override: 'tick',
    applies: (facts) => !mayLookUp(facts) && isOpen(readingOf(facts.inboundDefault)),
    assess: (facts) => [{ detail: { domain: externalDomain(facts) } }],
  },
  'default-blocks': {
    severity: 'warn',
    basis: 'ours',
    since: '2026-11',
    reads: ['inboundDefault'],
    override: 'tick',
    applies: (facts) => !mayLookUp(facts),
    assess: (facts) => (isOpen(readingOf(facts.inboundDefault)) ? [] : [{ detail: { domain: externalDomain(facts) } }]),
  },
  // G2.3 row 26: the look-up in our cloud finds nothing
  'other-cloud': {
    severity: 'warn',
    basis: 'documented',
    since: '2026-04',
    reads: ['homeTenant'],
    override: 'tick',
    assess: (facts) => {
      const domain = externalDomain(facts);
      return isWithoutHome(facts) && isOfAnotherCloud(domain) ? [{ detail: { domain } }] : [];
    },
  },
} satisfies Partial<ConversionRuleTable>;

function isFederated(facts: ConversionFacts): boolean {
  return readingOf(facts.federatedDomains)?.includes(externalDomain(facts)) ?? false;
}

function accessTo(part: 'usersAndGroups' | 'applications', value: string) {
  return { property: `b2bCollaborationInbound.${part}.accessType`, value };
}
