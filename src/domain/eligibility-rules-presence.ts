import { BIN_DAYS } from './bin.ts';
import { addressOf, type EligibilityFacts, readingOf, teamIn } from './eligibility-facts.ts';
import { NEW_LINK_DEEDS, type RuleTable } from './eligibility-rule.ts';
import { isFromOutside, isOutsider } from './person.ts';
import { conversionOf, type Presence, type PresenceCode, presenceOf } from './presence.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Who is here already; at most one of these says so. */
export const PRESENCE_RULES = {
  // checks 3.2
  'guest-blocked': {
    severity: 'block',
    basis: 'field',
    since: '2026-11',
    reads: ['accounts', 'ownDomains'],
    tells: 'admin',
    override: 'never',
    acts: 'always',
    assess: (facts) =>
      told(facts, 'guest-blocked', ({ account }) => ({ name: nameOf(facts, account), guestId: account?.id ?? '' })),
  },
  // checks 1: a disabled account may nothing
  'colleague-blocked': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['accounts', 'ownDomains'],
    tells: 'admin',
    override: 'never',
    acts: 'always',
    assess: (facts) => told(facts, 'colleague-blocked', ({ account }) => ({ name: nameOf(facts, account) })),
  },
  // product 10: a further link would end the one that the holder has, or undo a stop
  'account-being-converted': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['accounts', 'ownDomains'],
    tells: 'inviter',
    override: 'never',
    acts: 'always',
    assess: (facts) => {
      const presence = presenceOf(facts);
      const found = presence?.code === 'account-being-converted' && presence.account;
      const conversion = found && conversionOf(found, facts);
      if (!conversion) return undefined;
      return { address: address(facts), isStopped: conversion.isStopped, reference: conversion.reference };
    },
  },
  // G8.1; what the ledger says needs no reading
  'already-invited': {
    severity: 'choice',
    basis: 'documented',
    since: '2024-12',
    reads: [],
    tells: 'inviter',
    override: 'never',
    acts: 'always',
    assess: (facts) => told(facts, 'already-invited', () => ({ address: address(facts) })),
  },
  'invited-by-colleague': {
    severity: 'choice',
    basis: 'ours',
    since: '2026-11',
    reads: [],
    tells: 'inviter',
    override: 'never',
    acts: 'always',
    assess: (facts) => told(facts, 'invited-by-colleague', () => ({ address: address(facts) })),
  },
  // product 4.2
  'invited-by-somebody-else': {
    severity: 'choice',
    basis: 'documented',
    since: '2024-12',
    reads: ['accounts', 'ownDomains'],
    tells: 'inviter',
    override: 'never',
    acts: 'always',
    assess: (facts) => told(facts, 'invited-by-somebody-else', () => ({ address: address(facts) })),
  },
  // G8.1
  'already-a-guest': {
    severity: 'choice',
    basis: 'documented',
    since: '2024-12',
    reads: ['accounts', 'ownDomains'],
    tells: 'inviter',
    override: 'never',
    acts: 'always',
    assess: (facts) =>
      told(facts, 'already-a-guest', ({ account }) => ({
        ...accountDetail(facts, account),
        ...internalGuest(facts, account),
      })),
  },
  // checks 3.2
  'an-external-member': {
    severity: 'choice',
    basis: 'documented',
    since: '2026-03',
    reads: ['accounts', 'ownDomains'],
    tells: 'inviter',
    override: 'never',
    acts: 'always',
    assess: (facts) => told(facts, 'an-external-member', ({ account }) => accountDetail(facts, account)),
  },
  // G8.1
  'a-colleague': {
    severity: 'choice',
    basis: 'documented',
    since: '2024-12',
    reads: ['accounts', 'ownDomains'],
    tells: 'inviter',
    override: 'never',
    acts: 'always',
    assess: (facts) =>
      told(facts, 'a-colleague', ({ account }) => ({ ...accountDetail(facts, account), accountId: account?.id })),
  },
  // G8.1
  'already-in-team': {
    severity: 'choice',
    basis: 'documented',
    since: '2026-05',
    reads: ['team', 'accounts', 'ownDomains', 'inTeam'],
    tells: 'inviter',
    override: 'never',
    acts: 'always',
    assess: (facts) =>
      told(facts, 'already-in-team', ({ account }) => ({
        address: address(facts),
        name: nameOf(facts, account),
        team: teamIn(facts)?.name ?? '',
        ...(isColleague(facts, account) ? { isColleague: true as const } : internalGuest(facts, account)),
      })),
  },
  // G2.3 row 24: whoever is in the bin holds the address until they are purged
  deleted: {
    severity: 'block',
    basis: 'documented',
    since: '2025-02',
    reads: ['deleted'],
    tells: 'admin',
    override: 'second admin with a reason',
    acts: NEW_LINK_DEEDS,
    assess: (facts) => {
      const gone = readingOf(facts.deleted)?.toSorted((a, b) => b.deletedAt.getTime() - a.deletedAt.getTime())[0];
      if (!gone) return undefined;
      const until = new Date(gone.deletedAt.getTime() + BIN_DAYS * DAY_MS);
      return {
        name: gone.name || address(facts),
        isInternal: gone.userType === 'Member',
        deletedAt: gone.deletedAt.toISOString(),
        until: until.toISOString(),
      };
    },
  },
} satisfies Partial<RuleTable>;

function told<Detail>(
  facts: EligibilityFacts,
  code: PresenceCode,
  detailOf: (presence: Presence) => Detail,
): Detail | undefined {
  const presence = presenceOf(facts);
  return presence?.code === code ? detailOf(presence) : undefined;
}

function accountDetail(facts: EligibilityFacts, account: Presence['account']) {
  return { address: address(facts), name: nameOf(facts, account), account: account?.userPrincipalName ?? '' };
}

function isColleague({ ownDomains }: EligibilityFacts, account: Presence['account']): boolean {
  return account !== undefined && !isOutsider(account, readingOf(ownDomains) ?? []);
}

/** An account of ours that is called a guest: nobody was ever invited to it (product 5). */
function internalGuest({ ownDomains }: EligibilityFacts, account: Presence['account']) {
  const isInternal = account !== undefined && !isFromOutside(account, readingOf(ownDomains) ?? []);
  return isInternal ? { internalId: account.id } : {};
}

function nameOf(facts: EligibilityFacts, account: Presence['account']): string {
  return account?.displayName || address(facts);
}

function address(facts: EligibilityFacts): string {
  return addressOf(facts) ?? '';
}
