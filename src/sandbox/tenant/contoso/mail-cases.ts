import type { UserRecord } from '../world.ts';
import { employee, WITHOUT_MAILBOX } from './account.ts';

// Where mail, a mailbox or another object's address stands in the way of a conversion (G2.3 rows 2 to 11, 15, 16, 26).
export const MAIL_CASES: readonly UserRecord[] = [
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Piet Bakker',
    address: 'piet.bakker@contoso.example',
    properties: { mail: 'p.bakker@northwind.example' },
    shows: 'Convert to piet.bakker@northwind.example: mail still has an older address (mail-differs, row 2).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Clara Nunes',
    address: 'clara.nunes@contoso.example',
    properties: {
      mail: 'clara@fabrikam.example',
      onPremisesSyncEnabled: true,
      onPremisesDomainName: 'corp.contoso.example',
      onPremisesImmutableId: 'Y2xhcmE=',
    },
    shows:
      'Convert to clara.nunes@fabrikam.example: mail differs and comes from on-premises (mail-differs-synced, row 2).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Otto Weiss',
    address: 'otto.weiss@contoso.example',
    properties: {
      mail: 'otto.weiss@fabrikam.example',
      proxyAddresses: ['SMTP:otto.weiss@fabrikam.example', 'smtp:otto.weiss@contoso.example'],
    },
    shows: 'The mailbox is gone, one of our addresses is still there (mailbox-recently-removed, row 4).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Elsa Novak',
    address: 'elsa.novak@contoso.example',
    plans: ['unknownExchange', 'teams'],
    properties: { mail: 'elsa.novak@fabrikam.example' },
    shows: 'An Exchange plan that no list knows (exchange-plan-unknown, G8.4).',
  }),
  employee({
    name: 'Pavel Dvorak',
    address: 'pavel.dvorak@contoso.example',
    plans: [],
    hasMailbox: true,
    shows: 'A shared mailbox and no plan; mailboxSettings says shared (mailbox-without-licence, seen).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Mira Sands',
    address: 'mira.sands@contoso.example',
    properties: {
      mail: 'mira.sands@contoso.example',
      proxyAddresses: ['SMTP:mira.sands@contoso.example'],
      onPremisesSyncEnabled: true,
      onPremisesDomainName: 'corp.contoso.example',
      onPremisesImmutableId: 'bWlyYQ==',
    },
    shows: 'Mail in our domain without a plan: its mailbox is on-premises (mailbox-without-licence, not seen).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Arno Keller',
    address: 'arno.keller@contoso.example',
    shows: 'Convert to keller@fabrikam.example: Anton Keller holds that address (address-taken, row 8).',
  }),
  employee({
    name: 'Anton Keller',
    address: 'anton.keller@contoso.example',
    properties: { proxyAddresses: ['SMTP:anton.keller@contoso.example', 'smtp:keller@fabrikam.example'] },
    shows:
      'A colleague with the outside address keller@fabrikam.example among the proxies (a-colleague, address-taken).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Ivy Marsh (contractor)',
    address: 'ivy.marsh@contoso.example',
    shows: 'Convert to ivy.marsh@adatum.example: a contact holds that address (address-of-a-contact, row 8).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Wanda Kovac',
    address: 'wanda.kovac@contoso.example',
    properties: { mail: 'wanda.kovac@fabrikam.example' },
    shows: 'Says she signs in as wanda@northwind.example: the gate of Teams (sign-in-domain-differs).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Sven Aalto',
    address: 'sven.aalto@contoso.example',
    properties: { mail: 'sven.aalto@wingtip.example' },
    shows: 'The outside domain has SAML federation with us (partner-domain-federated, row 11).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Lotte Maas',
    address: 'lotte.maas@contoso.example',
    properties: { mail: 'lotte.maas@litware.example' },
    shows: 'The outside organisation is blocked for all its people (partner-blocked-inbound, row 15).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Tim Sorel',
    address: 'tim.sorel@contoso.example',
    properties: { mail: 'tim.sorel@tailspin.example' },
    shows: "The outside domain is on the tenant's deny list (domain-denied, row 16).",
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Uma Reed',
    address: 'uma.reed@contoso.example',
    properties: { mail: 'uma.reed@agency.gov.example' },
    shows: 'The outside organisation is in another Microsoft cloud (other-cloud, row 26).',
  }),
];
