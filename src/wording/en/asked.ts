import type { Sentences } from '../sentences.ts';

/** Between an inviter who reads only that somebody has to look, and the administrators who look. */
export const asked: Sentences['asked'] = {
  button: 'Ask an administrator',
  option:
    'An administrator has to look at this. What was found goes to them on a card of their own; nothing is sent to the guest.',
  sending: 'Your request is going to the administrators.',
  sent: 'Your request has gone to the administrators. Nothing has changed yet; press “Check again” when they have told you.',
  nobody: ({ reference }) =>
    `No administrator could be reached in Teams. Please give one of them this reference: ${reference}.`,
  heading: ({ asker }) => `${asker} asks an administrator to look at an invitation`,
  intro: ({ asker }) => `${asker} reads only that somebody has to look.`,
  person: ({ address, team }) => `${address} · ${team}`,
  next: 'When it is put right, tell them: they check again and go on from their own card.',
  over: 'This is not waiting any more: the form was changed, sent or cancelled.',
  nothingLeft: 'There is nothing left to look at.',
};
