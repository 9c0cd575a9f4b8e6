import { parseTeamId } from '../domain/ids.ts';
import type { StartDraftInput } from '../use-cases/start-draft.ts';
import type { TeamsActivity } from './activity.ts';

/** What the place where something was asked for says about the team; without the group's id it says nothing of which (T3.4). */
export function askedAt({ channelData }: TeamsActivity): Pick<StartDraftInput, 'askedFrom' | 'askedIn'> {
  const askedIn = parseTeamId(channelData?.team?.aadGroupId?.toLowerCase() ?? '');
  return {
    ...(channelData?.channel?.type === 'shared' && { askedFrom: 'shared-channel' }),
    ...(askedIn && { askedIn }),
  };
}
