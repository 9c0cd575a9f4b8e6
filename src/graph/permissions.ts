/** Application permissions of which any one suffices, the least privileged first. From Microsoft's permission data. */
export type AnyOf = readonly [string, ...string[]];

// User.ReadBasic.All opens the same paths, but leaves out accountEnabled, userType and identities (G2.3).
export const READ_USERS: AnyOf = [
  'User.Read.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];

export const READ_DOMAINS: AnyOf = ['Domain.Read.All', 'Domain.ReadWrite.All', 'Directory.Read.All'];

export const READ_ORGANISATION: AnyOf = [
  'User.Read.All',
  'Organization.Read.All',
  'Organization.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];

export const READ_GROUPS: AnyOf = [
  'GroupMember.Read.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];

export const READ_OWNERS: AnyOf = [
  'GroupMember.Read.All',
  'GroupMember.ReadWrite.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
];

// The data names Application.Read.All as the least; that is for service principals. For a person it is one of these.
export const CHECK_MEMBERSHIPS: AnyOf = [
  'User.Read.All',
  'User.ReadWrite.All',
  'GroupMember.Read.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];

export const READ_GROUP_SETTINGS: AnyOf = [
  'GroupSettings.Read.All',
  'GroupSettings.ReadWrite.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];

// TeamSettings.Read.Group opens it as well; that is given team by team and stands in no token.
export const READ_TEAM: AnyOf = [
  'Team.ReadBasic.All',
  'TeamSettings.Read.All',
  'TeamSettings.ReadWrite.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];

// The first is resource-specific consent: it is given team by team and stands in no token.
export const READ_TEAM_MEMBERS: AnyOf = ['TeamMember.Read.Group', 'TeamMember.Read.All', 'TeamMember.ReadWrite.All'];

export const READ_AUTHORIZATION_POLICY: AnyOf = ['Policy.Read.All', 'Policy.ReadWrite.Authorization'];

export const READ_CROSS_TENANT: AnyOf = ['Policy.Read.All', 'Policy.ReadWrite.CrossTenantAccess'];

// The last is not in the published data; the corrections in G16 name it for row 14.
export const READ_EMAIL_METHOD: AnyOf = [
  'Policy.Read.AuthenticationMethod',
  'Policy.ReadWrite.AuthenticationMethod',
  'Policy.Read.All',
];

export const READ_FEDERATIONS: AnyOf = ['Domain.Read.All', 'Domain.ReadWrite.All'];

export const READ_FILE_SHARING: AnyOf = ['SharePointTenantSettings.Read.All', 'SharePointTenantSettings.ReadWrite.All'];

export const READ_DOMAIN_LISTS: AnyOf = ['Policy.Read.B2BManagementPolicy', 'Policy.ReadWrite.B2BManagementPolicy'];

export const FIND_TENANTS: AnyOf = ['CrossTenantInformation.ReadBasic.All'];

export const READ_ROLES: AnyOf = [
  'RoleManagement.Read.Directory',
  'RoleManagement.ReadWrite.Directory',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];

// The permission data lacks the path; these are the reference page's. The first also opens the active roles.
export const READ_ELIGIBLE_ROLES: AnyOf = [
  'RoleManagement.Read.Directory',
  'RoleManagement.ReadWrite.Directory',
  'RoleManagement.Read.All',
  'RoleEligibilitySchedule.Read.Directory',
  'RoleEligibilitySchedule.ReadWrite.Directory',
];

// User.Read.All opens the path as well, but shows nothing of a group but its id (E10).
export const READ_NESTED_GROUPS: AnyOf = [
  'GroupMember.Read.All',
  'Group.Read.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];

export const READ_ACCESS_POLICIES: AnyOf = ['Policy.Read.All'];

/** That something is owned needs no right to its type; its name does (E10). */
export const NAME_APPLICATIONS: AnyOf = ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All'];

export const READ_MAILBOX_PURPOSE: AnyOf = ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'];

export const READ_SIGN_IN_ACTIVITY: AnyOf = ['AuditLog.Read.All'];

export const READ_SIGN_INS: AnyOf = ['AuditLog.Read.All'];

export const READ_SPONSORS: AnyOf = ['User.Read.All', 'User.ReadWrite.All'];

export const READ_CONTACTS: AnyOf = ['OrgContact.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

// The permission data lacks the typed path; these are the reference page's (E6).
export const READ_DELETED_USERS: AnyOf = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'];

export const INVITE: AnyOf = ['User.Invite.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'];

// The permission data lacks the path of `members/$ref`; these are GRPADD's (G9.3).
export const ADD_MEMBERS: AnyOf = ['GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'];

// Whether the right to invite is enough for an account that is here nobody has published (G3.4): this one is, either way.
export const CONVERT: AnyOf = ['User.ReadWrite.All', 'Directory.ReadWrite.All'];

// Without it 403, and with it too where the guest holds a role (G3.5).
export const RESET_REDEMPTIONS: AnyOf = ['User.ReadWrite.All', 'Directory.ReadWrite.All'];

// User-Mail.ReadWrite.All opens the same path, but not for `mail` (G11.2).
export const WRITE_MAIL: AnyOf = ['User.ReadWrite.All', 'Directory.ReadWrite.All'];

export const WRITE_USER_TYPE: AnyOf = ['User.ReadWrite.All', 'Directory.ReadWrite.All'];

// Of these three the first is not the least, but granted to the identity for the rest anyway.
export const BLOCK_SIGN_IN: AnyOf = ['User.ReadWrite.All', 'User.EnableDisableAccount.All'];

export const RESTORE_GUESTS: AnyOf = ['User.ReadWrite.All', 'User.DeleteRestore.All'];

// User.RevokeSessions.All is the least.
export const END_SESSIONS: AnyOf = ['User.ReadWrite.All', 'User.RevokeSessions.All', 'Directory.ReadWrite.All'];

// No other opens it, and without the role User Administrator this one does not either (G11.1).
export const REPLACE_PASSWORDS: AnyOf = ['User-PasswordProfile.ReadWrite.All'];

export const READ_AUDIT_LOG: AnyOf = ['AuditLog.Read.All', 'Directory.Read.All'];

// The second is the lesser; the first is granted for the rest anyway.
export const REMOVE_GUESTS: AnyOf = ['User.ReadWrite.All', 'User.DeleteRestore.All'];

// It may install itself and no other app, and opens its installations and their chats as well (T3.3).
export const INSTALL_ITSELF: AnyOf = [
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'TeamsAppInstallation.ReadWriteForUser.All',
];

export const READ_CATALOGUE: AnyOf = ['AppCatalog.Read.All', 'AppCatalog.ReadWrite.All'];

// The second is the lesser, and opens nothing of what is granted beside it.
export const READ_DIRECT_GROUPS: AnyOf = ['Directory.Read.All', 'Group.ReadBasic.All', 'Directory.ReadWrite.All'];

// AppRoleAssignment.ReadWrite.All opens the path as well: it could give itself every right there is.
export const READ_APP_ASSIGNMENTS: AnyOf = ['Directory.Read.All'];

export const WRITE_SPONSORS: AnyOf = ['User.ReadWrite.All', 'Directory.ReadWrite.All'];

export const SEND_MAIL: AnyOf = ['Mail.Send'];

export function holds(roles: ReadonlySet<string>, anyOf: AnyOf): boolean {
  return anyOf.some((permission) => roles.has(permission));
}
