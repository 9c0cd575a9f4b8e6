import type { Sentences } from '../sentences.ts';
import { counted } from './counted.ts';

/** Several people on one form, and somebody who is here already. */
export const choices: Pick<Sentences, 'reviewMany' | 'already'> = {
  reviewMany: {
    heading: ({ ready, total }) => `${ready} of ${total} people can be invited`,
    headingMixed: ({ ready, total }) => `${ready} of ${total} people can be invited or added`,
    readyList: ({ n }) => `Ready (${n})`,
    leftOut: ({ n }) => `Left out (${n})`,
    andMore: ({ n }) => `and ${n} more`,
    showAll: 'Show all',
    openRow: 'Open ›',
    chooseRow: 'Choose ›',
    mailOf: ({ name }) => `The mail to ${name}. The others get one like it, with their own name and link.`,
    chosen: {
      add: ({ team }) => `Added to “${team}”, no invitation`,
      'only-add': ({ team }) => `Added to “${team}”; nothing is sent`,
      'new-link': () => 'A mail with a new link; the one they have becomes useless',
    },
    send: ({ n }) => `Send ${counted(n, 'invitation', 'invitations')}`,
    add: ({ n }) => `Add ${counted(n, 'person', 'people')} to the team`,
    sendAndAdd: ({ n, added }) => `Send ${counted(n, 'invitation', 'invitations')}, add ${added}`,
  },
  already: {
    headPending: ({ name }) => `${name} is already invited, but has not accepted`,
    headElse: ({ address }) => `${address} is invited already, by somebody else`,
    headGuest: ({ address }) => `${address} is already a guest`,
    headExternal: ({ address }) => `${address} is here already, as a member with a sign-in elsewhere`,
    headMember: ({ name, team }) => `${name} is already in “${team}”`,
    headColleague: ({ address }) => `${address} belongs to a colleague`,
    member: 'There is nothing to invite.',
    colleague: ({ team }) => `No invitation is needed: they can be added to “${team}” as they are.`,
    lacksTeam: 'No team is chosen to add them to. Press “Change” and choose one.',
    sentAgain: ({ time }) => `The same link was asked for once more at ${time}.`,
    choose: 'What would you like to do?',
    optAdd: ({ team }) => `Adding to “${team}” needs no new invitation.`,
    optResend: ({ address }) => `The same link goes to ${address} again.`,
    optNewLink: 'A new link makes the one they have useless.',
    optOnlyAdd: ({ team }) => `Only adding to “${team}” sends nothing and leaves the link they have as it is.`,
    add: 'Add to my team',
    resend: 'Send the link again',
    newLink: 'Make a new link',
    onlyAdd: 'Only add to my team',
  },
};
