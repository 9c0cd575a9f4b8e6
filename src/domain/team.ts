import type { TeamId, UserId } from './ids.ts';

export interface Team {
  readonly id: TeamId;
  readonly name: string;
}

/** An owner as the group lists them; without a name where the directory did not give one (E10). */
export interface TeamOwner {
  readonly id: UserId;
  readonly name?: string | undefined;
  readonly accountEnabled?: boolean | undefined;
}
