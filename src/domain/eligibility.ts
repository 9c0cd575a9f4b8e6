import {
  accountWhere,
  addressOf,
  addressText,
  colleagueAt,
  type EligibilityFacts,
  found,
  holdsInvitersRight,
  isAdmin,
  isExternal,
  isUsable,
  problemOf,
  type ReadFact,
  readingOf,
} from './eligibility-facts.ts';
import { domainOf } from './email-address.ts';
import type { Unread } from './facts.ts';
import { isOutsider, isPending } from './person.ts';
import type { Policy } from './policy.ts';

export type Severity = 'block' | 'warn' | 'not-checked' | 'info';

interface EligibilityRule {
  readonly code: string;
  readonly severity: Severity;
  /** Where the rule comes from: Microsoft's documentation, the field, or us. */
  readonly basis: 'documented' | 'field' | 'ours';
  readonly since: string;
  readonly reads: readonly ReadFact[];
  /** Who reads the finding in full; an inviter reads “somebody has to look at this” in place of an admin's. */
  readonly tells: 'inviter' | 'admin';
  readonly override: 'never' | 'second admin with a reason' | 'tick';
  readonly assess: (facts: EligibilityFacts, policy: Policy) => object | undefined;
}

export const ELIGIBILITY_RULES = [
  {
    code: 'address-malformed', // G3.2
    severity: 'block',
    basis: 'documented',
    since: '2024-06',
    reads: [],
    tells: 'inviter',
    override: 'never',
    assess: ({ address }) => problemOf(address, 'address-malformed'),
  },
  {
    code: 'address-edge', // G3.2
    severity: 'block',
    basis: 'documented',
    since: '2024-06',
    reads: [],
    tells: 'inviter',
    override: 'never',
    assess: ({ address }) => problemOf(address, 'address-edge'),
  },
  {
    code: 'address-characters', // G2.3 row 9
    severity: 'block',
    basis: 'documented',
    since: '2024-06',
    reads: [],
    tells: 'inviter',
    override: 'never',
    assess: ({ address }) => problemOf(address, 'address-characters'),
  },
  {
    code: 'own-domain', // G3.1, exact match with verified domains (checks 1)
    severity: 'block',
    basis: 'documented',
    since: '2024-12',
    reads: ['ownDomains'],
    tells: 'inviter',
    override: 'never',
    assess: (facts) => {
      const invitee = addressOf(facts);
      if (!invitee || colleagueAt(facts)) return undefined;
      const domain = domainOf(invitee);
      return readingOf(facts.ownDomains)?.includes(domain) ? { domain, address: invitee } : undefined;
    },
  },
  {
    code: 'sub-domain-unlisted',
    severity: 'info',
    basis: 'ours',
    since: '2026-11',
    reads: ['ownDomains'],
    tells: 'inviter',
    override: 'never',
    assess: (facts) => {
      const invitee = addressOf(facts);
      if (!invitee) return undefined;
      const domain = domainOf(invitee);
      const own = readingOf(facts.ownDomains) ?? [];
      const parent = own.includes(domain) ? undefined : own.find((name) => domain.endsWith(`.${name}`));
      return parent ? { domain, own: parent } : undefined;
    },
  },
  {
    code: 'inviter-not-allowed',
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['inviter', 'memberships', 'ownDomains'],
    tells: 'inviter',
    override: 'never',
    assess: (facts, policy) => {
      const inviter = readingOf(facts.inviter);
      if (!inviter?.accountEnabled || isOutsider(inviter, readingOf(facts.ownDomains) ?? [])) return {};
      return facts.team === undefined && !holdsInvitersRight(facts, policy) ? {} : undefined;
    },
  },
  {
    code: 'not-team-owner',
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['owners', 'team', 'memberships', 'inviter'],
    tells: 'inviter',
    override: 'never',
    assess: (facts, policy) => {
      if (facts.team === undefined || isAdmin(facts, policy)) return undefined;
      const inviter = readingOf(facts.inviter);
      const owners = facts.owners && readingOf(facts.owners);
      if (inviter && owners?.some(({ id }) => id === inviter.id)) return undefined;
      return {
        team: readingOf(facts.team)?.name ?? '',
        owners: (owners ?? []).flatMap(({ name }) => (name ? [name] : [])),
      };
    },
  },
  {
    code: 'invited-by-colleague',
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: [],
    tells: 'inviter',
    override: 'never',
    assess: ({ openHere, address }) =>
      openHere && 'address' in address ? { address: address.address, reference: openHere.reference } : undefined,
  },
  {
    code: 'already-invited', // G8.1
    severity: 'block',
    basis: 'documented',
    since: '2024-12',
    reads: ['accounts'],
    tells: 'inviter',
    override: 'never',
    assess: (facts) => (!facts.openHere && accountWhere(facts, isPending) ? found(facts) : undefined),
  },
  {
    code: 'guest-blocked', // checks 3.2
    severity: 'block',
    basis: 'field',
    since: '2026-11',
    reads: ['accounts', 'ownDomains'],
    tells: 'admin',
    override: 'never',
    assess: (facts) => {
      const guest = accountWhere(facts, (account) => isExternal(account, facts) && !account.accountEnabled);
      return guest ? { name: guest.displayName, guestId: guest.id } : undefined;
    },
  },
  {
    code: 'already-a-guest', // G8.1
    severity: 'block',
    basis: 'documented',
    since: '2024-12',
    reads: ['accounts', 'ownDomains'],
    tells: 'inviter',
    override: 'never',
    assess: (facts) =>
      accountWhere(facts, (account) => isExternal(account, facts) && account.userType === 'Guest' && isUsable(account))
        ? found(facts)
        : undefined,
  },
  {
    code: 'an-external-member', // checks 3.2
    severity: 'block',
    basis: 'documented',
    since: '2026-03',
    reads: ['accounts', 'ownDomains'],
    tells: 'inviter',
    override: 'never',
    assess: (facts) =>
      accountWhere(facts, (account) => isExternal(account, facts) && account.userType !== 'Guest' && isUsable(account))
        ? found(facts)
        : undefined,
  },
  {
    code: 'a-colleague', // G8.1
    severity: 'block',
    basis: 'documented',
    since: '2024-12',
    reads: ['accounts', 'ownDomains'],
    tells: 'inviter',
    override: 'never',
    assess: (facts) => {
      const account = colleagueAt(facts);
      return account ? { address: addressText(facts), account: account.userPrincipalName } : undefined;
    },
  },
] as const satisfies readonly EligibilityRule[];

type Rule = (typeof ELIGIBILITY_RULES)[number];
export type FindingCode = Rule['code'];
export type DetailOf<Code extends FindingCode> = NonNullable<ReturnType<Extract<Rule, { code: Code }>['assess']>>;

/** One reason, with its code: either what the rule saw, or why it could not look. */
export type Finding =
  | {
      [Code in FindingCode]: {
        readonly code: Code;
        readonly severity: 'block' | 'warn' | 'info';
        readonly detail: DetailOf<Code>;
      };
    }[FindingCode]
  | { readonly code: FindingCode; readonly severity: 'not-checked'; readonly fact: ReadFact; readonly unread: Unread };

export interface Eligibility {
  /** False as soon as one finding blocks. An invitation may go on with unread checks: Microsoft applies the rule itself. */
  readonly eligible: boolean;
  readonly findings: readonly Finding[];
  /** How many rules were looked at and said nothing. */
  readonly fine: number;
}

const ORDER: readonly Severity[] = ['block', 'warn', 'not-checked', 'info'];

/** Every reason at once, worst first. */
export function assessEligibility(facts: EligibilityFacts, policy: Policy): Eligibility {
  const findings = ELIGIBILITY_RULES.flatMap((rule): Finding[] => {
    const unread = firstUnread(rule.reads, facts);
    if (unread) return [{ code: rule.code, severity: 'not-checked', ...unread }];
    const detail = rule.assess(facts, policy);
    return detail ? [{ code: rule.code, severity: rule.severity, detail } as Finding] : [];
  });
  const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return {
    eligible: !mustBeRead(sorted) && sorted.every(({ severity }) => severity !== 'block'),
    findings: sorted,
    fine: ELIGIBILITY_RULES.length - findings.length,
  };
}

/** Whether the inviter may ask is no check that may be skipped: without it an act would have no right behind it. */
function mustBeRead(findings: readonly Finding[]): boolean {
  return findings.some(
    ({ code, severity }) => severity === 'not-checked' && (code === 'inviter-not-allowed' || code === 'not-team-owner'),
  );
}

/** The inviter's right alone, asked again right before each act. */
export function mayInvite(facts: EligibilityFacts, policy: Policy): boolean {
  const { findings } = assessEligibility(facts, policy);
  return !findings.some(
    ({ code, severity }) => severity !== 'info' && (code === 'inviter-not-allowed' || code === 'not-team-owner'),
  );
}

function firstUnread(
  reads: readonly ReadFact[],
  facts: EligibilityFacts,
): { fact: ReadFact; unread: Unread } | undefined {
  for (const name of reads) {
    const fact = facts[name];
    if (fact && 'unread' in fact) return { fact: name, unread: fact.unread };
  }
  return undefined;
}
