import type { GuestPageSentences } from './guest-page-sentences.ts';

export const guestPageEn: GuestPageSentences = {
  askStranger: ({ org, inviter }) => `Tell ${org} that you do not know ${inviter}? You get no more mail about this.`,
  askStrangerNoNames: () =>
    'Tell the organisation that invited you that you do not know this person? You get no more mail about this.',
  tell: ({ org }) => `Tell ${org}`,
  tellNoNames: () => 'Tell the organisation',
  askNoMore: () => 'Stop the reminders? The invitation stays open.',
  stop: () => 'Stop reminders',
  thanks: () => 'Done. You can close this page.',
  over: () => 'This invitation is no longer open, so there is nothing left to do. You can close this page.',
  notFoundH: () => 'There is no such page',
  notFound: () =>
    'The address is not complete, or it was changed on the way. Open the link at the foot of the mail once more, or copy the whole address into your browser. If that does not help, write to the address that the mail names under “If you did not expect this”.',
  failedH: () => 'That did not work',
  failed: () => 'Please try again in a few minutes. If it still does not work then, reply to the mail.',
};
