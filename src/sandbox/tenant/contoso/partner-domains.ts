import { stableId } from '../stable-id.ts';
import type { PartnerDomain } from '../world.ts';

const WITH_TENANT: readonly PartnerDomain[] = [
  partner(
    'fabrikam.example',
    'Fabrikam',
    'An ordinary partner with an Entra tenant (partner-outbound-unknown, row 15).',
  ),
  partner(
    'northwind.example',
    'Northwind Traders',
    'Entra tenant that redeems by itself: no consent page (automatic-redemption).',
  ),
  partner('litware.example', 'Litware', 'Blocked for all its people (partner-blocked-inbound, row 15).'),
  partner(
    'proseware.example',
    'Proseware',
    'Blocked for all applications only; its people inherit the default (partner-blocked-inbound, row 15).',
  ),
  partner(
    'lucerne.example',
    'Lucerne Publishing',
    'Only editor@lucerne.example is let in (partner-partly-blocked, row 15).',
  ),
  partner('treyresearch.example', 'Trey Research', 'A partner entry of nothing but inherited parts (row 15).'),
  partner('hanbit.example', '한빛 소프트', 'Korean partner with an Entra tenant.'),
  partner('woodgrovebank.example', 'Woodgrove Bank', 'The default domain of an organisation with a second domain.'),
  {
    domain: 'woodgrove.example',
    tenant: {
      tenantId: stableId('tenant woodgrovebank.example'),
      displayName: 'Woodgrove Bank',
      defaultDomain: 'woodgrovebank.example',
    },
    isSamlFederated: false,
    shows:
      'Its organisation names another domain as its default: woodgrovebank.example (partner entry by tenant, row 15).',
  },
  partner('tailspin.example', 'Tailspin Toys', "On the tenant's deny list (domain-denied, row 16)."),
  partner('relecloud.example', 'Relecloud', 'SharePoint keeps files from it (files-closed).'),
  partner(
    'fabrikarn.example',
    'Fabrikam',
    'Ends in “rn”, not “m”: not Fabrikam, whatever it calls itself (domain-looks-alike).',
  ),
];

const WITHOUT_TENANT: readonly PartnerDomain[] = [
  stranger('adatum.example', 'No Entra tenant: a code by mail (no-entra-home and code-mail-off, rows 13 and 14).'),
  {
    ...stranger(
      'wingtip.example',
      'SAML/WS-Fed provider set up for it in this tenant (partner-domain-federated, row 11).',
    ),
    isSamlFederated: true,
  },
  stranger('agency.gov.example', 'In another Microsoft cloud: the look-up here finds nothing (other-cloud, row 26).'),
  stranger('freemail.example', 'Mail for private people, on no public list (no-entra-home, row 13).'),
  stranger('tenminutes.example', 'Gives out addresses for ten minutes (domain-throw-away).'),
  stranger('c0ntoso.example', 'One letter from our own domain (domain-looks-alike).'),
  stranger('xn--fbrikam-2fg.example', 'fаbrikam.example with a Cyrillic “а” (domain-mixed-script).'),
  stranger('xn--bcher-kva.example', 'bücher.example, an honest Unicode domain (domain-international).'),
  stranger('xn--3e0b087a1bu58i.example', '한국상사.example, an honest Korean domain (domain-international).'),
  stranger('projects.contoso.example', 'Under our domain, but none of ours (sub-domain-unlisted).'),
];

export const PARTNER_DOMAINS: readonly PartnerDomain[] = [...WITH_TENANT, ...WITHOUT_TENANT];

function partner(domain: string, displayName: string, shows: string): PartnerDomain {
  return { domain, tenant: { tenantId: stableId(`tenant ${domain}`), displayName }, isSamlFederated: false, shows };
}

function stranger(domain: string, shows: string): PartnerDomain {
  return { domain, tenant: undefined, isSamlFederated: false, shows };
}
