import type {
  AccessPolicy,
  InternalAccount,
  LicencePlans,
  MailboxPurpose,
} from '../../src/domain/conversion/internal-account.ts';
import type { TeamId, UserId } from '../../src/domain/ids.ts';
import type { DirectoryPerson } from '../../src/domain/person.ts';
import type { TeamGroup } from '../../src/domain/team.ts';
import type {
  DeletedPerson,
  Deletion,
  DomainLists,
  FileSharing,
  Holder,
  HomeTenant,
  InboundAccess,
  InvitesFrom,
} from '../../src/domain/tenant-facts.ts';
import type { FactValues } from '../../src/use-cases/ports/directory.ts';

export interface FakeTeam extends Partial<Omit<TeamGroup, 'id' | 'name'>> {
  readonly id: TeamId;
  readonly name: string;
  readonly owners: readonly UserId[];
  /** Whom Teams itself lists. */
  readonly listed: readonly UserId[];
  /** Left out: it does. */
  readonly takesGuests?: boolean;
  /** Left out: it is not. */
  readonly isArchived?: boolean;
}

export interface FakePerson extends DirectoryPerson {
  /** `mail` and the sign-in name are addresses by themselves; these are proxy addresses. */
  readonly alsoAt?: readonly string[];
  readonly otherMails?: readonly string[];
}

/** An account that may be converted, as the form finds it. Whoever asks is among the people. */
export interface FakeAccount extends InternalAccount {
  readonly department?: string;
}

type ByPerson<Thing> = Readonly<Record<string, Thing>>;

/** Something that holds addresses. */
type At<Thing> = Thing & { readonly addresses: readonly string[] };

/** A small tenant. Replace a field to change the world between two waves. */
export interface FakeTenant {
  organisation: string;
  domains: readonly string[];
  people: readonly FakePerson[];
  /** Members by group id. */
  groups: Readonly<Record<string, readonly string[]>>;
  teams: readonly FakeTeam[];
  invitesFrom: InvitesFrom;
  takesGuests: boolean;
  inboundDefault: InboundAccess;
  /** By tenant id. */
  partners: Readonly<Record<string, InboundAccess>>;
  /** By domain. */
  homeTenants: Readonly<Record<string, HomeTenant>>;
  emailCodes: boolean;
  federatedDomains: readonly string[];
  fileSharing: FileSharing;
  domainLists: DomainLists;
  /** Role definition ids by person. */
  roles: Readonly<Record<string, readonly string[]>>;
  /** By guest. */
  sponsors: Readonly<Record<string, readonly UserId[]>>;
  mailGroups: readonly At<Holder>[];
  contacts: readonly At<Holder>[];
  deleted: readonly At<Omit<DeletedPerson, 'otherMails'> & Partial<DeletedPerson>>[];
  deletions: ByPerson<Deletion>;
  accounts: readonly FakeAccount[];
  roleNames: ByPerson<readonly string[]>;
  eligibleRoleNames: ByPerson<readonly string[]>;
  roleGroups: ByPerson<readonly Holder[]>;
  /** Beside the teams that it owns. */
  ownedApps: ByPerson<readonly Holder[]>;
  ownedOthers: ByPerson<FactValues['owned-things']['others']>;
  devices: ByPerson<number>;
  accessPolicies: readonly AccessPolicy[];
  licencePlans: ByPerson<readonly LicencePlans[]>;
  mailboxPurposes: ByPerson<MailboxPurpose>;
  programSignIns: ByPerson<Date>;
  signIns: ByPerson<FactValues['sign-ins']>;
  groupsOf: ByPerson<FactValues['groups-of']>;
  directGroups: ByPerson<readonly Holder[]>;
  appAssignments: ByPerson<readonly Holder[]>;
  namedGroups: readonly Holder[];
  federatedOwnDomains: readonly string[];
}

/** A tenant that stands in nobody's way. */
export function anEmptyTenant(): FakeTenant {
  return {
    organisation: 'Contoso',
    domains: ['contoso.example'],
    people: [],
    groups: {},
    teams: [],
    invitesFrom: 'everyone',
    takesGuests: true,
    inboundDefault: { people: 'all', applications: 'all', redeemsByItself: false },
    partners: {},
    homeTenants: {},
    emailCodes: true,
    federatedDomains: [],
    fileSharing: { isOff: false, allowedDomains: undefined, blockedDomains: undefined },
    domainLists: { allowed: [], blocked: [] },
    roles: {},
    sponsors: {},
    mailGroups: [],
    contacts: [],
    deleted: [],
    deletions: {},
    accounts: [],
    roleNames: {},
    eligibleRoleNames: {},
    roleGroups: {},
    ownedApps: {},
    ownedOthers: {},
    devices: {},
    accessPolicies: [],
    licencePlans: {},
    mailboxPurposes: {},
    programSignIns: {},
    signIns: {},
    groupsOf: {},
    directGroups: {},
    appAssignments: {},
    namedGroups: [],
    federatedOwnDomains: [],
  };
}
