import { BASIC_USER_PROPERTIES, USER } from '../query/entity-types.ts';
import type { Row } from '../query/filter-match.ts';
import { propertiesOf } from '../query/filter-rules.ts';
import { parseFilter } from '../query/filter-syntax.ts';
import { listAnswer } from '../query/listing.ts';
import { project, readSelect } from '../query/select.ts';
import { badRequest, denied } from '../refusal.ts';
import type { UserRecord, World } from '../world.ts';
import { changeUser } from './change-user.ts';
import { seenUser } from './find-user.ts';
import { requirePremium } from './guards.ts';
import { keepSignInActivityPace } from './pace.ts';
import { CHANGE_USERS, holds, READ_USERS, READ_WHOLE_USERS } from './permissions.ts';
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
  const isBasic = !holds(call.app.granted, READ_WHOLE_USERS);
  return (user) => ({
    ...withoutUnused(project(USER, user.properties as Row, isBasic ? (select ?? [...BASIC_USER_PROPERTIES]) : select)),
    ...(managerSelect ? { manager: managerOf(user, world, call.replica, managerSelect) } : {}),
  });
}

/** Of somebody who never signed in the property does not come at all. */
function withoutUnused(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name, value]) => name !== 'signInActivity' || value !== null));
}

function requireRights(call: GraphCall, world: World, select: readonly string[]): void {
  const { granted } = call.app;
  const filter = call.query.get('$filter');
  const asked = [...select, ...(filter === undefined ? [] : propertiesOf(parseFilter(filter)))];
  if (!holds(granted, READ_WHOLE_USERS) && !asked.every((name) => BASIC_USER_PROPERTIES.has(name))) throw denied();
  if (!select.includes('signInActivity')) return;
  if (!granted.has('AuditLog.Read.All')) throw denied();
  keepSignInActivityPace(world, call.app);
  requirePremium(world);
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
