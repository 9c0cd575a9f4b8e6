import type { Group, OrgContact, User } from '@microsoft/microsoft-graph-types';
import type { Random } from './random.ts';
import type { Replicated } from './replicated.ts';
import type { TenantClock } from './tenant-clock.ts';
import type { VariantValues } from './variants.ts';

export interface UserRecord {
  readonly id: string;
  readonly properties: User;
  readonly sponsors: readonly string[];
  readonly managerId: string | undefined;
  readonly hasMailbox: boolean;
  /** Template ids of active and of eligible directory roles. */
  readonly roles: readonly string[];
  readonly eligibleRoles: readonly string[];
  readonly devices: readonly string[];
  readonly ownedApplications: readonly string[];
  readonly licences: readonly {
    readonly skuId: string;
    readonly skuPartNumber: string;
    readonly plans: readonly string[];
  }[];
  /** The outside account it signs in with once redeemed; the directory itself does not say (E13). */
  readonly signsInAs: string | undefined;
  /** What this account is there to show. */
  readonly shows: string;
}

/** In the v1.0 schema, though the published types lack both. */
export type GroupProperties = Group & {
  readonly resourceBehaviorOptions?: string[];
  readonly resourceProvisioningOptions?: string[];
};

export interface GroupRecord {
  readonly id: string;
  readonly properties: GroupProperties;
  readonly members: readonly string[];
  readonly owners: readonly string[];
  readonly team: { readonly isArchived: boolean } | undefined;
  /** The group's own AllowToAddGuests; undefined means no settings object. */
  readonly allowToAddGuests: boolean | undefined;
  readonly shows: string;
}

export interface ContactRecord {
  readonly properties: OrgContact & { readonly id: string };
  readonly shows: string;
}

export interface DomainRecord {
  readonly id: string;
  readonly isVerified: boolean;
  readonly isDefault: boolean;
  readonly isInitial: boolean;
  readonly authenticationType: 'Managed' | 'Federated';
  readonly shows: string;
}

export interface PartnerDomain {
  readonly domain: string;
  /** The Entra tenant behind the domain; undefined means there is none. */
  readonly tenant:
    | {
        readonly tenantId: string;
        readonly displayName: string;
        /** Where the organisation's own main domain is another one. */
        readonly defaultDomain?: string;
      }
    | undefined;
  /** A SAML or WS-Fed provider set up for the domain in this tenant. */
  readonly isSamlFederated: boolean;
  readonly shows: string;
}

export type Access = 'allowed' | 'blocked';

export interface PartnerPolicy {
  /** null inherits from the default (G7.3). */
  readonly usersAndGroups: Access | null;
  readonly applications: Access | null;
  readonly automaticConsent: boolean;
  /** Where only some are allowed: their addresses. The policy itself names ids of the other tenant, which nobody here can read. */
  readonly people?: readonly string[];
}

export interface Policies {
  readonly allowInvitesFrom: 'none' | 'adminsAndGuestInviters' | 'adminsGuestInvitersAndAllMembers' | 'everyone';
  readonly allowedDomains: readonly string[];
  readonly blockedDomains: readonly string[];
  readonly crossTenantDefault: { readonly usersAndGroups: Access; readonly applications: Access };
  /** By tenant id. */
  readonly partners: Readonly<Record<string, PartnerPolicy>>;
  /** Values of Group.Unified as Graph has them, strings; null means no settings object. */
  readonly groupSettings: Readonly<Record<string, string>> | null;
  readonly emailCode: 'default' | 'enabled' | 'disabled';
  readonly sharing: {
    readonly sharingCapability:
      | 'disabled'
      | 'externalUserSharingOnly'
      | 'externalUserAndGuestSharing'
      | 'existingExternalUserSharingOnly';
    readonly sharingDomainRestrictionMode: 'none' | 'allowList' | 'blockList';
    readonly sharingAllowedDomainList: readonly string[];
    readonly sharingBlockedDomainList: readonly string[];
  };
}

export interface AppRegistration {
  readonly clientId: string;
  readonly objectId: string;
  readonly displayName: string;
  readonly granted: ReadonlySet<string>;
  /** Directory roles of the service principal, by template id. */
  readonly roles: readonly string[];
}

export interface Ticket {
  readonly ticket: string;
  readonly userId: string;
  readonly address: string;
  readonly redirectUrl: string;
  readonly isAlive: boolean;
}

export interface Mail {
  readonly id: string;
  readonly mailbox: string;
  readonly from: { readonly address: string; readonly name: string };
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly html: string | null;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly saveToSentItems: boolean;
  readonly sentBy: 'guestlist' | 'microsoft';
  readonly receivedAt: string;
}

export interface DeletedUser {
  readonly record: UserRecord;
  readonly originalName: string;
  /** The groups to come back to. */
  readonly memberOf?: readonly string[];
  readonly ownerOf?: readonly string[];
}

export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: unknown;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly requestId: string;
  readonly batchId?: string;
  /** The status of an act whose answer never reached the caller. */
  readonly lostStatus?: number;
}

/** What goes wrong on a path. Each is there so that a test can count what the caller did afterwards (checks 5 #1, #10). */
export interface Fault {
  /** Left out: every method. */
  readonly method: string | undefined;
  /** The beginning of the path, or a regular expression over path and query. */
  readonly path: string;
  /** How often it happens; null is always. */
  readonly times: number | null;
  readonly latencyMs: number;
  /** Answered instead of acting. */
  readonly status: number | undefined;
  readonly body: unknown;
  readonly retryAfter: string | null;
  /** The act is done, the answer never arrives: reset, or a 503 or 504 in its place. */
  readonly loseAnswer: 'reset' | '503' | '504' | undefined;
  /** 200 and a page of HTML, nothing done. */
  readonly html: boolean;
  /** The act is done, half of the answer arrives, then the connection is reset. */
  readonly half: boolean;
  /** Nothing done, no answer ever. */
  readonly hang: boolean;
  /** Reset before anything is done. */
  readonly before: 'reset' | undefined;
  readonly fired: number;
}

/** One line of the directory's audit log. */
export interface Audit {
  readonly id: string;
  readonly at: string;
  /** The log is late: nobody reads the line before this (G11.4). */
  readonly readableAt: string;
  readonly activity: string;
  readonly correlationId: string;
  /** Undefined: a person did it. */
  readonly app: AppRegistration | undefined;
  /** Undefined: the account itself, as when a guest redeems. */
  readonly by?: { readonly id: string; readonly userPrincipalName: string } | undefined;
  readonly target: { readonly id: string; readonly type: string; readonly name: string | null };
}

/** What somebody asked to be told changes about. */
export interface Delta {
  readonly startedAt: number;
  readonly query: string;
  /** Each account as it was shown last, by its id. */
  readonly shown: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

export interface Quotas {
  /** Undefined: by the size of the tenant, as published. */
  readonly resourceUnits: number | undefined;
  readonly writes: number;
  /** How many objects the directory may hold. */
  readonly objects: number;
}

export interface Spending {
  readonly at: number;
  readonly cost: number;
}

/** What nobody can read beforehand: the other side of cross-tenant access (G7.3). */
export type PartnerSide = 'blocked' | 'app-disabled';

export interface Span {
  readonly minSeconds: number;
  readonly maxSeconds: number;
}

export interface TenantState {
  readonly users: Replicated<UserRecord>;
  readonly groups: Replicated<GroupRecord>;
  readonly deleted: Map<string, DeletedUser>;
  readonly contacts: ContactRecord[];
  readonly domains: DomainRecord[];
  partnerDomains: readonly PartnerDomain[];
  policies: Policies;
  readonly apps: Map<string, AppRegistration>;
  /** Resource-specific consent by team: it is given team by team and stands in no token. */
  readonly teamConsents: Map<string, readonly string[]>;
  readonly tickets: Map<string, Ticket>;
  /** When Teams begins to list a member of a team, by `group/user`; absent means it always has. */
  readonly listedAt: Map<string, number>;
  readonly mails: Mail[];
  readonly traffic: Exchange[];
  /** By domain. */
  readonly partnerSides: Map<string, PartnerSide>;
  /** By user id: the catalogue ids of the Teams apps that the person has. */
  readonly installedApps: Map<string, readonly string[]>;
  /** Whose Teams policy takes no app. */
  readonly appsRefusedBy: Set<string>;
  readonly audits: Audit[];
  readonly deltas: Map<string, Delta>;
  readonly spent: Map<string, readonly Spending[]>;
  quotas: Quotas;
  /** How many answers were 429 for want of a quota, and how many batches came. */
  throttled: number;
  batches: number;
  faults: Fault[];
  variants: VariantValues;
  replication: Span;
  teamsListing: Span;
}

export interface World {
  readonly clock: TenantClock;
  readonly random: Random;
  /** `http://127.0.0.1:3980`, known once the server listens. */
  origin(): string;
  readonly state: TenantState;
  reset(): void;
}
