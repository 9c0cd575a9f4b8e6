/** `allowInvitesFrom` of the authorization policy (G7.1). */
export type InvitesFrom = 'none' | 'adminsAndGuestInviters' | 'adminsGuestInvitersAndAllMembers' | 'everyone';

/** How many of a partner's people, or of our applications, inbound B2B collaboration lets in. */
export type Reach = 'all' | 'some' | 'none';

/** One entry of the cross-tenant access settings; an undefined part is inherited from the default (checks 1, row 15). */
export interface InboundAccess {
  readonly people?: Reach | undefined;
  readonly applications?: Reach | undefined;
  /** Where some are let in or kept out: which, as the settings name them. */
  readonly scopes?: { readonly people?: string | undefined; readonly applications?: string | undefined } | undefined;
  /** `automaticUserConsentSettings.inboundAllowed`: no consent page, and no need of our link. */
  readonly redeemsByItself?: boolean | undefined;
}

/** The Entra tenant behind a domain (G7.3). */
export interface HomeTenant {
  readonly tenantId: string;
  readonly name: string;
  readonly defaultDomain: string;
}

/** The tenant's own lists of domains, lower case; one that is empty says nothing (G7.2). */
export interface DomainLists {
  readonly allowed: readonly string[];
  readonly blocked: readonly string[];
}

/** What SharePoint lets guests see of files, tenant-wide. */
export interface FileSharing {
  readonly isOff: boolean;
  /** Undefined: no list of that kind is in force. */
  readonly allowedDomains?: readonly string[] | undefined;
  readonly blockedDomains?: readonly string[] | undefined;
}

/** A group or a contact that holds an address. */
export interface Holder {
  readonly id: string;
  readonly name: string;
}

/** A user in the bin; the sign-in name is mangled there and never compared (checks 1, row 24). */
export interface DeletedAccount {
  readonly id: string;
  readonly name: string;
  readonly deletedAt: Date;
  readonly userType?: string | undefined;
}

/** The same, with the addresses that it comes back with. */
export interface DeletedPerson extends DeletedAccount {
  readonly mail?: string | undefined;
  readonly otherMails: readonly string[];
}

/** What the directory's audit log says of a deletion. */
export interface Deletion {
  readonly at: Date;
  /** A person or an app, by its name; undefined: the log names nobody. */
  readonly by?: string | undefined;
}
