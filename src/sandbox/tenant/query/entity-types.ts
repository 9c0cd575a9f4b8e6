import { entityType } from './property-table.ts';

// What each type has, as Microsoft's v1.0 schema names it. A $select or $filter outside these tables is refused.
export const USER = entityType('microsoft.graph.user', {
  kinds: {
    string: `id ageGroup city companyName consentProvidedForMinor country creationType department displayName employeeId employeeType
      externalUserState faxNumber givenName jobTitle legalAgeGroupClassification mail mailNickname mobilePhone officeLocation
      onPremisesDistinguishedName onPremisesDomainName onPremisesImmutableId onPremisesSamAccountName onPremisesSecurityIdentifier
      onPremisesUserPrincipalName passwordPolicies postalCode preferredDataLocation preferredLanguage securityIdentifier state streetAddress
      surname usageLocation userPrincipalName userType`,
    boolean: 'accountEnabled isManagementRestricted isResourceAccount onPremisesSyncEnabled showInAddressList',
    date: `createdDateTime deletedDateTime employeeHireDate employeeLeaveDateTime externalUserStateChangeDateTime lastPasswordChangeDateTime
      onPremisesLastSyncDateTime signInSessionsValidFromDateTime`,
    strings: 'businessPhones imAddresses otherMails proxyAddresses',
    objects:
      'assignedLicenses assignedPlans identities licenseAssignmentStates onPremisesProvisioningErrors provisionedPlans',
    object: 'authorizationInfo employeeOrgData onPremisesExtensionAttributes passwordProfile signInActivity',
  },
  filterable: `id accountEnabled city companyName country createdDateTime creationType department displayName employeeId externalUserState
    givenName identities jobTitle mail mailNickname onPremisesImmutableId onPremisesSamAccountName onPremisesSyncEnabled
    onPremisesUserPrincipalName otherMails preferredLanguage proxyAddresses surname usageLocation userPrincipalName userType`,
  byDefault: `businessPhones displayName givenName id jobTitle mail mobilePhone officeLocation preferredLanguage surname userPrincipalName`,
});

/** All that User.ReadBasic.All shows (G2.3). */
export const BASIC_USER_PROPERTIES: ReadonlySet<string> = new Set([
  'displayName',
  'givenName',
  'id',
  'mail',
  'securityIdentifier',
  'surname',
  'userPrincipalName',
]);

export const GROUP = entityType('microsoft.graph.group', {
  kinds: {
    string: `id classification description displayName mail mailNickname membershipRule membershipRuleProcessingState onPremisesDomainName
      onPremisesNetBiosName onPremisesSamAccountName onPremisesSecurityIdentifier preferredDataLocation preferredLanguage securityIdentifier
      theme uniqueName visibility`,
    boolean: `isAssignableToRole isManagementRestricted mailEnabled onPremisesSyncEnabled securityEnabled`,
    date: 'createdDateTime deletedDateTime expirationDateTime onPremisesLastSyncDateTime renewedDateTime',
    strings: 'groupTypes proxyAddresses resourceBehaviorOptions resourceProvisioningOptions',
    objects: 'assignedLabels assignedLicenses onPremisesProvisioningErrors serviceProvisioningErrors',
  },
  filterable: `id createdDateTime description displayName groupTypes isAssignableToRole mail mailEnabled mailNickname onPremisesSyncEnabled
    proxyAddresses resourceProvisioningOptions securityEnabled uniqueName visibility`,
  byDefault: `id deletedDateTime classification createdDateTime description displayName expirationDateTime groupTypes isAssignableToRole mail
    mailEnabled mailNickname membershipRule membershipRuleProcessingState onPremisesDomainName onPremisesLastSyncDateTime
    onPremisesNetBiosName onPremisesSamAccountName onPremisesSecurityIdentifier onPremisesSyncEnabled preferredDataLocation preferredLanguage
    proxyAddresses renewedDateTime resourceBehaviorOptions resourceProvisioningOptions securityEnabled securityIdentifier theme uniqueName
    visibility onPremisesProvisioningErrors serviceProvisioningErrors`,
});

export const DIRECTORY_ROLE = entityType('microsoft.graph.directoryRole', {
  kinds: { string: 'id description displayName roleTemplateId', date: 'deletedDateTime' },
  filterable: 'id displayName roleTemplateId',
});

export const APPLICATION = entityType('microsoft.graph.application', {
  kinds: {
    string: 'id appId displayName signInAudience',
    date: 'createdDateTime deletedDateTime',
    strings: 'identifierUris tags',
  },
  filterable: 'id appId displayName',
});

export const SERVICE_PRINCIPAL = entityType('microsoft.graph.servicePrincipal', {
  kinds: { string: 'id appId displayName servicePrincipalType', boolean: 'accountEnabled', date: 'deletedDateTime' },
  filterable: 'id appId displayName',
});

export const DEVICE = entityType('microsoft.graph.device', {
  kinds: {
    string: 'id deviceId displayName operatingSystem operatingSystemVersion profileType trustType',
    boolean: 'accountEnabled isCompliant isManaged',
    date: 'approximateLastSignInDateTime deletedDateTime registrationDateTime',
  },
  filterable: 'id deviceId displayName operatingSystem trustType',
});

export const CONTACT = entityType('microsoft.graph.orgContact', {
  kinds: {
    string: 'id companyName department displayName givenName jobTitle mail mailNickname surname',
    boolean: 'onPremisesSyncEnabled',
    date: 'deletedDateTime onPremisesLastSyncDateTime',
    strings: 'proxyAddresses',
    objects: 'addresses phones onPremisesProvisioningErrors serviceProvisioningErrors',
  },
  filterable: 'id companyName department displayName givenName jobTitle mail mailNickname proxyAddresses surname',
});

export const TEAM = entityType('microsoft.graph.team', {
  kinds: {
    string: 'id classification description displayName internalId specialization summary tenantId visibility webUrl',
    boolean: 'isArchived',
    date: 'createdDateTime',
    object: 'funSettings guestSettings memberSettings messagingSettings',
  },
});

export const TEAM_MEMBER = entityType('microsoft.graph.aadUserConversationMember', {
  kinds: { string: 'id displayName email tenantId userId', date: 'visibleHistoryStartDateTime', strings: 'roles' },
  filterable: 'displayName email roles userId',
});

export const DOMAIN = entityType('microsoft.graph.domain', {
  kinds: {
    string: 'id authenticationType availabilityStatus manufacturer model',
    boolean: 'isAdminManaged isDefault isInitial isRoot isVerified',
    number: 'passwordNotificationWindowInDays passwordValidityPeriodInDays',
    strings: 'supportedServices',
    object: 'state',
  },
});

export const ORGANIZATION = entityType('microsoft.graph.organization', {
  kinds: {
    string: 'id city country countryLetterCode displayName preferredLanguage state street postalCode tenantType',
    boolean: 'onPremisesSyncEnabled',
    date: 'createdDateTime deletedDateTime onPremisesLastSyncDateTime',
    strings: 'businessPhones technicalNotificationMails',
    objects: 'assignedPlans provisionedPlans verifiedDomains',
    object: 'privacyProfile',
  },
});

export const ROLE_ASSIGNMENT = entityType('microsoft.graph.unifiedRoleAssignment', {
  kinds: { string: 'id condition directoryScopeId appScopeId principalId roleDefinitionId' },
  filterable: 'id principalId roleDefinitionId directoryScopeId',
});

export const ROLE_ELIGIBILITY = entityType('microsoft.graph.unifiedRoleEligibilityScheduleInstance', {
  kinds: {
    string: 'id directoryScopeId appScopeId memberType principalId roleDefinitionId roleEligibilityScheduleId',
    date: 'endDateTime startDateTime',
  },
  filterable: 'id principalId roleDefinitionId directoryScopeId',
});

export const DIRECTORY_AUDIT = entityType('microsoft.graph.directoryAudit', {
  kinds: {
    string: 'id activityDisplayName category correlationId loggedByService operationType result resultReason',
    date: 'activityDateTime',
    objects: 'additionalDetails targetResources',
    object: 'initiatedBy',
  },
  filterable: 'id activityDateTime activityDisplayName category correlationId loggedByService result targetResources',
});

export const SIGN_IN = entityType('microsoft.graph.signIn', {
  kinds: {
    string: 'id appDisplayName userDisplayName userId userPrincipalName',
    boolean: 'isInteractive',
    date: 'createdDateTime',
    object: 'status',
  },
  filterable: 'id appDisplayName createdDateTime userDisplayName userId userPrincipalName',
});

export const TEAMS_APP = entityType('microsoft.graph.teamsApp', {
  kinds: { string: 'id displayName distributionMethod externalId' },
  filterable: 'id displayName distributionMethod externalId',
});

export const APP_INSTALLATION = entityType('microsoft.graph.userScopeTeamsAppInstallation', {
  // A filter goes through to the app (G9.2).
  kinds: { string: 'id teamsApp/id teamsApp/externalId', object: 'teamsApp' },
  filterable: 'id teamsApp/id teamsApp/externalId',
});
