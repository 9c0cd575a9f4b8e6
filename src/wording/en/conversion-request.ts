import type { ConversionRequestSentences } from '../conversion-request-sentences.ts';
import { counted } from './counted.ts';

/** The question whether an account is to be converted, and what has become of it. */
export const conversionRequest: Pick<ConversionRequestSentences, 'conversionConfirm' | 'conversionDecided'> = {
  conversionConfirm: {
    heading: ({ name }) => `Convert the account of ${name}?`,
    remind: 'Still waiting for your decision',
    escalated: ({ date }) => `Nobody has decided since ${date}, so this comes to you.`,
    undecided: ({ date }) => `Nobody has decided since ${date}.`,
    asker: ({ person, date }) => `Asked by ${person} on ${date}`,
    written: 'What will be written',
    writes: ({ old, new: value }) =>
      `mail: ${old} → ${value}, after this confirmation, then everything is checked again`,
    writesNone: ({ address }) => `Nothing: mail is ${address} already`,
    kept: 'What stays',
    keptList: ({ groups, apps }) =>
      `Object ID, ${givenText(groups, apps)}, the UPN on the object (no longer what they sign in with)`,
    changes: 'What changes when they accept',
    changesSignIn: ({ signIn, partner }) =>
      `They sign in with ${signIn}. ${partner} keeps the password and decides when the account ends.`,
    changesAccess: 'Our Conditional Access treats them as external.',
    changesStop: 'Windows sign-in, app passwords, scripts, flows and mailbox access under the old sign-in stop.',
    typeStays: ({ type }) => `User type stays ${type} until somebody changes it.`,
    notCarried: 'Not carried over or not checked',
    notCarriedList:
      'Security methods (not carried over). Azure subscriptions, Exchange and Power Platform roles (not checked).',
    when: 'When',
    asksFirst: ({ name }) =>
      `${name} is asked first. Only when ${name} accepts does the sign-in change; until then the account works as it does today.`,
    asksElsewhere: ({ name, address }) =>
      `The account has no Teams to ask ${name} in: after the confirmation an administrator chooses a code to ${address}, or to go on without proof. Only when ${name} accepts does the sign-in change; until then the account works as it does today.`,
    asksNobody: ({ name }) =>
      `Only when ${name} accepts does the sign-in change; until then the account works as it does today.`,
    accepted: 'Warnings that are accepted with this',
    override: 'Goes on without Teams. The reason:',
    undo: 'Way back: hard',
    undoText:
      'After acceptance an administrator must convert the account back; a cloud account then gets a new UPN and a password.',
    cancel: 'Cancel',
    cancelText: 'Possible until the invitation is issued, not after that.',
    deadline: ({ date }) => `Please decide by ${date}. After that the request lapses and nothing is changed.`,
    why: '“Convert…” appears when nothing must be fixed any more.',
    waitsForCure: 'The last check found what must be fixed first; until then nobody can confirm it.',
    ticks: 'Not read: tick what you accept unread',
    tickMissing: 'Tick this to accept it unread, or decline.',
    tickSubjects: {
      'domain-denied': 'Domain lists of the tenant: those that are refused',
      'domain-not-allowed': 'Domain lists of the tenant: those that alone are allowed',
    },
    type: ({ typed }) => `Type the name of the account: ${typed}`,
    typeMissing: 'The name must be exactly as shown.',
    declineReason: ({ person }) => `Why not? ${person} will read this.`,
    declineMissing: 'Write a reason; it is passed on.',
    open: 'Convert…',
    convert: 'Convert this account',
    decline: 'Decline…',
    sendDecline: 'Decline and send the reason',
    notes: {
      own: 'You asked for this conversion, so another administrator has to confirm it.',
      holder: 'This is your own account, so somebody else has to confirm.',
      late: 'This was already decided. Your press changed nothing.',
      lateBy: ({ person, date }) => `${person} already decided this on ${date}. Your press changed nothing.`,
      ticksMissing: 'Not everything that was not read is ticked. Your press changed nothing.',
      oneAdmin:
        'Guestlist has no other administrator who may confirm this: whoever asks for it may not, and neither may the holder of the account. Name another administrator first.',
      readAnew: 'The last check was more than a day old, so everything was read again. Nobody has been asked yet.',
    },
  },
  conversionDecided: {
    confirmed: ({ person }) => `Confirmed by ${person}`,
    declined: ({ person }) => `Declined by ${person}`,
    lapsed: ({ date }) => `Not decided by ${date}: lapsed`,
    withdrawn: 'The request was withdrawn',
    removed: 'What was kept of the person was removed',
    nothingMore: ({ date }) => `${date}. Nothing more to do here.`,
  },
};

function givenText(groups: number | undefined, apps: number | undefined): string {
  const groupText = groups === undefined ? undefined : counted(groups, 'group', 'groups');
  const appText = apps === undefined ? undefined : counted(apps, 'app assignment', 'app assignments');
  if (groupText !== undefined && appText !== undefined) return `${groupText} and ${appText} given directly`;
  if (groupText !== undefined) return `${groupText} and the app assignments given directly (not counted)`;
  if (appText !== undefined) return `the groups (not counted) and ${appText} given directly`;
  return 'the groups and app assignments given directly (not counted)';
}
