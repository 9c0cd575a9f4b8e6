import type { SnapshotPart } from '../../domain/conversion/conversion-person.ts';
import type { ClosingSentences } from '../closing-sentences.ts';
import { counted } from './counted.ts';
import { listed, someOf } from './listed.ts';
import { providerName } from './provider-names.ts';

const PARTS: Readonly<Record<SnapshotPart, string>> = {
  groups: 'groups',
  apps: 'app assignments',
  owned: 'owned objects',
};

/** The last card of a conversion. */
export const closing: ClosingSentences = {
  closing: {
    heading: ({ name }) => `The account of ${name} is converted`,
    headingDone: ({ name }) => `The account of ${name} is converted and marked as done`,
    headingPart: ({ name, n }) => `The account of ${name} is converted; ${counted(n, 'step needs', 'steps need')} you`,
    accepted: ({ name, date, provider }) =>
      `${name} accepted on ${date}; sign-in provider as read: ${providerName(provider)}`,
    acceptedUnread: ({ name, date }) => `${name} accepted on ${date}; sign-in provider not readable`,
    same: 'Same account: the object ID is unchanged',
    compared: ({ same, gone, added }) =>
      `Groups, app assignments and owned objects: the same ${same} · gone ${gone} · new ${added}`,
    gone: ({ things }) => `Gone: ${someOf(things)}`,
    added: ({ things }) => `New: ${someOf(things)}`,
    unread: ({ parts, permission }) => `Not readable: ${partsText(parts)} (needs ${permission})`,
    unreadAlone: ({ parts }) => `Not readable: ${partsText(parts)}`,
    notCompared: 'Groups, app assignments and owned objects were not compared',
    domains: ({ domain }) => `mail and sign-in agree: ${domain}`,
    withoutTeams: ({ domain }) => `They signed in at ${domain}; as was accepted before, Teams does not let them in`,
    signInUnread: ({ name }) => `Which account they signed in with is not readable. Ask ${name} whether Teams opens.`,
    left: 'Left for you',
    licences: ({ licences }) =>
      `Remove licences that are no longer needed, the mailbox first: ${someOf(
        licences.map(({ name, byGroup }) =>
          byGroup === undefined ? `${name} (assigned directly)` : `${name} (from the group “${byGroup}”)`,
        ),
      )}`,
    type: 'User type is still Member',
    typeCure: 'Guest means guest rights and billing by monthly active users. Decide with the licence owner.',
    passwordOff:
      'Replace the internal password by a random one; it may still work for on-premises resources. Guestlist does not do this here.',
    passwordLeft: 'Replace the internal password by a random one; it may still work for on-premises resources.',
    passwordSynced:
      'Set the password to a random GUID in the on-premises directory. Disabling or deleting the account there would disable the cloud account too.',
    apps: 'Tell the owners of on-premises systems: once it is replaced, the internal password no longer works there.',
    appsDone: 'Tell the owners of on-premises systems: the internal password no longer works there.',
    markDone: 'Mark as done',
    done: ({ person, date }) => `Marked as done by ${person} on ${date}.`,
  },
};

function partsText(parts: readonly SnapshotPart[]): string {
  return listed(parts.map((part) => PARTS[part]));
}
