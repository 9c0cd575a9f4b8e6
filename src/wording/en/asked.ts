import type { Sentences } from '../sentences.ts';

/** Between an inviter who reads only that somebody has to look, and the administrators who look. */
export const asked: Sentences['asked'] = {
  button: 'Ask an administrator',
  option:
    'An administrator has to look at this. What was found goes to them with this card; nothing is sent to the guest.',
  sent: 'Your request has gone to the administrators. Nothing has changed yet; press “Check again” when they have told you.',
  nobody: ({ reference }) =>
    `No administrator uses Guestlist in Teams yet. Please give one of them this reference: ${reference}.`,
  heading: ({ asker }) => `${asker} asks an administrator to look at an invitation`,
  intro: ({ asker }) => `${asker} reads only that somebody has to look. Nothing has been sent.`,
  person: ({ address, team }) => `${address} · ${team}`,
  next: 'When it is put right, tell them: they check again and go on from their own card.',
  over: 'This is not waiting any more: the form was changed, sent or cancelled.',
};
