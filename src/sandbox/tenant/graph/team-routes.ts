import { TENANT_ID } from '../contoso.ts';
import { TEAM, TEAM_MEMBER } from '../query/entity-types.ts';
import type { Row } from '../query/filter-match.ts';
import { listAnswer } from '../query/listing.ts';
import { project, readSelect } from '../query/select.ts';
import { Refusal } from '../refusal.ts';
import type { GroupRecord, UserRecord, World } from '../world.ts';
import { READ_TEAM, READ_TEAM_MEMBERS } from './permissions.ts';
import type { GraphAnswer, GraphCall, Route } from './route.ts';

export const TEAM_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/teams/{id}', anyOf: READ_TEAM, options: ['$select'], handle: getTeam },
  {
    method: 'GET',
    path: '/teams/{id}/members',
    anyOf: READ_TEAM_MEMBERS,
    options: ['$select', '$filter', '$top', '$skiptoken'],
    handle: listTeamMembers,
  },
];

function getTeam(call: GraphCall, world: World): GraphAnswer {
  const group = seenTeam(call, world);
  const select = readSelect(call.query.get('$select'), [TEAM]);
  const { displayName, description, visibility, createdDateTime } = group.properties;
  const properties = {
    id: group.id,
    displayName,
    description,
    createdDateTime,
    tenantId: TENANT_ID,
    visibility: visibility === 'HiddenMembership' ? 'private' : (visibility ?? 'private').toLowerCase(),
    isArchived: group.team?.isArchived ?? false,
    specialization: 'none',
    webUrl: `${world.origin()}/teams/?tenantId=${TENANT_ID}&team=${group.id}`,
  };
  return {
    status: 200,
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#teams/$entity',
      ...project(TEAM, properties, select),
    },
  };
}

function seenTeam(call: GraphCall, world: World): GroupRecord {
  const id = call.params.id as string;
  const group = world.state.groups.seen(id.toLowerCase(), call.replica);
  if (group?.team) return group;
  throw new Refusal(404, 'NotFound', `No team found with Group Id ${id}`);
}

function listTeamMembers(call: GraphCall, world: World): GraphAnswer {
  const group = seenTeam(call, world);
  const select = readSelect(call.query.get('$select'), [TEAM_MEMBER]);
  return listAnswer(call, world, {
    type: TEAM_MEMBER,
    rows: () => listedMembers(group, world).map((user) => memberRow(group, user)),
    show: (row) => ({ '@odata.type': `#${TEAM_MEMBER.name}`, ...project(TEAM_MEMBER, row, select) }),
    context: `teams('${group.id}')/members`,
  });
}

/** Whom Teams shows by now: it lists later than the group, and pending guests like everybody else (checks 5 #18). */
export function listedMembers(group: GroupRecord, world: World): readonly UserRecord[] {
  const now = world.clock.now().getTime();
  const truth = world.state.groups.truth(group.id)?.members ?? [];
  return truth
    .filter((id) => (world.state.listedAt.get(`${group.id}/${id}`) ?? 0) <= now)
    .flatMap((id) => world.state.users.truth(id) ?? []);
}

function memberRow(group: GroupRecord, user: UserRecord): Row {
  const isOwner = group.owners.includes(user.id);
  const ordinary = user.properties.userType === 'Guest' ? ['guest'] : [];
  return {
    id: Buffer.from(`${TENANT_ID}##${group.id}##${user.id}`).toString('base64'),
    roles: isOwner ? ['owner'] : ordinary,
    displayName: user.properties.displayName,
    visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
    userId: user.id,
    email: user.properties.mail,
    tenantId: TENANT_ID,
  };
}
