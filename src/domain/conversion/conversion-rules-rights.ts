import { readingOf } from '../eligibility-facts.ts';
import type { Policy } from '../policy.ts';
import type { ConversionFacts } from './conversion-facts.ts';
import type { Evidence } from './conversion-finding.ts';
import { accountIn, isSameText } from './conversion-reading.ts';
import type { ConversionRuleTable } from './conversion-rule.ts';

/** Connect Sync and cloud sync name the accounts that they run under. */
const SYNCHRONISES = /^(?:sync_|adtoaadsyncserviceaccount@)/i;
const SYNCHRONISATION_ROLES = ['Directory Synchronization Accounts', 'On Premises Directory Sync Account'];
/** Two administrators at least: nobody confirms what they ask for themselves (product 8). */
const ADMINS_MIN = 2;

/** What the account may do here, which nobody from outside is to keep, and whose account it is. */
export const RIGHTS_RULES = {
  // G2.3 row 19
  'holds-role': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['roles'],
    mustBeRead: true,
    override: 'never',
    assess: ({ roles }) => ofRoles(readingOf(roles), 'roleAssignments'),
  },
  // G2.3 row 19
  'in-role-group': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['roleGroups'],
    mustBeRead: true,
    override: 'never',
    assess: ({ roleGroups }) => {
      const groups = (readingOf(roleGroups) ?? []).map(({ name }) => name);
      return groups.length > 0
        ? [{ detail: { groups }, evidence: { property: 'isAssignableToRole', value: 'true' } }]
        : [];
    },
  },
  // checks 3.1
  'eligible-for-role': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['eligibleRoles'],
    mustBeRead: true,
    override: 'never',
    assess: ({ eligibleRoles }) => ofRoles(readingOf(eligibleRoles), 'roleEligibilityScheduleInstances'),
  },
  // G2.3 row 23
  'own-account': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: [],
    override: 'never',
    assess: ({ stated: { accountId, askerId } }) =>
      isSameText(accountId, askerId) ? [{ detail: {}, evidence: { property: 'id', value: accountId } }] : [],
  },
  // G2.3 row 23: whoever comes from outside administers nothing, so one less would be left
  'last-admin': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['admins'],
    mustBeRead: true,
    override: 'never',
    assess: ({ admins, stated: { accountId } }) => {
      const ids = readingOf(admins) ?? [];
      const isOneOfLast = ids.length <= ADMINS_MIN && ids.some((id) => isSameText(id, accountId));
      return isOneOfLast ? [{ detail: {}, evidence: { property: 'transitiveMembers', value: `${ids.length}` } }] : [];
    },
  },
  // checks 3.1: accounts for emergencies and services are listed; those that synchronise show it themselves
  'never-convert': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['account', 'roles'],
    seesPart: true,
    override: 'never',
    assess: (facts, policy) => {
      const listed = listedAs(facts, policy);
      if (listed) return [{ detail: { kind: 'listed' }, evidence: listed }];
      const sign = signOfSynchronisation(facts);
      return sign ? [{ detail: { kind: 'synchronisation' }, evidence: sign }] : [];
    },
  },
  // checks 3.1: one at a time; what lets no second one begin is the claim in the ledger
  'already-running': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: [],
    override: 'never',
    assess: ({ stated: { running } }) => (running === undefined ? [] : [{ detail: { reference: running } }]),
  },
} satisfies Partial<ConversionRuleTable>;

function ofRoles(roles: readonly string[] = [], property: string) {
  return roles.length > 0 ? [{ detail: { roles }, evidence: { property, value: roles.join(', ') } }] : [];
}

function listedAs(facts: ConversionFacts, { neverConvert }: Policy): Evidence | undefined {
  const id = facts.stated.accountId;
  const userPrincipalName = accountIn(facts)?.userPrincipalName;
  if (neverConvert.includes(id.toLowerCase())) return { property: 'id', value: id };
  const isNamed = userPrincipalName !== undefined && neverConvert.includes(userPrincipalName.toLowerCase());
  return isNamed ? { property: 'userPrincipalName', value: userPrincipalName } : undefined;
}

function signOfSynchronisation(facts: ConversionFacts): Evidence | undefined {
  const userPrincipalName = accountIn(facts)?.userPrincipalName ?? '';
  if (SYNCHRONISES.test(userPrincipalName)) return { property: 'userPrincipalName', value: userPrincipalName };
  const role = readingOf(facts.roles)?.find((name) => SYNCHRONISATION_ROLES.includes(name));
  return role === undefined ? undefined : { property: 'roleAssignments', value: role };
}
