import type { HistorySentences } from '../history-sentences.ts';
import { counted } from './counted.ts';

/** Who did what about one invitation. */
export const history: HistorySentences = {
  history: {
    button: 'History',
    heading: ({ name }) => `History of ${name}`,
    older: ({ n }) => `${counted(n, 'older entry is', 'older entries are')} not shown.`,
    somebody: 'Somebody',
    otherAddress: 'the other address',
    asked: ({ person }) => `${person} asked for the invitation`,
    askedNewLink: ({ person }) => `${person} asked for a new link in place of the one before`,
    askedReset: ({ person }) =>
      `${person} asked for the redemption to be reset, and another administrator confirmed it`,
    askedToAdd: ({ person, team }) => `${person} asked for the membership in “${team}”`,
    resent: ({ person }) => `${person} sent the link again`,
    newLink: ({ person }) => `${person} made a new link; the earlier one no longer works`,
    microsofts: ({ person }) => `${person} let Microsoft send its own mail`,
    received: ({ person, name }) => `${person} said that ${name} has the mail`,
    handOverAsked: ({ person }) => `${person} asked for the link, to pass it on`,
    handedOver: 'Link shown, to be passed on',
    passedOn: ({ person }) => `${person} passed the link on`,
    mailed: 'Mail sent',
    unknown: 'The mail may have gone out',
    mailFailed: ({ cause }) => `Mail failed: ${cause}`,
    reminded: ({ k }) => `Reminder ${k} sent`,
    remindUnsure: ({ k }) => `Reminder ${k} may have gone out`,
    remindFailed: ({ k, cause }) => `Reminder ${k} failed: ${cause}`,
    stranger: ({ name }) => `${name} said that they do not know the inviter`,
    remindersStopped: ({ name }) => `${name} asked for no more reminders`,
    sponsorSet: 'Sponsor set',
    added: ({ team }) => `Added to “${team}”`,
    ready: 'Ready',
    forgotten: 'The guest’s personal data was removed',
    addressForgotten: 'The address of the notice was removed',
  },
};
