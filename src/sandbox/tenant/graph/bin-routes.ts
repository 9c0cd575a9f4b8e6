import { deletionOf, recordAudit, userTarget } from '../audit-log.ts';
import { binned, inBin } from '../bin.ts';
import { USER } from '../query/entity-types.ts';
import type { Row } from '../query/filter-match.ts';
import { listAnswer } from '../query/listing.ts';
import { project, readSelect } from '../query/select.ts';
import { badRequest, denied, notFound } from '../refusal.ts';
import type { DeletedUser, UserRecord, World } from '../world.ts';
import { addressesOf, holdsAddress, sameText, trueUser } from './find-user.ts';
import { isPrivileged, requireUnrestricted } from './guards.ts';
import { isContact } from './invitation-gates.ts';
import { READ_DELETED_USERS, REMOVE_USERS } from './permissions.ts';
import type { GraphAnswer, GraphCall, Route } from './route.ts';

export const BIN_ROUTES: readonly Route[] = [
  { method: 'DELETE', path: '/users/{id}', anyOf: REMOVE_USERS, handle: removeUser },
  {
    method: 'GET',
    path: '/directory/deletedItems/microsoft.graph.user',
    anyOf: READ_DELETED_USERS,
    options: ['$select', '$filter', '$top', '$count', '$orderby', '$skiptoken'],
    handle: listDeleted,
  },
  {
    method: 'GET',
    path: '/directory/deletedItems/{id}',
    anyOf: READ_DELETED_USERS,
    options: ['$select'],
    handle: getDeleted,
  },
  {
    method: 'GET',
    path: '/directory/deletedItems/{id}/microsoft.graph.user',
    anyOf: READ_DELETED_USERS,
    options: ['$select'],
    handle: getDeleted,
  },
  { method: 'POST', path: '/directory/deletedItems/{id}/restore', anyOf: REMOVE_USERS, handle: restore },
];

function removeUser(call: GraphCall, world: World): GraphAnswer {
  const user = trueUser(world, call.params.id as string, call.replica);
  requireUnrestricted(user);
  if (isPrivileged(user, world)) throw denied();
  world.state.deleted.set(user.id, {
    record: inBin(user, world.clock.now()),
    originalName: user.properties.userPrincipalName ?? '',
    memberOf: groupsWith(user.id, 'members', world),
    ownerOf: groupsWith(user.id, 'owners', world),
  });
  world.state.users.remove(user.id);
  for (const group of world.state.groups.allTrue()) {
    const members = group.members.filter((id) => id !== user.id);
    const owners = group.owners.filter((id) => id !== user.id);
    const isIn = members.length < group.members.length || owners.length < group.owners.length;
    if (isIn) world.state.groups.put(group.id, { ...group, members, owners });
  }
  recordAudit(world, { activity: deletionOf(user), call, target: userTarget(user) });
  return { status: 204 };
}

function groupsWith(userId: string, side: 'members' | 'owners', world: World): readonly string[] {
  return world.state.groups
    .allTrue()
    .filter((group) => group[side].includes(userId))
    .map(({ id }) => id);
}

/** Who comes back is in the same groups again. */
function putBack({ record, memberOf = [], ownerOf = [] }: DeletedUser, world: World): void {
  for (const group of world.state.groups.allTrue()) {
    const members = memberOf.includes(group.id) ? [...group.members, record.id] : group.members;
    const owners = ownerOf.includes(group.id) ? [...group.owners, record.id] : group.owners;
    if (members !== group.members || owners !== group.owners)
      world.state.groups.put(group.id, { ...group, members, owners });
  }
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
    isAdvanced: call.query.has('$filter'),
  });
}

function getDeleted(call: GraphCall, world: World): GraphAnswer {
  const id = (call.params.id as string).toLowerCase();
  const select = readSelect(call.query.get('$select'), [USER]);
  const found = binned(world).find(({ record }) => record.id === id);
  if (!found) throw notFound(id);
  return {
    status: 200,
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#directoryObjects/$entity',
      '@odata.type': '#microsoft.graph.user',
      ...project(USER, found.record.properties as Row, select ?? DELETED_BY_DEFAULT),
    },
  };
}

const DELETED_BY_DEFAULT: readonly string[] = [
  ...[...USER.properties].filter(([, property]) => property.byDefault).map(([name]) => name),
  'deletedDateTime',
];

/** Somebody else may have taken the name or one of the addresses in the meantime; groups and contacts have some too. */
function requireFree({ properties }: UserRecord, world: World): void {
  const { users, groups } = world.state;
  const addresses = addressesOf(properties);
  const isNamedSo = users
    .allTrue()
    .some((other) => sameText(other.properties.userPrincipalName, properties.userPrincipalName));
  const holders = [...users.allTrue(), ...groups.allTrue()];
  const isHeld = holders.some((holder) => addresses.some((address) => holdsAddress(holder.properties, address)));
  if (isNamedSo || isHeld || addresses.some((address) => isContact(address, world)))
    throw badRequest(
      'Another object with the same value for property userPrincipalName or proxyAddresses already exists.',
    );
}

function restore(call: GraphCall, world: World): GraphAnswer {
  const id = (call.params.id as string).toLowerCase();
  const found = binned(world).find(({ record }) => record.id === id);
  if (!found) throw notFound(id);
  const { deletedDateTime: _deleted, ...properties } = found.record.properties;
  const record = { ...found.record, properties: { ...properties, userPrincipalName: found.originalName } };
  requireUnrestricted(record);
  requireFree(record, world);
  world.state.deleted.delete(id);
  world.state.users.put(id, record);
  putBack(found, world);
  recordAudit(world, { activity: 'Restore user', call, target: userTarget(record) });
  return {
    status: 200,
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#directoryObjects/$entity',
      '@odata.type': '#microsoft.graph.user',
      ...project(USER, record.properties as Row, undefined),
    },
  };
}
