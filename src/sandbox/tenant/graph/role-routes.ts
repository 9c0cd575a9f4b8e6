import { ROLE_NAMES } from '../contoso/roles.ts';
import { ROLE_ASSIGNMENT, ROLE_ELIGIBILITY } from '../query/entity-types.ts';
import type { Row } from '../query/filter-match.ts';
import { listAnswer } from '../query/listing.ts';
import { project, readSelect } from '../query/select.ts';
import { badRequest, Refusal } from '../refusal.ts';
import { stableId } from '../stable-id.ts';
import type { World } from '../world.ts';
import * as rights from './permissions.ts';
import type { GraphAnswer, GraphCall, Route } from './route.ts';

export const ROLE_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/roleManagement/directory/roleAssignments',
    anyOf: rights.READ_ROLES,
    options: ['$select', '$filter', '$expand', '$top', '$skiptoken'],
    handle: roleAssignments,
  },
  {
    method: 'GET',
    path: '/roleManagement/directory/roleEligibilityScheduleInstances',
    anyOf: rights.READ_ELIGIBILITY,
    options: ['$select', '$filter', '$expand', '$top', '$skiptoken'],
    handle: roleEligibilities,
  },
];

function roleAssignments(call: GraphCall, world: World): GraphAnswer {
  return roleAnswer(call, world, ROLE_ASSIGNMENT, (replica) =>
    world.state.users
      .allSeen(replica)
      .flatMap((user) => user.roles.map((role) => roleRow(user.id, role, 'assignment'))),
  );
}

function roleEligibilities(call: GraphCall, world: World): GraphAnswer {
  if (world.state.variants['tenant-licence'] !== 'P2') {
    throw new Refusal(
      400,
      'AadPremiumLicenseRequired',
      'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
    );
  }
  return roleAnswer(call, world, ROLE_ELIGIBILITY, (replica) =>
    world.state.users.allSeen(replica).flatMap((user) =>
      user.eligibleRoles.map((role) => ({
        ...roleRow(user.id, role, 'eligibility'),
        memberType: 'Direct',
        startDateTime: '2026-01-01T00:00:00Z',
        roleEligibilityScheduleId: stableId(`schedule ${user.id} ${role}`),
      })),
    ),
  );
}

function roleRow(principalId: string, roleDefinitionId: string, kind: string): Row {
  return {
    id: stableId(`${kind} ${principalId} ${roleDefinitionId}`),
    principalId,
    roleDefinitionId,
    directoryScopeId: '/',
  };
}

function roleAnswer(
  call: GraphCall,
  world: World,
  type: typeof ROLE_ASSIGNMENT,
  rows: (replica: number) => readonly Row[],
): GraphAnswer {
  const select = readSelect(call.query.get('$select'), [type]);
  const expand = call.query.get('$expand');
  if (expand !== undefined && !/^roleDefinition(\(\$select=id,displayName\))?$/.test(expand)) {
    throw badRequest(`Parsing OData Select and Expand failed: unsupported $expand '${expand}'.`);
  }
  return listAnswer(call, world, {
    type,
    rows,
    show: (row) => ({
      ...project(type, row, select),
      ...(expand === undefined
        ? {}
        : {
            roleDefinition: {
              id: row.roleDefinitionId,
              displayName: ROLE_NAMES[row.roleDefinitionId as string] ?? null,
            },
          }),
    }),
    context: 'roleManagement/directory',
  });
}
