import type { User } from '@microsoft/microsoft-graph-types';
import { INITIAL_DOMAIN } from '../contoso.ts';
import { stableId } from '../stable-id.ts';
import type { UserRecord } from '../world.ts';
import { assignedPlan, PLANS, type PlanName, SKUS } from './plans.ts';

interface Account {
  readonly name: string;
  readonly address: string;
  readonly shows: string;
  readonly job?: string;
  readonly department?: string;
  readonly language?: string;
  /** Address of the manager. */
  readonly manager?: string;
  readonly roles?: readonly string[];
  readonly eligibleRoles?: readonly string[];
  readonly devices?: readonly string[];
  readonly applications?: readonly string[];
  readonly sponsors?: readonly string[];
  readonly plans?: readonly PlanName[];
  readonly suspendedPlans?: readonly PlanName[];
  readonly hasMailbox?: boolean;
  readonly licensedByGroup?: string;
  /** The outside account, where it is not the one of the mail. */
  readonly signsInAs?: string;
  /** Whatever else differs from an ordinary account of its kind. */
  readonly properties?: User;
}

const OFFICE_PLANS: readonly PlanName[] = ['mailbox', 'teams', 'sharePoint', 'powerAutomate'];

/** No mailbox, so that mail may point outside; Teams, so that the person can be asked there. */
export const WITHOUT_MAILBOX = { plans: ['teams'], hasMailbox: false } as const satisfies Partial<Account>;

/** A person of the house: signs in here, has a mailbox unless said otherwise. */
export function employee(account: Account): UserRecord {
  const plans = account.plans ?? OFFICE_PLANS;
  const hasMailbox = account.hasMailbox ?? plans.includes('mailbox');
  const isConverted = account.properties?.externalUserState === 'Accepted';
  return record(account, hasMailbox, isConverted ? (account.properties?.mail ?? undefined) : undefined, {
    userPrincipalName: account.address,
    mail: hasMailbox ? account.address : null,
    proxyAddresses: hasMailbox ? [`SMTP:${account.address}`] : [],
    userType: 'Member',
    creationType: null,
    externalUserState: null,
    externalUserStateChangeDateTime: null,
    identities: [{ signInType: 'userPrincipalName', issuer: INITIAL_DOMAIN, issuerAssignedId: account.address }],
    lastPasswordChangeDateTime: '2026-02-11T07:40:00Z',
    ...licences(account, plans),
  });
}

interface GuestAccount extends Account {
  readonly state: 'Accepted' | 'PendingAcceptance';
  /** Where the person signs in once redeemed. */
  readonly issuer?: string;
}

/** Somebody from outside; the account of an invitation. */
export function guest(account: GuestAccount): UserRecord {
  const accepted = account.issuer ?? 'ExternalAzureAD';
  const issuer = account.state === 'Accepted' ? accepted : (account.address.split('@')[1] as string);
  return record(account, false, account.state === 'Accepted' ? account.address : undefined, {
    userPrincipalName: guestName(account.address),
    mail: account.address,
    proxyAddresses: [`SMTP:${account.address}`],
    userType: 'Guest',
    creationType: 'Invitation',
    externalUserState: account.state,
    externalUserStateChangeDateTime: '2026-08-20T09:12:00Z',
    identities: [
      { signInType: 'federated', issuer, issuerAssignedId: null },
      { signInType: 'userPrincipalName', issuer: INITIAL_DOMAIN, issuerAssignedId: guestName(account.address) },
    ],
    ...licences(account, account.plans ?? []),
  });
}

export function guestName(address: string): string {
  return `${address.replace('@', '_')}#EXT#@${INITIAL_DOMAIN}`;
}

function record(account: Account, hasMailbox: boolean, signsInAs: string | undefined, kind: User): UserRecord {
  const { givenName, surname } = nameParts(account.name);
  const id = stableId(`user ${account.address}`);
  return {
    id,
    properties: {
      id,
      displayName: account.name,
      givenName,
      surname,
      jobTitle: account.job ?? null,
      department: account.department ?? null,
      preferredLanguage: account.language ?? null,
      mailNickname: account.address.split('@')[0] as string,
      accountEnabled: true,
      createdDateTime: '2025-01-15T08:00:00Z',
      otherMails: [],
      businessPhones: [],
      usageLocation: 'KR',
      ...kind,
      ...account.properties,
    },
    sponsors: (account.sponsors ?? []).map((address) => stableId(`user ${address}`)),
    managerId: account.manager === undefined ? undefined : stableId(`user ${account.manager}`),
    hasMailbox,
    roles: account.roles ?? [],
    eligibleRoles: account.eligibleRoles ?? [],
    devices: account.devices ?? [],
    ownedApplications: account.applications ?? [],
    licences: (account.plans ?? (kind.userType === 'Member' ? OFFICE_PLANS : [])).length > 0 ? [skuOf(account)] : [],
    signsInAs: account.signsInAs ?? signsInAs,
    shows: account.shows,
  };
}

function skuOf(account: Account): UserRecord['licences'][number] {
  const plans = account.plans ?? OFFICE_PLANS;
  const sku = plans.includes('exchangeFoundation') ? SKUS.mobility : SKUS.enterprise;
  return { ...sku, plans: plans.map((plan) => PLANS[plan].id) };
}

function licences(account: Account, plans: readonly PlanName[]): User {
  if (plans.length === 0) return { assignedPlans: [], assignedLicenses: [], licenseAssignmentStates: [] };
  const { skuId } = skuOf(account);
  const assignedByGroup = account.licensedByGroup === undefined ? null : stableId(`group ${account.licensedByGroup}`);
  return {
    assignedPlans: plans.map((plan) =>
      assignedPlan(plan, account.suspendedPlans?.includes(plan) ? 'Suspended' : 'Enabled'),
    ),
    assignedLicenses: [{ skuId, disabledPlans: [] }],
    licenseAssignmentStates: [
      {
        skuId,
        assignedByGroup,
        disabledPlans: [],
        error: 'None',
        state: 'Active',
        lastUpdatedDateTime: '2025-06-01T08:00:00Z',
      },
    ],
  };
}

function nameParts(name: string): { givenName: string | null; surname: string | null } {
  if (/^[가-힣]{2,4}$/.test(name)) return { givenName: name.slice(1), surname: name.slice(0, 1) };
  const [first, ...rest] = name.split(' ');
  return { givenName: first ?? null, surname: rest.join(' ') || null };
}
