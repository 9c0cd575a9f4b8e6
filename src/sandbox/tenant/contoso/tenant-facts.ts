import { INITIAL_DOMAIN, MAIN_DOMAIN } from '../contoso.ts';
import { stableId } from '../stable-id.ts';
import type { DomainRecord, PartnerDomain, Policies } from '../world.ts';

// Exactly what inviting, its checks, adding to a team, seeing it in Teams and reading for a conversion need, nothing that writes to accounts.
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
];
export const GRANTED_TO_WRITER: readonly string[] = ['User.ReadWrite.All', 'User.DeleteRestore.All', 'User.Invite.All'];

export const DOMAINS: readonly DomainRecord[] = [
  domain(MAIN_DOMAIN, { isDefault: true, shows: 'The main domain; an address in it is a colleague or nobody.' }),
  domain(INITIAL_DOMAIN, { isInitial: true, shows: 'The initial domain; guest names end in it.' }),
  domain('contoso-korea.example', { shows: 'A second verified domain; addresses in it are own addresses too.' }),
  domain('factory.contoso.example', {
    authenticationType: 'Federated',
    shows: 'Own domain signed in on-premises; no password can be set in the cloud.',
  }),
  domain('contoso-events.example', {
    isVerified: false,
    shows: 'Added but never verified; not an own domain for invitations.',
  }),
];

function domain(id: string, different: Partial<DomainRecord> & { readonly shows: string }): DomainRecord {
  return { id, isVerified: true, isDefault: false, isInitial: false, authenticationType: 'Managed', ...different };
}

export const PARTNER_DOMAINS: readonly PartnerDomain[] = [
  partner('fabrikam.example', 'Fabrikam', 'An ordinary partner with an Entra tenant.'),
  partner('northwind.example', 'Northwind Traders', 'Entra tenant with automatic redemption: no consent page.'),
  partner('litware.example', 'Litware', 'Entra tenant; cross-tenant access blocks all its users.'),
  partner(
    'proseware.example',
    'Proseware',
    'Entra tenant; cross-tenant access blocks all applications, users inherit.',
  ),
  partner('hanbit.example', '한빛 소프트', 'Korean partner with an Entra tenant.'),
  partner('treyresearch.example', 'Trey Research', 'Entra tenant; a partner entry with nothing but inherited parts.'),
  {
    domain: 'adatum.example',
    tenant: undefined,
    isSamlFederated: false,
    shows: 'No Entra tenant: redeems with a code by mail.',
  },
  {
    domain: 'wingtip.example',
    tenant: undefined,
    isSamlFederated: true,
    shows: 'SAML/WS-Fed provider set up for it in this tenant.',
  },
  partner('tailspin.example', 'Tailspin Toys', "On the tenant's list of denied domains."),
];

function partner(name: string, displayName: string, shows: string): PartnerDomain {
  return { domain: name, tenant: { tenantId: stableId(`tenant ${name}`), displayName }, isSamlFederated: false, shows };
}

export function policiesAtStart(): Policies {
  return {
    allowInvitesFrom: 'everyone',
    allowedDomains: [],
    blockedDomains: ['tailspin.example'],
    crossTenantDefault: { usersAndGroups: 'allowed', applications: 'allowed' },
    partners: {
      [stableId('tenant litware.example')]: { usersAndGroups: 'blocked', applications: null, automaticConsent: false },
      [stableId('tenant proseware.example')]: {
        usersAndGroups: null,
        applications: 'blocked',
        automaticConsent: false,
      },
      [stableId('tenant northwind.example')]: { usersAndGroups: null, applications: null, automaticConsent: true },
      [stableId('tenant treyresearch.example')]: { usersAndGroups: null, applications: null, automaticConsent: false },
    },
    groupSettings: {
      AllowToAddGuests: 'true',
      AllowGuestsToAccessGroups: 'true',
      AllowGuestsToBeGroupOwner: 'false',
      EnableMIPLabels: 'false',
    },
    emailCode: 'default',
    sharing: {
      sharingCapability: 'externalUserAndGuestSharing',
      sharingDomainRestrictionMode: 'none',
      sharingAllowedDomainList: [],
      sharingBlockedDomainList: [],
    },
  };
}
