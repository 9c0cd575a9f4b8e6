import { ROLE_NAMES } from '../contoso/roles.ts';
import { APPS, GROUPS, PEOPLE, TEAMS, TENANT_ID } from '../contoso.ts';
import type { World } from '../world.ts';

const POLICIES_SHOW = {
  allowInvitesFrom: 'Who may invite; everyone at the beginning.',
  blockedDomains: 'tailspin.example is denied.',
  partners: 'litware and proseware are blocked, northwind redeems by itself, treyresearch inherits everything.',
  groupSettings: 'Guests may be added, but not to Finance, which has a setting of its own.',
  emailCode: 'default: codes by mail are on.',
  sharing: 'Files may be shared with guests.',
} as const;

export function showTenant(world: World): unknown {
  const { state, clock } = world;
  return {
    tenantId: TENANT_ID,
    now: clock.now().toISOString(),
    people: PEOPLE,
    teamIds: TEAMS,
    groupIds: GROUPS,
    apps: [...state.apps.values()].map((app) => ({
      use: app.clientId === APPS.guestlist ? 'granted' : 'grantedToWriter',
      clientId: app.clientId,
      objectId: app.objectId,
      displayName: app.displayName,
      granted: [...app.granted].sort(),
      roles: app.roles,
    })),
    users: state.users.allTrue().map((user) => ({
      ...user.properties,
      sponsors: user.sponsors,
      managerId: user.managerId ?? null,
      hasMailbox: user.hasMailbox,
      roles: user.roles.map((role) => ROLE_NAMES[role] ?? role),
      eligibleRoles: user.eligibleRoles.map((role) => ROLE_NAMES[role] ?? role),
      shows: user.shows,
    })),
    groups: state.groups.allTrue().map(groupView),
    teams: state.groups
      .allTrue()
      .filter((group) => group.team)
      .map((group) => ({ ...groupView(group), isArchived: group.team?.isArchived ?? false })),
    deleted: [...state.deleted.values()].map(({ record }) => ({ ...record.properties, shows: record.shows })),
    contacts: state.contacts.map(({ properties, shows }) => ({ ...properties, shows })),
    domains: state.domains,
    partnerDomains: state.partnerDomains,
    policies: state.policies,
    policiesShow: POLICIES_SHOW,
    variants: state.variants,
  };
}

function groupView(group: ReturnType<World['state']['groups']['allTrue']>[number]) {
  return {
    ...group.properties,
    members: group.members,
    owners: group.owners,
    allowToAddGuests: group.allowToAddGuests ?? null,
    shows: group.shows,
  };
}
