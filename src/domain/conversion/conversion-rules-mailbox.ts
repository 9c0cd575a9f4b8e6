import { readingOf } from '../eligibility-facts.ts';
import { forAccounts, holderName, ofAccount, ownDomainsIn } from './conversion-reading.ts';
import type { ConversionRuleTable } from './conversion-rule.ts';
import type { AssignedPlan, MailboxPurpose } from './internal-account.ts';
import { planName } from './mailbox-plans.ts';
import {
  groupName,
  hasMailboxPlan,
  licencesWith,
  ownProxies,
  plansInUse,
  removedMailboxPlans,
  signOfMailbox,
  sourceOf,
} from './mailbox-signs.ts';

/** While a mailbox exists, `mail` cannot point outside (G2.1). */
export const MAILBOX_RULES = {
  // G2.3 row 3
  'has-mailbox': {
    severity: 'block',
    basis: 'documented',
    since: '2026-04',
    reads: ['account'],
    mustBeRead: true,
    override: 'never',
    assess: ofAccount((account, facts) =>
      plansInUse(account, 'mailbox').map((plan) => ({
        detail: { name: holderName(facts), plan: planName(plan.planId), source: sourceOf(plan, account, facts) },
        evidence: planEvidence(plan),
      })),
    ),
  },
  // checks 3.1: what a group gives is taken away there
  'mailbox-plan-by-group': {
    severity: 'block',
    basis: 'ours',
    since: '2026-11',
    reads: ['account', 'licencePlans'],
    override: 'never',
    applies: forAccounts(hasMailboxPlan),
    assess: ofAccount((account, facts) =>
      plansInUse(account, 'mailbox').flatMap((plan) => {
        const groups = licencesWith(plan, account, facts)?.flatMap(({ byGroup }) => byGroup ?? []);
        return [...new Set(groups)].map((id) => ({
          detail: { plan: planName(plan.planId), group: groupName(id, facts) },
          evidence: { property: 'licenseAssignmentStates.assignedByGroup', value: id },
        }));
      }),
    ),
  },
  // checks 3.1, G8.4: shared, of a room or on-premises. The purpose is looked up where that is permitted; an address of ours
  // is a hint without it, unless a plan that is gone explains it (row 4).
  'mailbox-without-licence': {
    severity: 'warn',
    basis: 'documented',
    since: '2026-04',
    reads: ['account', 'ownDomains'],
    seesPart: true,
    override: 'second admin with a reason',
    applies: forAccounts((account) => !hasMailboxPlan(account)),
    assess: ofAccount((account, facts) => {
      const purpose = readingOf(facts.mailboxPurpose);
      if (purpose) {
        const evidence = { property: 'mailboxSettings.userPurpose', value: purpose };
        return [{ severity: 'block', detail: { kind: KINDS[purpose] }, evidence }];
      }
      const evidence = signOfMailbox(account, ownDomainsIn(facts));
      return evidence && removedMailboxPlans(account).length === 0 ? [{ detail: {}, evidence }] : [];
    }),
  },
  // G2.3 row 4
  'mailbox-recently-removed': {
    severity: 'warn',
    basis: 'ours',
    since: '2026-11',
    reads: ['account', 'ownDomains'],
    seesPart: true,
    override: 'tick',
    applies: forAccounts((account, facts) => !hasMailboxPlan(account) && !readingOf(facts.mailboxPurpose)),
    assess: ofAccount((account, facts) => {
      const own = ownDomainsIn(facts);
      const [plan] = removedMailboxPlans(account);
      const [proxy] = ownProxies(account, own);
      // As the first address of the account it hints at a mailbox that is still there.
      if (!plan && (!proxy || signOfMailbox(account, own))) return [];
      const detail = {
        ...(proxy && { proxy: proxy.replace(/^smtp:/i, '') }),
        ...(plan && { plan: planName(plan.planId) }),
      };
      return [{ detail, evidence: plan ? planEvidence(plan) : { property: 'proxyAddresses', value: proxy } }];
    }),
  },
  // G8.4
  'exchange-plan-unknown': {
    severity: 'warn',
    basis: 'ours',
    since: '2026-11',
    reads: ['account'],
    override: 'tick',
    assess: ofAccount((account) =>
      plansInUse(account, 'unknown').map((plan) => ({
        detail: { planId: plan.planId },
        evidence: planEvidence(plan),
      })),
    ),
  },
  // G2.3 row 5
  'exchange-plan-without-mailbox': {
    severity: 'fine',
    basis: 'documented',
    since: '2026-01',
    reads: ['account'],
    override: 'tick',
    assess: ofAccount((account) => (plansInUse(account, 'without-mailbox').length > 0 ? [{ detail: {} }] : [])),
  },
} satisfies Partial<ConversionRuleTable>;

const KINDS = {
  shared: 'shared',
  room: 'room',
  equipment: 'equipment',
  user: 'other',
  linked: 'other',
  others: 'other',
} as const satisfies Readonly<Record<MailboxPurpose, string>>;

function planEvidence({ planId, status }: AssignedPlan) {
  return { property: 'assignedPlans.servicePlanId', value: `${planId} (${status})` };
}
