import type { AddressProblem, EmailAddress } from './email-address.ts';
import type { Fact } from './facts.ts';
import type { Reference, UserId } from './ids.ts';
import { type DirectoryPerson, hasAccepted, isOutsider, isPending } from './person.ts';
import type { Policy } from './policy.ts';
import type { Team, TeamOwner } from './team.ts';

export interface OpenInvitation {
  readonly inviterId: UserId;
  readonly reference: Reference;
}

/** All that an invitation is judged by. `own-domains`, … are the names under which the directory reads them. */
export interface EligibilityFacts {
  readonly address: { readonly address: EmailAddress } | { readonly problem: AddressProblem };
  readonly ownDomains: Fact<readonly string[]>;
  readonly inviter: Fact<DirectoryPerson | undefined>;
  /** Which of the policy's inviters and admins the inviter is, or is in. */
  readonly memberships: Fact<readonly string[]>;
  readonly team: Fact<Team | undefined> | undefined;
  readonly owners: Fact<readonly TeamOwner[]> | undefined;
  readonly accounts: Fact<readonly DirectoryPerson[]>;
  /** An invitation of ours to this address that is still open, read from the ledger. */
  readonly openHere: OpenInvitation | undefined;
}

export type ReadFact = 'ownDomains' | 'inviter' | 'memberships' | 'team' | 'owners' | 'accounts';

export function problemOf<Code extends AddressProblem['code']>(
  address: EligibilityFacts['address'],
  code: Code,
): Extract<AddressProblem, { code: Code }> | undefined {
  if (!('problem' in address) || address.problem.code !== code) return undefined;
  return address.problem as Extract<AddressProblem, { code: Code }>;
}

export function readingOf<T>(fact: Fact<T>): T | undefined {
  return 'read' in fact ? fact.read : undefined;
}

export function addressOf({ address }: EligibilityFacts): EmailAddress | undefined {
  return 'address' in address ? address.address : undefined;
}

export function addressText(facts: EligibilityFacts): string {
  return addressOf(facts) ?? '';
}

export function found(facts: EligibilityFacts): { address: string } {
  return { address: addressText(facts) };
}

export function accountWhere(
  facts: EligibilityFacts,
  holds: (account: DirectoryPerson) => boolean,
): DirectoryPerson | undefined {
  return readingOf(facts.accounts)?.find(holds);
}

export function isExternal(account: DirectoryPerson, facts: EligibilityFacts): boolean {
  return isOutsider(account, readingOf(facts.ownDomains) ?? []);
}

export function isUsable(account: DirectoryPerson): boolean {
  return (
    account.accountEnabled && !isPending(account) && (hasAccepted(account) || account.externalUserState === undefined)
  );
}

export function colleagueAt(facts: EligibilityFacts): DirectoryPerson | undefined {
  return accountWhere(facts, (account) => !isExternal(account, facts));
}

export function isAdmin(facts: EligibilityFacts, policy: Policy): boolean {
  const held = readingOf(facts.memberships) ?? [];
  return policy.admins.some((id) => held.includes(id));
}

export function holdsInvitersRight(facts: EligibilityFacts, policy: Policy): boolean {
  const held = readingOf(facts.memberships) ?? [];
  return isAdmin(facts, policy) || policy.inviters.some((id) => held.includes(id));
}
