import { binned, inBin } from '../bin.ts';
import { BASIC_USER_PROPERTIES, USER } from '../query/entity-types.ts';
import type { Row } from '../query/filter-match.ts';
import { listAnswer } from '../query/listing.ts';
import { project, readSelect } from '../query/select.ts';
import { badRequest, denied, Refusal } from '../refusal.ts';

import type { UserRecord, World } from '../world.ts';
import { changeUser } from './change-user.ts';
import { seenUser, trueUser } from './find-user.ts';
import { CHANGE_USERS, holds, READ_DELETED_USERS, READ_USERS, READ_WHOLE_USERS, REMOVE_USERS } from './permissions.ts';
import type { GraphAnswer, GraphCall, Route } from './route.ts';

export const USER_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/users',
    anyOf: READ_USERS,
    options: ['$select', '$filter', '$top', '$count', '$orderby', '$search', '$skiptoken', '$expand'],
    handle: listUsers,
  },
  { method: 'GET', path: '/users/{id}', anyOf: READ_USERS, options: ['$select', '$expand'], handle: getUser },
  { method: 'PATCH', path: '/users/{id}', anyOf: CHANGE_USERS, handle: changeUser },
  { method: 'DELETE', path: '/users/{id}', anyOf: REMOVE_USERS, handle: removeUser },
  {
    method: 'GET',
    path: '/directory/deletedItems/microsoft.graph.user',
    anyOf: READ_DELETED_USERS,
    options: ['$select', '$filter', '$top', '$count', '$orderby', '$skiptoken'],
    handle: listDeleted,
  },
  { method: 'POST', path: '/directory/deletedItems/{id}/restore', anyOf: REMOVE_USERS, handle: restore },
];

function listUsers(call: GraphCall, world: World): GraphAnswer {
  const view = userView(call, world);
  const byId = new Map<unknown, UserRecord>();
  return listAnswer(call, world, {
    type: USER,
    rows: (replica) => {
      const users = world.state.users.allSeen(replica);
      for (const user of users) byId.set(user.id, user);
      return users.map((user) => user.properties as Row);
    },
    show: (row) => view(byId.get(row.id) as UserRecord),
    context: 'users',
  });
}

function getUser(call: GraphCall, world: World): GraphAnswer {
  const view = userView(call, world);
  const body = view(seenUser(world, call.params.id as string, call.replica));
  return {
    status: 200,
    body: { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users/$entity', ...body },
  };
}

/** How this caller sees an account under this $select and $expand. */
function userView(call: GraphCall, world: World): (user: UserRecord) => Row {
  const select = readSelect(call.query.get('$select'), [USER]);
  const expand = call.query.get('$expand');
  const managerSelect = expand === undefined ? undefined : readManagerExpand(expand);
  requireRights(call, world, select ?? []);
  return (user) => ({
    ...project(USER, user.properties as Row, select),
    ...(managerSelect ? { manager: managerOf(user, world, call.replica, managerSelect) } : {}),
  });
}

function requireRights(call: GraphCall, world: World, select: readonly string[]): void {
  const { granted } = call.app;
  if (!holds(granted, READ_WHOLE_USERS) && !select.every((name) => BASIC_USER_PROPERTIES.has(name))) throw denied();
  if (!select.includes('signInActivity')) return;
  if (!granted.has('AuditLog.Read.All')) throw denied();
  if (world.state.variants['tenant-licence'] === 'none') {
    throw new Refusal(
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      "Neither tenant is B2C or tenant doesn't have premium license",
    );
  }
}

function readManagerExpand(expand: string): readonly string[] {
  const match = /^manager(?:\(\$select=([\w,]+)\))?$/.exec(expand);
  if (!match) throw badRequest(`Parsing OData Select and Expand failed: unsupported $expand '${expand}'.`);
  return readSelect(match[1], [USER]) ?? ['id', 'displayName', 'mail', 'userPrincipalName'];
}

function managerOf(user: UserRecord, world: World, replica: number, select: readonly string[]): Row | null {
  const manager = user.managerId === undefined ? undefined : world.state.users.seen(user.managerId, replica);
  return manager
    ? { '@odata.type': '#microsoft.graph.user', ...project(USER, manager.properties as Row, select) }
    : null;
}

function removeUser(call: GraphCall, world: World): GraphAnswer {
  const user = trueUser(world, call.params.id as string, call.replica);
  requireUnrestricted(user);
  if (user.roles.length > 0) throw denied();
  world.state.deleted.set(user.id, {
    record: inBin(user, world.clock.now()),
    originalName: user.properties.userPrincipalName ?? '',
  });
  world.state.users.remove(user.id);
  for (const group of world.state.groups
    .allTrue()
    .filter((one) => one.members.includes(user.id) || one.owners.includes(user.id))) {
    world.state.groups.put(group.id, {
      ...group,
      members: group.members.filter((id) => id !== user.id),
      owners: group.owners.filter((id) => id !== user.id),
    });
  }
  return { status: 204 };
}

/** E8: in a restricted management unit an app's permissions do not count. */
export function requireUnrestricted(user: UserRecord): void {
  if (user.properties.isManagementRestricted)
    throw denied(
      'Insufficient privileges to complete the operation. Target object is a member of a restricted management administrative unit.',
    );
}

function listDeleted(call: GraphCall, world: World): GraphAnswer {
  const select = readSelect(call.query.get('$select'), [USER]);
  if (call.query.has('$filter') && world.state.variants['bin-filter'] === 'refused')
    throw badRequest('Filter not supported.');
  return listAnswer(call, world, {
    type: USER,
    rows: () => binned(world).map(({ record }) => record.properties as Row),
    show: (row) => project(USER, row, select ?? DELETED_BY_DEFAULT),
    context: 'directoryObjects',
  });
}

const DELETED_BY_DEFAULT: readonly string[] = [
  ...[...USER.properties].filter(([, property]) => property.byDefault).map(([name]) => name),
  'deletedDateTime',
];

function restore(call: GraphCall, world: World): GraphAnswer {
  const id = (call.params.id as string).toLowerCase();
  const found = binned(world).find(({ record }) => record.id === id);
  if (!found)
    throw new Refusal(
      404,
      'Request_ResourceNotFound',
      `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
    );
  const { deletedDateTime: _deleted, ...properties } = found.record.properties;
  const record = { ...found.record, properties: { ...properties, userPrincipalName: found.originalName } };
  world.state.deleted.delete(id);
  world.state.users.put(id, record);
  return {
    status: 200,
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#directoryObjects/$entity',
      '@odata.type': '#microsoft.graph.user',
      ...project(USER, record.properties as Row, undefined),
    },
  };
}
