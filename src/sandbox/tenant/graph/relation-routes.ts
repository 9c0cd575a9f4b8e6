import { recordAudit, userTarget } from '../audit-log.ts';
import { badRequest, notFound } from '../refusal.ts';
import type { GroupRecord, World } from '../world.ts';
import { allowOnly, objectBody, referencedId } from './body.ts';
import { isGuid, seenUser, trueUser } from './find-user.ts';
import { requireUnrestricted } from './guards.ts';
import * as rights from './permissions.ts';
import {
  type Related,
  relatedAnswer,
  relatedApplication,
  relatedDevice,
  relatedGroup,
  relatedPrincipal,
  relatedRole,
  relatedUser,
} from './related.ts';
import type { GraphAnswer, GraphCall, QueryOption, Route } from './route.ts';

const RELATION: readonly QueryOption[] = ['$select', '$filter', '$top', '$count', '$orderby', '$skiptoken'];
const MOST_IDS_CHECKED = 20;
const MOST_SPONSORS = 5;

export const RELATION_ROUTES: readonly Route[] = [
  relation(
    '/users/{id}/ownedObjects',
    rights.READ_SPONSORS.concat('Directory.Read.All', 'Directory.ReadWrite.All'),
    ownedObjects,
  ),
  relation(
    '/users/{id}/ownedObjects/{cast}',
    rights.READ_SPONSORS.concat('Directory.Read.All', 'Directory.ReadWrite.All'),
    ownedObjects,
  ),
  relation('/users/{id}/registeredDevices', rights.READ_WHOLE_USERS, registeredDevices),
  relation('/users/{id}/memberOf', rights.READ_MEMBER_OF, memberOf),
  relation('/users/{id}/memberOf/{cast}', rights.READ_MEMBER_OF, memberOf),
  relation('/users/{id}/transitiveMemberOf', rights.READ_TRANSITIVE_MEMBER_OF, transitiveMemberOf),
  relation('/users/{id}/transitiveMemberOf/{cast}', rights.READ_TRANSITIVE_MEMBER_OF, transitiveMemberOf),
  relation('/users/{id}/sponsors', rights.READ_SPONSORS, sponsors),
  { method: 'POST', path: '/users/{id}/sponsors/$ref', anyOf: rights.WRITE_SPONSORS, handle: addSponsor },
  {
    method: 'DELETE',
    path: '/users/{id}/sponsors/{sponsor}/$ref',
    anyOf: rights.WRITE_SPONSORS,
    handle: removeSponsor,
  },
  {
    method: 'POST',
    path: '/users/{id}/checkMemberObjects',
    anyOf: rights.CHECK_MEMBER_OBJECTS,
    handle: checkMemberObjects,
  },
];

function relation(
  path: string,
  anyOf: readonly string[],
  find: (call: GraphCall, world: World, replica: number) => readonly Related[],
): Route {
  return {
    method: 'GET',
    path,
    anyOf,
    options: RELATION,
    handle: (call, world) => relatedAnswer(call, world, (replica) => find(call, world, replica)),
  };
}

function ownedObjects(call: GraphCall, world: World, replica: number): readonly Related[] {
  const user = seenUser(world, call.params.id as string, replica);
  const groups = world.state.groups.allSeen(replica).filter((group) => group.owners.includes(user.id));
  return [...groups.map(relatedGroup), ...user.ownedApplications.map(relatedApplication)];
}

function registeredDevices(call: GraphCall, world: World, replica: number): readonly Related[] {
  return seenUser(world, call.params.id as string, replica).devices.map(relatedDevice);
}

function memberOf(call: GraphCall, world: World, replica: number): readonly Related[] {
  const user = seenUser(world, call.params.id as string, replica);
  const groups = world.state.groups.allSeen(replica).filter((group) => group.members.includes(user.id));
  return [...groups.map(relatedGroup), ...user.roles.map(relatedRole)];
}

function transitiveMemberOf(call: GraphCall, world: World, replica: number): readonly Related[] {
  const user = seenUser(world, call.params.id as string, replica);
  const groups = groupsAround([user.id], world.state.groups.allSeen(replica));
  return [...groups.map(relatedGroup), ...user.roles.map(relatedRole)];
}

/** The groups that hold one of these, and the groups around those. */
function groupsAround(ids: readonly string[], groups: readonly GroupRecord[]): readonly GroupRecord[] {
  const around = groups.filter(({ members }) => members.some((id) => ids.includes(id)));
  const others = groups.filter((group) => !around.includes(group));
  return around.length === 0
    ? []
    : [
        ...around,
        ...groupsAround(
          around.map(({ id }) => id),
          others,
        ),
      ];
}

function sponsors(call: GraphCall, world: World, replica: number): readonly Related[] {
  const { sponsors: ids } = seenUser(world, call.params.id as string, replica);
  return ids.flatMap((id) => {
    const user = world.state.users.seen(id, replica);
    const group = world.state.groups.seen(id, replica);
    const app = [...world.state.apps.values()].find((one) => one.objectId === id);
    return [
      ...(user ? [relatedUser(user)] : []),
      ...(group ? [relatedGroup(group)] : []),
      ...(app ? [relatedPrincipal(app)] : []),
    ];
  });
}

function addSponsor(call: GraphCall, world: World): GraphAnswer {
  const user = trueUser(world, call.params.id as string, call.replica);
  const sponsor = referencedId(call.body);
  requireUnrestricted(user);
  if (!world.state.users.truth(sponsor) && !world.state.groups.truth(sponsor)) throw notFound(sponsor);
  if (user.sponsors.includes(sponsor)) {
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'sponsors'.",
    );
  }
  if (user.sponsors.length >= MOST_SPONSORS) throw badRequest(`The number of sponsors cannot exceed ${MOST_SPONSORS}.`);
  world.state.users.put(user.id, { ...user, sponsors: [...user.sponsors, sponsor] });
  recordAudit(world, { activity: 'Add user sponsor', call, target: userTarget(user) });
  return { status: 204 };
}

function removeSponsor(call: GraphCall, world: World): GraphAnswer {
  const user = trueUser(world, call.params.id as string, call.replica);
  const sponsor = (call.params.sponsor as string).toLowerCase();
  requireUnrestricted(user);
  if (!user.sponsors.includes(sponsor)) throw notFound(sponsor);
  world.state.users.put(user.id, { ...user, sponsors: user.sponsors.filter((id) => id !== sponsor) });
  return { status: 204 };
}

function checkMemberObjects(call: GraphCall, world: World): GraphAnswer {
  const body = objectBody(call.body);
  allowOnly(body, ['ids'], 'checkMemberObjects');
  const { ids } = body;
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string' && isGuid(id)))
    throw badRequest("Invalid value specified for property 'ids'.");
  if (ids.length > MOST_IDS_CHECKED) throw badRequest(`The number of ids cannot exceed ${MOST_IDS_CHECKED}.`);
  const held = new Set(transitiveMemberOf(call, world, call.replica).map(({ properties }) => properties.id));
  return {
    status: 200,
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection(Edm.String)',
      value: (ids as string[]).filter((id) => held.has(id.toLowerCase())),
    },
  };
}
