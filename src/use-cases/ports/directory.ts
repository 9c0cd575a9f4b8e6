import type { EmailAddress } from '../../domain/email-address.ts';
import type { Fact } from '../../domain/facts.ts';
import type { TeamId, UserId } from '../../domain/ids.ts';
import type { DirectoryPerson, FoundAccount } from '../../domain/person.ts';
import type { Team, TeamGroup, TeamOwner } from '../../domain/team.ts';
import type {
  DeletedAccount,
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
  /** Accounts that hold the address as sign-in name, mail, other mail or proxy address (G8.1). */
  | { readonly fact: 'accounts-with-address'; readonly address: EmailAddress }
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
  readonly 'accounts-with-address': readonly FoundAccount[];
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
