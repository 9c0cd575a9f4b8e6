import { INITIAL_DOMAIN } from '../contoso.ts';
import type { UserRecord } from '../world.ts';
import { employee, WITHOUT_MAILBOX } from './account.ts';
import { ROLES } from './roles.ts';

// Where what the account is, holds or does stands in the way of a conversion (G2.3 rows 7, 19 to 23, checks 3.1).
export const STANDING_CASES: readonly UserRecord[] = [
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Mika Aalto',
    address: 'mika.aalto@contoso.example',
    properties: {
      mail: 'mika.aalto@fabrikam.example',
      externalUserState: 'PendingAcceptance',
      externalUserStateChangeDateTime: '2026-10-02T08:30:00Z',
    },
    shows: 'A conversion was issued and never accepted (already-invited, row 7).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Viktor Lund',
    address: 'viktor.lund@contoso.example',
    signsInAs: 'viktor.lund@northwind.example',
    properties: {
      mail: 'viktor.lund@adatum.example',
      externalUserState: 'Accepted',
      externalUserStateChangeDateTime: '2026-06-18T10:00:00Z',
      identities: [
        { signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null },
        { signInType: 'userPrincipalName', issuer: INITIAL_DOMAIN, issuerAssignedId: 'viktor.lund@contoso.example' },
      ],
    },
    shows: 'Converted, but signs in at another domain than that of mail: Teams stays shut (already-external, row 7).',
  }),
  employee({
    name: 'Miriam Stein',
    address: 'miriam.stein@contoso.example',
    job: 'Head of IT',
    department: 'IT',
    roles: [ROLES.globalAdministrator],
    shows: 'One of the last two Global Administrators (last-admin and holds-role, rows 23 and 19).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Emergency Access',
    address: `emergency@${INITIAL_DOMAIN}`,
    plans: [],
    roles: [ROLES.globalAdministrator],
    shows: 'The other Global Administrator, for emergencies only; never to be converted (last-admin, never-convert).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Timesheet Import',
    address: 'svc-timesheets@contoso.example',
    plans: [],
    shows: 'A service account; never to be converted (never-convert).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Ned Barlow',
    address: 'ned.barlow@contoso.example',
    properties: {
      mail: 'ned.barlow@fabrikam.example',
      signInActivity: {
        lastSignInDateTime: '2026-03-02T07:10:00Z',
        lastNonInteractiveSignInDateTime: '2026-11-20T02:00:00Z',
      },
    },
    shows: 'Signed in without a person only days ago: a script has the password (used-by-programs).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Hana Sato',
    address: 'hana.sato@contoso.example',
    plans: ['teams', 'sharePoint', 'powerAutomate'],
    properties: { mail: 'hana.sato@fabrikam.example' },
    shows: 'Plans for OneDrive and flows: files may lie under the account (keeps-data-here).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Rolf Sander',
    address: 'rolf.sander@contoso.example',
    properties: { mail: 'rolf.sander@fabrikam.example' },
    shows: 'Owns Partner Desk with others and Dockside alone (owns-teams).',
  }),
  employee({
    ...WITHOUT_MAILBOX,
    name: 'Zoe Adler',
    address: 'zoe.adler@contoso.example',
    properties: { mail: 'zoe.adler@fabrikam.example' },
    shows: 'In “Everybody at Fabrikam”, whose rule reads mail (dynamic-groups).',
  }),
  employee({
    name: 'Max Overholt',
    address: 'max.overholt@contoso.example',
    job: 'Records clerk',
    shows: 'In 300 groups, so that lists of groups come in pages (paging).',
  }),
];
