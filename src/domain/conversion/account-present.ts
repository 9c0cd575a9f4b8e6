import { readingOf } from '../eligibility-facts.ts';
import { parseLanguage } from '../language.ts';
import type { AccountPresent } from './conversion-draft.ts';
import type { ConversionFacts } from './conversion-facts.ts';
import { accountIn, isSameText, partnerName } from './conversion-reading.ts';
import type { AssignedLicence, InternalAccount } from './internal-account.ts';
import { kindOfPlan } from './mailbox-plans.ts';
import { groupName } from './mailbox-signs.ts';

type LicenceFacts = Pick<ConversionFacts, 'licencePlans' | 'licensingGroups'>;

/** What the account is like now, and its conversion is measured by later; undefined: it was not read. */
export function accountPresent(facts: ConversionFacts): AccountPresent | undefined {
  const account = accountIn(facts);
  if (!account) return undefined;
  const { mail, preferredLanguage } = account;
  return {
    ...accountRemains(account, facts),
    mailBefore: mail || undefined,
    partner: partnerName(facts),
    holderLanguage: parseLanguage(preferredLanguage),
  };
}

/** What of it a person has still to see to after the conversion (product 5.9). */
export function accountRemains(
  { isSynced, userType, licences }: InternalAccount,
  facts: LicenceFacts,
): Pick<AccountPresent, 'isSynced' | 'userType' | 'licences'> {
  // Whose plan has a mailbox is to be taken away first.
  const inOrder = licences.toSorted((a, b) => Number(bringsMailbox(b, facts)) - Number(bringsMailbox(a, facts)));
  return {
    isSynced,
    userType: userType === 'Guest' ? 'Guest' : 'Member',
    licences: inOrder.map((licence) => namedLicence(licence, facts)),
  };
}

function bringsMailbox(licence: AssignedLicence, facts: LicenceFacts): boolean {
  const isOff = (planId: string) => licence.disabledPlanIds.some((id) => isSameText(id, planId));
  const planIds = skuOf(licence, facts)?.planIds ?? [];
  return planIds.some((planId) => kindOfPlan(planId) === 'mailbox' && !isOff(planId));
}

/** By Microsoft's name, as far as it was read. */
function namedLicence(licence: AssignedLicence, facts: LicenceFacts): AccountPresent['licences'][number] {
  const { skuId, byGroup } = licence;
  const name = skuOf(licence, facts)?.name ?? skuId;
  return byGroup === undefined ? { name } : { name, byGroup: groupName(byGroup, facts) ?? byGroup };
}

function skuOf({ skuId }: AssignedLicence, { licencePlans }: LicenceFacts) {
  return readingOf(licencePlans)?.find((sku) => isSameText(sku.skuId, skuId));
}
