import { denied, Refusal } from '../refusal.ts';
import type { UserRecord, World } from '../world.ts';

/** E8: in a restricted management unit an app's permissions do not count. */
export function requireUnrestricted(user: UserRecord): void {
  if (!user.properties.isManagementRestricted) return;
  throw denied(
    'Insufficient privileges to complete the operation. Target object is a member of a restricted management administrative unit.',
  );
}

/** Somebody with a role, or in a group that may hold one: whose account an app may touch only with a role of its own (G11.2). */
export function isPrivileged(user: UserRecord, world: World): boolean {
  const isInRoleGroup = world.state.groups
    .allTrue()
    .some(
      ({ properties, members, owners }) =>
        properties.isAssignableToRole && (members.includes(user.id) || owners.includes(user.id)),
    );
  return user.roles.length > 0 || isInRoleGroup;
}

/** E14: without P1 nothing about sign-ins is told, whatever the permission. */
export function requirePremium(world: World): void {
  if (world.state.variants['tenant-licence'] !== 'none') return;
  throw new Refusal(
    403,
    'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    "Neither tenant is B2C or tenant doesn't have premium license",
  );
}
