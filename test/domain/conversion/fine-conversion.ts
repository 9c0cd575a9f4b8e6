import type { ConversionCode, ConversionDetails } from '../../../src/domain/conversion/conversion-details.ts';
import type { ConversionFacts, Stated } from '../../../src/domain/conversion/conversion-facts.ts';
import type { ConversionFinding } from '../../../src/domain/conversion/conversion-finding.ts';
import type { AssignedPlan, InternalAccount } from '../../../src/domain/conversion/internal-account.ts';
import { assessConversion } from '../../../src/domain/conversion/pre-flight.ts';
import { type Fact, read } from '../../../src/domain/facts.ts';
import type { Policy } from '../../../src/domain/policy.ts';
import { aPerson, email, POLICY, userId } from '../../support/builders.ts';

export const KIM = userId(40);
export const OUTSIDE = 'kim@fabrikam.example';
export const MAILBOX = 'efb87545-963c-4e0d-99df-69c6916d9eb0';
export const KIOSK = '4a82b400-a79f-41a4-b4e2-e94f5787b113';
export const FOUNDATION = '113feb6c-3fe4-4440-bddc-54d774bf0318';
export const OFFICE = '6fd2c87f-b296-42f0-b197-1e91e994b900';

export function aPlan(planId: string, more: Partial<AssignedPlan> = {}): AssignedPlan {
  return { planId, service: 'exchange', status: 'Enabled', ...more };
}

const TEAMS = aPlan('57ff2da0-773e-42df-b2af-ffb7a2317929', { service: 'TeamspaceAPI' });

/** An internal guest whose `mail` is outside already: nothing stands in the way, and nothing is to be thought of. */
export function anAccount(more: Partial<InternalAccount> = {}): InternalAccount {
  return {
    ...aPerson({
      id: KIM,
      displayName: 'Kim Cho',
      userPrincipalName: 'kim@contoso.example',
      mail: OUTSIDE,
      userType: 'Guest',
    }),
    otherMails: [],
    proxyAddresses: [`SMTP:${OUTSIDE}`],
    plans: [TEAMS],
    licences: [{ skuId: OFFICE, disabledPlanIds: [] }],
    isSynced: false,
    isResourceAccount: false,
    isManagementRestricted: false,
    ...more,
  };
}

export function account(more: Partial<InternalAccount>): Pick<ConversionFacts, 'account'> {
  return { account: read(anAccount(more)) };
}

/** With these plans beside that of Teams. */
export function withPlans(...plans: readonly AssignedPlan[]): Pick<ConversionFacts, 'account'> {
  return account({ plans: [TEAMS, ...plans] });
}

const STATED: Stated = {
  accountId: KIM,
  askerId: userId(1),
  address: email(OUTSIDE),
  signIn: email(OUTSIDE),
  mayWriteMail: false,
};

export function stated(more: Partial<Stated>): Pick<ConversionFacts, 'stated'> {
  return { stated: { ...STATED, ...more } };
}

export const FINE: ConversionFacts = {
  stated: STATED,
  asker: read(aPerson()),
  askerRoles: read([]),
  account: read(anAccount()),
  roles: read([]),
  eligibleRoles: read([]),
  roleGroups: read([]),
  owned: read({ teams: [], apps: [], others: [] }),
  solelyOwned: undefined,
  devices: read(0),
  accessPolicies: read([]),
  licencePlans: read([{ skuId: OFFICE, planIds: [MAILBOX, TEAMS.planId] }]),
  licensingGroups: undefined,
  mailboxPurpose: read(undefined),
  usedByProgramsAt: read(undefined),
  groupsOf: read({ ids: [], names: new Map(), dynamic: [] }),
  admins: read([userId(1), userId(2)]),
  ownDomains: read(['contoso.example']),
  federatedOwnDomains: read([]),
  invitesFrom: read('everyone'),
  inboundDefault: read({ people: 'all', applications: 'all' }),
  emailCodes: read(true),
  federatedDomains: read([]),
  domainLists: read({ allowed: [], blocked: [] }),
  accounts: read([]),
  groups: read([]),
  contacts: read([]),
  deleted: read([]),
  homeTenant: read({ tenantId: userId(50), name: 'Fabrikam', defaultDomain: 'fabrikam.example' }),
  inboundPartner: read(undefined),
};

/** Said of every account with Teams that goes to an organisation of Entra (checks 3.1). */
export const ALWAYS_SAID: readonly ConversionCode[] = ['partner-outbound-unknown', 'keeps-data-here', 'not-visible'];

export const NO_ANSWER = { unread: { because: 'no-answer' } } as const satisfies Fact<never>;
export const NO_LOOK_UP = {
  homeTenant: { unread: { because: 'permission', permission: 'CrossTenantInformation.ReadBasic.All' } },
  inboundPartner: undefined,
} as const satisfies Partial<ConversionFacts>;
export const NO_HOME = { homeTenant: read(undefined), inboundPartner: undefined };

/** What is found where the account is not fine in this way; without what is always said. */
export function found(facts: Partial<ConversionFacts>, policy: Partial<Policy> = {}): readonly ConversionFinding[] {
  const { findings } = assessConversion({ ...FINE, ...facts }, { ...POLICY, ...policy });
  return findings.filter(({ code }) => !ALWAYS_SAID.includes(code));
}

export function codes(facts: Partial<ConversionFacts>, policy: Partial<Policy> = {}): readonly ConversionCode[] {
  return found(facts, policy).map(({ code }) => code);
}

export function standing(facts: Partial<ConversionFacts>, policy: Partial<Policy> = {}) {
  return assessConversion({ ...FINE, ...facts }, { ...POLICY, ...policy }).standing;
}

/** What the findings of one rule say. */
export function details<Code extends keyof ConversionDetails>(
  code: Code,
  facts: Partial<ConversionFacts>,
): readonly ConversionDetails[Code][] {
  return found(facts).flatMap((finding) =>
    finding.code === code && 'detail' in finding ? [finding.detail as ConversionDetails[Code]] : [],
  );
}
