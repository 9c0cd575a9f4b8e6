import type { DeletedUser, UserRecord, World } from './world.ts';

const KEPT_DAYS = 30;

/** What a user looks like in the bin: the name is mangled by the object id, so it can never be compared (E6). */
export function inBin(user: UserRecord, deletedAt: Date): UserRecord {
  const { properties } = user;
  const userPrincipalName = `${user.id.replaceAll('-', '')}${properties.userPrincipalName}`;
  return { ...user, properties: { ...properties, userPrincipalName, deletedDateTime: deletedAt.toISOString() } };
}

/** Who can still be restored, and whose address is still taken. */
export function binned(world: World): readonly DeletedUser[] {
  const oldest = world.clock.now().getTime() - KEPT_DAYS * 24 * 3600 * 1000;
  return [...world.state.deleted.values()].filter(
    ({ record }) => Date.parse(record.properties.deletedDateTime ?? '') > oldest,
  );
}
