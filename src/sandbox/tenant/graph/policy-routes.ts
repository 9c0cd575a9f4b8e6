import { Refusal } from '../refusal.ts';
import { stableId } from '../stable-id.ts';
import type { PartnerPolicy, World } from '../world.ts';
import * as rights from './permissions.ts';
import { holds } from './permissions.ts';
import type { GraphAnswer, GraphCall, Route } from './route.ts';

const CONTEXT = 'https://graph.microsoft.com/v1.0/$metadata#';
const SERVICE_DEFAULT_FOR_GUESTS = '10dae51f-b6af-4016-8d66-8c2a99b929b3';

export const POLICY_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/policies/authorizationPolicy',
    anyOf: rights.READ_AUTHORIZATION_POLICY,
    handle: authorizationPolicy,
  },
  {
    method: 'GET',
    path: '/policies/crossTenantAccessPolicy/default',
    anyOf: rights.READ_CROSS_TENANT,
    handle: crossTenantDefault,
  },
  {
    method: 'GET',
    path: '/policies/crossTenantAccessPolicy/partners',
    anyOf: rights.READ_CROSS_TENANT,
    handle: listPartners,
  },
  {
    method: 'GET',
    path: '/policies/crossTenantAccessPolicy/partners/{tenantId}',
    anyOf: rights.READ_CROSS_TENANT,
    handle: getPartner,
  },
  {
    method: 'GET',
    path: '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/email',
    anyOf: [...rights.READ_EMAIL_METHOD, 'Policy.Read.All'],
    handle: emailMethod,
  },
  {
    method: 'GET',
    path: '/identity/conditionalAccess/policies',
    anyOf: rights.READ_CONDITIONAL_ACCESS,
    handle: conditionalAccess,
  },
  { method: 'GET', path: '/admin/sharepoint/settings', anyOf: rights.READ_SHARING, handle: sharing },
  {
    method: 'GET',
    version: 'beta',
    path: '/policies/b2bManagementPolicies',
    anyOf: rights.READ_B2B_POLICY,
    handle: b2bManagementPolicies,
  },
];

function authorizationPolicy(_call: GraphCall, world: World): GraphAnswer {
  const body = {
    '@odata.context': `${CONTEXT}policies/authorizationPolicy/$entity`,
    id: 'authorizationPolicy',
    displayName: 'Authorization Policy',
    description: 'Used to manage authorization related settings across the company.',
    allowInvitesFrom: world.state.policies.allowInvitesFrom,
    allowedToSignUpEmailBasedSubscriptions: true,
    allowedToUseSSPR: true,
    allowEmailVerifiedUsersToJoinOrganization: false,
    blockMsolPowerShell: false,
    guestUserRoleId: SERVICE_DEFAULT_FOR_GUESTS,
  };
  return { status: 200, body };
}

function crossTenantDefault(_call: GraphCall, world: World): GraphAnswer {
  const { usersAndGroups, applications } = world.state.policies.crossTenantDefault;
  const body = {
    '@odata.context': `${CONTEXT}policies/crossTenantAccessPolicy/default`,
    isServiceDefault: usersAndGroups === 'allowed' && applications === 'allowed',
    automaticUserConsentSettings: { inboundAllowed: false, outboundAllowed: false },
    b2bCollaborationInbound: inbound(world.state.policies.crossTenantDefault),
    inboundTrust: {
      isMfaAccepted: false,
      isCompliantDeviceAccepted: false,
      isHybridAzureADJoinedDeviceAccepted: false,
    },
  };
  return { status: 200, body };
}

function inbound({ usersAndGroups, applications, people }: Omit<PartnerPolicy, 'automaticConsent'>) {
  return {
    usersAndGroups: usersAndGroups && {
      accessType: usersAndGroups,
      targets: people?.map(personTarget) ?? [{ target: 'AllUsers', targetType: 'user' }],
    },
    applications: applications && {
      accessType: applications,
      targets: [{ target: 'AllApplications', targetType: 'application' }],
    },
  };
}

/** People of another tenant stand there by the ids that they have at home. */
function personTarget(address: string) {
  return { target: stableId(`at home ${address}`), targetType: 'user' };
}

function listPartners(_call: GraphCall, world: World): GraphAnswer {
  const value = Object.entries(world.state.policies.partners).map(([tenantId, partner]) =>
    partnerEntry(tenantId, partner),
  );
  return { status: 200, body: { '@odata.context': `${CONTEXT}policies/crossTenantAccessPolicy/partners`, value } };
}

function getPartner(call: GraphCall, world: World): GraphAnswer {
  const tenantId = (call.params.tenantId as string).toLowerCase();
  const partner = world.state.policies.partners[tenantId];
  if (!partner)
    throw new Refusal(
      404,
      'Request_ResourceNotFound',
      `Resource '${tenantId}' does not exist or one of its queried reference-property objects are not present.`,
    );
  return {
    status: 200,
    body: {
      '@odata.context': `${CONTEXT}policies/crossTenantAccessPolicy/partners/$entity`,
      ...partnerEntry(tenantId, partner),
    },
  };
}

// null in a part means that the default counts there (G7.3).
function partnerEntry(tenantId: string, partner: PartnerPolicy) {
  const inherits = partner.usersAndGroups === null && partner.applications === null;
  return {
    tenantId,
    isServiceProvider: false,
    isInMultiTenantOrganization: false,
    inboundTrust: null,
    b2bCollaborationInbound: inherits ? null : inbound(partner),
    b2bCollaborationOutbound: null,
    b2bDirectConnectInbound: null,
    b2bDirectConnectOutbound: null,
    automaticUserConsentSettings: { inboundAllowed: partner.automaticConsent ? true : null, outboundAllowed: null },
  };
}

function emailMethod(call: GraphCall, world: World): GraphAnswer {
  const alsoByPolicyRead = world.state.variants['code-mail-read'] === 'policy-read-all';
  if (!alsoByPolicyRead && !holds(call.app.granted, rights.READ_EMAIL_METHOD)) {
    throw new Refusal(403, 'accessDenied', 'Request Authorization failed');
  }
  const body = {
    '@odata.context': `${CONTEXT}authenticationMethodConfigurations/$entity`,
    '@odata.type': '#microsoft.graph.emailAuthenticationMethodConfiguration',
    id: 'Email',
    state: 'enabled',
    allowExternalIdToUseEmailOtp: world.state.policies.emailCode,
  };
  return { status: 200, body };
}

function conditionalAccess(_call: GraphCall, world: World): GraphAnswer {
  if (world.state.variants['tenant-licence'] === 'none') {
    throw new Refusal(403, 'AccessDenied', 'Your tenant is not licensed for this feature.');
  }
  const value = [
    {
      id: stableId('policy compliant device'),
      displayName: 'Compliant device for everybody',
      state: 'enabled',
      createdDateTime: '2025-03-01T08:00:00Z',
      conditions: {
        clientAppTypes: ['all'],
        applications: { includeApplications: ['All'], excludeApplications: [] },
        users: {
          includeUsers: ['All'],
          excludeUsers: [],
          includeGroups: [],
          excludeGroups: [],
          includeRoles: [],
          excludeRoles: [],
        },
      },
      grantControls: {
        operator: 'OR',
        builtInControls: ['compliantDevice'],
        customAuthenticationFactors: [],
        termsOfUse: [],
      },
    },
  ];
  return { status: 200, body: { '@odata.context': `${CONTEXT}identity/conditionalAccess/policies`, value } };
}

function sharing(_call: GraphCall, world: World): GraphAnswer {
  const body = { '@odata.context': `${CONTEXT}admin/sharepoint/settings/$entity`, ...world.state.policies.sharing };
  return { status: 200, body };
}

function b2bManagementPolicies(_call: GraphCall, world: World): GraphAnswer {
  const { allowedDomains, blockedDomains } = world.state.policies;
  const spelling = world.state.variants['domain-list'];
  if (spelling === 'refused')
    throw new Refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
  if (spelling === 'absent')
    throw new Refusal(404, 'ResourceNotFound', "Resource not found for the segment 'b2bManagementPolicies'.");
  const lists = { AllowedDomains: allowedDomains, BlockedDomains: blockedDomains };
  // The field and the reference disagree on the inner name (G7.2).
  const name = spelling === 'long-name' ? 'InvitationsAllowedAndBlockedDomainsPolicy' : 'invitationsAllowedAndBlocked';
  const value = [
    {
      id: stableId('policy b2b management'),
      displayName: 'B2BManagementPolicy',
      isOrganizationDefault: true,
      deletedDateTime: null,
      definition: [
        JSON.stringify({
          B2BManagementPolicy: { [name]: lists, AutoRedeemPolicy: { AdminConsentedForUsersIntoTenantIds: [] } },
        }),
      ],
    },
  ];
  return {
    status: 200,
    body: { '@odata.context': 'https://graph.microsoft.com/beta/$metadata#policies/b2bManagementPolicies', value },
  };
}
