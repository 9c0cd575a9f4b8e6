import type { GroupProperties } from '../world.ts';

export interface GroupRow {
  readonly name: string;
  readonly alias?: string;
  readonly owners: readonly string[];
  readonly members: readonly string[];
  readonly shows: string;
  readonly isTeam?: boolean;
  readonly isArchived?: boolean;
  readonly allowToAddGuests?: boolean;
  readonly properties?: GroupProperties;
}

/** A team; its owners are members too. */
export function team(
  name: string,
  alias: string,
  owners: readonly string[],
  others: readonly string[],
  rest: Pick<GroupRow, 'shows' | 'isArchived' | 'allowToAddGuests' | 'properties'>,
): GroupRow {
  return { name, alias, owners, members: [...owners, ...others], isTeam: true, ...rest };
}
