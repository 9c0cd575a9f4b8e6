import type {
  AccessPolicy,
  AccountCandidate,
  DynamicGroup,
  InternalAccount,
  LicencePlans,
  MailboxPurpose,
  OwnedThings,
} from '../../domain/conversion/internal-account.ts';
import type { SignIn } from '../../domain/conversion/signed-in-at.ts';
import type { EmailAddress } from '../../domain/email-address.ts';
import type { Fact } from '../../domain/facts.ts';
import type { TeamId, UserId } from '../../domain/ids.ts';
import type { DirectoryPerson, FoundAccount } from '../../domain/person.ts';
import type { Team, TeamGroup, TeamOwner } from '../../domain/team.ts';
import type {
  DeletedAccount,
  DeletedPerson,
  Deletion,
  DomainLists,
  FileSharing,
  Holder,
  HomeTenant,
  InboundAccess,
  InvitesFrom,
} from '../../domain/tenant-facts.ts';

/** One thing to know. Each is one read, independent of the others, so that a wave of them runs in parallel (checks 2). */
export type FactQuery =
  | { readonly fact: 'own-domains' }
  | { readonly fact: 'organisation-name' }
  | { readonly fact: 'person'; readonly id: UserId }
  /** Which of `among` the person is in (transitively) or is: object ids of groups and people. */
  | { readonly fact: 'memberships'; readonly of: UserId; readonly among: readonly string[] }
  /** The people in a group, nested ones too; the person, where the id is a person's. */
  | { readonly fact: 'members'; readonly of: string }
  | { readonly fact: 'owned-teams'; readonly of: UserId }
  | { readonly fact: 'team'; readonly id: TeamId }
  | { readonly fact: 'team-owners'; readonly id: TeamId }
  | { readonly fact: 'team-takes-guests'; readonly id: TeamId }
  | { readonly fact: 'team-archived'; readonly id: TeamId }
  | { readonly fact: 'invites-from' }
  | { readonly fact: 'tenant-takes-guests' }
  | { readonly fact: 'inbound-default' }
  | { readonly fact: 'inbound-partner'; readonly tenantId: string }
  | { readonly fact: 'email-codes' }
  | { readonly fact: 'federated-domains' }
  | { readonly fact: 'file-sharing' }
  /** Beta, and therefore sent alone, in the same wave (checks 2). */
  | { readonly fact: 'domain-lists' }
  | { readonly fact: 'home-tenant'; readonly domain: string }
  /** Active directory roles of the person, by role definition id. */
  | { readonly fact: 'roles'; readonly of: UserId }
  | { readonly fact: 'sponsors'; readonly of: UserId }
  | { readonly fact: 'groups-with-address'; readonly address: EmailAddress }
  | { readonly fact: 'contacts-with-address'; readonly address: EmailAddress }
  /** The bin; an advanced query, whose index lags: it may raise a finding, never clear one (checks 2). */
  | { readonly fact: 'deleted-with-address'; readonly address: EmailAddress }
  /** One account in the bin, read plainly. */
  | { readonly fact: 'deleted-account'; readonly id: UserId }
  /** Who deleted it and when, as the audit log has it, minutes later and for as long as it is kept (G11.4). */
  | { readonly fact: 'deletion-of'; readonly id: UserId }
  /** Accounts that hold the address as sign-in name, mail, other mail or proxy address (G8.1). */
  | { readonly fact: 'accounts-with-address'; readonly address: EmailAddress }
  /** All that G2.3 asks of an account. */
  | { readonly fact: 'account'; readonly id: UserId }
  /** People whose name, sign-in name or address is, or begins with, the text; at most `limit`, and one more if there are more. */
  | { readonly fact: 'accounts-named'; readonly text: string; readonly limit: number }
  /** Names of the active directory roles, whatever part of the directory they are over. */
  | { readonly fact: 'role-names'; readonly of: UserId }
  /** The same of those that can be activated (PIM); the tenant needs a licence for it (E14). */
  | { readonly fact: 'eligible-role-names'; readonly of: UserId }
  | { readonly fact: 'role-groups'; readonly of: UserId }
  | { readonly fact: 'owned-things'; readonly of: UserId }
  | { readonly fact: 'registered-devices'; readonly of: UserId }
  | { readonly fact: 'access-policies' }
  | { readonly fact: 'licence-plans'; readonly of: UserId }
  | { readonly fact: 'mailbox-purpose'; readonly of: UserId }
  /** Sign-ins without a person; the tenant needs a licence for it (E14). */
  | { readonly fact: 'program-sign-in'; readonly of: UserId }
  /** The newest sign-ins with a person since then, minutes late; the tenant needs a licence for it (E14). */
  | { readonly fact: 'sign-ins'; readonly of: UserId; readonly since: Date }
  | { readonly fact: 'groups-of'; readonly of: UserId }
  /** Groups it is in directly, and app roles given directly; for what a conversion must not change (product 5.7). */
  | { readonly fact: 'direct-groups'; readonly of: UserId }
  | { readonly fact: 'app-assignments'; readonly of: UserId }
  | { readonly fact: 'group-name'; readonly id: string }
  | { readonly fact: 'federated-own-domains' }
  /** Whether Teams itself lists the person; behind the group by minutes to hours (E12). */
  | { readonly fact: 'listed-by-teams'; readonly team: TeamId; readonly user: UserId };

export interface FactValues {
  /** Verified domains, in lower case. */
  readonly 'own-domains': readonly string[];
  readonly 'organisation-name': string;
  readonly person: DirectoryPerson | undefined;
  readonly memberships: readonly string[];
  readonly members: readonly UserId[];
  readonly 'owned-teams': readonly Team[];
  readonly team: TeamGroup | undefined;
  readonly 'team-owners': readonly TeamOwner[];
  /** No setting of the team's own: true. */
  readonly 'team-takes-guests': boolean;
  readonly 'team-archived': boolean;
  readonly 'invites-from': InvitesFrom;
  readonly 'tenant-takes-guests': boolean;
  readonly 'inbound-default': InboundAccess;
  readonly 'inbound-partner': InboundAccess | undefined;
  readonly 'email-codes': boolean;
  readonly 'federated-domains': readonly string[];
  readonly 'file-sharing': FileSharing;
  readonly 'domain-lists': DomainLists;
  readonly 'home-tenant': HomeTenant | undefined;
  readonly roles: readonly string[];
  readonly sponsors: readonly UserId[];
  readonly 'groups-with-address': readonly Holder[];
  readonly 'contacts-with-address': readonly Holder[];
  readonly 'deleted-with-address': readonly DeletedAccount[];
  /** Undefined: it is not in the bin. */
  readonly 'deleted-account': DeletedPerson | undefined;
  /** Undefined: the log has nothing of it, or not yet. */
  readonly 'deletion-of': Deletion | undefined;
  readonly 'accounts-with-address': readonly FoundAccount[];
  /** Undefined: no such account, or it is deleted. */
  readonly account: InternalAccount | undefined;
  readonly 'accounts-named': readonly AccountCandidate[];
  readonly 'role-names': readonly string[];
  readonly 'eligible-role-names': readonly string[];
  readonly 'role-groups': readonly Holder[];
  readonly 'owned-things': OwnedThings;
  readonly 'registered-devices': number;
  readonly 'access-policies': readonly AccessPolicy[];
  readonly 'licence-plans': readonly LicencePlans[];
  readonly 'mailbox-purpose': MailboxPurpose | undefined;
  readonly 'program-sign-in': Date | undefined;
  readonly 'sign-ins': readonly SignIn[];
  /** Every group it is in, nested ones too. */
  readonly 'groups-of': {
    readonly ids: readonly string[];
    readonly names: ReadonlyMap<string, string>;
    readonly dynamic: readonly DynamicGroup[];
  };
  readonly 'direct-groups': readonly Holder[];
  /** By the id of the assignment; the name is that of the application. */
  readonly 'app-assignments': readonly Holder[];
  /** Undefined: the group is gone. */
  readonly 'group-name': Holder | undefined;
  /** Verified domains whose sign-in is federated, in lower case. */
  readonly 'federated-own-domains': readonly string[];
  readonly 'listed-by-teams': boolean;
}

export type FactName = FactQuery['fact'];

/** Entra, facts only. */
export interface Directory {
  /**
   * One wave: all queries in parallel. A fact that may not be read, or did not come, is `unread`;
   * throws an EdgeError (`throttled`, `unavailable`) when the directory as a whole does not answer.
   */
  read<const Queries extends Readonly<Record<string, FactQuery>>>(
    queries: Queries,
  ): Promise<{ readonly [Key in keyof Queries]: Fact<FactValues[NonNullable<Queries[Key]>['fact']]> }>;
}
