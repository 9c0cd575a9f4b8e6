import type { EmailAddress } from '../email-address.ts';
import type { Fact } from '../facts.ts';
import type { Reference, UserId } from '../ids.ts';
import type { DirectoryPerson, FoundAccount } from '../person.ts';
import type { DeletedAccount, DomainLists, Holder, HomeTenant, InboundAccess, InvitesFrom } from '../tenant-facts.ts';
import type {
  AccessPolicy,
  DynamicGroup,
  InternalAccount,
  LicencePlans,
  MailboxPurpose,
  OwnedThings,
} from './internal-account.ts';

/** What was said about the person, and by whom; nobody has verified it (product 5.3). */
export interface Stated {
  readonly accountId: UserId;
  readonly askerId: UserId;
  readonly address: EmailAddress;
  /** The account that they sign in with at home. */
  readonly signIn: EmailAddress;
  /** Why it is right to go on although Teams could not let them in. */
  readonly withoutTeams?: string | undefined;
  /** Whether Guestlist holds the permission to write `mail`. */
  readonly mayWriteMail: boolean;
  /** Another conversion of the account that is under way, as our own ledger says. */
  readonly running?: Reference | undefined;
  /** One that ended with its invitation out and not accepted, as our own ledger says: a pending state comes from it. */
  readonly ended?: Reference | undefined;
}

/** All that a conversion is judged by (G2.3, checks 3.1). */
export interface ConversionFacts {
  readonly stated: Stated;
  readonly asker: Fact<DirectoryPerson | undefined>;
  /** Role definition ids of the asker's active roles, lower case. */
  readonly askerRoles: Fact<readonly string[]>;
  /** Undefined: no such account. */
  readonly account: Fact<InternalAccount | undefined>;
  /** Names of the directory roles that the account holds now, and of those it can activate (PIM). */
  readonly roles: Fact<readonly string[]>;
  readonly eligibleRoles: Fact<readonly string[]>;
  /** Role-assignable groups it is in, nested ones too. */
  readonly roleGroups: Fact<readonly Holder[]>;
  readonly owned: Fact<OwnedThings>;
  /** Ids of the teams among `owned` of which nobody else is an owner; undefined: it owns none. */
  readonly solelyOwned: Fact<readonly string[]> | undefined;
  /** How many devices are registered for Windows sign-in. */
  readonly devices: Fact<number>;
  readonly accessPolicies: Fact<readonly AccessPolicy[]>;
  readonly licencePlans: Fact<readonly LicencePlans[]>;
  /** Names of the groups that give licences; undefined: none does. */
  readonly licensingGroups: Fact<readonly Holder[]> | undefined;
  readonly mailboxPurpose: Fact<MailboxPurpose | undefined>;
  /** When the account last signed in without a person. */
  readonly usedByProgramsAt: Fact<Date | undefined>;
  /** Every group it is in, nested ones too: for policies that name groups, and for rules that may move it. */
  readonly groupsOf: Fact<{
    readonly ids: readonly string[];
    readonly names: ReadonlyMap<string, string>;
    readonly dynamic: readonly DynamicGroup[];
  }>;
  /** The people who administer Guestlist, nested groups included. */
  readonly admins: Fact<readonly UserId[]>;

  readonly ownDomains: Fact<readonly string[]>;
  /** Of those, the ones whose sign-in is federated (row 12). */
  readonly federatedOwnDomains: Fact<readonly string[]>;
  readonly invitesFrom: Fact<InvitesFrom>;
  readonly inboundDefault: Fact<InboundAccess>;
  readonly emailCodes: Fact<boolean>;
  readonly federatedDomains: Fact<readonly string[]>;
  readonly domainLists: Fact<DomainLists>;

  /** Of the external address. */
  readonly accounts: Fact<readonly FoundAccount[]>;
  readonly groups: Fact<readonly Holder[]>;
  readonly contacts: Fact<readonly Holder[]>;
  readonly deleted: Fact<readonly DeletedAccount[]>;
  readonly homeTenant: Fact<HomeTenant | undefined>;
  readonly inboundPartner: Fact<InboundAccess | undefined> | undefined;
}

type FactOf<Facts> = {
  [Key in keyof Facts]-?: Exclude<Facts[Key], undefined> extends Fact<unknown> ? Key : never;
}[keyof Facts];
/** The facts that the directory reads, under the names that findings and sentences know them by. */
export type ConversionFact = FactOf<ConversionFacts>;
