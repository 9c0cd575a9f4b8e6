import type { TeamId, UserId } from './ids.ts';

export interface Team {
  readonly id: TeamId;
  readonly name: string;
}

/** Why a group cannot take a guest (G9.3, checks 3.2). */
export type TakesNoGuests = 'members-by-rule' | 'synced' | 'role-assignable' | 'hidden-membership';

/** What a team's group says of itself. */
export interface TeamGroup extends Team {
  readonly takesNoGuests?: TakesNoGuests | undefined;
  /** The name of its first sensitivity label. */
  readonly label?: string | undefined;
  /** Microsoft sends new members the group's own welcome mail. */
  readonly welcomesByMail: boolean;
}

/** An owner as the group lists them; without a name where the directory did not give one (E10). */
export interface TeamOwner {
  readonly id: UserId;
  readonly name?: string | undefined;
  readonly accountEnabled?: boolean | undefined;
}
