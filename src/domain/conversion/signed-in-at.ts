import { domainOf, parseMailbox } from '../email-address.ts';
import { type DirectoryPerson, hasAccepted, outsideIdentity } from '../person.ts';

/** Who signs an account in from outside, and, where an id is an address, the domain at which (E13). */
export interface SignedIn {
  /** An issuer, as read. */
  readonly provider: string;
  readonly at?: string | undefined;
}

/** Undefined: nobody from outside does, or it is not shown yet. */
export function signedInBy(
  person: Pick<DirectoryPerson, 'identities'>,
  ownDomains: readonly string[],
): SignedIn | undefined {
  const { issuer, assignedId } = outsideIdentity(person, ownDomains) ?? {};
  const address = assignedId === undefined ? undefined : parseMailbox(assignedId);
  return issuer === undefined ? undefined : { provider: issuer, at: address && domainOf(address) };
}

/** By its state or by whoever signs it in: one may be shown before the other (checks 5). */
export function isRedeemed(person: DirectoryPerson, ownDomains: readonly string[]): boolean {
  return hasAccepted(person) || signedInBy(person, ownDomains) !== undefined;
}
