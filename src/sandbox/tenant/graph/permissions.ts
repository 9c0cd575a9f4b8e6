// Application permissions that open a path, any one of them, as Microsoft publishes them. Where the published data is silent
// ($ref, typed deleted items) the reference page of the call is followed.
export const READ_USERS = [
  'User.ReadBasic.All',
  'User.Read.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
export const READ_WHOLE_USERS = [
  'User.Read.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
export const READ_DELETED_USERS = [
  'User.Read.All',
  'User.ReadWrite.All',
  'User.DeleteRestore.All',
  'Directory.Read.All',
];
export const READ_SPONSORS = ['User.Read.All', 'User.ReadWrite.All'];
export const READ_MEMBER_OF = [
  'Group.ReadBasic.All',
  'GroupMember.ReadBasic.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
export const READ_TRANSITIVE_MEMBER_OF = [
  'User.Read.All',
  'GroupMember.Read.All',
  'GroupMember.ReadBasic.All',
  'Group.Read.All',
  'Group.ReadBasic.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
export const CHECK_MEMBER_OBJECTS = [
  'Application.Read.All',
  'Application.ReadWrite.All',
  'Device.Read.All',
  'Device.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'Group.Read.All',
  'Group.ReadBasic.All',
  'Group.ReadWrite.All',
  'GroupMember.Read.All',
  'GroupMember.ReadBasic.All',
  'User.Read.All',
  'User.ReadWrite.All',
];
export const READ_GROUPS = [
  'GroupMember.Read.All',
  'Group.ReadBasic.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
export const READ_OWNERS = [
  'GroupMember.Read.All',
  'GroupMember.ReadWrite.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
];
export const READ_MEMBERS = [...READ_OWNERS, 'GroupMember.ReadBasic.All', 'Group.ReadBasic.All'];
export const WRITE_MEMBERS = ['GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'];
export const READ_GROUP_SETTINGS = [
  'GroupSettings.Read.All',
  'GroupSettings.ReadWrite.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
export const READ_TEAM = [
  'Team.ReadBasic.All',
  'TeamSettings.Read.All',
  'TeamSettings.Read.Group',
  'TeamSettings.ReadWrite.All',
  'TeamSettings.ReadWrite.Group',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
export const READ_TEAM_MEMBERS = ['TeamMember.Read.All', 'TeamMember.Read.Group', 'TeamMember.ReadWrite.All'];
export const READ_CONTACTS = ['OrgContact.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
export const READ_DOMAINS = ['Domain.Read.All', 'Domain.ReadWrite.All', 'Directory.Read.All'];
export const READ_FEDERATIONS = ['Domain.Read.All', 'Domain.ReadWrite.All'];
export const READ_ORGANIZATION = [
  'Organization.Read.All',
  'Organization.ReadWrite.All',
  'User.Read.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
export const READ_AUTHORIZATION_POLICY = ['Policy.Read.All', 'Policy.ReadWrite.Authorization'];
export const READ_CROSS_TENANT = ['Policy.Read.All', 'Policy.ReadWrite.CrossTenantAccess'];
export const READ_EMAIL_METHOD = ['Policy.Read.AuthenticationMethod', 'Policy.ReadWrite.AuthenticationMethod'];
export const READ_B2B_POLICY = ['Policy.Read.B2BManagementPolicy', 'Policy.ReadWrite.B2BManagementPolicy'];
export const READ_CONDITIONAL_ACCESS = ['Policy.Read.All'];
export const READ_ROLES = [
  'RoleManagement.Read.Directory',
  'RoleManagement.ReadWrite.Directory',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
export const READ_ELIGIBILITY = [
  'RoleEligibilitySchedule.Read.Directory',
  'RoleEligibilitySchedule.ReadWrite.Directory',
  'RoleManagement.Read.All',
  'RoleManagement.Read.Directory',
  'RoleManagement.ReadWrite.Directory',
];
export const READ_SHARING = ['SharePointTenantSettings.Read.All', 'SharePointTenantSettings.ReadWrite.All'];
export const READ_LICENCES = ['LicenseAssignment.Read.All', ...READ_WHOLE_USERS];
export const READ_ASSIGNMENTS = ['Directory.Read.All', 'AppRoleAssignment.ReadWrite.All'];
export const READ_AUDIT = ['AuditLog.Read.All', 'Directory.Read.All'];
export const READ_SIGN_INS = ['AuditLog.Read.All'];
export const READ_INSTALLED_APPS = [
  'TeamsAppInstallation.Read.All',
  'TeamsAppInstallation.ReadForUser.All',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'TeamsAppInstallation.ReadWriteForUser.All',
];
export const INSTALL_APPS = [
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'TeamsAppInstallation.ReadWriteForUser.All',
];
export const READ_CATALOGUE = ['AppCatalog.Read.All', 'AppCatalog.ReadWrite.All'];
export const FIND_TENANTS = ['CrossTenantInformation.ReadBasic.All'];
export const INVITE = ['User.Invite.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'];
export const WRITE_USERS = ['User.ReadWrite.All', 'Directory.ReadWrite.All'];
export const CHANGE_USERS = [
  ...WRITE_USERS,
  'User-Mail.ReadWrite.All',
  'User-PasswordProfile.ReadWrite.All',
  'User.EnableDisableAccount.All',
  'User.ManageIdentities.All',
];
export const REMOVE_USERS = ['User.DeleteRestore.All', 'User.ReadWrite.All'];
export const REVOKE_SESSIONS = ['User.RevokeSessions.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'];
export const WRITE_SPONSORS = ['User.ReadWrite.All'];
export const SEND_MAIL = ['Mail.Send'];
export const READ_MAILBOX = ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'];

/** What it takes to see the properties of an object met through a relation; without it only its id comes back (E10). */
export const SEE_RELATED: Readonly<Record<string, readonly string[]>> = {
  'microsoft.graph.user': READ_USERS,
  'microsoft.graph.group': READ_GROUPS,
  'microsoft.graph.directoryRole': READ_ROLES,
  'microsoft.graph.application': ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All'],
  'microsoft.graph.device': ['Device.Read.All', 'Device.ReadWrite.All', 'Directory.Read.All'],
  'microsoft.graph.servicePrincipal': ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All'],
};

export function holds(granted: ReadonlySet<string>, anyOf: readonly string[]): boolean {
  return anyOf.some((permission) => granted.has(permission));
}
