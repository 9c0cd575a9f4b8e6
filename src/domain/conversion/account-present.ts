import { readingOf } from '../eligibility-facts.ts';
import { parseLanguage } from '../language.ts';
import type { AccountPresent } from './conversion-draft.ts';
import type { ConversionFacts } from './conversion-facts.ts';
import { accountIn, isSameText, partnerName } from './conversion-reading.ts';
import type { AssignedLicence } from './internal-account.ts';
import { kindOfPlan } from './mailbox-plans.ts';
import { groupName } from './mailbox-signs.ts';

/** What the account is like now, and its conversion is measured by later; undefined: it was not read. */
export function accountPresent(facts: ConversionFacts): AccountPresent | undefined {
  const account = accountIn(facts);
  if (!account) return undefined;
  const { mail, isSynced, userType, preferredLanguage, licences } = account;
  // Whose plan has a mailbox is to be taken away first (product 5.9).
  const inOrder = licences.toSorted((a, b) => Number(bringsMailbox(b, facts)) - Number(bringsMailbox(a, facts)));
  return {
    mailBefore: mail || undefined,
    isSynced,
    userType: userType === 'Guest' ? 'Guest' : 'Member',
    partner: partnerName(facts),
    holderLanguage: parseLanguage(preferredLanguage),
    licences: inOrder.map((licence) => namedLicence(licence, facts)),
  };
}

function bringsMailbox(licence: AssignedLicence, facts: ConversionFacts): boolean {
  const isOff = (planId: string) => licence.disabledPlanIds.some((id) => isSameText(id, planId));
  const planIds = skuOf(licence, facts)?.planIds ?? [];
  return planIds.some((planId) => kindOfPlan(planId) === 'mailbox' && !isOff(planId));
}

/** By Microsoft's name, as far as it was read. */
function namedLicence(licence: AssignedLicence, facts: ConversionFacts): AccountPresent['licences'][number] {
  const { skuId, byGroup } = licence;
  const name = skuOf(licence, facts)?.name ?? skuId;
  return byGroup === undefined ? { name } : { name, byGroup: groupName(byGroup, facts) ?? byGroup };
}

function skuOf({ skuId }: AssignedLicence, { licencePlans }: ConversionFacts) {
  return readingOf(licencePlans)?.find((sku) => isSameText(sku.skuId, skuId));
}
