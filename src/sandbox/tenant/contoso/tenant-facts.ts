import { INITIAL_DOMAIN, MAIN_DOMAIN } from '../contoso.ts';
import type { DomainRecord } from '../world.ts';

/** What a conversion is better with; an invitation never asks for it. */
export const GRANTED_FOR_CONVERSIONS: readonly string[] = [
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'AppCatalog.Read.All',
  'MailboxSettings.Read',
  'AuditLog.Read.All',
  'Application.Read.All',
];
// Exactly what inviting, its checks, adding to a team, seeing it in Teams and a conversion need. Nothing that writes to
// accounts, and not Directory.Read.All: it opens so much that nothing else would ever be missed.
export const GRANTED_AT_START: readonly string[] = [
  'User.Invite.All',
  'User.Read.All',
  'Mail.Send',
  'Policy.Read.All',
  'Policy.Read.AuthenticationMethod',
  'Policy.Read.B2BManagementPolicy',
  'Domain.Read.All',
  'GroupMember.Read.All',
  'GroupMember.ReadWrite.All',
  'GroupSettings.Read.All',
  'OrgContact.Read.All',
  'RoleManagement.Read.Directory',
  'CrossTenantInformation.ReadBasic.All',
  'SharePointTenantSettings.Read.All',
  'Team.ReadBasic.All',
  'TeamMember.Read.All',
  ...GRANTED_FOR_CONVERSIONS,
];
export const GRANTED_TO_WRITER: readonly string[] = [
  'User.ReadWrite.All',
  'User.DeleteRestore.All',
  'User.Invite.All',
  'User-PasswordProfile.ReadWrite.All',
];

export const DOMAINS: readonly DomainRecord[] = [
  domain(MAIN_DOMAIN, {
    isDefault: true,
    shows: 'The main domain; an address in it is a colleague or nobody (own-domain, row 6; a-colleague).',
  }),
  domain(INITIAL_DOMAIN, { isInitial: true, shows: 'The initial domain; guest names end in it (own-domain, row 6).' }),
  domain('contoso-korea.example', {
    shows: 'A second verified domain; addresses in it are own addresses too (own-domain, row 6).',
  }),
  domain('factory.contoso.example', {
    authenticationType: 'Federated',
    shows: 'Own domain signed in on-premises; no password can be set in the cloud (own-domain-federated, row 12).',
  }),
  domain('contoso-events.example', {
    isVerified: false,
    shows: 'Added but never verified; not an own domain for invitations.',
  }),
];

function domain(id: string, different: Partial<DomainRecord> & { readonly shows: string }): DomainRecord {
  return { id, isVerified: true, isDefault: false, isInitial: false, authenticationType: 'Managed', ...different };
}
