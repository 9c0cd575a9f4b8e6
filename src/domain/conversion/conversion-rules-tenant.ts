import { readingOf } from '../eligibility-facts.ts';
import { isInvitingRestricted, lacksRole } from '../inviter-right.ts';
import type { ConversionFacts } from './conversion-facts.ts';
import { externalDomain } from './conversion-reading.ts';
import type { ConversionRuleTable } from './conversion-rule.ts';

/** What our tenant says of invitations, by whomever and to which domains. */
export const TENANT_RULES = {
  // G2.3 row 16, G7.2: a list that is empty says nothing
  'domain-denied': {
    severity: 'block',
    basis: 'documented',
    since: '2026-04',
    reads: ['domainLists'],
    override: 'second admin with a reason',
    assess: (facts) => {
      const domain = externalDomain(facts);
      const isDenied = readingOf(facts.domainLists)?.blocked.includes(domain);
      return isDenied ? [{ detail: { domain }, evidence: { property: 'BlockedDomains', value: domain } }] : [];
    },
  },
  // G2.3 row 16, G7.2
  'domain-not-allowed': {
    severity: 'block',
    basis: 'documented',
    since: '2026-04',
    reads: ['domainLists'],
    override: 'second admin with a reason',
    assess: (facts) => {
      const domain = externalDomain(facts);
      const allowed = readingOf(facts.domainLists)?.allowed ?? [];
      if (allowed.length === 0 || allowed.includes(domain)) return [];
      return [{ detail: { domain }, evidence: { property: 'AllowedDomains', value: allowed.join(', ') } }];
    },
  },
  // G2.3 row 17: it stops administrators as well (G7.1)
  'invitations-off': {
    severity: 'block',
    basis: 'documented',
    since: '2026-04',
    reads: ['invitesFrom'],
    override: 'never',
    assess: (facts) => (readingOf(facts.invitesFrom) === 'none' ? [{ detail: {}, evidence: invitesFrom(facts) }] : []),
  },
  // G2.3 row 18: whether the app may is not documented alike everywhere (G7.1)
  'invitations-restricted': {
    severity: 'warn',
    basis: 'field',
    since: '2026-04',
    reads: ['invitesFrom'],
    override: 'tick',
    assess: (facts) => (isInvitingRestricted(facts) ? [{ detail: {}, evidence: invitesFrom(facts) }] : []),
  },
  // checks 1, row 18: the app's own right lends it to nobody
  'inviter-lacks-role': {
    severity: 'info',
    basis: 'documented',
    since: '2026-04',
    reads: ['invitesFrom', 'askerRoles'],
    override: 'tick',
    // Roles count only where the tenant asks for one.
    applies: (facts) => isInvitingRestricted(facts) || !('read' in facts.invitesFrom),
    assess: ({ invitesFrom, askerRoles }) =>
      lacksRole({ invitesFrom, inviterRoles: askerRoles })
        ? [{ detail: {}, evidence: { property: 'roleAssignments', value: readingOf(askerRoles)?.join(', ') } }]
        : [],
  },
} satisfies Partial<ConversionRuleTable>;

function invitesFrom(facts: ConversionFacts) {
  return { property: 'allowInvitesFrom', value: readingOf(facts.invitesFrom) };
}
