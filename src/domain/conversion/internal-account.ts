import type { DirectoryPerson } from '../person.ts';

/** A service plan as `assignedPlans` lists it (G8.4). */
export interface AssignedPlan {
  readonly planId: string;
  /** Spelled by Microsoft in either case: `exchange`, `MicrosoftCommunicationsOnline`. */
  readonly service: string;
  readonly status: 'Enabled' | 'Warning' | 'Suspended' | 'Deleted' | 'LockedOut' | 'unknown';
}

/** A licence of the account: given to the person, or through a group. */
export interface AssignedLicence {
  readonly skuId: string;
  readonly disabledPlanIds: readonly string[];
  /** Object id of the group that gives it; undefined: given to the person. */
  readonly byGroup?: string | undefined;
}

/** The account that is to be converted, with all that G2.3 asks of it. */
export interface InternalAccount extends DirectoryPerson {
  readonly otherMails: readonly string[];
  readonly proxyAddresses: readonly string[];
  readonly creationType?: string | undefined;
  readonly createdAt?: Date | undefined;
  readonly externalUserStateChangedAt?: Date | undefined;
  readonly plans: readonly AssignedPlan[];
  readonly licences: readonly AssignedLicence[];
  readonly isSynced: boolean;
  readonly onPremisesUserPrincipalName?: string | undefined;
  readonly isResourceAccount: boolean;
  readonly isManagementRestricted: boolean;
}

/** What a person sees to tell accounts of one name apart. */
export interface AccountCandidate {
  readonly id: DirectoryPerson['id'];
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly department?: string | undefined;
}

/** A licence and the plans in it (`licenseDetails`), by which a plan is traced to the licence that brings it. */
export interface LicencePlans {
  readonly skuId: string;
  /** Microsoft's name of the licence, such as ENTERPRISEPACK. */
  readonly name?: string | undefined;
  readonly planIds: readonly string[];
}

export interface OwnedThings {
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  /** Applications and service principals. */
  readonly apps: readonly { readonly id: string; readonly name: string }[];
  /** Groups without a team, devices, whatever else there is; the name is empty where it may not be seen (E10). */
  readonly others: readonly { readonly id: string; readonly name: string; readonly type: string }[];
}

/** What an enabled Conditional Access policy asks of the account, as far as an outsider cannot show it (E9). */
export type AskedOfDevice = 'compliant-device' | 'joined-device' | 'approved-app' | 'app-protection' | 'block';

export interface AccessPolicy {
  readonly name: string;
  readonly asks: AskedOfDevice;
  /** `all`: everybody; `guests`: guests and external people; otherwise object ids of people and groups. */
  readonly includes: 'all' | 'guests' | readonly string[];
  readonly excludesGuests: boolean;
  readonly excludes: readonly string[];
}

/** `mailboxSettings.userPurpose`; undefined: no mailbox. */
export type MailboxPurpose = 'user' | 'linked' | 'shared' | 'room' | 'equipment' | 'others';

export interface DynamicGroup {
  readonly id: string;
  readonly name: string;
  readonly rule: string;
}
