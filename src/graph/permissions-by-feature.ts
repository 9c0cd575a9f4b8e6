import {
  ADD_MEMBERS,
  type AnyOf,
  BLOCK_SIGN_IN,
  CHECK_MEMBERSHIPS,
  CONVERT,
  END_SESSIONS,
  FIND_TENANTS,
  INSTALL_ITSELF,
  INVITE,
  NAME_APPLICATIONS,
  READ_ACCESS_POLICIES,
  READ_APP_ASSIGNMENTS,
  READ_AUDIT_LOG,
  READ_AUTHORIZATION_POLICY,
  READ_CATALOGUE,
  READ_CONTACTS,
  READ_CROSS_TENANT,
  READ_DELETED_USERS,
  READ_DIRECT_GROUPS,
  READ_DOMAIN_LISTS,
  READ_DOMAINS,
  READ_ELIGIBLE_ROLES,
  READ_EMAIL_METHOD,
  READ_FEDERATIONS,
  READ_FILE_SHARING,
  READ_GROUP_SETTINGS,
  READ_GROUPS,
  READ_MAILBOX_PURPOSE,
  READ_NESTED_GROUPS,
  READ_ORGANISATION,
  READ_OWNERS,
  READ_ROLES,
  READ_SIGN_IN_ACTIVITY,
  READ_SIGN_INS,
  READ_SPONSORS,
  READ_TEAM,
  READ_TEAM_MEMBERS,
  READ_USERS,
  REMOVE_GUESTS,
  REPLACE_PASSWORDS,
  RESET_REDEMPTIONS,
  RESTORE_GUESTS,
  SEND_MAIL,
  WRITE_MAIL,
  WRITE_SPONSORS,
  WRITE_USER_TYPE,
} from './permissions.ts';

export interface FeatureNeed {
  readonly anyOf: AnyOf;
  readonly why: string;
  /** Opens it as well, team by team, by the consent of the owner who adds the app (T8.2). */
  readonly perTeam?: string;
}

export interface Feature {
  readonly name: string;
  /** What people notice where it was not granted. */
  readonly without: string;
  readonly needs: readonly [FeatureNeed, ...FeatureNeed[]];
  /** Not granted in Entra like the others, but for one mailbox by RBAC for Applications (G9.1). */
  readonly grantedBy?: 'exchange';
  /** Belongs to the identity that changes accounts, where there is one (checks 4). */
  readonly identity?: 'accounts';
  /** Granted only where this setting switches it on. */
  readonly onlyWith?: string;
}

/** What each feature may not be without: README and grant script are made from it, and no permission is asked for beside it. */
export const FEATURES: readonly Feature[] = [
  {
    name: 'Invite',
    without: 'Nothing is invited; whoever asks reads which one is missing.',
    needs: [
      { anyOf: INVITE, why: 'makes the invitation' },
      { anyOf: READ_USERS, why: 'reads who asks and what they own, and who holds an address already' },
      { anyOf: CHECK_MEMBERSHIPS, why: 'reads whether who asks belongs to the administrators or inviters' },
      { anyOf: READ_DELETED_USERS, why: 'finds deleted accounts that still hold the address' },
      { anyOf: READ_SPONSORS, why: 'reads who is answerable for a guest' },
      { anyOf: READ_ORGANISATION, why: 'names the organisation in the mail' },
      { anyOf: READ_GROUPS, why: 'reads the team, and finds groups that hold the address' },
      { anyOf: READ_OWNERS, why: 'reads the owners of the team and the members of the administrators’ group' },
      { anyOf: READ_DOMAINS, why: 'tells colleagues from guests by our own domains' },
      { anyOf: READ_FEDERATIONS, why: 'finds domains that sign in by SAML or WS-Federation' },
    ],
  },
  {
    name: 'Send the mail with the link',
    without: 'The invitation is made, and the card says that the mailbox refuses.',
    grantedBy: 'exchange',
    needs: [{ anyOf: SEND_MAIL, why: 'sends from the one mailbox of GUESTLIST_MAILBOX' }],
  },
  {
    name: 'Add the guest to the team',
    without: 'The guest accepts, and the card says that an owner has to add them.',
    needs: [{ anyOf: ADD_MEMBERS, why: 'adds the guest to the group behind the team' }],
  },
  {
    name: 'See the guest in Teams',
    without: 'The card says that it cannot be seen whether Teams lists the guest.',
    needs: [{ anyOf: READ_TEAM_MEMBERS, why: 'reads whether Teams lists the guest', perTeam: 'TeamMember.Read.Group' }],
  },
  {
    name: 'Every other check before an invitation',
    without: 'The review says what was not checked; Microsoft still applies its own rules.',
    needs: [
      { anyOf: READ_AUTHORIZATION_POLICY, why: 'who may invite in the tenant' },
      { anyOf: READ_CROSS_TENANT, why: 'whether the guest’s organisation is let in' },
      { anyOf: READ_EMAIL_METHOD, why: 'whether codes by mail are on, for guests without an account' },
      { anyOf: READ_DOMAIN_LISTS, why: 'the domains that the tenant allows or refuses (beta)' },
      { anyOf: FIND_TENANTS, why: 'to which organisation a domain belongs' },
      { anyOf: READ_GROUP_SETTINGS, why: 'whether the tenant and the team take guests' },
      { anyOf: READ_TEAM, why: 'whether the team is archived', perTeam: 'TeamSettings.Read.Group' },
      { anyOf: READ_CONTACTS, why: 'contacts that hold the address' },
      { anyOf: READ_ROLES, why: 'whether who asks has a role that may invite' },
      { anyOf: READ_FILE_SHARING, why: 'whether files are shared with guests' },
    ],
  },
  {
    name: 'Check a conversion',
    without:
      'The check names what it could not read, and roles or groups that were not read stand in the way. It needs what an invitation reads as well.',
    needs: [
      { anyOf: READ_ELIGIBLE_ROLES, why: 'the directory roles that the account can activate (PIM)' },
      {
        anyOf: READ_NESTED_GROUPS,
        why: 'the groups of the account: those that roles can be given to, and those with a rule',
      },
      { anyOf: READ_ACCESS_POLICIES, why: 'the Conditional Access policies that may lock the account out' },
    ],
  },
  {
    name: 'See more before a conversion',
    without: 'The check says that it could not be seen, or names by its id what the account owns.',
    needs: [
      { anyOf: READ_MAILBOX_PURPOSE, why: 'whether there is a shared mailbox without a licence' },
      {
        anyOf: READ_SIGN_IN_ACTIVITY,
        why: 'when programs last signed in with the account; the tenant needs Entra ID P1',
      },
      { anyOf: NAME_APPLICATIONS, why: 'the names of the applications that the account owns' },
    ],
  },
  {
    name: 'Ask the holder in Teams',
    without:
      'Who has not written to Guestlist before cannot be asked: the card says that they cannot be reached in Teams.',
    needs: [
      {
        anyOf: INSTALL_ITSELF,
        why: 'adds the app for the person whose account is to be converted, and finds their chat',
      },
      {
        anyOf: READ_CATALOGUE,
        why: 'finds the app in the catalogue of the organisation, unless GUESTLIST_CATALOGUE_ID names it',
      },
    ],
  },
  {
    name: 'Compare app assignments',
    without:
      'After a conversion the closing card says that the app assignments were not compared, and does not tell direct groups from nested ones.',
    needs: [
      { anyOf: READ_APP_ASSIGNMENTS, why: 'the applications that are given to the account' },
      { anyOf: READ_DIRECT_GROUPS, why: 'the groups that it is in directly' },
    ],
  },
  {
    name: 'See where they have signed in',
    without:
      'After a conversion the card says which account they signed in with only where the account itself tells; else it asks somebody to find out whether Teams opens.',
    needs: [
      { anyOf: READ_SIGN_INS, why: 'the sign-in log, of one account that was accepted; the tenant needs Entra ID P1' },
    ],
  },
  {
    name: 'See who deleted a guest',
    without: 'The administrator who is asked to confirm a restore reads that it could not be seen.',
    needs: [{ anyOf: READ_AUDIT_LOG, why: 'the audit log of the directory, of one account' }],
  },
  {
    name: 'Convert an account',
    without:
      'Nothing is converted where Microsoft asks for more than the right to invite; the card says so. A guest that Microsoft makes in place of a conversion stays, and the card says so.',
    identity: 'accounts',
    needs: [
      { anyOf: CONVERT, why: 'makes the invitation that converts the account' },
      { anyOf: REMOVE_GUESTS, why: 'removes a guest that was made in place of a conversion' },
    ],
  },
  {
    name: 'Write mail',
    without: 'Where the account lacks the external address, the check asks an administrator to write it first.',
    identity: 'accounts',
    needs: [{ anyOf: WRITE_MAIL, why: 'writes the external address into `mail` of the account before it is invited' }],
  },
  {
    name: 'Finish or stop a conversion',
    without: 'Each of them stays open on the card and is left to an administrator.',
    identity: 'accounts',
    needs: [
      { anyOf: END_SESSIONS, why: 'ends the sessions that the account still has' },
      { anyOf: WRITE_USER_TYPE, why: 'makes the user type Guest, and Member again' },
      { anyOf: BLOCK_SIGN_IN, why: 'blocks sign-in, once a second administrator has confirmed it' },
    ],
  },
  {
    name: 'Hand on the access of a guest',
    without: 'The card says that it was refused, and nothing is changed.',
    identity: 'accounts',
    needs: [
      { anyOf: RESET_REDEMPTIONS, why: 'makes the invitation that resets a redemption' },
      { anyOf: RESTORE_GUESTS, why: 'restores a deleted guest' },
    ],
  },
  {
    name: 'Replace the internal password',
    without: 'It is left to an administrator, as it is where the setting is off. The identity needs a role as well.',
    identity: 'accounts',
    onlyWith: 'GUESTLIST_REPLACE_PASSWORD',
    needs: [{ anyOf: REPLACE_PASSWORDS, why: 'sets a random password that nobody learns, after a conversion' }],
  },
  {
    name: 'Set the sponsor afterwards',
    without: 'Where Microsoft ignores the sponsor of an invitation, the card says that it was not set.',
    identity: 'accounts',
    needs: [{ anyOf: WRITE_SPONSORS, why: 'writes who is answerable for a new guest' }],
  },
];
