import { groupTarget, recordAudit } from '../audit-log.ts';
import { GROUP } from '../query/entity-types.ts';
import type { Row } from '../query/filter-match.ts';
import { listAnswer } from '../query/listing.ts';
import { project, readSelect } from '../query/select.ts';
import { badRequest, denied, notFound } from '../refusal.ts';
import { teamsListingSpan } from '../spans.ts';
import { stableId } from '../stable-id.ts';
import type { GroupRecord, World } from '../world.ts';
import { referencedId } from './body.ts';
import { sendGroupWelcome } from './microsoft-mails.ts';
import * as rights from './permissions.ts';
import { type Related, relatedAnswer, relatedUser } from './related.ts';
import type { GraphAnswer, GraphCall, QueryOption, Route } from './route.ts';

const RELATION: readonly QueryOption[] = ['$select', '$filter', '$top', '$count', '$orderby', '$skiptoken'];
const UNIFIED_GUEST_TEMPLATE = '08d542b9-071f-4e16-94b0-74abb372e3d9';
const UNIFIED_TEMPLATE = '62375ab9-6b52-47ed-826b-58e47e0e304b';

export const GROUP_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/groups',
    anyOf: rights.READ_GROUPS,
    options: ['$select', '$filter', '$top', '$count', '$orderby', '$search', '$skiptoken'],
    handle: listGroups,
  },
  { method: 'GET', path: '/groups/{id}', anyOf: rights.READ_GROUPS, options: ['$select'], handle: getGroup },
  people('/groups/{id}/owners', rights.READ_OWNERS, 'owners'),
  people('/groups/{id}/owners/{cast}', rights.READ_OWNERS, 'owners'),
  people('/groups/{id}/members', rights.READ_MEMBERS, 'members'),
  people('/groups/{id}/members/{cast}', rights.READ_MEMBERS, 'members'),
  transitiveMembers('/groups/{id}/transitiveMembers'),
  { method: 'POST', path: '/groups/{id}/members/$ref', anyOf: rights.WRITE_MEMBERS, handle: addMember },
  { method: 'DELETE', path: '/groups/{id}/members/{member}/$ref', anyOf: rights.WRITE_MEMBERS, handle: removeMember },
  { method: 'GET', path: '/groups/{id}/settings', anyOf: rights.READ_GROUP_SETTINGS, handle: settingsOfGroup },
  { method: 'GET', path: '/groupSettings', anyOf: rights.READ_GROUP_SETTINGS, handle: settingsOfTenant },
];

function listGroups(call: GraphCall, world: World): GraphAnswer {
  const select = readSelect(call.query.get('$select'), [GROUP]);
  return listAnswer(call, world, {
    type: GROUP,
    rows: (replica) => world.state.groups.allSeen(replica).map((group) => group.properties as Row),
    show: (row) => project(GROUP, row, select),
    context: 'groups',
  });
}

function getGroup(call: GraphCall, world: World): GraphAnswer {
  const select = readSelect(call.query.get('$select'), [GROUP]);
  const group = seenGroup(call, world, call.replica);
  return {
    status: 200,
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#groups/$entity',
      ...project(GROUP, group.properties as Row, select),
    },
  };
}

function seenGroup(call: GraphCall, world: World, replica: number): GroupRecord {
  const id = call.params.id as string;
  const group = world.state.groups.seen(id.toLowerCase(), replica);
  if (!group) throw notFound(id);
  return group;
}

function people(path: string, anyOf: readonly string[], side: 'owners' | 'members'): Route {
  function find(call: GraphCall, world: World, replica: number): readonly Related[] {
    return seenGroup(call, world, replica)[side].flatMap((id) => {
      const user = world.state.users.seen(id, replica);
      return user ? [relatedUser(user)] : [];
    });
  }
  return {
    method: 'GET',
    path,
    anyOf,
    options: RELATION,
    handle: (call, world) => relatedAnswer(call, world, (replica) => find(call, world, replica)),
  };
}

function transitiveMembers(path: string): Route {
  function idsIn(groupId: string, seen: Set<string>, look: (id: string) => GroupRecord | undefined): readonly string[] {
    const group = look(groupId);
    if (!group || seen.has(groupId)) return [];
    seen.add(groupId);
    return group.members.flatMap((id) => (look(id) ? idsIn(id, seen, look) : [id]));
  }
  return {
    method: 'GET',
    path,
    anyOf: rights.READ_MEMBERS,
    options: RELATION,
    handle: (call, world) => {
      const group = seenGroup(call, world, call.replica);
      return relatedAnswer(call, world, (replica) => {
        const ids = idsIn(group.id, new Set(), (id) => world.state.groups.seen(id, replica));
        return [...new Set(ids)].flatMap((id) => {
          const user = world.state.users.seen(id, replica);
          return user ? [relatedUser(user)] : [];
        });
      });
    },
  };
}

function addMember(call: GraphCall, world: World): GraphAnswer {
  const group = trueGroup(call, world);
  const memberId = referencedId(call.body);
  requireOpenGroup(group);
  // G6: a member that this replica does not have yet is refused as if it did not exist, and passes a little later.
  const member = world.state.users.seen(memberId, call.replica) ?? world.state.groups.seen(memberId, call.replica);
  if (!member)
    throw world.random.pick([
      notFound(memberId),
      badRequest("One or more of the objects being referenced don't exist."),
    ]);
  if (group.members.includes(memberId)) {
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'members'.",
    );
  }
  world.state.groups.put(group.id, { ...group, members: [...group.members, memberId] });
  recordAudit(world, { activity: 'Add member to group', call, target: groupTarget(group) });
  listLater(group, memberId, world);
  sendGroupWelcome(group, memberId, world);
  return { status: 204 };
}

/** E12: Teams lists a member later than the group has it. */
function listLater(group: GroupRecord, memberId: string, world: World): void {
  const { minSeconds, maxSeconds } = teamsListingSpan(world.state);
  if (!group.team) return;
  world.state.listedAt.set(
    `${group.id}/${memberId}`,
    world.clock.now().getTime() + world.random.between(minSeconds, maxSeconds) * 1000,
  );
}

function trueGroup(call: GraphCall, world: World): GroupRecord {
  const id = call.params.id as string;
  const group = world.state.groups.truth(id.toLowerCase());
  if (!group) throw notFound(id);
  return group;
}

function requireOpenGroup(group: GroupRecord): void {
  const { properties } = group;
  if (properties.isAssignableToRole || properties.isManagementRestricted) throw denied();
  if (properties.mailEnabled && !properties.groupTypes?.includes('Unified'))
    throw badRequest('Cannot Update a mail-enabled security groups and or distribution list.');
  if (properties.groupTypes?.includes('DynamicMembership')) {
    throw badRequest(
      'Insufficient privileges to complete the operation: members of a dynamic group are set by its rule.',
    );
  }
  if (properties.onPremisesSyncEnabled) {
    throw badRequest(
      'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
    );
  }
}

function removeMember(call: GraphCall, world: World): GraphAnswer {
  const group = trueGroup(call, world);
  const memberId = (call.params.member as string).toLowerCase();
  requireOpenGroup(group);
  if (!group.members.includes(memberId)) throw notFound(memberId);
  world.state.groups.put(group.id, { ...group, members: group.members.filter((id) => id !== memberId) });
  world.state.listedAt.delete(`${group.id}/${memberId}`);
  recordAudit(world, { activity: 'Remove member from group', call, target: groupTarget(group) });
  return { status: 204 };
}

function settingsOfGroup(call: GraphCall, world: World): GraphAnswer {
  const group = seenGroup(call, world, call.replica);
  const { allowToAddGuests } = group;
  const value =
    allowToAddGuests === undefined
      ? []
      : [
          setting(group.id, 'Group.Unified.Guest', UNIFIED_GUEST_TEMPLATE, {
            AllowToAddGuests: String(allowToAddGuests),
          }),
        ];
  return {
    status: 200,
    body: { '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#groups('${group.id}')/settings`, value },
  };
}

function settingsOfTenant(_call: GraphCall, world: World): GraphAnswer {
  const { groupSettings } = world.state.policies;
  const value = groupSettings === null ? [] : [setting('tenant', 'Group.Unified', UNIFIED_TEMPLATE, groupSettings)];
  return { status: 200, body: { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#groupSettings', value } };
}

function setting(of: string, displayName: string, templateId: string, values: Readonly<Record<string, string>>) {
  return {
    id: stableId(`setting ${of}`),
    displayName,
    templateId,
    values: Object.entries(values).map(([name, value]) => ({ name, value })),
  };
}
