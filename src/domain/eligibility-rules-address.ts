import { addressOf, domainIn, problemOf, readingOf } from './eligibility-facts.ts';
import { EVERY_DEED, LINK_DEEDS, NEW_LINK_DEEDS, type RuleTable } from './eligibility-rule.ts';
import { looksShared } from './shared-mailbox.ts';
import { unicodeDomain } from './unicode-domain.ts';
import { hasWebAddress } from './web-address.ts';

/** What the address and the message say by themselves, and whose the address is besides an account's. */
export const ADDRESS_RULES = {
  // G3.2
  'address-malformed': {
    severity: 'block',
    basis: 'documented',
    since: '2024-06',
    reads: [],
    tells: 'inviter',
    override: 'never',
    acts: ['invite'],
    assess: (facts) => problemOf(facts, 'address-malformed'),
  },
  // G3.2
  'address-edge': {
    severity: 'block',
    basis: 'documented',
    since: '2024-06',
    reads: [],
    tells: 'inviter',
    override: 'never',
    acts: ['invite'],
    assess: (facts) => problemOf(facts, 'address-edge'),
  },
  // G2.3 row 9
  'address-characters': {
    severity: 'block',
    basis: 'documented',
    since: '2024-06',
    reads: [],
    tells: 'inviter',
    override: 'never',
    acts: ['invite'],
    assess: (facts) => problemOf(facts, 'address-characters'),
  },
  'address-listed-twice': {
    severity: 'info',
    basis: 'ours',
    since: '2026-11',
    reads: [],
    tells: 'inviter',
    override: 'never',
    acts: EVERY_DEED,
    assess: (facts) => {
      const address = addressOf(facts);
      return address && facts.listed > 1 ? { address } : undefined;
    },
  },
  'domain-international': {
    severity: 'info',
    basis: 'ours',
    since: '2026-11',
    reads: [],
    tells: 'inviter',
    override: 'never',
    acts: EVERY_DEED,
    assess: (facts) => {
      const ascii = domainIn(facts);
      const domain = ascii && unicodeDomain(ascii);
      return domain && domain !== ascii ? { domain, ascii } : undefined;
    },
  },
  // checks 3.2: group mailboxes are not supported as invitees
  'looks-like-a-shared-mailbox': {
    severity: 'warn',
    basis: 'field',
    since: '2026-11',
    reads: [],
    tells: 'inviter',
    override: 'tick',
    acts: LINK_DEEDS,
    assess: (facts) => {
      const address = addressOf(facts);
      return address && looksShared(address) ? { address } : undefined;
    },
  },
  // product 4: shown, not clickable, and warned of
  'web-address-in-message': {
    severity: 'warn',
    basis: 'ours',
    since: '2026-11',
    reads: [],
    tells: 'inviter',
    override: 'tick',
    acts: NEW_LINK_DEEDS,
    assess: ({ message }) => (hasWebAddress(message) ? {} : undefined),
  },
  // G2.3 row 8
  'address-of-a-group': {
    severity: 'block',
    basis: 'documented',
    since: '2025-02',
    reads: ['groups'],
    tells: 'admin',
    override: 'never',
    acts: NEW_LINK_DEEDS,
    assess: (facts) => held(addressOf(facts), readingOf(facts.groups)?.[0]?.name),
  },
  // G2.3 row 8
  'address-of-a-contact': {
    severity: 'warn',
    basis: 'documented',
    since: '2025-02',
    reads: ['contacts'],
    tells: 'admin',
    override: 'tick',
    acts: NEW_LINK_DEEDS,
    assess: (facts) => held(addressOf(facts), readingOf(facts.contacts)?.[0]?.name),
  },
  // G2.3 row 8: worth knowing, and nobody's account
  'other-mail-elsewhere': {
    severity: 'info',
    basis: 'documented',
    since: '2024-12',
    reads: ['accounts'],
    tells: 'admin',
    override: 'never',
    acts: NEW_LINK_DEEDS,
    assess: (facts) => {
      const owner = readingOf(facts.accounts)?.find(({ isOnlyOtherMail }) => isOnlyOtherMail);
      return held(addressOf(facts), owner && (owner.displayName || owner.userPrincipalName));
    },
  },
} satisfies Partial<RuleTable>;

function held(address: string | undefined, owner: string | undefined) {
  return address === undefined || owner === undefined ? undefined : { owner, address };
}
