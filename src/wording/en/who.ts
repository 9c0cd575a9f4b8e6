/** Who can put something right. */
export const WHO = {
  you: 'You',
  invitee: 'The invitee or their organisation',
  owner: 'Owner of the team',
  admin: 'Administrator',
  guestlistAdmin: 'Guestlist administrator',
  exchangeAdmin: 'Exchange administrator',
  sharePointAdmin: 'SharePoint administrator',
} as const;
