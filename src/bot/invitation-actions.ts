import { z } from 'zod';
import { ACTS, type CardActionRows, LOOKS, Person, pressOf, pressWith, textIn, typed } from './card-action.ts';

const Form = z
  .object({ addresses: typed, team: typed, message: typed, language: typed, sponsor: typed, cc: typed })
  .transform((form) => ({ form }));
const Choice = Person.extend({ choice: z.enum(['add', 'only-add', 'new-link']) });

/** The verbs of invitations, and of the card that shows a link. */
export const INVITATION_ACTIONS = {
  'invitation.start': { ...ACTS, asksDirectory: true, parse: (data) => ({ kind: 'start', text: textIn(data) }) },
  'invitation.check': { ...ACTS, hasInputs: true, parse: pressWith(Form, (uses, press) => uses.submitForm(press)) },
  'invitation.cancel': { ...ACTS, parse: pressOf('cancelDraft') },
  'invitation.change': { ...ACTS, parse: pressOf('changeDraft') },
  'invitation.recheck': { ...ACTS, parse: pressOf('recheckDraft') },
  'invitation.send': { ...ACTS, parse: pressOf('sendDraft') },
  'invitation.person': { ...ACTS, parse: pressWith(Person, (uses, press) => uses.openPerson(press)) },
  'invitation.list': { ...ACTS, parse: pressOf('openList') },
  'invitation.choose': { ...ACTS, parse: pressWith(Choice, (uses, press) => uses.choosePerson(press)) },
  'invitation.ask': { ...ACTS, parse: pressOf('askAdmins') },
  'invitation.resend': {
    ...ACTS,
    asksDirectory: true,
    parse: pressWith(Person, (uses, press) => uses.resendLink(press)),
  },
  'invitation.show': { ...LOOKS, parse: pressOf('showRequest') },
  'invitation.sendAgain': { ...ACTS, parse: pressOf('sendAgain') },
  'invitation.received': { ...ACTS, parse: pressOf('markReceived') },
  'invitation.handOver': { ...ACTS, parse: pressOf('handOver') },
  'invitation.newLink': { ...ACTS, parse: pressOf('newLink') },
  'invitation.history': { ...LOOKS, parse: pressOf('showHistory') },
  'link.passedOn': { ...ACTS, isApart: true, parse: pressOf('passOn') },
  'link.mail': { ...ACTS, isApart: true, parse: pressOf('mailInstead') },
  'link.microsoft': { ...ACTS, isApart: true, parse: pressOf('microsoftMail') },
} as const satisfies CardActionRows;
