import { INITIAL_DOMAIN } from '../contoso.ts';
import type { UserRecord } from '../world.ts';
import { employee, WITHOUT_MAILBOX } from './account.ts';
import { MAIL_CASES } from './mail-cases.ts';
import { ROLES } from './roles.ts';
import { STANDING_CASES } from './standing-cases.ts';

const USUAL_CASES: readonly UserRecord[] = [
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Jonas Weber',
    address: 'jonas.weber@contoso.example',
    job: 'Contractor',
    properties: {
      mail: 'jonas.weber@fabrikam.example',
      proxyAddresses: ['SMTP:jonas.weber@fabrikam.example'],
      userType: 'Guest',
    },
    shows: 'Nothing in the way: an internal guest whose mail is already outside (internal-guest, row 22).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: '서지훈',
    address: 'jihoon.seo@contoso.example',
    language: 'ko-KR',
    properties: { mail: 'jihoon.seo@hanbit.example', proxyAddresses: ['SMTP:jihoon.seo@hanbit.example'] },
    shows: 'Nothing in the way but userType Member (stays-member, row 21).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Alma Reyes',
    address: 'alma.reyes@contoso.example',
    shows: 'No mail: it has to be written first (mail-missing, row 2).',
  }),
  employee({
    name: 'Dev Patel',
    address: 'dev.patel@contoso.example',
    shows: 'Has a mailbox, so mail cannot point outside (has-mailbox, row 3).',
  }),
  employee({
    name: 'Kirsten Holm',
    address: 'kirsten.holm@contoso.example',
    licensedByGroup: 'Licence: Office enterprise',
    shows: 'Mailbox plan given by the group “Licence: Office enterprise” (mailbox-plan-by-group, row 3).',
  }),
  employee({
    name: 'Bruno Costa',
    address: 'bruno.costa@contoso.example',
    suspendedPlans: ['mailbox'],
    shows: 'Exchange plan suspended (mailbox-recently-removed, row 4).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Freya Dahl',
    address: 'freya.dahl@contoso.example',
    plans: ['exchangeFoundation', 'teams'],
    properties: { mail: 'freya.dahl@fabrikam.example', proxyAddresses: ['SMTP:freya.dahl@fabrikam.example'] },
    shows: 'Only EXCHANGE_S_FOUNDATION, which is no mailbox (exchange-plan-without-mailbox, row 5).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Igor Novak',
    address: 'igor.novak@contoso.example',
    properties: {
      mail: 'igor.novak@fabrikam.example',
      onPremisesSyncEnabled: true,
      onPremisesUserPrincipalName: 'igor.novak@corp.contoso.example',
      onPremisesDomainName: 'corp.contoso.example',
      onPremisesImmutableId: 'aWdvcg==',
    },
    shows: 'Synced, and the on-premises name is written: Microsoft refuses it (on-premises-upn-written, row 1).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Lena Fischer',
    address: 'lena.fischer@contoso.example',
    properties: {
      mail: 'lena.fischer@fabrikam.example',
      onPremisesSyncEnabled: true,
      onPremisesDomainName: 'corp.contoso.example',
      onPremisesImmutableId: 'bGVuYQ==',
    },
    shows: 'Synced without the on-premises name: mail and password belong on-premises (synced, row 10).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Gus Meyer',
    address: 'gus.meyer@factory.contoso.example',
    properties: { mail: 'gus.meyer@adatum.example' },
    shows:
      'Own domain is federated; the address has no Entra tenant (own-domain-federated and no-entra-home, rows 12 and 13).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Omar Haddad',
    address: 'omar.haddad@contoso.example',
    roles: [ROLES.helpdeskAdministrator],
    properties: { mail: 'omar.haddad@fabrikam.example' },
    shows: 'Holds a directory role (holds-role, row 19).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Petra Vogel',
    address: 'petra.vogel@contoso.example',
    eligibleRoles: [ROLES.globalAdministrator],
    properties: { mail: 'petra.vogel@fabrikam.example' },
    shows: 'Can activate a directory role (eligible-for-role).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Quinn Abbott',
    address: 'quinn.abbott@contoso.example',
    properties: { mail: 'quinn.abbott@fabrikam.example' },
    shows: 'In a role-assignable group (in-role-group, row 19).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Ruth Delgado',
    address: 'ruth.delgado@contoso.example',
    properties: { mail: 'ruth.delgado@fabrikam.example', isManagementRestricted: true },
    shows: 'In a restricted management unit: no write of an app counts (management-restricted).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Board Room 4',
    address: 'room.board4@contoso.example',
    properties: { isResourceAccount: true },
    shows: 'A room, not a person (resource-account, row 23).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'On-Premises Directory Sync',
    address: `sync_dc01@${INITIAL_DOMAIN}`,
    roles: [ROLES.directoryWriters],
    shows: 'The account that syncs; never to be converted (never-convert).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Tom Becker',
    address: 'tom.becker@contoso.example',
    devices: ['TOM-LAPTOP', 'TOM-TABLET'],
    applications: ['Timesheet import'],
    properties: { mail: 'tom.becker@fabrikam.example' },
    shows: 'Signs in on two devices and owns an application (signs-in-on-devices, owns-apps).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Una Doyle',
    address: 'una.doyle@contoso.example',
    properties: { mail: 'una.doyle@fabrikam.example' },
    shows: 'Its outside address already belongs to a guest (guest-twin, row 8).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Yara Haan',
    address: 'yara.haan@contoso.example',
    plans: [],
    properties: { mail: 'yara.haan@northwind.example' },
    shows: 'No Teams: cannot be asked there (no-teams-for-holder).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Nadia Rossi',
    address: 'nadia.rossi@contoso.example',
    properties: {
      mail: 'nadia.rossi@fabrikam.example',
      proxyAddresses: ['SMTP:nadia.rossi@fabrikam.example'],
      externalUserState: 'Accepted',
      externalUserStateChangeDateTime: '2026-05-04T10:00:00Z',
      identities: [
        { signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null },
        { signInType: 'userPrincipalName', issuer: INITIAL_DOMAIN, issuerAssignedId: 'nadia.rossi@contoso.example' },
      ],
    },
    shows: 'Converted long ago: an outsider whose userType still says Member (already-external, row 7).',
  }),
];

/** Internal accounts that somebody may want to convert, one for each thing that stands in the way (G2.3, checks 3.1). */
export const CONVERSION_CASES: readonly UserRecord[] = [...USUAL_CASES, ...MAIL_CASES, ...STANDING_CASES];
