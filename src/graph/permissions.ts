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

// The first is resource-specific consent: it is given team by team and stands in no token.
export const READ_TEAM_MEMBERS: AnyOf = ['TeamMember.Read.Group', 'TeamMember.Read.All', 'TeamMember.ReadWrite.All'];

export const INVITE: AnyOf = ['User.Invite.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'];

// The permission data lacks the path of `members/$ref`; these are GRPADD's (G9.3).
export const ADD_MEMBERS: AnyOf = ['GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'];

export const SEND_MAIL: AnyOf = ['Mail.Send'];

export function holds(roles: ReadonlySet<string>, anyOf: AnyOf): boolean {
  return anyOf.some((permission) => roles.has(permission));
}
