import type { EmailAddress } from '../../domain/email-address.ts';
import type { Fact } from '../../domain/facts.ts';
import type { TeamId, UserId } from '../../domain/ids.ts';
import type { DirectoryPerson } from '../../domain/person.ts';
import type { Team, TeamOwner } from '../../domain/team.ts';

/** One thing to know. Each is one read, independent of the others, so that a wave of them runs in parallel (checks 2). */
export type FactQuery =
  | { readonly fact: 'own-domains' }
  | { readonly fact: 'organisation-name' }
  | { readonly fact: 'person'; readonly id: UserId }
  /** Which of `among` the person is in (transitively) or is: object ids of groups and people. */
  | { readonly fact: 'memberships'; readonly of: UserId; readonly among: readonly string[] }
  | { readonly fact: 'owned-teams'; readonly of: UserId }
  | { readonly fact: 'team'; readonly id: TeamId }
  | { readonly fact: 'team-owners'; readonly id: TeamId }
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
  readonly 'owned-teams': readonly Team[];
  readonly team: Team | undefined;
  readonly 'team-owners': readonly TeamOwner[];
  readonly 'accounts-with-address': readonly DirectoryPerson[];
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
