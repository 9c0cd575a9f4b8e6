import { readingOf } from '../eligibility-facts.ts';
import type { ConversionFacts } from './conversion-facts.ts';
import { accountIn, externalDomain, holderName, isSameText, ofAccount, partnerName } from './conversion-reading.ts';
import type { ConversionRuleTable } from './conversion-rule.ts';
import type { AccessPolicy, AskedOfDevice, AssignedPlan, InternalAccount } from './internal-account.ts';

const TEAMS = 'teamspaceapi';
/** Services that keep things under the account, as plans name them: OneDrive and recordings, chats, flows. */
const KEEPS = ['sharepoint', TEAMS, 'processsimple'];

/** What hangs on the account, and what goes on by itself once it is an outsider's. */
export const BELONGINGS_RULES = {
  // E9. Whether we trust the partner's devices cannot be read.
  'conditional-access-may-lock-out': {
    severity: 'warn',
    basis: 'documented',
    since: '2026-03',
    reads: ['accessPolicies', 'groupsOf'],
    override: 'tick',
    assess: (facts) => {
      const ids = [facts.stated.accountId, ...(readingOf(facts.groupsOf)?.ids ?? [])];
      return (readingOf(facts.accessPolicies) ?? [])
        .filter((policy) => isReached(policy, ids))
        .map(({ name, asks }) => ({
          detail: { policy: name, asks, partner: partnerName(facts) },
          evidence: { property: 'grantControls.builtInControls', value: CONTROLS[asks] },
        }));
    },
  },
  // checks 3.1
  'owns-teams': {
    severity: 'warn',
    basis: 'documented',
    since: '2025-06',
    reads: ['owned'],
    override: 'tick',
    assess: ({ owned, solelyOwned }) => {
      const own = readingOf(owned)?.teams ?? [];
      const alone = own.filter(({ id }) => readingOf(solelyOwned)?.includes(id));
      const detail = { teams: own.map(({ name }) => name), sole: alone.map(({ name }) => name) };
      return own.length > 0 ? [{ detail, evidence: ownedObjects(detail.teams) }] : [];
    },
  },
  // checks 3.1: an owner can add credentials
  'owns-apps': {
    severity: 'warn',
    basis: 'ours',
    since: '2026-11',
    reads: ['owned'],
    override: 'tick',
    assess: ({ owned }) => {
      const apps = (readingOf(owned)?.apps ?? []).map(({ name }) => name);
      return apps.length > 0 ? [{ detail: { apps }, evidence: ownedObjects(apps) }] : [];
    },
  },
  // checks 3.1
  'signs-in-on-devices': {
    severity: 'warn',
    basis: 'ours',
    since: '2026-11',
    reads: ['devices'],
    override: 'tick',
    assess: (facts) => {
      const count = readingOf(facts.devices) ?? 0;
      const evidence = { property: 'registeredDevices', value: `${count}` };
      return count > 0 ? [{ detail: { count, name: holderName(facts) }, evidence }] : [];
    },
  },
  // checks 3.1
  'keeps-data-here': {
    severity: 'info',
    basis: 'ours',
    since: '2026-11',
    reads: ['account'],
    override: 'tick',
    assess: ofAccount((account) => {
      const keeping = account.plans.filter(({ service }) => KEEPS.includes(service.toLowerCase())).filter(isKept);
      const services = [...new Set(keeping.map(({ service }) => service))];
      return services.length > 0
        ? [{ detail: {}, evidence: { property: 'assignedPlans.service', value: services.join(', ') } }]
        : [];
    }),
  },
  // checks 3.1
  'used-by-programs': {
    severity: 'info',
    basis: 'ours',
    since: '2026-11',
    reads: ['usedByProgramsAt'],
    override: 'tick',
    assess: ({ usedByProgramsAt }) => {
      const at = readingOf(usedByProgramsAt)?.toISOString();
      const property = 'signInActivity.lastNonInteractiveSignInDateTime';
      return at ? [{ detail: { at }, evidence: { property, value: at } }] : [];
    },
  },
  // checks 3.1
  'no-teams-for-holder': {
    severity: 'info',
    basis: 'ours',
    since: '2026-11',
    reads: ['account'],
    override: 'tick',
    assess: ofAccount((account, facts) =>
      hasTeams(account) ? [] : [{ detail: { name: holderName(facts) }, evidence: servicesOf(account) }],
    ),
  },
  // checks 3.1: what a conversion changes, or leads to, is named in the rule
  'dynamic-groups': {
    severity: 'info',
    basis: 'ours',
    since: '2026-11',
    reads: ['groupsOf'],
    override: 'tick',
    assess: (facts) => {
      const moving = (readingOf(facts.groupsOf)?.dynamic ?? []).filter(({ rule }) => mayMove(rule, facts));
      const groups = moving.map(({ name }) => name);
      const evidence = { property: 'membershipRule', value: moving.map(({ rule }) => rule).join('; ') };
      return groups.length > 0 ? [{ detail: { groups }, evidence }] : [];
    },
  },
  // checks 3.1: there is no way to look, so it is always said
  'not-visible': {
    severity: 'info',
    basis: 'ours',
    since: '2026-11',
    reads: [],
    override: 'tick',
    assess: () => [{ detail: {} }],
  },
} satisfies Partial<ConversionRuleTable>;

const CONTROLS: Readonly<Record<AskedOfDevice, string>> = {
  'compliant-device': 'compliantDevice',
  'joined-device': 'domainJoinedDevice',
  'approved-app': 'approvedApplication',
  'app-protection': 'compliantApplication',
  block: 'block',
};

/** Whether the policy is going to count for the account, which is then an outsider's and keeps its groups. */
function isReached({ includes, excludes, excludesGuests }: AccessPolicy, ids: readonly string[]): boolean {
  if (excludesGuests || isNamed(excludes, ids)) return false;
  return typeof includes === 'string' || isNamed(includes, ids);
}

function isNamed(named: readonly string[], ids: readonly string[]): boolean {
  return named.some((name) => ids.some((id) => isSameText(name, id)));
}

function ownedObjects(names: readonly string[]) {
  return { property: 'ownedObjects', value: names.join(', ') };
}

/** A plan that is suspended keeps what was there. */
function isKept({ status }: AssignedPlan): boolean {
  return status !== 'Deleted';
}

function hasTeams({ plans }: InternalAccount): boolean {
  return plans.some(
    ({ service, status }) => isSameText(service, TEAMS) && status !== 'Deleted' && status !== 'Suspended',
  );
}

/** Teams among them is suspended or taken away, which stands behind it. */
function servicesOf({ plans }: InternalAccount) {
  const services = plans.map(({ service, status }) =>
    isSameText(service, TEAMS) || status === 'Deleted' ? `${service} (${status})` : service,
  );
  return { property: 'assignedPlans.service', value: [...new Set(services)].join(', ') };
}

/** The rule reads a property that changes, or names the domain of the old `mail` or of the new. */
function mayMove(rule: string, facts: ConversionFacts): boolean {
  const mail = accountIn(facts)?.mail;
  const domains = [externalDomain(facts), ...(mail ? [mail.slice(mail.lastIndexOf('@') + 1)] : [])];
  return (
    /\buser\.(?:mail|otherMails|proxyAddresses|userType|creationType)\b/i.test(rule) ||
    domains.some((domain) => rule.toLowerCase().includes(domain.toLowerCase()))
  );
}
