import { ADDRESSES_TO_TRY } from '../contoso/addresses-to-try.ts';
import { PARTNER_ROWS, POLICIES_SHOW } from '../contoso/policies.ts';
import { ROLE_NAMES } from '../contoso/roles.ts';
import { SWITCHES } from '../contoso/switches.ts';
import { APPS, GROUPS, PEOPLE, TEAMS, TENANT_ID } from '../contoso.ts';
import type { GroupRecord, UserRecord, World } from '../world.ts';

/** The whole tenant as it is now, and with each part what it is there to show. */
export function showTenant(world: World): unknown {
  const { state, clock } = world;
  const groups = state.groups.allTrue();
  return {
    tenantId: TENANT_ID,
    now: clock.now().toISOString(),
    people: PEOPLE,
    teamIds: TEAMS,
    groupIds: GROUPS,
    apps: appViews(world),
    users: state.users.allTrue().map(userView),
    groups: groups.map(groupView),
    teams: groups
      .filter((group) => group.team)
      .map((group) => ({ ...groupView(group), isArchived: group.team?.isArchived ?? false })),
    deleted: [...state.deleted.values()].map(({ record }) => ({ ...record.properties, shows: record.shows })),
    contacts: state.contacts.map(({ properties, shows }) => ({ ...properties, shows })),
    domains: state.domains,
    partnerDomains: state.partnerDomains,
    partners: partnerViews(world),
    policies: state.policies,
    policiesShow: POLICIES_SHOW,
    variants: state.variants,
    addressesToTry: ADDRESSES_TO_TRY,
    switches: SWITCHES,
  };
}

function appViews(world: World) {
  return [...world.state.apps.values()].map((app) => ({
    use: app.clientId === APPS.guestlist ? 'granted' : 'grantedToWriter',
    clientId: app.clientId,
    objectId: app.objectId,
    displayName: app.displayName,
    granted: [...app.granted].sort(),
    roles: app.roles,
  }));
}

function userView(user: UserRecord) {
  return {
    ...user.properties,
    sponsors: user.sponsors,
    managerId: user.managerId ?? null,
    hasMailbox: user.hasMailbox,
    roles: user.roles.map((role) => ROLE_NAMES[role] ?? role),
    eligibleRoles: user.eligibleRoles.map((role) => ROLE_NAMES[role] ?? role),
    signsInAs: user.signsInAs ?? null,
    shows: user.shows,
  };
}

function groupView(group: GroupRecord) {
  return {
    ...group.properties,
    members: group.members,
    owners: group.owners,
    allowToAddGuests: group.allowToAddGuests ?? null,
    shows: group.shows,
  };
}

/** The entries of the cross-tenant access settings with the domains they count for. */
function partnerViews(world: World) {
  return Object.entries(world.state.policies.partners).map(([tenantId, policy]) => ({
    tenantId,
    domains: world.state.partnerDomains.flatMap((one) => (one.tenant?.tenantId === tenantId ? [one.domain] : [])),
    ...policy,
    shows: PARTNER_ROWS.find((row) => row.policy === policy)?.shows ?? 'Set while the sandbox was running.',
  }));
}
