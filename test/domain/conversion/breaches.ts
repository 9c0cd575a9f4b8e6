import type { ConversionCode } from '../../../src/domain/conversion/conversion-details.ts';
import type { ConversionFacts, Stated } from '../../../src/domain/conversion/conversion-facts.ts';
import type { Evidence } from '../../../src/domain/conversion/conversion-finding.ts';
import { parseMailbox } from '../../../src/domain/email-address.ts';
import { read } from '../../../src/domain/facts.ts';
import type { Reference } from '../../../src/domain/ids.ts';
import type { Policy } from '../../../src/domain/policy.ts';
import { aGuest, aHolder, aPerson, email, NOON, userId } from '../../support/builders.ts';
import {
  account,
  anAccount,
  aPlan,
  FOUNDATION,
  KIM,
  MAILBOX,
  NO_HOME,
  NO_LOOK_UP,
  OFFICE,
  OUTSIDE,
  stated,
  withPlans,
} from './fine-conversion.ts';

export interface ConversionBreach {
  readonly facts: Partial<ConversionFacts>;
  readonly policy?: Partial<Policy>;
  readonly detail: object;
  readonly evidence?: Evidence;
  /** What cannot but be said as well. */
  readonly besides?: readonly ConversionCode[];
}

const HOLDER = { id: userId(60), name: 'Front desk' };
const DANA = aPerson({ id: userId(61), displayName: 'Dana Choi', userPrincipalName: 'dana@contoso.example' });
const TWIN = aGuest({ id: userId(62), mail: OUTSIDE, userPrincipalName: 'kim_fabrikam.example#EXT#@contoso.example' });
const LICENSING = userId(63);
const UNKNOWN_PLAN = '5c1e3f0a-77d2-4b6e-9a41-0d8f6b2c4e19';

function addressed(text: string): Partial<Stated> {
  const address = parseMailbox(text);
  if (!address) throw new Error(`not an address: ${text}`);
  return { address, signIn: address };
}

/** The account and what was said, both for another address. */
function going(text: string): Partial<ConversionFacts> {
  return { ...stated(addressed(text)), ...account({ mail: text, proxyAddresses: [] }) };
}

/** For each rule, facts that break it and nothing else; for one that is only ever fine, facts that show it. */
export const CONVERSION_BREACHES: { readonly [Code in ConversionCode]: ConversionBreach } = {
  'account-not-found': { facts: { account: read(undefined) }, detail: {} },
  'on-premises-upn-written': {
    facts: account({ isSynced: true, onPremisesUserPrincipalName: 'kim@corp.contoso.example' }),
    detail: { value: 'kim@corp.contoso.example' },
    evidence: { property: 'onPremisesUserPrincipalName', value: 'kim@corp.contoso.example' },
  },
  synced: {
    facts: account({ isSynced: true }),
    detail: {},
    evidence: { property: 'onPremisesSyncEnabled', value: 'true' },
  },
  'own-domain-federated': {
    facts: {
      ...account({ userPrincipalName: 'Kim@Factory.contoso.example' }),
      federatedOwnDomains: read(['factory.contoso.example']),
    },
    detail: { domain: 'factory.contoso.example' },
    evidence: { property: 'authenticationType', value: 'Federated' },
  },
  'management-restricted': {
    facts: account({ isManagementRestricted: true }),
    detail: {},
    evidence: { property: 'isManagementRestricted', value: 'true' },
  },
  'account-disabled': {
    facts: account({ accountEnabled: false }),
    detail: {},
    evidence: { property: 'accountEnabled', value: 'false' },
  },
  'stays-member': {
    facts: account({ userType: 'Member' }),
    detail: {},
    evidence: { property: 'userType', value: 'Member' },
  },
  'internal-guest': { facts: {}, detail: {} },
  'resource-account': {
    facts: account({ isResourceAccount: true }),
    detail: {},
    evidence: { property: 'isResourceAccount', value: 'true' },
  },
  'mail-missing': {
    facts: account({ mail: undefined }),
    detail: { address: OUTSIDE, isWritable: true, isCuredByUs: false },
    evidence: { property: 'mail' },
  },
  'mail-differs': {
    facts: account({ mail: 'k.cho@fabrikam.example' }),
    detail: { mail: 'k.cho@fabrikam.example', address: OUTSIDE, isWritable: true, isCuredByUs: false },
    evidence: { property: 'mail', value: 'k.cho@fabrikam.example' },
  },
  'mail-differs-synced': {
    facts: account({ mail: 'k.cho@fabrikam.example', isSynced: true }),
    detail: { mail: 'k.cho@fabrikam.example', address: OUTSIDE },
    evidence: { property: 'mail', value: 'k.cho@fabrikam.example' },
    besides: ['synced'],
  },
  'own-domain': {
    facts: { ...going('kim@contoso-korea.example'), ownDomains: read(['contoso-korea.example']) },
    detail: { domain: 'contoso-korea.example', address: 'kim@contoso-korea.example' },
    evidence: { property: 'verifiedDomains', value: 'contoso-korea.example' },
    // Mail in a domain of ours is what a mailbox without a plan looks like.
    besides: ['mailbox-without-licence'],
  },
  'address-characters': {
    facts: going('kim+teams@fabrikam.example'),
    detail: { address: 'kim+teams@fabrikam.example', char: '+' },
  },
  'sign-in-domain-differs': {
    facts: stated({ signIn: email('kim@northwind.example') }),
    detail: { name: 'Kim Cho', signInDomain: 'northwind.example', mailDomain: 'fabrikam.example' },
    besides: ['sign-in-name-unknown'],
  },
  'sign-in-name-unknown': {
    facts: stated({ signIn: email('kim.cho@fabrikam.example') }),
    detail: { address: OUTSIDE },
  },
  'has-mailbox': {
    facts: withPlans(aPlan(MAILBOX)),
    detail: { name: 'Kim Cho', plan: 'EXCHANGE_S_ENTERPRISE', source: { from: 'person' } },
    evidence: { property: 'assignedPlans.servicePlanId', value: `${MAILBOX} (Enabled)` },
  },
  'mailbox-plan-by-group': {
    facts: {
      ...account({
        plans: [...anAccount().plans, aPlan(MAILBOX)],
        licences: [{ skuId: OFFICE, disabledPlanIds: [], byGroup: LICENSING }],
      }),
      licensingGroups: read([{ id: LICENSING, name: 'Office for all' }]),
    },
    detail: { plan: 'EXCHANGE_S_ENTERPRISE', group: 'Office for all' },
    evidence: { property: 'licenseAssignmentStates.assignedByGroup', value: LICENSING },
    besides: ['has-mailbox'],
  },
  'mailbox-without-licence': {
    facts: account({ proxyAddresses: ['smtp:kim@fabrikam.example', 'SMTP:kim@contoso.example'] }),
    detail: {},
    evidence: { property: 'proxyAddresses', value: 'SMTP:kim@contoso.example' },
  },
  'mailbox-recently-removed': {
    facts: account({ proxyAddresses: ['SMTP:kim@fabrikam.example', 'smtp:kim@contoso.example'] }),
    detail: { proxy: 'kim@contoso.example' },
    evidence: { property: 'proxyAddresses', value: 'smtp:kim@contoso.example' },
  },
  'exchange-plan-unknown': {
    facts: withPlans(aPlan(UNKNOWN_PLAN, { service: 'Exchange' })),
    detail: { planId: UNKNOWN_PLAN },
    evidence: { property: 'assignedPlans.servicePlanId', value: `${UNKNOWN_PLAN} (Enabled)` },
  },
  'exchange-plan-without-mailbox': { facts: withPlans(aPlan(FOUNDATION)), detail: {} },
  'already-invited': {
    facts: account({ externalUserState: 'PendingAcceptance', externalUserStateChangedAt: NOON }),
    detail: { since: NOON.toISOString() },
    evidence: { property: 'externalUserState', value: 'PendingAcceptance' },
  },
  'already-external': {
    facts: account({ externalUserState: 'Accepted', externalUserStateChangedAt: NOON }),
    detail: { since: NOON.toISOString() },
    evidence: { property: 'externalUserState', value: 'Accepted' },
  },
  'address-taken': {
    facts: { accounts: read([aHolder(anAccount()), aHolder(DANA)]) },
    detail: { address: OUTSIDE, owner: 'Dana Choi', kind: 'user' },
    evidence: { property: 'proxyAddresses', value: OUTSIDE },
  },
  'address-of-a-contact': {
    facts: { contacts: read([HOLDER]) },
    detail: { address: OUTSIDE, owner: 'Front desk' },
    evidence: { property: 'proxyAddresses', value: OUTSIDE },
  },
  'other-mail-elsewhere': {
    facts: { accounts: read([aHolder(DANA, true)]) },
    detail: { address: OUTSIDE, owner: 'Dana Choi' },
    evidence: { property: 'otherMails', value: OUTSIDE },
  },
  'guest-twin': {
    facts: { accounts: read([aHolder(anAccount()), aHolder(TWIN)]) },
    detail: { guest: TWIN.userPrincipalName, account: 'kim@contoso.example' },
    evidence: { property: 'mail', value: OUTSIDE },
  },
  'address-in-bin': {
    facts: { deleted: read([{ id: userId(64), name: 'Kim Cho', deletedAt: NOON, userType: 'Guest' }]) },
    detail: {
      address: OUTSIDE,
      name: 'Kim Cho',
      deletedAt: '2026-11-21T12:00:00.000Z',
      until: '2026-12-21T12:00:00.000Z',
    },
    evidence: { property: 'deletedDateTime', value: '2026-11-21T12:00:00.000Z' },
  },
  'holds-role': {
    facts: { roles: read(['Helpdesk Administrator', 'Reports Reader']) },
    detail: { roles: ['Helpdesk Administrator', 'Reports Reader'] },
    evidence: { property: 'roleAssignments', value: 'Helpdesk Administrator, Reports Reader' },
  },
  'in-role-group': {
    facts: { roleGroups: read([HOLDER]) },
    detail: { groups: ['Front desk'] },
    evidence: { property: 'isAssignableToRole', value: 'true' },
  },
  'eligible-for-role': {
    facts: { eligibleRoles: read(['Global Administrator']) },
    detail: { roles: ['Global Administrator'] },
    evidence: { property: 'roleEligibilityScheduleInstances', value: 'Global Administrator' },
  },
  'own-account': { facts: stated({ askerId: KIM }), detail: {}, evidence: { property: 'id', value: KIM } },
  'last-admin': {
    facts: { admins: read([userId(1), KIM]) },
    detail: {},
    evidence: { property: 'transitiveMembers', value: '2' },
  },
  'never-convert': {
    facts: {},
    policy: { neverConvert: ['kim@contoso.example'] },
    detail: { kind: 'listed' },
    evidence: { property: 'userPrincipalName', value: 'kim@contoso.example' },
  },
  'already-running': {
    facts: stated({ running: 'GL-7K2M' as Reference }),
    detail: { reference: 'GL-7K2M' },
  },
  'partner-domain-federated': {
    facts: { federatedDomains: read(['fabrikam.example']) },
    detail: { domain: 'fabrikam.example' },
    evidence: { property: 'federationConfigurations.domains', value: 'fabrikam.example' },
  },
  'no-entra-home': {
    facts: NO_HOME,
    detail: { domain: 'fabrikam.example' },
    evidence: { property: 'tenantInformation.tenantId', value: undefined },
  },
  'email-code-off': {
    facts: { ...NO_HOME, emailCodes: read(false) },
    detail: { name: 'Kim Cho' },
    evidence: { property: 'allowExternalIdToUseEmailOtp', value: 'disabled' },
    besides: ['no-entra-home'],
  },
  'partner-blocked-inbound': {
    facts: { inboundPartner: read({ applications: 'none' }) },
    detail: { partner: 'Fabrikam' },
    evidence: { property: 'b2bCollaborationInbound.applications.accessType', value: 'blocked' },
  },
  'partner-partly-blocked': {
    facts: { inboundPartner: read({ people: 'some', scopes: { people: `allowed: ${userId(51)}` } }) },
    detail: { partner: 'Fabrikam' },
    evidence: { property: 'b2bCollaborationInbound.usersAndGroups', value: `allowed: ${userId(51)}` },
  },
  'partner-outbound-unknown': {
    facts: {},
    detail: { partner: 'Fabrikam' },
    evidence: { property: 'tenantInformation.tenantId', value: userId(50) },
  },
  'partner-entries-not-checked': {
    facts: NO_LOOK_UP,
    detail: { domain: 'fabrikam.example' },
    evidence: { property: 'b2bCollaborationInbound.usersAndGroups.accessType', value: 'allowed' },
  },
  'default-blocks': {
    facts: { ...NO_LOOK_UP, inboundDefault: read({ people: 'none' }) },
    detail: { domain: 'fabrikam.example' },
    evidence: { property: 'b2bCollaborationInbound.usersAndGroups.accessType', value: 'blocked' },
  },
  'domain-denied': {
    facts: { domainLists: read({ allowed: [], blocked: ['fabrikam.example'] }) },
    detail: { domain: 'fabrikam.example' },
    evidence: { property: 'BlockedDomains', value: 'fabrikam.example' },
  },
  'domain-not-allowed': {
    facts: { domainLists: read({ allowed: ['northwind.example'], blocked: [] }) },
    detail: { domain: 'fabrikam.example' },
    evidence: { property: 'AllowedDomains', value: 'northwind.example' },
  },
  'invitations-off': {
    facts: { invitesFrom: read('none') },
    detail: {},
    evidence: { property: 'allowInvitesFrom', value: 'none' },
  },
  'invitations-restricted': {
    facts: {
      invitesFrom: read('adminsAndGuestInviters'),
      askerRoles: read(['95e79109-95c0-4d8e-aee3-d01accf2d47b']),
    },
    detail: {},
    evidence: { property: 'allowInvitesFrom', value: 'adminsAndGuestInviters' },
  },
  'inviter-lacks-role': {
    facts: { invitesFrom: read('adminsAndGuestInviters') },
    detail: {},
    evidence: { property: 'roleAssignments', value: '' },
    besides: ['invitations-restricted'],
  },
  'other-cloud': {
    facts: { ...NO_HOME, ...going('kim@agency.gov.example') },
    detail: { domain: 'agency.gov.example' },
    evidence: { property: 'tenantInformation.tenantId', value: undefined },
  },
  'conditional-access-may-lock-out': {
    facts: {
      accessPolicies: read([
        { name: 'Known devices', asks: 'compliant-device', includes: 'all', excludesGuests: false, excludes: [] },
      ]),
    },
    detail: { policy: 'Known devices', asks: 'compliant-device', partner: 'Fabrikam' },
    evidence: { property: 'grantControls.builtInControls', value: 'compliantDevice' },
  },
  'owns-teams': {
    facts: {
      owned: read({
        teams: [
          { id: userId(70), name: 'Dockside' },
          { id: userId(71), name: 'Harbour' },
        ],
        apps: [],
        others: [],
      }),
      solelyOwned: read([userId(70)]),
    },
    detail: { teams: ['Dockside', 'Harbour'], sole: ['Dockside'] },
    evidence: { property: 'ownedObjects', value: 'Dockside, Harbour' },
  },
  'owns-apps': {
    facts: { owned: read({ teams: [], apps: [{ id: userId(72), name: 'Timesheets' }], others: [] }) },
    detail: { apps: ['Timesheets'] },
    evidence: { property: 'ownedObjects', value: 'Timesheets' },
  },
  'signs-in-on-devices': {
    facts: { devices: read(2) },
    detail: { count: 2, name: 'Kim Cho' },
    evidence: { property: 'registeredDevices', value: '2' },
  },
  'keeps-data-here': {
    facts: {},
    detail: {},
    evidence: { property: 'assignedPlans.service', value: 'TeamspaceAPI' },
  },
  'used-by-programs': {
    facts: { usedByProgramsAt: read(NOON) },
    detail: { at: NOON.toISOString() },
    evidence: { property: 'signInActivity.lastNonInteractiveSignInDateTime', value: NOON.toISOString() },
  },
  'no-teams-for-holder': {
    facts: account({
      plans: [aPlan(FOUNDATION), ...anAccount().plans.map((plan) => ({ ...plan, status: 'Suspended' as const }))],
    }),
    detail: { name: 'Kim Cho' },
    evidence: { property: 'assignedPlans.service', value: 'exchange, TeamspaceAPI (Suspended)' },
  },
  'dynamic-groups': {
    facts: {
      groupsOf: read({
        ids: [userId(73), userId(74)],
        names: new Map(),
        dynamic: [
          { id: userId(73), name: 'All of Fabrikam', rule: '(user.mail -contains "@fabrikam.example")' },
          { id: userId(74), name: 'Seoul', rule: '(user.mailNickname -ne null) -and (user.city -eq "Seoul")' },
        ],
      }),
    },
    detail: { groups: ['All of Fabrikam'] },
    evidence: { property: 'membershipRule', value: '(user.mail -contains "@fabrikam.example")' },
  },
  'not-visible': { facts: {}, detail: {} },
};
