import { isOfAnotherCloud } from '../domain-kinds.ts';
import { readingOf } from '../eligibility-facts.ts';
import { inboundOf, isBlocked, isOpen, isPartlyBlocked, isWithoutHome, mayLookUp } from '../inbound-access.ts';
import type { InboundAccess } from '../tenant-facts.ts';
import type { ConversionFacts } from './conversion-facts.ts';
import type { Evidence } from './conversion-finding.ts';
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
    assess: (facts) =>
      isWithoutHome(facts) ? [{ detail: { domain: externalDomain(facts) }, evidence: homeIn(facts) }] : [],
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
      return isBlocked(inbound) ? [{ detail: { partner: partnerName(facts) }, evidence: limitOf(inbound) }] : [];
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
    assess: (facts) => {
      const inbound = inboundOf(facts);
      return isPartlyBlocked(inbound) ? [{ detail: { partner: partnerName(facts) }, evidence: limitOf(inbound) }] : [];
    },
  },
  // G7.3: nothing of the partner's side is readable
  'partner-outbound-unknown': {
    severity: 'info',
    basis: 'documented',
    since: '2025-03',
    reads: ['homeTenant'],
    override: 'tick',
    applies: (facts) => mayLookUp(facts) && !isWithoutHome(facts),
    assess: (facts) => [{ detail: { partner: partnerName(facts) }, evidence: homeIn(facts) }],
  },
  // checks 1, row 15: without the look-up, the default alone
  'partner-entries-not-checked': {
    severity: 'info',
    basis: 'ours',
    since: '2026-11',
    reads: ['inboundDefault'],
    override: 'tick',
    applies: (facts) => !mayLookUp(facts) && isOpen(readingOf(facts.inboundDefault)),
    assess: (facts) => [{ detail: { domain: externalDomain(facts) }, evidence: accessTo('usersAndGroups', 'allowed') }],
  },
  'default-blocks': {
    severity: 'warn',
    basis: 'ours',
    since: '2026-11',
    reads: ['inboundDefault'],
    override: 'tick',
    applies: (facts) => !mayLookUp(facts),
    assess: (facts) => {
      const inbound = readingOf(facts.inboundDefault) ?? {};
      return isOpen(inbound) ? [] : [{ detail: { domain: externalDomain(facts) }, evidence: limitOf(inbound) }];
    },
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
      return isWithoutHome(facts) && isOfAnotherCloud(domain) ? [{ detail: { domain }, evidence: homeIn(facts) }] : [];
    },
  },
} satisfies Partial<ConversionRuleTable>;

function isFederated(facts: ConversionFacts): boolean {
  return readingOf(facts.federatedDomains)?.includes(externalDomain(facts)) ?? false;
}

/** What keeps people out, or some of them: all that is blocked before what is let in in part. */
function limitOf({ people, applications, scopes }: InboundAccess): Evidence {
  if (people === 'none') return accessTo('usersAndGroups', 'blocked');
  if (applications === 'none') return accessTo('applications', 'blocked');
  return people === 'some'
    ? { property: 'b2bCollaborationInbound.usersAndGroups', value: scopes?.people }
    : { property: 'b2bCollaborationInbound.applications', value: scopes?.applications };
}

/** What the look-up of the domain has answered; empty: no tenant. */
function homeIn({ homeTenant }: Pick<ConversionFacts, 'homeTenant'>): Evidence {
  return { property: 'tenantInformation.tenantId', value: readingOf(homeTenant)?.tenantId };
}

function accessTo(part: 'usersAndGroups' | 'applications', value: string) {
  return { property: `b2bCollaborationInbound.${part}.accessType`, value };
}
