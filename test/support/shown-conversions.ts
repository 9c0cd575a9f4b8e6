import type { ConversionCode } from '../../src/domain/conversion/conversion-details.ts';
import { INITIAL_DOMAIN, PEOPLE } from '../../src/sandbox/tenant/contoso.ts';
import { stableId } from '../../src/sandbox/tenant/stable-id.ts';
import type { Converting } from './converting.ts';
import { type Switch, UNREADABLE } from './shown-rules.ts';

/** Whose conversion is asked for so that one code speaks, and how its card reads then. */
export interface ShownConversion extends Converting {
  readonly switch?: Switch;
  /** Another conversion of the account is asked for first. */
  readonly isRunning?: true;
  readonly severity: 'Must be fixed' | 'Warning' | 'Good to know' | 'Fine' | 'on the gate';
  readonly reads: string;
}

const PATCH = 'PATCH policies';
const USERS = 'POST users';
const JONAS = 'jonas.weber@contoso.example';
/** Nothing is in the way of Jonas but what a row sets. */
const JONAS_OUTSIDE = 'jonas.weber@fabrikam.example';
const DANA = 'dana.choi@contoso.example';

function house(name: string): string {
  return `${name}@contoso.example`;
}

function atFabrikam(name: string): Converting {
  return { account: house(name), external: `${name}@fabrikam.example` };
}

const ONLY_ROLES = { allowInvitesFrom: 'adminsAndGuestInviters' };
const EVERYBODY = { allowInvitesFrom: 'everyone' };
const CLOSED = { crossTenantDefault: { usersAndGroups: 'blocked' }, granted: { [UNREADABLE]: false } };
const OPEN = { crossTenantDefault: { usersAndGroups: 'allowed' }, granted: { [UNREADABLE]: true } };

/** Each code of a conversion with the account that shows it (test/sandbox/contoso-shows.ts). Dana Choi asks. */
export const SHOWN_CONVERSIONS: Readonly<Record<ConversionCode, ShownConversion>> = {
  'account-not-found': {
    account: { picked: stableId('user of nobody') },
    external: JONAS_OUTSIDE,
    severity: 'Must be fixed',
    reads: 'The account is not in our directory, or it was deleted.',
  },
  'on-premises-upn-written': {
    ...atFabrikam('igor.novak'),
    severity: 'Must be fixed',
    reads: 'An on-premises UPN is written to this account, so Microsoft refuses to convert it.',
  },
  'mail-missing': {
    ...atFabrikam('alma.reyes'),
    severity: 'Must be fixed',
    reads: 'The mail property is empty; it must be alma.reyes@fabrikam.example before the invitation.',
  },
  'mail-differs': {
    account: house('piet.bakker'),
    external: 'piet.bakker@northwind.example',
    severity: 'Must be fixed',
    reads:
      'The mail property is p.bakker@northwind.example; it must be piet.bakker@northwind.example before the invitation.',
  },
  'mail-differs-synced': {
    ...atFabrikam('clara.nunes'),
    severity: 'Must be fixed',
    reads:
      'The mail property is clara@fabrikam.example and comes from on-premises; it must be clara.nunes@fabrikam.example.',
  },
  'has-mailbox': {
    ...atFabrikam('dev.patel'),
    severity: 'Must be fixed',
    reads: 'Dev Patel has a mailbox (',
  },
  'mailbox-plan-by-group': {
    ...atFabrikam('kirsten.holm'),
    severity: 'Must be fixed',
    reads: 'comes from the group “Licence: Office enterprise”.',
  },
  'mailbox-without-licence': {
    ...atFabrikam('mira.sands'),
    severity: 'Warning',
    reads: 'The account may have a shared or on-premises mailbox; then mail cannot be written.',
  },
  'mailbox-recently-removed': {
    ...atFabrikam('otto.weiss'),
    severity: 'Warning',
    reads: 'One of our addresses (otto.weiss@contoso.example) is still on the account.',
  },
  'exchange-plan-unknown': {
    ...atFabrikam('elsa.novak'),
    severity: 'Warning',
    reads: 'The Exchange plan 5c1e3f0a-77d2-4b6e-9a41-0d8f6b2c4e19 is not on our list',
  },
  'exchange-plan-without-mailbox': {
    ...atFabrikam('freya.dahl'),
    severity: 'Fine',
    reads: 'comes without a mailbox.',
  },
  'own-domain': {
    account: JONAS,
    external: 'nobody@contoso.example',
    severity: 'Must be fixed',
    reads:
      'contoso.example is a verified domain of our own tenant, so nobody@contoso.example is not an external address.',
  },
  'already-invited': {
    ...atFabrikam('mika.aalto'),
    severity: 'Must be fixed',
    reads: 'This account already has a B2B invitation, issued 2 Oct',
  },
  'already-external': {
    ...atFabrikam('nadia.rossi'),
    severity: 'Must be fixed',
    reads: 'This account is B2B already: accepted 4 May',
  },
  'address-taken': {
    account: house('arno.keller'),
    external: 'keller@fabrikam.example',
    severity: 'Must be fixed',
    reads: 'keller@fabrikam.example is already used by Anton Keller',
  },
  'address-of-a-contact': {
    account: house('ivy.marsh'),
    external: 'ivy.marsh@adatum.example',
    severity: 'Must be fixed',
    reads: 'The contact “Ivy Marsh” holds ivy.marsh@adatum.example.',
  },
  'other-mail-elsewhere': {
    account: JONAS,
    external: 'carl@northwind.example',
    severity: 'Good to know',
    reads: 'carl@northwind.example also stands in otherMails of Carl Jensen',
  },
  'guest-twin': {
    ...atFabrikam('una.doyle'),
    severity: 'Must be fixed',
    reads: 'A guest with this address is here already: una.doyle_fabrikam.example#EXT#',
  },
  'address-in-bin': {
    account: JONAS,
    external: 'gil.navarro@fabrikam.example',
    severity: 'Must be fixed',
    reads: 'A deleted account of Gil Navarro may still hold gil.navarro@fabrikam.example',
  },
  'address-characters': {
    account: JONAS,
    external: 'ann+north@fabrikam.example',
    severity: 'Must be fixed',
    reads: 'ann+north@fabrikam.example contains “+”, which Microsoft does not accept in invitations.',
  },
  synced: {
    ...atFabrikam('lena.fischer'),
    severity: 'Warning',
    reads: 'The account is synchronised from on-premises; that directory stays in charge.',
  },
  'partner-domain-federated': {
    account: house('sven.aalto'),
    external: 'sven.aalto@wingtip.example',
    severity: 'Warning',
    reads: 'wingtip.example has SAML/WS-Fed federation with our tenant',
  },
  'own-domain-federated': {
    account: 'gus.meyer@factory.contoso.example',
    external: 'gus.meyer@adatum.example',
    severity: 'Warning',
    reads: 'The sign-in domain factory.contoso.example of this account is federated',
  },
  'no-entra-home': {
    account: 'gus.meyer@factory.contoso.example',
    external: 'gus.meyer@adatum.example',
    severity: 'Good to know',
    reads: 'adatum.example has no Microsoft Entra tenant.',
  },
  'email-code-off': {
    account: 'gus.meyer@factory.contoso.example',
    external: 'gus.meyer@adatum.example',
    switch: { control: PATCH, on: { emailCode: 'disabled' }, off: { emailCode: 'default' } },
    severity: 'Warning',
    reads: 'Email one-time passcode is off in our tenant, so Gus Meyer will be asked to create a Microsoft account.',
  },
  'partner-blocked-inbound': {
    account: house('lotte.maas'),
    external: 'lotte.maas@litware.example',
    severity: 'Must be fixed',
    reads: 'Our cross-tenant access settings block B2B collaboration with Litware',
  },
  'partner-partly-blocked': {
    account: JONAS,
    external: 'ann@lucerne.example',
    severity: 'Warning',
    reads: 'Our cross-tenant access settings allow only some people of Lucerne Publishing',
  },
  'partner-outbound-unknown': {
    account: JONAS,
    external: JONAS_OUTSIDE,
    severity: 'Good to know',
    reads: 'Whether Fabrikam lets its people out to us cannot be seen from here.',
  },
  'partner-entries-not-checked': {
    account: JONAS,
    external: JONAS_OUTSIDE,
    switch: { control: PATCH, on: { granted: { [UNREADABLE]: false } }, off: { granted: { [UNREADABLE]: true } } },
    severity: 'Good to know',
    reads: 'Our default allows B2B collaboration; whether there is an entry for fabrikam.example was not checked.',
  },
  'default-blocks': {
    account: JONAS,
    external: JONAS_OUTSIDE,
    switch: { control: PATCH, on: CLOSED, off: OPEN },
    severity: 'Warning',
    reads: 'whether an entry for fabrikam.example allows it was not checked.',
  },
  'domain-denied': {
    account: house('tim.sorel'),
    external: 'tim.sorel@tailspin.example',
    severity: 'Must be fixed',
    reads: 'tailspin.example is on the deny list of our external collaboration settings.',
  },
  'domain-not-allowed': {
    account: house('uma.reed'),
    external: 'uma.reed@agency.gov.example',
    switch: {
      control: PATCH,
      on: { allowedDomains: ['fabrikam.example'], blockedDomains: [] },
      off: { allowedDomains: [], blockedDomains: ['tailspin.example'] },
    },
    severity: 'Must be fixed',
    reads: 'agency.gov.example is not on the allow list of our external collaboration settings.',
  },
  'invitations-off': {
    account: JONAS,
    external: JONAS_OUTSIDE,
    switch: { control: PATCH, on: { allowInvitesFrom: 'none' }, off: EVERYBODY },
    severity: 'Must be fixed',
    reads: 'Our tenant allows no guest invitations, not even by administrators.',
  },
  'invitations-restricted': {
    account: JONAS,
    external: JONAS_OUTSIDE,
    switch: { control: PATCH, on: ONLY_ROLES, off: EVERYBODY },
    severity: 'Warning',
    reads: 'Only administrators and Guest Inviters may invite in our tenant',
  },
  // Whoever asks here holds no role for it: the group of administrators is one of Guestlist, not of the directory.
  'inviter-lacks-role': {
    by: { id: stableId(`user ${house('helen.moreau')}`), name: 'Helen Moreau' },
    account: JONAS,
    external: JONAS_OUTSIDE,
    switch: { control: PATCH, on: ONLY_ROLES, off: EVERYBODY },
    severity: 'Good to know',
    reads: 'You hold no active role that may invite guests in our tenant.',
  },
  'holds-role': {
    ...atFabrikam('omar.haddad'),
    severity: 'Must be fixed',
    reads: 'The account holds the directory role Helpdesk Administrator.',
  },
  'in-role-group': {
    ...atFabrikam('quinn.abbott'),
    severity: 'Must be fixed',
    reads: 'Roles come to the account through a role-assignable group: “Tier zero operators”.',
  },
  'eligible-for-role': {
    ...atFabrikam('petra.vogel'),
    severity: 'Must be fixed',
    reads: 'The account can activate the directory role Global Administrator (PIM).',
  },
  'management-restricted': {
    ...atFabrikam('ruth.delgado'),
    severity: 'Must be fixed',
    reads: 'The account is in a restricted management unit, where Guestlist’s permissions do not count.',
  },
  'account-disabled': {
    ...atFabrikam('victor.hale'),
    severity: 'Must be fixed',
    reads: 'Sign-in of this account is blocked.',
  },
  'stays-member': {
    account: house('jihoon.seo'),
    external: 'jihoon.seo@hanbit.example',
    severity: 'Warning',
    reads: 'The user type is Member and stays Member: member rights, no guest billing.',
  },
  'internal-guest': {
    account: JONAS,
    external: JONAS_OUTSIDE,
    severity: 'Fine',
    reads: 'The user type is Guest already',
  },
  'resource-account': {
    ...atFabrikam('room.board4'),
    severity: 'Must be fixed',
    reads: 'not a person',
  },
  'own-account': {
    account: { picked: PEOPLE.danaChoi },
    external: 'dana.choi@fabrikam.example',
    severity: 'Must be fixed',
    reads: 'This is your own account.',
  },
  'last-admin': {
    account: DANA,
    external: 'dana.choi@fabrikam.example',
    switch: {
      control: USERS,
      on: { userPrincipalName: house('priya.nair'), groups: [] },
      off: { userPrincipalName: house('priya.nair'), groups: ['Guestlist admins'] },
    },
    severity: 'Must be fixed',
    reads: 'This is one of the last administrators of Guestlist, and nobody from outside administers it.',
  },
  'already-running': {
    ...atFabrikam('freya.dahl'),
    isRunning: true,
    severity: 'Must be fixed',
    reads: 'Another conversion of this account is under way',
  },
  'never-convert': {
    account: `sync_dc01@${INITIAL_DOMAIN}`,
    external: 'sync@fabrikam.example',
    severity: 'Must be fixed',
    reads: 'This is an account of the directory synchronisation, which is never converted.',
  },
  'sign-in-name-unknown': {
    account: JONAS,
    external: JONAS_OUTSIDE,
    signIn: 'jweber@fabrikam.example',
    severity: 'Good to know',
    reads: `If their sign-in name differs from ${JONAS_OUTSIDE}, only the invitation link works, not a direct link.`,
  },
  'other-cloud': {
    account: house('uma.reed'),
    external: 'uma.reed@agency.gov.example',
    severity: 'Warning',
    reads: 'agency.gov.example seems to be in another Microsoft cloud.',
  },
  'sign-in-domain-differs': {
    ...atFabrikam('wanda.kovac'),
    signIn: 'wanda@northwind.example',
    severity: 'on the gate',
    reads: 'Teams could not let Wanda Kovac in',
  },
  'conditional-access-may-lock-out': {
    account: JONAS,
    external: JONAS_OUTSIDE,
    severity: 'Warning',
    reads: 'which Fabrikam cannot show unless we trust it. They would be locked out.',
  },
  'owns-teams': {
    ...atFabrikam('rolf.sander'),
    severity: 'Warning',
    reads: 'sole owner of Dockside',
  },
  'owns-apps': {
    ...atFabrikam('tom.becker'),
    severity: 'Warning',
    reads: 'Owns Timesheet import. An owner can add credentials',
  },
  'signs-in-on-devices': {
    ...atFabrikam('tom.becker'),
    severity: 'Warning',
    reads: 'Windows sign-in on 2 devices stops.',
  },
  'keeps-data-here': {
    ...atFabrikam('hana.sato'),
    severity: 'Good to know',
    reads: 'OneDrive files, flows and recordings may lie under this account; Guestlist cannot see them.',
  },
  'used-by-programs': {
    ...atFabrikam('ned.barlow'),
    severity: 'Good to know',
    reads: 'Last used without a person on 20 Nov',
  },
  'no-teams-for-holder': {
    account: house('yara.haan'),
    external: 'yara.haan@northwind.example',
    severity: 'Good to know',
    reads: 'The account has no Teams, so Yara Haan cannot be asked there.',
  },
  'dynamic-groups': {
    ...atFabrikam('zoe.adler'),
    severity: 'Good to know',
    reads: 'Everybody at Fabrikam',
  },
  'not-visible': {
    account: JONAS,
    external: JONAS_OUTSIDE,
    severity: 'Good to know',
    reads: 'Not checked: Azure subscriptions; Exchange, SharePoint and Power Platform roles',
  },
};
