import type { ConversionCode } from './conversion-details.ts';
import type { ConversionRule, ConversionRuleTable } from './conversion-rule.ts';
import { ACCOUNT_RULES } from './conversion-rules-account.ts';
import { BELONGINGS_RULES } from './conversion-rules-belongings.ts';
import { EXTERNAL_RULES } from './conversion-rules-external.ts';
import { MAIL_RULES } from './conversion-rules-mail.ts';
import { MAILBOX_RULES } from './conversion-rules-mailbox.ts';
import { PARTNER_RULES } from './conversion-rules-partner.ts';
import { RIGHTS_RULES } from './conversion-rules-rights.ts';
import { TENANT_RULES } from './conversion-rules-tenant.ts';

/** Every rule of a conversion, once (G2.3, checks 3.1, design 3.19). */
const TABLE: ConversionRuleTable = {
  ...ACCOUNT_RULES,
  ...MAIL_RULES,
  ...MAILBOX_RULES,
  ...EXTERNAL_RULES,
  ...RIGHTS_RULES,
  ...PARTNER_RULES,
  ...TENANT_RULES,
  ...BELONGINGS_RULES,
};

export type NamedConversionRule = {
  [Code in ConversionCode]: ConversionRule<Code> & { readonly code: Code };
}[ConversionCode];

/** In the order in which findings of one severity stand on a card. */
export const CONVERSION_RULES: readonly NamedConversionRule[] = Object.entries(TABLE).map(
  ([code, rule]) => ({ ...rule, code }) as NamedConversionRule,
);
