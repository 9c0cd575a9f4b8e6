import type { ConversionFindingSentences } from '../conversion-sentences.ts';
import { conversionAccountFindings } from './conversion-account-findings.ts';
import { conversionAddressFindings } from './conversion-address-findings.ts';
import { conversionPersonFindings } from './conversion-person-findings.ts';
import { conversionTenantFindings } from './conversion-tenant-findings.ts';

/** A code without its sentence does not compile. */
export const conversionFindings: ConversionFindingSentences = {
  ...conversionAccountFindings,
  ...conversionAddressFindings,
  ...conversionTenantFindings,
  ...conversionPersonFindings,
};
