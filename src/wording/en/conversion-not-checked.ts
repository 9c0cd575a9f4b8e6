import type { ConversionSentences } from '../conversion-sentences.ts';
import { WHO } from './who.ts';

/** What the check of an account could not read, and what is so where it found nothing. */
export const conversionNotChecked: ConversionSentences['conversionNotChecked'] = {
  subjects: {
    asker: 'Your account',
    askerRoles: 'Your directory roles',
    account: 'The account',
    roles: 'Directory roles of the account',
    eligibleRoles: 'Directory roles that it can activate (PIM)',
    roleGroups: 'Role-assignable groups of the account',
    owned: 'Teams and apps that it owns',
    solelyOwned: 'Other owners of its teams',
    devices: 'Registered devices',
    accessPolicies: 'Conditional Access policies',
    licencePlans: 'Details of the licences',
    licensingGroups: 'Groups that give licences',
    mailboxPurpose: 'Shared mailbox',
    usedByProgramsAt: 'Last sign-in without a person',
    groupsOf: 'Groups of the account',
    admins: 'Administrators of Guestlist',
    ownDomains: 'Our verified domains',
    federatedOwnDomains: 'Federation of our own domains',
    invitesFrom: 'Who may invite',
    inboundDefault: 'Cross-tenant access settings',
    inboundPartner: 'Cross-tenant access settings for this organisation',
    emailCodes: 'Email one-time passcode',
    federatedDomains: 'SAML/WS-Fed federation',
    domainLists: 'Domain lists of the tenant',
    accounts: 'Accounts with this address',
    groups: 'Groups with this address',
    contacts: 'Contacts with this address',
    deleted: 'Deleted accounts',
    homeTenant: 'Home tenant of the domain',
  },
  permission: ({ subject, permission, mustBeRead }) => ({
    sentence: mustBeRead
      ? `Not read: ${subject}. Without ${permission} this conversion cannot be confirmed.`
      : `${subject}: needs the permission ${permission}.`,
    cure: 'An administrator can grant it; then check again.',
    who: WHO.admin,
  }),
  noAnswer: ({ subject, mustBeRead }) => ({
    sentence: `${subject}: the directory did not answer in time.`,
    cure: mustBeRead
      ? 'Press “Check again”. Until it is read, this conversion cannot be confirmed.'
      : 'Press “Check again”.',
    who: WHO.you,
  }),
};
