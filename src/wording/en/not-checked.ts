import type { Sentences } from '../sentences.ts';
import { WHO } from './who.ts';

/** What a check could not read. */
export const notChecked: Sentences['notChecked'] = {
  subjects: {
    ownDomains: 'Our verified domains',
    inviter: 'Your account',
    memberships: 'Your right to invite',
    invitesFrom: 'Who may invite',
    inviterRoles: 'Your directory roles',
    team: 'The team',
    owners: 'Owners of the team',
    tenantTakesGuests: 'Guest setting of the tenant',
    teamTakesGuests: 'Guest setting of the team',
    isArchived: 'Whether the team is archived',
    inboundDefault: 'Cross-tenant access settings',
    inboundPartner: 'Cross-tenant access settings for this organisation',
    emailCodes: 'Email one-time passcode',
    federatedDomains: 'SAML/WS-Fed federation',
    fileSharing: 'Sharing of files',
    domainLists: 'Domain lists of the tenant',
    sponsor: 'The sponsor',
    accounts: 'Accounts with this address',
    groups: 'Groups with this address',
    contacts: 'Contacts with this address',
    deleted: 'Deleted accounts',
    homeTenant: 'Home tenant of the domain',
    inTeam: 'Members of the team',
  },
  permission: ({ subject, permission, isNeeded }) => ({
    sentence: `${subject}: needs the permission ${permission}.`,
    cure: isNeeded
      ? 'An administrator can grant it. Until then nothing is sent, because your right to invite has to be known.'
      : 'An administrator can grant it. Microsoft still applies the rule when the invitation is made.',
    who: WHO.admin,
  }),
  noAnswer: ({ subject }) => ({
    sentence: `${subject}: the directory did not answer in time.`,
    cure: 'Press “Check again”.',
    who: WHO.you,
  }),
  doesNotApply: ({ subject, licence }) => ({
    sentence: `${subject}: does not apply, our tenant has no ${licence}.`,
    cure: 'Nothing to do.',
  }),
};
