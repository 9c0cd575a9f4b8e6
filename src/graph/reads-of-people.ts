import { z } from 'zod';
import type { UserId } from '../domain/ids.ts';
import { CHECK_MEMBERSHIPS, READ_GROUPS, READ_OWNERS, READ_ROLES, READ_SPONSORS, READ_USERS } from './permissions.ts';
import { PERSON_FIELDS, person } from './person-schemas.ts';
import { chunksOf, encoded, get, PAGE, quoted, type ReadsOf } from './read.ts';
import { only, otherObject, rowsOf, userId } from './read-schemas.ts';
import { asTeam, GROUP_FIELDS, ownedGroup } from './team-schemas.ts';

const MEMBERSHIP_IDS = 20;
const WHOLE_TENANT = '/';
const USER = '#microsoft.graph.user';

export const PERSON_READS: ReadsOf<'person' | 'memberships' | 'members' | 'owned-teams' | 'roles' | 'sponsors'> = {
  person: {
    needs: [READ_USERS],
    requests: ({ id }) => [get(`/users/${encoded(id)}?$select=${PERSON_FIELDS}`)],
    schema: () => only(person()),
    absent: () => undefined,
  },
  memberships: {
    needs: [CHECK_MEMBERSHIPS],
    requests: ({ of, among }) =>
      chunksOf(idsBeside(of, among), MEMBERSHIP_IDS).map((ids) => ({
        method: 'POST',
        url: `/users/${encoded(of)}/checkMemberObjects`,
        headers: { 'Content-Type': 'application/json' },
        body: { ids },
      })),
    schema: ({ of, among }) => rowsOf(z.string()).transform((held) => among.filter(isAmong([of, ...held]))),
    absent: ({ of, among }) => among.filter(isAmong([of])),
  },
  members: {
    needs: [READ_USERS, READ_OWNERS],
    requests: ({ of }) => [get(`/groups/${encoded(of)}/transitiveMembers?$select=id&$top=${PAGE}`)],
    schema: () =>
      rowsOf(z.union([z.object({ '@odata.type': z.literal(USER), id: userId() }), otherObject(USER)])).transform(
        (members) => members.flatMap((member) => ('id' in member ? [member.id] : [])),
      ),
    // No group of that id: a person is named by it.
    absent: ({ of }) => [of as UserId],
  },
  'owned-teams': {
    needs: [READ_USERS, READ_GROUPS],
    requests: ({ of }) => [get(`/users/${encoded(of)}/ownedObjects?$select=${GROUP_FIELDS}&$top=${PAGE}`)],
    schema: () =>
      rowsOf(z.union([ownedGroup(), otherObject('#microsoft.graph.group')])).transform((owned) =>
        owned.flatMap((group) => asTeam(group) ?? []),
      ),
    absent: () => [],
  },
  roles: {
    needs: [READ_ROLES],
    requests: ({ of }) => [
      get(`/roleManagement/directory/roleAssignments?$filter=${encoded(`principalId eq ${quoted(of)}`)}`),
    ],
    // A role over a part of the directory lets nobody invite; a filter that is ignored gives nobody somebody else's.
    schema: ({ of }) =>
      rowsOf(
        z.object({ principalId: z.string(), roleDefinitionId: z.string(), directoryScopeId: z.string().nullable() }),
      ).transform((assignments) =>
        assignments
          .filter(({ principalId }) => principalId.toLowerCase() === of.toLowerCase())
          .flatMap(({ roleDefinitionId, directoryScopeId }) =>
            directoryScopeId === WHOLE_TENANT ? [roleDefinitionId.toLowerCase()] : [],
          ),
      ),
  },
  sponsors: {
    needs: [READ_SPONSORS],
    requests: ({ of }) => [get(`/users/${encoded(of)}/sponsors?$select=id`)],
    schema: () =>
      rowsOf(
        z.union([z.object({ '@odata.type': z.literal(USER).optional(), id: userId() }), otherObject(USER)]),
      ).transform((sponsors) => sponsors.flatMap((each) => ('id' in each ? [each.id] : []))),
  },
};

function idsBeside(of: string, among: readonly string[]): readonly string[] {
  return [...new Set(among.map((id) => id.toLowerCase()))].filter((id) => id !== of.toLowerCase());
}

function isAmong(held: readonly string[]): (id: string) => boolean {
  const known = new Set(held.map((id) => id.toLowerCase()));
  return (id) => known.has(id.toLowerCase());
}
