import type { TakesNoGuests } from '../../domain/team.ts';
import type { FindingSentences } from '../sentences.ts';
import { WHO } from './who.ts';

/** Owners can add people to the last two by hand; we cannot, or could not see it (G9.3). */
const WHY_NOBODY: Readonly<Record<TakesNoGuests, (team: string) => string>> = {
  'members-by-rule': (team) => `Nobody can be added to “${team}” by hand: a rule chooses its members.`,
  synced: (team) => `Nobody can be added to “${team}” by hand: it is managed on-premises.`,
  'role-assignable': (team) => `Guestlist can add nobody to “${team}”: roles can be assigned to it.`,
  'hidden-membership': (team) => `Guestlist can add nobody to “${team}”: its membership is hidden.`,
};

/** The team that is asked for. */
export const teamFindings = {
  'guests-off-in-team': ({ team }) => ({
    sentence: `“${team}” does not allow guests.`,
    cure: 'Turn guests on for this team, or choose another team.',
    who: WHO.admin,
  }),
  'guests-off-by-label': ({ team, label }) => ({
    sentence: `“${team}” allows no guests, and its sensitivity label “${label}” may enforce that.`,
    cure: 'Choose another team, or ask whoever manages the labels.',
    who: WHO.admin,
  }),
  'group-takes-no-guests': ({ team, cause }) => ({
    sentence: WHY_NOBODY[cause](team),
    cure: 'Choose another team.',
    who: WHO.admin,
  }),
  'team-archived': ({ team }) => ({
    sentence: `“${team}” is archived.`,
    cure: 'Choose another team, or have this one restored.',
    who: WHO.owner,
  }),
  'asked-from-shared-channel': ({ team }) => ({
    sentence: `Guests do not work in shared channels; they will see the other channels of “${team}”.`,
    cure: 'Go on only if that is meant.',
    who: WHO.you,
  }),
  'group-welcome-mail': () => ({
    sentence: 'Microsoft may send the group’s own welcome mail as well.',
  }),
} satisfies Partial<FindingSentences>;
