import { readingOf } from '../eligibility-facts.ts';
import { accountIn, forAccounts, ofAccount } from './conversion-reading.ts';
import type { ConversionRuleTable } from './conversion-rule.ts';

/** What the account itself is. */
export const ACCOUNT_RULES = {
  // G2.3 row 24: nothing else can be said of an account that is not there
  'account-not-found': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['account'],
    override: 'never',
    assess: (facts) => (accountIn(facts) ? [] : [{ detail: {} }]),
  },
  // G2.3 row 1; cloud sync writes it as well as Connect Sync does (G16)
  'on-premises-upn-written': {
    severity: 'block',
    basis: 'documented',
    since: '2026-04',
    reads: ['account'],
    mustBeRead: true,
    override: 'never',
    assess: ofAccount(({ onPremisesUserPrincipalName: value }) =>
      value ? [{ detail: { value }, evidence: { property: 'onPremisesUserPrincipalName', value } }] : [],
    ),
  },
  // G2.3 row 10
  synced: {
    severity: 'warn',
    basis: 'documented',
    since: '2026-04',
    reads: ['account'],
    override: 'tick',
    applies: forAccounts(({ onPremisesUserPrincipalName }) => !onPremisesUserPrincipalName),
    assess: ofAccount(({ isSynced }) =>
      isSynced ? [{ detail: {}, evidence: { property: 'onPremisesSyncEnabled', value: 'true' } }] : [],
    ),
  },
  // G2.3 row 12: the cloud cannot replace such a password
  'own-domain-federated': {
    severity: 'warn',
    basis: 'documented',
    since: '2026-07',
    reads: ['account', 'federatedOwnDomains'],
    override: 'tick',
    assess: ofAccount(({ userPrincipalName }, { federatedOwnDomains }) => {
      const domain = userPrincipalName.slice(userPrincipalName.lastIndexOf('@') + 1).toLowerCase();
      const isFederated = readingOf(federatedOwnDomains)?.includes(domain);
      return isFederated
        ? [{ detail: { domain }, evidence: { property: 'authenticationType', value: 'Federated' } }]
        : [];
    }),
  },
  // E8
  'management-restricted': {
    severity: 'block',
    basis: 'documented',
    since: '2026-03',
    reads: ['account'],
    mustBeRead: true,
    override: 'never',
    assess: ofAccount(({ isManagementRestricted }) =>
      isManagementRestricted ? [{ detail: {}, evidence: { property: 'isManagementRestricted', value: 'true' } }] : [],
    ),
  },
  // G2.3 row 20: a blocked account cannot accept
  'account-disabled': {
    severity: 'block',
    basis: 'field',
    since: '2025-12',
    reads: ['account'],
    mustBeRead: true,
    override: 'never',
    assess: ofAccount(({ accountEnabled }) =>
      accountEnabled ? [] : [{ detail: {}, evidence: { property: 'accountEnabled', value: 'false' } }],
    ),
  },
  // G2.3 row 21; old accounts have no type and the rights of members
  'stays-member': {
    severity: 'warn',
    basis: 'documented',
    since: '2026-04',
    reads: ['account'],
    override: 'tick',
    applies: forAccounts(({ userType }) => userType !== 'Guest'),
    assess: ofAccount(({ userType }) => [{ detail: {}, evidence: { property: 'userType', value: userType } }]),
  },
  // G2.3 row 22
  'internal-guest': {
    severity: 'fine',
    basis: 'documented',
    since: '2026-03',
    reads: ['account'],
    override: 'tick',
    assess: ofAccount(({ userType }) => (userType === 'Guest' ? [{ detail: {} }] : [])),
  },
  // G2.3 row 23
  'resource-account': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['account'],
    mustBeRead: true,
    override: 'never',
    assess: ofAccount(({ isResourceAccount }) =>
      isResourceAccount ? [{ detail: {}, evidence: { property: 'isResourceAccount', value: 'true' } }] : [],
    ),
  },
} satisfies Partial<ConversionRuleTable>;
