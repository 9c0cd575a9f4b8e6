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

/** A line of the sign-in log. */
export interface SignIn {
  readonly at: Date;
  /** Of somebody from outside the one that they have at home, if the log knows it. */
  readonly name: string;
}

/**
 * The domain of the newest sign-in from outside, as the log tells it. A name of ours is that of the account itself, and says
 * nothing: before they accepted they signed in with it, and nobody has said what stands there for a converted one.
 */
export function signedInByLog(signIns: readonly SignIn[], ownDomains: readonly string[]): string | undefined {
  const outside = signIns.flatMap(({ at, name }) => {
    const address = parseMailbox(name);
    const domain = address && domainOf(address);
    return domain === undefined || ownDomains.includes(domain) || /#ext#/i.test(name) ? [] : [{ at, domain }];
  });
  return outside.toSorted((one, other) => other.at.getTime() - one.at.getTime()).at(0)?.domain;
}

/** By its state or by whoever signs it in: one may be shown before the other (checks 5). */
export function isRedeemed(person: DirectoryPerson, ownDomains: readonly string[]): boolean {
  return hasAccepted(person) || signedInBy(person, ownDomains) !== undefined;
}
