import { domainOf, parseMailbox, refusedCharacter } from '../email-address.ts';
import type { ConversionFacts } from './conversion-facts.ts';
import { externalDomain, forAccounts, holderName, ofAccount, ownDomainsIn } from './conversion-reading.ts';
import type { ConversionRuleTable } from './conversion-rule.ts';
import type { InternalAccount } from './internal-account.ts';
import { isMailWritable } from './mailbox-signs.ts';

/** What `mail` holds and what it will hold, and what was said about the person's own account. */
export const MAIL_RULES = {
  // G2.3 row 2
  'mail-missing': {
    severity: 'block',
    basis: 'documented',
    since: '2026-04',
    reads: ['account'],
    mustBeRead: true,
    override: 'never',
    assess: ofAccount((account, facts) => {
      const { address } = facts.stated;
      const detail = { address, ...cureOf(account, facts) };
      return account.mail ? [] : [{ detail, evidence: { property: 'mail' } }];
    }),
  },
  // G2.3 row 2
  'mail-differs': {
    severity: 'block',
    basis: 'documented',
    since: '2026-04',
    reads: ['account'],
    mustBeRead: true,
    override: 'never',
    applies: forAccounts(({ isSynced, mail }) => Boolean(mail) && !isSynced),
    assess: ofAccount((account, facts) => {
      const { mail } = account;
      const { address } = facts.stated;
      if (!mail || isAddress(mail, address)) return [];
      const detail = { mail, address, ...cureOf(account, facts) };
      return [{ detail, evidence: { property: 'mail', value: mail } }];
    }),
  },
  // G2.3 row 2: on-premises stays in charge of it
  'mail-differs-synced': {
    severity: 'block',
    basis: 'documented',
    since: '2026-04',
    reads: ['account'],
    mustBeRead: true,
    override: 'never',
    applies: forAccounts(({ isSynced, mail }) => Boolean(mail) && isSynced),
    assess: ofAccount(({ mail }, { stated: { address } }) => {
      if (!mail || isAddress(mail, address)) return [];
      return [{ detail: { mail, address }, evidence: { property: 'mail', value: mail } }];
    }),
  },
  // G2.3 row 6: an exact match with a verified domain (checks 1)
  'own-domain': {
    severity: 'block',
    basis: 'documented',
    since: '2024-12',
    reads: ['ownDomains'],
    override: 'never',
    assess: (facts) => {
      const domain = externalDomain(facts);
      if (!ownDomainsIn(facts).includes(domain)) return [];
      const { address } = facts.stated;
      return [{ detail: { domain, address }, evidence: { property: 'verifiedDomains', value: domain } }];
    },
  },
  // G2.3 row 9
  'address-characters': {
    severity: 'block',
    basis: 'documented',
    since: '2024-06',
    reads: [],
    override: 'never',
    assess: ({ stated: { address } }) => {
      const char = refusedCharacter(address);
      return char === undefined ? [] : [{ detail: { address, char } }];
    },
  },
  // G2.1: Teams lets in who signs in at the very domain of `mail`, which then holds the address. A sub-domain is another one.
  'sign-in-domain-differs': {
    severity: 'block',
    basis: 'documented',
    since: '2026-04',
    reads: [],
    override: 'second admin with a reason',
    assess: (facts) => {
      const { signIn, withoutTeams } = facts.stated;
      const domains = { signInDomain: domainOf(signIn), mailDomain: externalDomain(facts) };
      if (domains.signInDomain === domains.mailDomain) return [];
      const detail = { name: holderName(facts), ...domains };
      return withoutTeams === undefined ? [{ detail }] : [{ detail: { ...detail, withoutTeams }, severity: 'warn' }];
    },
  },
  // G2.3 row 25: as far as it was stated
  'sign-in-name-unknown': {
    severity: 'info',
    basis: 'documented',
    since: '2026-04',
    reads: [],
    override: 'tick',
    assess: ({ stated: { address, signIn } }) => (signIn === address ? [] : [{ detail: { address } }]),
  },
} satisfies Partial<ConversionRuleTable>;

/** Whether the value can be changed, and whether we are the ones who may. */
function cureOf(account: InternalAccount, facts: ConversionFacts) {
  const isWritable = isMailWritable(account, facts);
  return { isWritable, isCuredByUs: isWritable && facts.stated.mayWriteMail };
}

/** Compared without case, domains in their ASCII form (checks 1). */
function isAddress(mail: string, address: string): boolean {
  return (parseMailbox(mail) ?? mail) === address;
}
