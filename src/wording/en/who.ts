/** Who can put something right. */
export const WHO = {
  you: 'You',
  invitee: 'The invitee or their organisation',
  owner: 'Owner of the team',
  admin: 'Administrator',
  guestlistAdmin: 'Guestlist administrator',
  exchangeAdmin: 'Exchange administrator',
  sharePointAdmin: 'SharePoint administrator',
  licenceAdmin: 'Licence administrator',
  roleAdmin: 'Privileged Role Administrator',
  accessAdmin: 'Conditional Access Administrator',
  appAdmin: 'Application Administrator',
  synchroniser: 'Whoever runs Entra Connect',
  inviters: 'Guest Inviter, User Administrator',
} as const;
