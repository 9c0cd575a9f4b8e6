import { z } from 'zod';
import type {
  AccountCandidate,
  AssignedLicence,
  AssignedPlan,
  InternalAccount,
  LicencePlans,
} from '../domain/conversion/internal-account.ts';
import { PERSON_FIELDS, person } from './person-schemas.ts';
import { userId } from './read-schemas.ts';

/** All that a conversion is judged by; what only a licence opens is asked for in an item of its own (E14). */
export const INTERNAL_ACCOUNT_FIELDS = [
  PERSON_FIELDS,
  'otherMails,proxyAddresses,creationType,createdDateTime,externalUserStateChangeDateTime',
  'assignedPlans,licenseAssignmentStates',
  'onPremisesSyncEnabled,onPremisesUserPrincipalName,isResourceAccount,isManagementRestricted',
].join(',');
export const CANDIDATE_FIELDS =
  'id,displayName,userPrincipalName,mail,department,userType,creationType,externalUserState';

const PLAN_STATUSES = ['Enabled', 'Warning', 'Suspended', 'Deleted', 'LockedOut'] as const;
const GIVES_NOTHING = ['Disabled', 'Error'];

// Lists are never null, and what may be null has to be there: so much tells an answer from nulls to somebody who may not look (E10).
export function internalAccount(): z.ZodType<InternalAccount> {
  const flag = z.boolean().nullable();
  const details = z.object({
    otherMails: z.array(z.string()),
    proxyAddresses: z.array(z.string()),
    creationType: z.string().nullable(),
    createdDateTime: z.iso.datetime({ offset: true }).nullish(),
    externalUserStateChangeDateTime: z.iso.datetime({ offset: true }).nullable(),
    assignedPlans: z.array(assignedPlan()),
    licenseAssignmentStates: z.array(licenceState()),
    onPremisesSyncEnabled: flag,
    onPremisesUserPrincipalName: z.string().nullable(),
    isResourceAccount: flag,
    isManagementRestricted: flag,
  });
  return z.intersection(person(), details).transform((account) => {
    const { assignedPlans, licenseAssignmentStates, onPremisesSyncEnabled, ...same } = account;
    const { createdDateTime: createdAt, externalUserStateChangeDateTime: changedAt, ...rest } = same;
    return {
      ...rest,
      creationType: rest.creationType ?? undefined,
      createdAt: createdAt ? new Date(createdAt) : undefined,
      externalUserStateChangedAt: changedAt === null ? undefined : new Date(changedAt),
      plans: assignedPlans,
      licences: licenseAssignmentStates.flat(),
      // False: it was synchronised once (G8.3).
      isSynced: onPremisesSyncEnabled === true,
      onPremisesUserPrincipalName: rest.onPremisesUserPrincipalName || undefined,
      isResourceAccount: rest.isResourceAccount === true,
      isManagementRestricted: rest.isManagementRestricted === true,
    };
  });
}

function assignedPlan(): z.ZodType<AssignedPlan> {
  return z
    .object({ servicePlanId: z.string(), service: z.string(), capabilityStatus: z.string().nullable() })
    .transform(({ servicePlanId, service, capabilityStatus }) => ({
      planId: servicePlanId.toLowerCase(),
      service,
      status: PLAN_STATUSES.find((status) => status === capabilityStatus) ?? 'unknown',
    }));
}

/** None, where the licence could not be given. */
function licenceState(): z.ZodType<readonly AssignedLicence[]> {
  return z
    .object({
      skuId: z.string(),
      disabledPlans: z.array(z.string()),
      assignedByGroup: z.string().nullable(),
      state: z.string().nullable(),
    })
    .transform(({ skuId, disabledPlans, assignedByGroup, state }) => {
      if (GIVES_NOTHING.includes(state ?? '')) return [];
      const byGroup = assignedByGroup?.toLowerCase();
      return [{ skuId: skuId.toLowerCase(), disabledPlanIds: disabledPlans.map((id) => id.toLowerCase()), byGroup }];
    });
}

export function licencePlans(): z.ZodType<LicencePlans> {
  return z
    .object({
      skuId: z.string(),
      skuPartNumber: z.string().nullish(),
      servicePlans: z.array(z.object({ servicePlanId: z.string() })),
    })
    .transform(({ skuId, skuPartNumber, servicePlans }) => ({
      skuId: skuId.toLowerCase(),
      name: skuPartNumber || undefined,
      planIds: servicePlans.map(({ servicePlanId }) => servicePlanId.toLowerCase()),
    }));
}

/** An account that a typed text may mean. */
export interface NamedRow {
  readonly candidate: AccountCandidate;
  /** Sign-in name and address. */
  readonly addresses: readonly string[];
  /** Somebody who was invited here and is a guest: nobody's colleague. */
  readonly isInvited: boolean;
}

export function namedRow(): z.ZodType<NamedRow> {
  const text = z.string().nullable();
  return z
    .object({
      id: userId(),
      displayName: text,
      userPrincipalName: z.string(),
      mail: text,
      department: text,
      userType: text,
      creationType: text,
      externalUserState: text,
    })
    .transform(({ id, displayName, userPrincipalName, mail, department, ...kind }) => ({
      candidate: {
        id,
        displayName: displayName || userPrincipalName,
        userPrincipalName,
        department: department || undefined,
      },
      addresses: [userPrincipalName, mail ?? ''],
      isInvited: kind.userType === 'Guest' && (kind.creationType === 'Invitation' || kind.externalUserState !== null),
    }));
}
