import commonProviders from 'email-providers/common.json' with { type: 'json' };
import { isConsumerDomain } from '../../src/domain/domain-kinds.ts';
import type { FindingCode } from '../../src/domain/eligibility.ts';
import { PEOPLE, TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import { stableId } from '../../src/sandbox/tenant/stable-id.ts';
import type { Asking } from './asking.ts';
import { SAM } from './journey.ts';
import type { SharedPlace, TeamsPerson } from './teams-client.ts';

export const DANA: TeamsPerson = { id: PEOPLE.danaChoi, name: 'Dana Choi' };
const PRIYA: TeamsPerson = { id: PEOPLE.priyaNair, name: 'Priya Nair' };
export const GINA: TeamsPerson = { id: PEOPLE.guestInviter, name: 'Gina Marchetti' };
const GRACE: TeamsPerson = { id: stableId('user grace.tan@contoso.example'), name: 'Grace Tan' };
export const HELEN: TeamsPerson = { id: stableId('user helen.moreau@contoso.example'), name: 'Helen Moreau' };

/** Teams that Dana Choi, an administrator, is made an owner of, so that she too can ask for them. */
export const ALSO_DANAS = ['Guestlist admins', 'Tier zero operators', 'Everybody at Fabrikam', 'Project North'];

/** A setting of the tenant for as long as a rule is shown, and how it is put back. */
export interface Switch {
  readonly control: 'PATCH policies' | 'POST users';
  readonly on: object;
  readonly off: object;
}

/** Who asks for what so that one rule speaks, and how its card reads then. */
export interface Shown extends Omit<Asking, 'addresses'> {
  readonly addresses: string | readonly string[];
  /** Of several, the one about whom it is. */
  readonly person?: number;
  readonly switch?: Switch;
  /** Where the form is asked for; in the personal chat when left out. */
  readonly askedIn?: SharedPlace;
  /** Changed only once the form is open: what was offered is not what holds. */
  readonly isSwitchedLate?: true;
  readonly severity: 'Must be fixed' | 'Already here' | 'Warning' | 'Good to know' | 'on the form';
  readonly reads: string;
  /** What an administrator reads, where the inviter only reads that somebody has to look. */
  readonly tells?: 'admin';
  /** How an administrator's card begins, where it offers a way on instead of naming a finding. */
  readonly adminReads?: string;
  /** Names that the inviter may read: colleagues to ask. */
  readonly knows?: readonly string[];
  /** The buttons of a choice. */
  readonly offers?: readonly string[];
}

/** Rules that speak only where a limit of the whole tenant is reached: shown under a strict policy. */
export const SHOWN_STRICT = ['tenant-limit-reached', 'check-limit-reached'] as const satisfies readonly FindingCode[];

/** Speaks only of an account with a conversion of ours: shown where one is stopped. */
export const SHOWN_CONVERTED = ['account-being-converted'] as const satisfies readonly FindingCode[];

const CONSUMER = `ann@${commonProviders.find(isConsumerDomain)}`;
/** The permission that is taken away for a while. */
export const UNREADABLE = 'CrossTenantInformation.ReadBasic.All';
const NOT_READABLE = { granted: { [UNREADABLE]: false } };
const READABLE = { granted: { [UNREADABLE]: true } };
const ADD = 'Add to my team';
const SEND_AGAIN = 'Send the link again';

function policy(on: object, off: object): Switch {
  return { control: 'PATCH policies', on, off };
}

function colleague(userPrincipalName: string, on: object, off: object): Switch {
  return { control: 'POST users', on: { userPrincipalName, ...on }, off: { userPrincipalName, ...off } };
}

function several(count: number, domains: readonly string[]): readonly string[] {
  return Array.from({ length: count }, (_, index) => `guest${index}@${domains[index % domains.length]}`);
}

const ONLY_ROLES = policy({ allowInvitesFrom: 'adminsAndGuestInviters' }, { allowInvitesFrom: 'everyone' });

type ShownCode = Exclude<FindingCode, (typeof SHOWN_STRICT | typeof SHOWN_CONVERTED)[number]>;

/** Each rule with who shows it. Sam Park asks for Project North, where nothing else is said. */
export const SHOWN: Readonly<Record<ShownCode, Shown>> = {
  'address-malformed': {
    addresses: 'ann.lee',
    severity: 'on the form',
    reads: '“ann.lee” is not a complete email address.',
  },
  'address-edge': {
    addresses: '.ann@fabrikam.example',
    severity: 'Must be fixed',
    reads: 'The part before @ starts or ends with “.”; Microsoft does not accept that.',
  },
  'address-characters': {
    addresses: 'ann+north@fabrikam.example',
    severity: 'Must be fixed',
    reads: 'ann+north@fabrikam.example contains “+”, which Microsoft does not accept in invitations.',
  },
  'address-listed-twice': {
    addresses: ['ann.lee@fabrikam.example', 'Ann.Lee@fabrikam.example'],
    severity: 'Good to know',
    reads: 'ann.lee@fabrikam.example is in your list twice. One invitation will be made.',
  },
  'domain-international': {
    addresses: 'ann@bücher.example',
    severity: 'Good to know',
    reads: 'In technical form the domain bücher.example is xn--bcher-kva.example.',
  },
  'looks-like-a-shared-mailbox': {
    addresses: 'info@fabrikam.example',
    severity: 'Warning',
    reads: 'info@fabrikam.example looks like a shared mailbox',
  },
  'web-address-in-message': {
    addresses: 'ann.lee@fabrikam.example',
    message: 'Everything is on https://north.fabrikam.example/plan',
    severity: 'Warning',
    reads: 'Your message contains a web address.',
  },
  'alias-possible': {
    addresses: 'ann.lee@fabrikam.example',
    severity: 'Good to know',
    reads: 'If ann.lee@fabrikam.example is an alias, they need the link itself, not a direct address.',
  },
  'own-domain': {
    addresses: 'nobody@contoso.example',
    severity: 'Must be fixed',
    reads: 'contoso.example is our own domain, so nobody@contoso.example cannot be invited as a guest.',
  },
  'sub-domain-unlisted': {
    addresses: 'ann@projects.contoso.example',
    severity: 'Good to know',
    reads: 'projects.contoso.example lies under our domain contoso.example but is not one of ours',
  },
  'domain-denied': {
    addresses: 'ann@tailspin.example',
    severity: 'Must be fixed',
    reads: 'tailspin.example is on the deny list of our external collaboration settings.',
  },
  'domain-not-allowed': {
    addresses: 'bo@northwind.example',
    switch: policy(
      { allowedDomains: ['fabrikam.example'], blockedDomains: [] },
      { allowedDomains: [], blockedDomains: ['tailspin.example'] },
    ),
    severity: 'Must be fixed',
    reads: 'northwind.example is not on the allow list of our external collaboration settings.',
  },
  'domain-refused-by-us': {
    addresses: 'bo@phone-company.example',
    severity: 'Must be fixed',
    reads: 'Our invitation rules exclude phone-company.example.',
  },
  'domain-looks-alike': {
    addresses: 'ann@c0ntoso.example',
    severity: 'Warning',
    reads: 'c0ntoso.example looks like contoso.example but is not the same: “0” instead of “o”.',
  },
  'domain-mixed-script': {
    addresses: 'ann@f\u0430brikam.example',
    severity: 'Warning',
    reads: 'f\u0430brikam.example mixes letters of different alphabets, as fake addresses often do.',
  },
  'domain-throw-away': {
    addresses: 'ann@tenminutes.example',
    severity: 'Must be fixed',
    reads: 'tenminutes.example gives out throw-away addresses.',
  },
  // No reserved name is on the kept list, so the address is taken from it.
  'domain-consumer': {
    addresses: CONSUMER,
    severity: 'Warning',
    reads: 'is for private mail, so no organisation stands behind this account.',
  },
  'no-entra-home': {
    addresses: 'ann@adatum.example',
    severity: 'Good to know',
    reads: 'adatum.example has no Microsoft Entra tenant.',
  },
  'code-mail-off': {
    addresses: 'ann@adatum.example',
    switch: policy({ emailCode: 'disabled' }, { emailCode: 'default' }),
    severity: 'Warning',
    reads:
      'Email one-time passcode is off in our tenant, so ann@adatum.example will be asked to create a Microsoft account.',
  },
  'other-cloud': {
    addresses: 'ann@agency.gov.example',
    severity: 'Warning',
    reads: 'agency.gov.example seems to be in another Microsoft cloud.',
  },
  'partner-blocked-inbound': {
    addresses: 'ann@litware.example',
    severity: 'Must be fixed',
    reads: 'Our cross-tenant access settings block B2B collaboration with Litware',
  },
  'partner-partly-blocked': {
    addresses: 'ann@lucerne.example',
    severity: 'Warning',
    reads: 'Our cross-tenant access settings allow only some people of Lucerne Publishing',
  },
  'partner-entries-not-checked': {
    addresses: 'ann@woodgrove.example',
    switch: policy(NOT_READABLE, READABLE),
    severity: 'Good to know',
    reads: 'Our default allows B2B collaboration; whether there is an entry for woodgrove.example was not checked.',
  },
  'default-blocks': {
    addresses: 'ann@woodgrove.example',
    switch: policy(
      { crossTenantDefault: { usersAndGroups: 'blocked' }, ...NOT_READABLE },
      { crossTenantDefault: { usersAndGroups: 'allowed' }, ...READABLE },
    ),
    severity: 'Warning',
    reads:
      'Our default blocks or limits B2B collaboration; whether an entry for woodgrove.example allows it was not checked.',
  },
  'automatic-redemption': {
    addresses: 'bo@northwind.example',
    severity: 'Good to know',
    reads: 'No consent page for Northwind Traders.',
  },
  'invitations-off': {
    addresses: 'ann.lee@fabrikam.example',
    switch: policy({ allowInvitesFrom: 'none' }, { allowInvitesFrom: 'everyone' }),
    severity: 'Must be fixed',
    reads: 'Our tenant allows no guest invitations, not even by administrators.',
    tells: 'admin',
  },
  'invitations-restricted': {
    by: GINA,
    addresses: 'ann.lee@fabrikam.example',
    team: TEAMS.partnerDesk,
    switch: ONLY_ROLES,
    severity: 'Warning',
    reads: 'Only administrators and Guest Inviters may invite in our tenant',
  },
  'inviter-lacks-role': {
    addresses: 'ann.lee@fabrikam.example',
    switch: ONLY_ROLES,
    severity: 'Must be fixed',
    reads: 'You hold no active role that may invite guests in our tenant.',
  },

  // Sam Park has invited this one before, and Gina Marchetti the next.
  'already-invited': {
    addresses: 'own@hanbit.example',
    team: TEAMS.harbour,
    severity: 'Already here',
    reads: 'own@hanbit.example is already invited, but has not accepted',
    offers: [ADD, SEND_AGAIN],
  },
  'invited-by-colleague': {
    addresses: 'hers@treyresearch.example',
    severity: 'Already here',
    reads: 'hers@treyresearch.example is already invited, but has not accepted',
    offers: [ADD, SEND_AGAIN],
  },
  'invited-by-somebody-else': {
    addresses: 'oscar.lund@adatum.example',
    severity: 'Already here',
    reads: 'oscar.lund@adatum.example is invited already, by somebody else',
    offers: ['Make a new link', 'Only add to my team'],
  },
  'already-a-guest': {
    addresses: 'l.romano@fabrikam.example',
    severity: 'Already here',
    reads: 'l.romano@fabrikam.example is already a guest',
    offers: [ADD],
  },
  'an-external-member': {
    addresses: 'eva.lind@treyresearch.example',
    severity: 'Already here',
    reads: 'eva.lind@treyresearch.example is here already, as a member with a sign-in elsewhere',
    offers: [ADD],
  },
  'already-in-team': {
    addresses: 'mina.kerr@fabrikam.example',
    team: TEAMS.harbour,
    severity: 'Already here',
    reads: 'mina.kerr@fabrikam.example is already in “Harbour”',
    offers: [],
  },
  'a-colleague': {
    addresses: 'keller@fabrikam.example',
    severity: 'Already here',
    reads: 'keller@fabrikam.example belongs to a colleague',
    offers: [ADD],
  },
  'colleague-blocked': {
    addresses: 'victor.hale@contoso.example',
    severity: 'Must be fixed',
    reads: 'The account of Victor Hale is blocked from signing in.',
    tells: 'admin',
  },
  'guest-blocked': {
    addresses: 'rita.vance@fabrikam.example',
    severity: 'Must be fixed',
    reads: 'Rita Vance is a guest here, but blocked from signing in.',
    tells: 'admin',
  },
  deleted: {
    addresses: 'hal.pryor@fabrikam.example',
    severity: 'Must be fixed',
    reads: 'Hal Pryor was a guest and was deleted on',
    adminReads: 'Hal Pryor was a guest and was deleted',
    tells: 'admin',
  },
  'address-of-a-group': {
    addresses: 'desk@fabrikam.example',
    severity: 'Must be fixed',
    reads: 'The group “Fabrikam service desk” has the address desk@fabrikam.example; a group cannot be a guest.',
    tells: 'admin',
  },
  'address-of-a-contact': {
    addresses: 'ivy.marsh@adatum.example',
    severity: 'Warning',
    reads: 'The contact “Ivy Marsh” holds ivy.marsh@adatum.example; Microsoft may refuse the invitation.',
    tells: 'admin',
  },
  'other-mail-elsewhere': {
    addresses: 'carl@northwind.example',
    severity: 'Good to know',
    reads: 'carl@northwind.example also stands in otherMails of Carl Jensen.',
    tells: 'admin',
  },

  'not-team-owner': {
    by: GRACE,
    addresses: 'ann.lee@fabrikam.example',
    team: TEAMS.design,
    switch: colleague('grace.tan@contoso.example', { ownerOf: [] }, { ownerOf: ['Design Guild'] }),
    isSwitchedLate: true,
    severity: 'Must be fixed',
    reads: 'You are not an owner of “Design Guild”.',
    knows: ['Hugo Lindqvist', 'Design Guild'],
  },
  'inviter-not-allowed': {
    by: PRIYA,
    addresses: 'ann.lee@fabrikam.example',
    team: 'none',
    switch: colleague('priya.nair@contoso.example', { groups: [] }, { groups: ['Guestlist admins'] }),
    isSwitchedLate: true,
    severity: 'Must be fixed',
    reads: 'Our invitation rules do not let you invite guests.',
  },
  'inviter-limit-reached': {
    by: GINA,
    addresses: several(
      20,
      ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.litware.example`),
    ),
    team: TEAMS.partnerDesk,
    person: 19,
    severity: 'Must be fixed',
    reads:
      'With those before it on this form, this would be more than the 20 invitations that you may send in 24 hours',
  },
  'domain-limit-reached': {
    addresses: several(6, ['woodgrove.example']),
    person: 5,
    severity: 'Must be fixed',
    reads: 'With those before it on this form, more than 5 invitations to woodgrove.example would be open',
  },
  'sponsor-unfit': {
    addresses: 'ann.lee@fabrikam.example',
    sponsor: PEOPLE.disabledEmployee,
    severity: 'Must be fixed',
    reads: 'The colleague you chose cannot be the sponsor: not an active member of our organisation.',
  },

  'guests-off-in-tenant': {
    addresses: 'ann.lee@fabrikam.example',
    switch: policy({ groupSettings: { AllowToAddGuests: false } }, { groupSettings: { AllowToAddGuests: true } }),
    severity: 'Must be fixed',
    reads: 'Our tenant does not allow guests in groups and teams.',
    tells: 'admin',
  },
  'guests-off-in-team': {
    addresses: 'ann.lee@fabrikam.example',
    team: TEAMS.mergerRoom,
    severity: 'Must be fixed',
    reads: '“Merger Room” does not allow guests.',
  },
  'guests-off-by-label': {
    addresses: 'ann.lee@fabrikam.example',
    team: TEAMS.boardPapers,
    severity: 'Must be fixed',
    reads: '“Board Papers” allows no guests, and its sensitivity label “Strictly confidential” may enforce that.',
  },
  'guest-access-in-teams': {
    addresses: 'ann.lee@fabrikam.example',
    severity: 'Good to know',
    reads: 'Guest access in the Teams admin centre must be on; it cannot be read.',
    tells: 'admin',
  },
  'group-takes-no-guests': {
    addresses: 'ann.lee@fabrikam.example',
    team: TEAMS.deliveryEveryone,
    severity: 'Must be fixed',
    reads: 'Nobody can be added to “Delivery Everyone” by hand: a rule chooses its members.',
  },
  'team-archived': {
    addresses: 'ann.lee@fabrikam.example',
    team: TEAMS.oldLaunch,
    severity: 'Must be fixed',
    reads: '“Old Launch” is archived.',
  },
  'asked-from-shared-channel': {
    addresses: 'ann.lee@fabrikam.example',
    askedIn: { conversationId: '19:suppliers@thread.tacv2', channel: 'shared', team: { name: 'Project North' } },
    severity: 'Warning',
    reads: 'Guests do not work in shared channels; they will see the other channels of “Project North”.',
  },
  'group-welcome-mail': {
    addresses: 'ann.lee@fabrikam.example',
    severity: 'Good to know',
    reads: 'Microsoft may send the group’s own welcome mail as well.',
  },
  'files-closed': {
    addresses: 'ann@relecloud.example',
    severity: 'Warning',
    reads: 'Sharing in SharePoint is off, or off for relecloud.example: they get into the team, not to its files.',
    tells: 'admin',
  },
};

/** With what the form is filled for a rule. */
export function askingOf({ addresses, team = TEAMS.projectNorth, by = SAM, message, sponsor }: Shown): Asking {
  const list = typeof addresses === 'string' ? [addresses] : addresses;
  return { by, addresses: list, team, ...(message && { message }), ...(sponsor && { sponsor }) };
}
