import type { UserId } from './ids.ts';

/** What decides whether a person of the directory may do something here. */
export interface DirectoryPerson {
  readonly id: UserId;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly mail?: string | undefined;
  readonly accountEnabled: boolean;
  readonly userType?: string | undefined;
  readonly externalUserState?: string | undefined;
  readonly identities: readonly {
    readonly signInType?: string | undefined;
    readonly issuer?: string | undefined;
    /** Of an external identity often empty; where it is an address, it says where they sign in (E13). */
    readonly assignedId?: string | undefined;
  }[];
  readonly preferredLanguage?: string | undefined;
}

/** An account that holds an address. */
export interface FoundAccount extends DirectoryPerson {
  /** The address stands in `otherMails` and nowhere else: worth knowing, but not the account of that address (checks 1, row 8). */
  readonly isOnlyOtherMail: boolean;
}

/**
 * Outsiders never approve, convert, administer or invite, whatever group they are in (checks 1):
 * a converted account stays `Member`, so the state and the identities count as well.
 */
export function isOutsider(person: DirectoryPerson, ownDomains: readonly string[]): boolean {
  return person.userType === 'Guest' || isFromOutside(person, ownDomains);
}

/**
 * There is, or was, an invitation to accept: by the state, or, where Microsoft names none, by who signs them in (G2.3 row 7).
 * An internal account that is called a guest has neither.
 */
export function isFromOutside(person: DirectoryPerson, ownDomains: readonly string[]): boolean {
  return person.externalUserState !== undefined || outsideIdentity(person, ownDomains) !== undefined;
}

/** By which somebody else signs them in; an issuer of our own is one of our domains. */
export function outsideIdentity(
  { identities }: Pick<DirectoryPerson, 'identities'>,
  ownDomains: readonly string[],
): DirectoryPerson['identities'][number] | undefined {
  return identities.find(
    ({ signInType, issuer }) =>
      signInType === 'federated' && issuer !== undefined && !ownDomains.includes(issuer.toLowerCase()),
  );
}

/** Pending: invited, not yet accepted (G6). */
export function isPending(person: DirectoryPerson): boolean {
  return person.externalUserState === 'PendingAcceptance';
}

export function hasAccepted(person: DirectoryPerson): boolean {
  return person.externalUserState === 'Accepted';
}
