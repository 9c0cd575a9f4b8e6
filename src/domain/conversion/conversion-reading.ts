import { readingOf } from '../eligibility-facts.ts';
import { domainOf } from '../email-address.ts';
import type { ConversionFacts } from './conversion-facts.ts';
import type { InternalAccount } from './internal-account.ts';

export function accountIn({ account }: Pick<ConversionFacts, 'account'>): InternalAccount | undefined {
  return readingOf(account);
}

/** What a rule sees of an account that is there. */
export function ofAccount<Seen>(see: (account: InternalAccount, facts: ConversionFacts) => readonly Seen[]) {
  return (facts: ConversionFacts): readonly Seen[] => {
    const account = accountIn(facts);
    return account ? see(account, facts) : [];
  };
}

/** A rule for accounts of one kind; one that was not read may be of that kind. */
export function forAccounts(isOfKind: (account: InternalAccount, facts: ConversionFacts) => boolean) {
  return (facts: ConversionFacts): boolean => {
    const account = accountIn(facts);
    return account === undefined || isOfKind(account, facts);
  };
}

export function externalDomain({ stated }: Pick<ConversionFacts, 'stated'>): string {
  return domainOf(stated.address);
}

export function ownDomainsIn({ ownDomains }: Pick<ConversionFacts, 'ownDomains'>): readonly string[] {
  return readingOf(ownDomains) ?? [];
}

/** How the person is called in a sentence. */
export function holderName(facts: Pick<ConversionFacts, 'account' | 'stated'>): string {
  return accountIn(facts)?.displayName || facts.stated.address;
}

/** The organisation behind the address; its domain, where it has no name or was not read. */
export function partnerName(facts: Pick<ConversionFacts, 'homeTenant' | 'stated'>): string {
  return readingOf(facts.homeTenant)?.name || externalDomain(facts);
}

/** Object ids and sign-in names are spelled in either case. */
export function isSameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
