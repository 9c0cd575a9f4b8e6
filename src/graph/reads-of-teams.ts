import { z } from 'zod';
import { READ_GROUP_SETTINGS, READ_GROUPS, READ_OWNERS, READ_TEAM, READ_TEAM_MEMBERS } from './permissions.ts';
import { encoded, get, PAGE, quoted, type ReadsOf } from './read.ts';
import { only, otherObject, rowsOf } from './read-schemas.ts';
import { owner, settingFlags, TEAM_GROUP_FIELDS, teamGroup } from './team-schemas.ts';

/** The template of one group's settings for guests (G7.4). */
const GROUP_UNIFIED_GUEST = '08d542b9-071f-4e16-94b0-74abb372e3d9';

type TeamFact = 'team' | 'team-owners' | 'team-takes-guests' | 'team-archived' | 'listed-by-teams';

export const TEAM_READS: ReadsOf<TeamFact> = {
  team: {
    needs: [READ_GROUPS],
    requests: ({ id }) => [get(`/groups/${encoded(id)}?$select=${TEAM_GROUP_FIELDS}`)],
    schema: () => only(teamGroup()),
    absent: () => undefined,
  },
  'team-owners': {
    needs: [READ_OWNERS],
    requests: ({ id }) => [get(`/groups/${encoded(id)}/owners?$select=id,displayName,accountEnabled&$top=${PAGE}`)],
    schema: () =>
      rowsOf(z.union([owner(), otherObject('#microsoft.graph.user')])).transform((owners) =>
        owners.flatMap((each) => ('name' in each ? [each] : [])),
      ),
    absent: () => [],
  },
  'team-takes-guests': {
    needs: [READ_GROUP_SETTINGS],
    requests: ({ id }) => [get(`/groups/${encoded(id)}/settings`)],
    schema: () => settingFlags(GROUP_UNIFIED_GUEST, ['AllowToAddGuests']),
  },
  'team-archived': {
    needs: [READ_TEAM],
    provenByAnswer: true,
    requests: ({ id }) => [get(`/teams/${encoded(id)}?$select=isArchived`)],
    schema: () => only(z.object({ isArchived: z.boolean() }).transform(({ isArchived }) => isArchived)),
  },
  'listed-by-teams': {
    needs: [READ_TEAM_MEMBERS],
    provenByAnswer: true,
    requests: ({ team, user }) => [
      get(
        `/teams/${encoded(team)}/members?$filter=${encoded(
          `(microsoft.graph.aadUserConversationMember/userId eq ${quoted(user)})`,
        )}`,
      ),
    ],
    // Looked through here as well: a filter that is silently ignored must not make everybody listed (G6).
    schema: ({ user }) =>
      rowsOf(z.object({ userId: z.string().nullish() })).transform((members) =>
        members.some(({ userId }) => userId?.toLowerCase() === user.toLowerCase()),
      ),
    absent: () => false,
  },
};
