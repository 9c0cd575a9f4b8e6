import { addressOf, domainIn, type EligibilityFacts, readingOf } from './eligibility-facts.ts';
import { LINK_DEEDS, NEW_LINK_DEEDS, type RuleTable } from './eligibility-rule.ts';
import { inboundOf, isBlocked, isOpen, isPartlyBlocked, mayLookUp } from './inbound-access.ts';
import { isInvitingRestricted, lacksRole } from './inviter-right.ts';

/** What our tenant lets in, and how they will sign in. */
export const TENANT_RULES = {
  // G2.3 row 17
  'invitations-off': {
    severity: 'block',
    basis: 'documented',
    since: '2026-04',
    reads: ['invitesFrom'],
    tells: 'admin',
    override: 'never',
    acts: NEW_LINK_DEEDS,
    assess: ({ invitesFrom }) => (readingOf(invitesFrom) === 'none' ? {} : undefined),
  },
  // G2.3 row 18: whether the app may is not documented alike everywhere (G7.1)
  'invitations-restricted': {
    severity: 'warn',
    basis: 'field',
    since: '2026-04',
    reads: ['invitesFrom'],
    tells: 'inviter',
    override: 'tick',
    acts: NEW_LINK_DEEDS,
    assess: (facts) => (isInvitingRestricted(facts) && !lacksRole(facts) ? {} : undefined),
  },
  // checks 1, row 18
  'inviter-lacks-role': {
    severity: 'block',
    basis: 'documented',
    since: '2026-04',
    reads: ['invitesFrom', 'inviterRoles'],
    tells: 'inviter',
    override: 'never',
    acts: NEW_LINK_DEEDS,
    // Roles count only where the tenant asks for one.
    applies: (facts) => isInvitingRestricted(facts) || !('read' in facts.invitesFrom),
    assess: (facts) => (lacksRole(facts) ? {} : undefined),
  },
  // G2.3 row 15
  'partner-blocked-inbound': {
    severity: 'block',
    basis: 'documented',
    since: '2026-04',
    reads: ['homeTenant', 'inboundPartner', 'inboundDefault'],
    tells: 'inviter',
    override: 'second admin with a reason',
    acts: LINK_DEEDS,
    applies: mayLookUp,
    assess: (facts) => (isBlocked(inboundOf(facts)) ? ofPartner(facts) : undefined),
  },
  // G2.3 row 15: scoped rules cannot be evaluated from here
  'partner-partly-blocked': {
    severity: 'warn',
    basis: 'documented',
    since: '2026-04',
    reads: ['homeTenant', 'inboundPartner', 'inboundDefault'],
    tells: 'inviter',
    override: 'tick',
    acts: LINK_DEEDS,
    applies: mayLookUp,
    assess: (facts) => {
      const inbound = inboundOf(facts);
      return isPartlyBlocked(inbound) && !isBlocked(inbound) ? ofPartner(facts) : undefined;
    },
  },
  // checks 1, row 15: without the look-up, the default alone
  'partner-entries-not-checked': {
    severity: 'info',
    basis: 'ours',
    since: '2026-11',
    reads: ['inboundDefault'],
    tells: 'inviter',
    override: 'never',
    acts: LINK_DEEDS,
    applies: (facts) => !mayLookUp(facts),
    assess: (facts) => (isOpen(readingOf(facts.inboundDefault)) ? ofDomain(facts) : undefined),
  },
  'default-blocks': {
    severity: 'warn',
    basis: 'ours',
    since: '2026-11',
    reads: ['inboundDefault'],
    tells: 'inviter',
    override: 'tick',
    acts: LINK_DEEDS,
    applies: (facts) => !mayLookUp(facts),
    assess: (facts) => (isOpen(readingOf(facts.inboundDefault)) ? undefined : ofDomain(facts)),
  },
  // G7.3
  'automatic-redemption': {
    severity: 'info',
    basis: 'documented',
    since: '2025-03',
    reads: ['homeTenant', 'inboundPartner', 'inboundDefault'],
    tells: 'inviter',
    override: 'never',
    acts: NEW_LINK_DEEDS,
    applies: mayLookUp,
    assess: (facts) =>
      inboundOf(facts).redeemsByItself ? { ...ofPartner(facts), name: addressOf(facts) ?? '' } : undefined,
  },
  // G2.3 row 14
  'code-mail-off': {
    severity: 'warn',
    basis: 'documented',
    since: '2026-03',
    reads: ['homeTenant', 'federatedDomains', 'emailCodes'],
    tells: 'inviter',
    override: 'tick',
    acts: NEW_LINK_DEEDS,
    // Whoever has a home signs in there.
    applies: ({ homeTenant }) => readingOf(homeTenant) === undefined,
    assess: (facts) => {
      const isFederated = readingOf(facts.federatedDomains)?.includes(domainIn(facts) ?? '');
      const name = addressOf(facts);
      return name && !isFederated && readingOf(facts.emailCodes) === false ? { name } : undefined;
    },
  },
  // G2.3 row 25
  'alias-possible': {
    severity: 'info',
    basis: 'documented',
    since: '2026-04',
    reads: ['homeTenant'],
    tells: 'inviter',
    override: 'never',
    acts: NEW_LINK_DEEDS,
    assess: (facts) => {
      const address = addressOf(facts);
      return address && readingOf(facts.homeTenant) ? { address } : undefined;
    },
  },
} satisfies Partial<RuleTable>;

function ofPartner(facts: EligibilityFacts) {
  return { partner: readingOf(facts.homeTenant)?.name || (domainIn(facts) ?? '') };
}

function ofDomain(facts: EligibilityFacts) {
  const domain = domainIn(facts);
  return domain ? { domain } : undefined;
}
