import { readingOf } from '../eligibility-facts.ts';
import { domainOf, parseMailbox } from '../email-address.ts';
import type { LicenceSource } from './conversion-details.ts';
import type { ConversionFacts } from './conversion-facts.ts';
import type { Evidence } from './conversion-finding.ts';
import { isSameText, ownDomainsIn } from './conversion-reading.ts';
import type { AssignedLicence, AssignedPlan, InternalAccount } from './internal-account.ts';
import { kindOfPlan, type PlanKind } from './mailbox-plans.ts';

const PRIMARY = 'SMTP:';

/** Suspended and Deleted are what is left of a plan; of a status that nobody has described we think the worst. */
function isInUse({ status }: AssignedPlan): boolean {
  return status !== 'Suspended' && status !== 'Deleted';
}

/** Exchange by its ids: the word `exchange` alone says nothing of a mailbox (G1.11), and where no list knows the id, all there is. */
function isExchange(plan: AssignedPlan, kind: PlanKind): boolean {
  const isOfKind = kindOfPlan(plan.planId) === kind;
  return kind === 'unknown' ? isOfKind && isSameText(plan.service, 'exchange') : isOfKind;
}

export function plansInUse({ plans }: InternalAccount, kind: PlanKind): readonly AssignedPlan[] {
  return plans.filter((plan) => isInUse(plan) && isExchange(plan, kind));
}

export function removedMailboxPlans({ plans }: InternalAccount): readonly AssignedPlan[] {
  return plans.filter((plan) => !isInUse(plan) && isExchange(plan, 'mailbox'));
}

export function hasMailboxPlan(account: InternalAccount): boolean {
  return plansInUse(account, 'mailbox').length > 0;
}

/** Addresses of mail in our own domains; an account of Teams has others there, of telephony, without any mailbox. */
export function ownProxies({ proxyAddresses }: InternalAccount, ownDomains: readonly string[]): readonly string[] {
  return proxyAddresses.filter((proxy) => /^smtp:/i.test(proxy) && isOurs(proxy.slice(PRIMARY.length), ownDomains));
}

/** Where nobody may look into the mailbox, an address of ours as the first of the account hints at one (G8.4). */
export function signOfMailbox(account: InternalAccount, ownDomains: readonly string[]): Evidence | undefined {
  if (account.mail && isOurs(account.mail, ownDomains)) return { property: 'mail', value: account.mail };
  const primary = ownProxies(account, ownDomains).find((proxy) => proxy.startsWith(PRIMARY));
  return primary === undefined ? undefined : { property: 'proxyAddresses', value: primary };
}

/** While there may be a mailbox, `mail` belongs to Exchange and is not written (G2.1); nor what is synchronised. */
export function isMailWritable(account: InternalAccount, facts: ConversionFacts): boolean {
  if (account.isSynced || readingOf(facts.mailboxPurpose)) return false;
  if (hasMailboxPlan(account) || plansInUse(account, 'unknown').length > 0) return false;
  return signOfMailbox(account, ownDomainsIn(facts)) === undefined;
}

/** The licences that bring the plan; undefined: what is in them was not read. */
export function licencesWith(
  { planId }: AssignedPlan,
  account: InternalAccount,
  { licencePlans }: Pick<ConversionFacts, 'licencePlans'>,
): readonly AssignedLicence[] | undefined {
  const skus = readingOf(licencePlans)?.filter(({ planIds }) => planIds.some((id) => isSameText(id, planId)));
  return (
    skus &&
    account.licences.filter(
      ({ skuId, disabledPlanIds }) =>
        skus.some((sku) => isSameText(sku.skuId, skuId)) && !disabledPlanIds.some((id) => isSameText(id, planId)),
    )
  );
}

/** Who or what the plan is to be taken away from. */
export function sourceOf(plan: AssignedPlan, account: InternalAccount, facts: ConversionFacts): LicenceSource {
  const bringing = licencesWith(plan, account, facts);
  const licences = bringing ?? account.licences;
  const direct = licences.filter(({ byGroup }) => byGroup === undefined);
  // Without a look into the licences, only an account that has none from a group is sure to hold the plan itself.
  if (direct.length > 0 && (bringing || direct.length === licences.length)) return { from: 'person' };
  const group = bringing?.find(({ byGroup }) => byGroup !== undefined)?.byGroup;
  return group === undefined ? { from: 'unknown' } : { from: 'group', group: groupName(group, facts) };
}

export function groupName(id: string, { licensingGroups }: Pick<ConversionFacts, 'licensingGroups'>) {
  return readingOf(licensingGroups)?.find((group) => isSameText(group.id, id))?.name;
}

function isOurs(text: string, ownDomains: readonly string[]): boolean {
  const address = parseMailbox(text);
  return address !== undefined && ownDomains.includes(domainOf(address));
}
