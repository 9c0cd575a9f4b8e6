import { BIN_DAYS } from '../bin.ts';
import { readingOf } from '../eligibility-facts.ts';
import { type FoundAccount, isOutsider, isPending } from '../person.ts';
import type { ConversionFacts } from './conversion-facts.ts';
import type { Evidence } from './conversion-finding.ts';
import { accountIn, forAccounts, isSameText, ofAccount, ownDomainsIn } from './conversion-reading.ts';
import type { ConversionRuleTable } from './conversion-rule.ts';
import type { InternalAccount } from './internal-account.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether the account is an outsider's already, and who else holds the address. */
export const EXTERNAL_RULES = {
  // G2.3 row 7; our own that ended may be made anew, which gives the same account another link (G1 trap 9)
  'already-invited': {
    severity: 'block',
    basis: 'documented',
    since: '2026-04',
    reads: ['account'],
    mustBeRead: true,
    override: 'never',
    assess: ofAccount((account, { stated: { ended } }) => {
      if (!isPending(account)) return [];
      const evidence = { property: 'externalUserState', value: account.externalUserState };
      const detail = sinceOf(account);
      return ended === undefined
        ? [{ detail, evidence }]
        : [{ severity: 'warn', detail: { ...detail, ended }, evidence }];
    }),
  },
  // G2.3 row 7: by the state, the identities and how the account came to be
  'already-external': {
    severity: 'block',
    basis: 'documented',
    since: '2026-04',
    reads: ['account', 'ownDomains'],
    seesPart: true,
    mustBeRead: true,
    override: 'never',
    applies: forAccounts((account) => !isPending(account)),
    assess: ofAccount((account, facts) => {
      const provider = outsideIssuer(account, readingOf(facts.ownDomains));
      const evidence = signOfOutsider(account, provider);
      return evidence ? [{ detail: { ...sinceOf(account), ...(provider && { provider }) }, evidence }] : [];
    }),
  },
  // G2.3 row 8: accounts are not merged
  'address-taken': {
    severity: 'block',
    basis: 'documented',
    since: '2025-02',
    reads: ['accounts', 'ownDomains', 'groups'],
    seesPart: true,
    mustBeRead: true,
    override: 'never',
    assess: (facts) => {
      const { address } = facts.stated;
      const users = holdersIn(facts).filter((holder) => !isGuest(holder, facts));
      return [
        ...users.map((holder) => ({
          detail: { address, owner: nameOf(holder), kind: 'user' as const },
          evidence: placeOf(holder, address),
        })),
        ...(readingOf(facts.groups) ?? []).map(({ name }) => ({
          detail: { address, owner: name, kind: 'group' as const },
          evidence: { property: 'proxyAddresses', value: address },
        })),
      ];
    },
  },
  // G2.3 row 8: a warning to an invitation, and in the way of a conversion (checks 1)
  'address-of-a-contact': {
    severity: 'block',
    basis: 'documented',
    since: '2025-02',
    reads: ['contacts'],
    mustBeRead: true,
    override: 'never',
    assess: ({ contacts, stated: { address } }) =>
      (readingOf(contacts) ?? []).map(({ name }) => ({
        detail: { address, owner: name },
        evidence: { property: 'proxyAddresses', value: address },
      })),
  },
  // G2.3 row 8: worth knowing, and nobody's account
  'other-mail-elsewhere': {
    severity: 'info',
    basis: 'documented',
    since: '2024-12',
    reads: ['accounts'],
    override: 'tick',
    assess: (facts) => {
      const { address } = facts.stated;
      return othersIn(facts)
        .filter(({ isOnlyOtherMail }) => isOnlyOtherMail)
        .map((holder) => ({
          detail: { address, owner: nameOf(holder) },
          evidence: { property: 'otherMails', value: address },
        }));
    },
  },
  // checks 1, row 8: both are named, their names being the same more often than not
  'guest-twin': {
    severity: 'block',
    basis: 'documented',
    since: '2025-02',
    reads: ['accounts', 'ownDomains'],
    mustBeRead: true,
    override: 'never',
    assess: (facts) => {
      const account = accountIn(facts)?.userPrincipalName ?? facts.stated.accountId;
      return holdersIn(facts)
        .filter((holder) => isGuest(holder, facts))
        .map((holder) => ({
          detail: { guest: holder.userPrincipalName, account },
          evidence: placeOf(holder, facts.stated.address),
        }));
    },
  },
  // G2.3 rows 8 and 24: whoever is in the bin holds the address until they are purged
  'address-in-bin': {
    severity: 'block',
    basis: 'documented',
    since: '2025-02',
    reads: ['deleted'],
    override: 'second admin with a reason',
    assess: ({ deleted, stated: { address } }) =>
      (readingOf(deleted) ?? []).map(({ name, deletedAt }) => {
        const until = new Date(deletedAt.getTime() + BIN_DAYS * DAY_MS);
        const at = deletedAt.toISOString();
        return {
          detail: { address, name: name || address, deletedAt: at, until: until.toISOString() },
          evidence: { property: 'deletedDateTime', value: at },
        };
      }),
  },
} satisfies Partial<ConversionRuleTable>;

function sinceOf({ externalUserStateChangedAt: since }: InternalAccount) {
  return since ? { since: since.toISOString() } : {};
}

/** Who signs the account in from outside. Which issuers are our own cannot be said without our domains. */
function outsideIssuer({ identities }: InternalAccount, ownDomains: readonly string[] | undefined) {
  return identities.find(
    ({ signInType, issuer }) =>
      ownDomains && signInType === 'federated' && issuer && !ownDomains.includes(issuer.toLowerCase()),
  )?.issuer;
}

function signOfOutsider(account: InternalAccount, provider: string | undefined): Evidence | undefined {
  const { externalUserState, creationType } = account;
  if (externalUserState !== undefined) return { property: 'externalUserState', value: externalUserState };
  if (provider !== undefined) return { property: 'identities.issuer', value: provider };
  return creationType === 'Invitation' ? { property: 'creationType', value: creationType } : undefined;
}

/** The account itself may hold the address, and has to in the end. */
function othersIn({ accounts, stated }: ConversionFacts): readonly FoundAccount[] {
  return (readingOf(accounts) ?? []).filter(({ id }) => !isSameText(id, stated.accountId));
}

/** Without our own domains nobody can say who is a guest. */
function holdersIn(facts: ConversionFacts): readonly FoundAccount[] {
  if (!readingOf(facts.ownDomains)) return [];
  return othersIn(facts).filter(({ isOnlyOtherMail }) => !isOnlyOtherMail);
}

function isGuest(holder: FoundAccount, facts: ConversionFacts): boolean {
  return isOutsider(holder, ownDomainsIn(facts));
}

function nameOf({ displayName, userPrincipalName }: FoundAccount): string {
  return displayName || userPrincipalName;
}

function placeOf({ mail, userPrincipalName }: FoundAccount, address: string): Evidence {
  if (mail && isSameText(mail, address)) return { property: 'mail', value: mail };
  if (isSameText(userPrincipalName, address)) return { property: 'userPrincipalName', value: userPrincipalName };
  return { property: 'proxyAddresses', value: address };
}
