/** How Microsoft can refuse an invitation for good (G4.2), and how we do at the last moment. */
export const INVITATION_FAILURES = [
  'invitations-off',
  'own-domain',
  'already-exists',
  'internal-object-exists',
  'address-conflict',
  'blocked-by-us',
  'blocked-by-both',
  'partner-app-disabled',
  'domain-refused',
  'input-refused',
  'permission-missing',
  'quota-reached',
  'inviter-lost-right',
  // A choice was made for an account that is another one by now.
  'account-changed',
] as const;
export type InvitationFailure = (typeof INVITATION_FAILURES)[number];

/** How the directory can refuse a sponsor for good (G11.3). */
export const SPONSOR_REFUSALS = ['permission-missing', 'refused'] as const;
export type SponsorRefusal = (typeof SPONSOR_REFUSALS)[number];

/** How Exchange can refuse a mail for good. */
export const MAIL_REFUSALS = [
  'not-allowed',
  'mailbox-not-found',
  'address-refused',
  'mail-refused',
  'inviter-lost-right',
  'link-lost',
  // The guest has said that they do not know the inviter.
  'not-wanted',
  // Microsoft refused to invite once more with its own mail.
  'microsoft-refused',
  // The link before is gone, and Microsoft, or a right that was lost, refused another.
  'new-link-refused',
] as const;
export type MailRefusal = (typeof MAIL_REFUSALS)[number];

/** Why the link could not be shown to the inviter. */
export const HAND_OVER_FAILURES = ['unreachable', 'link-lost', 'inviter-lost-right'] as const;
export type HandOverFailure = (typeof HAND_OVER_FAILURES)[number];

/** How a group can refuse a new member for good (G9.3). */
export const TEAM_REFUSALS = [
  'takes-no-guests',
  'permission-missing',
  'team-gone',
  'inviter-lost-right',
  'refused',
] as const;
export type TeamRefusal = (typeof TEAM_REFUSALS)[number];
