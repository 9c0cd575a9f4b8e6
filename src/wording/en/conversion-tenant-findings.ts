import type { ConversionFindingSentences } from '../conversion-sentences.ts';
import { domainFindings } from './domain-findings.ts';
import { tenantFindings } from './tenant-findings.ts';
import { WHO } from './who.ts';

/** The settings of our tenant, and those for the partner’s; most are the same for an invitation. */
export const conversionTenantFindings = {
  'partner-domain-federated': ({ domain }) => ({
    sentence: `${domain} has SAML/WS-Fed federation with our tenant; the 2020 documents excluded this case, today’s do not mention it.`,
    cure: 'Convert one such account first and look. They will sign in at the partner’s identity provider, or with Entra if the domain is verified there.',
    who: WHO.admin,
  }),
  'no-entra-home': ({ domain }) => ({
    sentence: `${domain} has no Microsoft Entra tenant. The person signs in with a Microsoft account, Google, SAML or an email code.`,
    cure: 'Excluded in 2020, supported today.',
  }),
  'email-code-off': ({ name }) => tenantFindings['code-mail-off']({ name }),
  'partner-blocked-inbound': tenantFindings['partner-blocked-inbound'],
  'partner-partly-blocked': tenantFindings['partner-partly-blocked'],
  'partner-outbound-unknown': ({ partner }) => ({
    sentence: `Whether ${partner} lets its people out to us cannot be seen from here.`,
    cure: 'If acceptance fails with a cross-tenant message, their administrator must allow it.',
  }),
  'partner-entries-not-checked': ({ domain }) => tenantFindings['partner-entries-not-checked']({ domain }, 'admin'),
  'default-blocks': ({ domain }) => tenantFindings['default-blocks']({ domain }, 'admin'),
  'domain-denied': domainFindings['domain-denied'],
  'domain-not-allowed': domainFindings['domain-not-allowed'],
  'other-cloud': domainFindings['other-cloud'],
  'invitations-off': tenantFindings['invitations-off'],
  'invitations-restricted': tenantFindings['invitations-restricted'],
  'inviter-lacks-role': () => ({
    sentence: 'You hold no active role that may invite guests in our tenant.',
    cure: 'The invitation itself needs somebody who holds one.',
    who: WHO.inviters,
  }),
} satisfies Partial<ConversionFindingSentences>;
