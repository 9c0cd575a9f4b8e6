import { randomUUID } from 'node:crypto';
import type { TeamId, UserId } from '../../src/domain/ids.ts';
import { GROUPS, PEOPLE, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { stableId } from '../../src/sandbox/tenant/stable-id.ts';
import type { FactName, FactQuery } from '../../src/use-cases/ports/directory.ts';
import { email } from '../support/builders.ts';

export const SAM = PEOPLE.samPark as UserId;
export const DANA = PEOPLE.danaChoi as UserId;
export const MINA = PEOPLE.minaKerr as UserId;
export const NORTH = TEAMS.projectNorth as TeamId;
export const HARBOUR = TEAMS.harbour as TeamId;
export const FINANCE = TEAMS.finance as TeamId;
export const OLD_LAUNCH = TEAMS.oldLaunch as TeamId;
export const JONAS = PEOPLE.eligibleContractor as UserId;
export const NOBODY = randomUUID() as UserId;

interface FactRow<Name extends FactName> {
  readonly query: Extract<FactQuery, { readonly fact: Name }>;
  /** What the tenant grants and the read rests on. */
  readonly without: readonly string[];
  /** What is then said to be missing. */
  readonly lacks: string;
}

/** Every fact once, asked of the emulated tenant, and what it cannot be read without. */
export const EVERY_FACT: { readonly [Name in FactName]: FactRow<Name> } = {
  'own-domains': row({ fact: 'own-domains' }, 'Domain.Read.All'),
  'organisation-name': row({ fact: 'organisation-name' }, 'User.Read.All'),
  person: row({ fact: 'person', id: SAM }, 'User.Read.All'),
  memberships: row({ fact: 'memberships', of: SAM, among: [SAM, TEAMS.design, TEAMS.finance] }, 'User.Read.All', [
    'GroupMember.Read.All',
  ]),
  members: row({ fact: 'members', of: GROUPS.guestlistAdmins }, 'GroupMember.Read.All', ['GroupMember.ReadWrite.All']),
  'owned-teams': row({ fact: 'owned-teams', of: MINA }, 'GroupMember.Read.All'),
  team: row({ fact: 'team', id: HARBOUR }, 'GroupMember.Read.All'),
  'team-owners': row({ fact: 'team-owners', id: NORTH }, 'GroupMember.Read.All', ['GroupMember.ReadWrite.All']),
  'team-takes-guests': row({ fact: 'team-takes-guests', id: FINANCE }, 'GroupSettings.Read.All'),
  'team-archived': row({ fact: 'team-archived', id: OLD_LAUNCH }, 'Team.ReadBasic.All'),
  'invites-from': row({ fact: 'invites-from' }, 'Policy.Read.All'),
  'tenant-takes-guests': row({ fact: 'tenant-takes-guests' }, 'GroupSettings.Read.All'),
  'inbound-default': row({ fact: 'inbound-default' }, 'Policy.Read.All'),
  'inbound-partner': row(
    { fact: 'inbound-partner', tenantId: stableId('tenant northwind.example') },
    'Policy.Read.All',
  ),
  'email-codes': row({ fact: 'email-codes' }, 'Policy.Read.AuthenticationMethod', ['Policy.Read.All']),
  'federated-domains': row({ fact: 'federated-domains' }, 'Domain.Read.All'),
  'file-sharing': row({ fact: 'file-sharing' }, 'SharePointTenantSettings.Read.All'),
  'domain-lists': row({ fact: 'domain-lists' }, 'Policy.Read.B2BManagementPolicy'),
  'home-tenant': row({ fact: 'home-tenant', domain: 'woodgrove.example' }, 'CrossTenantInformation.ReadBasic.All'),
  roles: row({ fact: 'roles', of: DANA }, 'RoleManagement.Read.Directory'),
  sponsors: row({ fact: 'sponsors', of: MINA }, 'User.Read.All'),
  'groups-with-address': row(
    { fact: 'groups-with-address', address: email('sales-desk@fabrikam.example') },
    'GroupMember.Read.All',
  ),
  'contacts-with-address': row(
    { fact: 'contacts-with-address', address: email('ivy.marsh@adatum.example') },
    'OrgContact.Read.All',
  ),
  'deleted-with-address': row(
    { fact: 'deleted-with-address', address: email('gil.navarro@northwind.example') },
    'User.Read.All',
  ),
  'accounts-with-address': row(
    { fact: 'accounts-with-address', address: email("nora.o'brien@fabrikam.example") },
    'User.Read.All',
  ),
  'deleted-account': row({ fact: 'deleted-account', id: colleague('gil.navarro') }, 'User.Read.All'),
  'deletion-of': row({ fact: 'deletion-of', id: colleague('gil.navarro') }, 'AuditLog.Read.All'),
  account: row({ fact: 'account', id: JONAS }, 'User.Read.All'),
  'accounts-named': row({ fact: 'accounts-named', text: 'jonas', limit: 8 }, 'User.Read.All'),
  'role-names': row({ fact: 'role-names', of: DANA }, 'RoleManagement.Read.Directory'),
  'eligible-role-names': row(
    { fact: 'eligible-role-names', of: colleague('petra.vogel') },
    'RoleManagement.Read.Directory',
  ),
  'role-groups': row({ fact: 'role-groups', of: colleague('quinn.abbott') }, 'GroupMember.Read.All'),
  'owned-things': row({ fact: 'owned-things', of: colleague('rolf.sander') }, 'GroupMember.Read.All'),
  'registered-devices': row({ fact: 'registered-devices', of: colleague('tom.becker') }, 'User.Read.All'),
  'access-policies': row({ fact: 'access-policies' }, 'Policy.Read.All'),
  'licence-plans': row({ fact: 'licence-plans', of: colleague('kirsten.holm') }, 'User.Read.All'),
  'mailbox-purpose': row({ fact: 'mailbox-purpose', of: colleague('pavel.dvorak') }, 'MailboxSettings.Read'),
  'program-sign-in': row({ fact: 'program-sign-in', of: colleague('ned.barlow') }, 'AuditLog.Read.All'),
  'sign-ins': row(
    { fact: 'sign-ins', of: colleague('ned.barlow'), since: new Date('2026-03-01T00:00:00Z') },
    'AuditLog.Read.All',
  ),
  'groups-of': row({ fact: 'groups-of', of: colleague('zoe.adler') }, 'GroupMember.Read.All'),
  'direct-groups': row({ fact: 'direct-groups', of: colleague('zoe.adler') }, 'Directory.Read.All'),
  'app-assignments': row({ fact: 'app-assignments', of: colleague('kirsten.holm') }, 'Directory.Read.All'),
  'group-name': row({ fact: 'group-name', id: GROUPS.licensedStaff }, 'GroupMember.Read.All'),
  'federated-own-domains': row({ fact: 'federated-own-domains' }, 'Domain.Read.All'),
  'listed-by-teams': {
    query: { fact: 'listed-by-teams', team: HARBOUR, user: MINA },
    without: ['TeamMember.Read.All'],
    lacks: 'TeamMember.Read.Group',
  },
};

/** All of them at once, under the names of the facts. */
export const ALL_QUERIES = Object.fromEntries(Object.entries(EVERY_FACT).map(([name, { query }]) => [name, query])) as {
  readonly [Name in FactName]: (typeof EVERY_FACT)[Name]['query'];
};

export function colleague(alias: string): UserId {
  return stableId(`user ${alias}@contoso.example`) as UserId;
}

function row<const Query extends FactQuery>(
  query: Query,
  permission: string,
  others: readonly string[] = [],
): { readonly query: Query; readonly without: readonly string[]; readonly lacks: string } {
  return { query, without: [permission, ...others], lacks: permission };
}
