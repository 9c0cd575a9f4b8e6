import { z } from 'zod';
import type { UserId } from '../domain/ids.ts';
import { accessPolicy } from './access-policy-schemas.ts';
import {
  type AnyOf,
  NAME_APPLICATIONS,
  READ_ACCESS_POLICIES,
  READ_APP_ASSIGNMENTS,
  READ_DIRECT_GROUPS,
  READ_ELIGIBLE_ROLES,
  READ_GROUPS,
  READ_NESTED_GROUPS,
  READ_ROLES,
  READ_USERS,
} from './permissions.ts';
import { EVENTUAL, encoded, get, PAGE, quoted, type ReadRequest, type ReadsOf } from './read.ts';
import { holder, only, otherObject, rowsOf } from './read-schemas.ts';
import { appAssignment, directGroup, groupAround, heldRole, ownedThing } from './standing-schemas.ts';
import { GROUP_FIELDS } from './team-schemas.ts';

type StandingFact =
  | 'role-names'
  | 'eligible-role-names'
  | 'role-groups'
  | 'owned-things'
  | 'registered-devices'
  | 'access-policies'
  | 'groups-of'
  | 'direct-groups'
  | 'app-assignments'
  | 'group-name';

const DEVICE = '#microsoft.graph.device';

/** What an account may do, belongs to and owns, and what is asked of it (G2.3, checks 3.1). */
export const STANDING_READS: ReadsOf<StandingFact> = {
  'role-names': roleNames('roleAssignments', READ_ROLES),
  'eligible-role-names': roleNames('roleEligibilityScheduleInstances', READ_ELIGIBLE_ROLES),
  'role-groups': {
    needs: [READ_NESTED_GROUPS],
    requests: ({ of }) => [
      groupsAround(of, `$filter=${encoded('isAssignableToRole eq true')}&$select=id,displayName,isAssignableToRole`),
    ],
    // Looked through here as well: a filter that is silently ignored must not make every group one of these (G6).
    schema: () =>
      rowsOf(
        z.object({ id: z.string(), displayName: z.string(), isAssignableToRole: z.boolean().nullable() }),
      ).transform((groups) =>
        groups.flatMap(({ id, displayName, isAssignableToRole }) =>
          isAssignableToRole === true ? [{ id, name: displayName }] : [],
        ),
      ),
  },
  'owned-things': {
    needs: [READ_USERS, READ_GROUPS],
    betterWith: NAME_APPLICATIONS,
    requests: ({ of }) => [get(`/users/${encoded(of)}/ownedObjects?$select=${GROUP_FIELDS}&$top=${PAGE}`)],
    schema: () =>
      rowsOf(ownedThing()).transform((things) => ({
        teams: things.flatMap(({ team }) => team ?? []),
        apps: things.flatMap(({ app }) => app ?? []),
        others: things.flatMap(({ other }) => other ?? []),
      })),
  },
  'registered-devices': {
    needs: [READ_USERS],
    requests: ({ of }) => [get(`/users/${encoded(of)}/registeredDevices?$select=id&$top=${PAGE}`)],
    // Only how many: of a device no more than its id may be seen (E10).
    schema: () =>
      rowsOf(
        z.union([z.object({ '@odata.type': z.literal(DEVICE).optional(), id: z.string() }), otherObject(DEVICE)]),
      ).transform((objects) => objects.filter((object) => 'id' in object).length),
  },
  'access-policies': {
    needs: [READ_ACCESS_POLICIES],
    requests: () => [get('/identity/conditionalAccess/policies')],
    schema: () => rowsOf(accessPolicy()).transform((policies) => policies.flat()),
  },
  'groups-of': {
    needs: [READ_NESTED_GROUPS],
    requests: ({ of }) => [groupsAround(of, '$select=id,displayName,membershipRule,groupTypes')],
    schema: () =>
      rowsOf(groupAround()).transform((groups) => ({
        ids: groups.map(({ id }) => id),
        names: new Map(groups.map(({ id, name }) => [id, name])),
        dynamic: groups.flatMap(({ dynamic }) => dynamic ?? []),
      })),
  },
  'direct-groups': {
    needs: [READ_DIRECT_GROUPS],
    // Without a cast: as every copy of the directory has it, not as the index does.
    requests: ({ of }) => [get(`/users/${encoded(of)}/memberOf?$select=id,displayName&$top=${PAGE}`)],
    schema: () => rowsOf(directGroup()).transform((groups) => groups.flat()),
  },
  'app-assignments': {
    needs: [READ_APP_ASSIGNMENTS],
    requests: ({ of }) => [get(`/users/${encoded(of)}/appRoleAssignments`)],
    schema: ({ of }) => rowsOf(appAssignment(of)).transform((assignments) => assignments.flat()),
  },
  'group-name': {
    needs: [READ_GROUPS],
    requests: ({ id }) => [get(`/groups/${encoded(id)}?$select=id,displayName`)],
    schema: () => only(holder()),
    absent: () => undefined,
  },
};

function roleNames(kind: 'roleAssignments' | 'roleEligibilityScheduleInstances', anyOf: AnyOf) {
  type Query = { readonly of: UserId };
  return {
    needs: [anyOf],
    requests({ of }: Query) {
      const filter = encoded(`principalId eq ${quoted(of)}`);
      return [get(`/roleManagement/directory/${kind}?$filter=${filter}&$expand=roleDefinition`)];
    },
    // A filter that is ignored gives nobody somebody else's.
    schema: ({ of }: Query) =>
      rowsOf(heldRole()).transform((roles) => [
        ...new Set(roles.flatMap(({ holderId, name }) => (holderId === of.toLowerCase() ? [name] : []))),
      ]),
  } as const;
}

/** Nested groups too. A cast makes an advanced query of it (E7). */
function groupsAround(of: UserId, query: string): ReadRequest {
  const path = `/users/${encoded(of)}/transitiveMemberOf/microsoft.graph.group`;
  return get(`${path}?${query}&$top=${PAGE}&$count=true`, EVENTUAL);
}
