import type { FindingCode } from '../../src/domain/eligibility.ts';
import type { EligibilityFacts, OpenInvitation } from '../../src/domain/eligibility-facts.ts';
import { parseEmailAddress } from '../../src/domain/email-address.ts';
import { read } from '../../src/domain/facts.ts';
import type { InvitationId, Reference } from '../../src/domain/ids.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { aGuest, aHolder, aPerson, aTeam, email, FINE, INVITER, NOON, POLICY, userId } from '../support/builders.ts';
import { PRIVATE_MAIL, THROW_AWAY } from './known-domains.ts';

export const GUEST = aGuest();
export const PENDING = aGuest({ externalUserState: 'PendingAcceptance' });
export const COLLEAGUE = aPerson({
  id: userId(30),
  displayName: 'Dana Choi',
  userPrincipalName: 'dana@contoso.example',
});
export const OPEN: OpenInvitation = {
  id: 'cccccccc-0000-4000-8000-000000000001' as InvitationId,
  inviterId: INVITER,
  reference: 'GL-2222-22' as Reference,
  isResendable: true,
  mark: 'delivery-1',
};
const UNPERMITTED = { unread: { because: 'permission', permission: 'CrossTenantInformation.ReadBasic.All' } } as const;
const NO_HOME = { homeTenant: read(undefined), inboundPartner: undefined };
const HOLDER = { id: userId(40), name: 'Front desk' };

export interface Breach {
  readonly facts: Partial<EligibilityFacts>;
  readonly policy?: Partial<Policy>;
  readonly detail: object;
  /** What cannot but be said as well. */
  readonly besides?: readonly FindingCode[];
}

const TEXT = { address: 'ann.lee@fabrikam.example' };

function to(text: string): Partial<EligibilityFacts> {
  return { address: { address: email(text) } };
}

function usage(more: Partial<EligibilityFacts['usage']>): Partial<EligibilityFacts> {
  return { usage: { ...FINE.usage, ...more } };
}

/** For each rule, facts that break it and nothing else. */
export const BREACHES: { readonly [Code in FindingCode]: Breach } = {
  'address-malformed': {
    facts: { address: parseEmailAddress('ann.lee@fabrikam') },
    detail: { code: 'address-malformed', text: 'ann.lee@fabrikam' },
  },
  'address-edge': {
    facts: { address: parseEmailAddress('.ann@fabrikam.example') },
    detail: { code: 'address-edge', text: '.ann@fabrikam.example', char: '.' },
  },
  'address-characters': {
    facts: { address: parseEmailAddress('ann+teams@fabrikam.example') },
    detail: { code: 'address-characters', text: 'ann+teams@fabrikam.example', char: '+' },
  },
  'address-listed-twice': { facts: { listed: 2 }, detail: TEXT },
  'domain-international': {
    facts: to('ann@bücher.example'),
    detail: { domain: 'bücher.example', ascii: 'xn--bcher-kva.example' },
  },
  'own-domain': {
    facts: to('nobody@contoso.example'),
    detail: { domain: 'contoso.example', address: 'nobody@contoso.example' },
  },
  'sub-domain-unlisted': {
    facts: to('ann@shop.contoso.example'),
    detail: { domain: 'shop.contoso.example', own: 'contoso.example' },
  },
  'domain-denied': {
    facts: { domainLists: read({ allowed: [], blocked: ['fabrikam.example'] }) },
    detail: { domain: 'fabrikam.example' },
  },
  'domain-not-allowed': {
    facts: { domainLists: read({ allowed: ['northwind.example'], blocked: [] }) },
    detail: { domain: 'fabrikam.example' },
  },
  'domain-refused-by-us': {
    facts: to('ann@mail.fabrikam.example'),
    policy: { refusedDomains: ['fabrikam.example'] },
    detail: { domain: 'mail.fabrikam.example' },
  },
  'partner-blocked-inbound': {
    facts: { inboundPartner: read({ applications: 'none' }) },
    detail: { partner: 'Fabrikam' },
  },
  'partner-partly-blocked': { facts: { inboundPartner: read({ people: 'some' }) }, detail: { partner: 'Fabrikam' } },
  'partner-entries-not-checked': {
    facts: { homeTenant: UNPERMITTED, inboundPartner: undefined },
    detail: { domain: 'fabrikam.example' },
  },
  'default-blocks': {
    facts: { homeTenant: UNPERMITTED, inboundPartner: undefined, inboundDefault: read({ people: 'none' }) },
    detail: { domain: 'fabrikam.example' },
  },
  'invitations-off': { facts: { invitesFrom: read('none') }, detail: {} },
  'invitations-restricted': {
    facts: {
      invitesFrom: read('adminsAndGuestInviters'),
      inviterRoles: read(['95e79109-95c0-4d8e-aee3-d01accf2d47b']),
    },
    detail: {},
  },
  'inviter-lacks-role': {
    facts: {
      invitesFrom: read('adminsAndGuestInviters'),
      inviterRoles: read(['11111111-0000-4000-8000-000000000001']),
    },
    detail: {},
  },
  'already-invited': { facts: { openHere: OPEN }, detail: TEXT },
  'invited-by-colleague': { facts: { openHere: { ...OPEN, inviterId: userId(9) } }, detail: TEXT },
  'invited-by-somebody-else': { facts: { accounts: read([aHolder(PENDING)]) }, detail: TEXT },
  'already-a-guest': {
    facts: { accounts: read([aHolder(GUEST)]) },
    detail: { ...TEXT, name: 'Ann Lee', account: GUEST.userPrincipalName },
  },
  'an-external-member': {
    facts: { accounts: read([aHolder(aGuest({ userType: 'Member' }))]) },
    detail: { ...TEXT, name: 'Ann Lee', account: GUEST.userPrincipalName },
  },
  'already-in-team': {
    facts: { accounts: read([aHolder(GUEST)]), inTeam: read([GUEST.id]) },
    detail: { ...TEXT, name: 'Ann Lee', team: 'Project North' },
  },
  'a-colleague': {
    facts: { accounts: read([aHolder(COLLEAGUE)]) },
    detail: { ...TEXT, name: 'Dana Choi', account: 'dana@contoso.example', accountId: COLLEAGUE.id },
  },
  'colleague-blocked': {
    facts: { accounts: read([aHolder({ ...COLLEAGUE, accountEnabled: false })]) },
    detail: { name: 'Dana Choi' },
  },
  'account-being-converted': {
    facts: {
      accounts: read([aHolder(PENDING)]),
      conversionsHere: [{ accountId: PENDING.id, reference: 'GL-4M8P-R6' as Reference, isStopped: false }],
    },
    detail: { ...TEXT, isStopped: false, reference: 'GL-4M8P-R6' },
  },
  'guest-blocked': {
    facts: { accounts: read([aHolder(aGuest({ accountEnabled: false }))]) },
    detail: { name: 'Ann Lee', guestId: GUEST.id },
  },
  deleted: {
    facts: { deleted: read([{ id: userId(41), name: 'Ann Lee', deletedAt: NOON, userType: 'Guest' }]) },
    detail: {
      name: 'Ann Lee',
      isInternal: false,
      deletedAt: '2026-11-21T12:00:00.000Z',
      until: '2026-12-21T12:00:00.000Z',
    },
  },
  'address-of-a-contact': { facts: { contacts: read([HOLDER]) }, detail: { ...TEXT, owner: 'Front desk' } },
  'address-of-a-group': { facts: { groups: read([HOLDER]) }, detail: { ...TEXT, owner: 'Front desk' } },
  'other-mail-elsewhere': {
    facts: { accounts: read([aHolder(COLLEAGUE, true)]) },
    detail: { ...TEXT, owner: 'Dana Choi' },
  },
  'domain-looks-alike': {
    facts: to('ann@northvvind.example'),
    detail: {
      domain: 'northvvind.example',
      known: 'northwind.example',
      difference: { kind: 'letters', a: 'vv', b: 'w' },
    },
  },
  'domain-mixed-script': {
    facts: to('ann@fаbrikam.example'),
    detail: { domain: 'fаbrikam.example' },
    besides: ['domain-international'],
  },
  'domain-throw-away': { facts: to(`ann@${THROW_AWAY}`), detail: { domain: THROW_AWAY } },
  'looks-like-a-shared-mailbox': {
    facts: to('info@fabrikam.example'),
    detail: { address: 'info@fabrikam.example' },
  },
  'web-address-in-message': { facts: { message: 'Look at https://fabrikam.example/plan' }, detail: {} },
  'domain-consumer': { facts: to(`ann@${PRIVATE_MAIL}`), detail: { domain: PRIVATE_MAIL } },
  'not-team-owner': {
    facts: { owners: read([{ id: userId(9), name: 'Dana Choi' }, { id: userId(10) }]) },
    detail: { team: 'Project North', owners: ['Dana Choi'] },
  },
  'inviter-not-allowed': { facts: { inviter: read(aPerson({ accountEnabled: false })) }, detail: {} },
  'inviter-limit-reached': { facts: usage({ byInviter: 18, before: 2 }), detail: { sent: 18, max: 20 } },
  'domain-limit-reached': {
    facts: usage({ openAtDomain: 3, beforeAtDomain: 2 }),
    detail: { open: 3, domain: 'fabrikam.example', max: 5 },
  },
  'tenant-limit-reached': { facts: usage({ byTenant: 199, before: 1 }), detail: { max: 200 } },
  'check-limit-reached': { facts: { isBeyondChecks: true }, detail: { max: 50 } },
  'guests-off-in-tenant': { facts: { tenantTakesGuests: read(false) }, detail: {} },
  'guests-off-in-team': { facts: { teamTakesGuests: read(false) }, detail: { team: 'Project North' } },
  'guests-off-by-label': {
    facts: { teamTakesGuests: read(false), team: read(aTeam({ label: 'Confidential' })) },
    detail: { team: 'Project North', label: 'Confidential' },
  },
  'guest-access-in-teams': { facts: {}, detail: {} },
  'group-takes-no-guests': {
    facts: { team: read(aTeam({ takesNoGuests: 'synced' })) },
    detail: { team: 'Project North', cause: 'synced' },
  },
  'team-archived': { facts: { isArchived: read(true) }, detail: { team: 'Project North' } },
  'asked-from-shared-channel': { facts: { askedFrom: 'shared-channel' }, detail: { team: 'Project North' } },
  'group-welcome-mail': { facts: { team: read(aTeam({ welcomesByMail: true })) }, detail: {} },
  'files-closed': {
    facts: { fileSharing: read({ isOff: false, blockedDomains: ['fabrikam.example'] }) },
    detail: { domain: 'fabrikam.example' },
  },
  'automatic-redemption': {
    facts: { inboundPartner: read({ redeemsByItself: true }) },
    detail: { partner: 'Fabrikam', name: 'ann.lee@fabrikam.example' },
  },
  'no-entra-home': {
    facts: NO_HOME,
    detail: { domain: 'fabrikam.example', hasCodes: true, isFederated: false },
  },
  'code-mail-off': {
    facts: { ...NO_HOME, emailCodes: read(false) },
    detail: { name: 'ann.lee@fabrikam.example' },
    besides: ['no-entra-home'],
  },
  'other-cloud': {
    facts: { ...NO_HOME, ...to('ann@agency.gov.example') },
    detail: { domain: 'agency.gov.example' },
  },
  'alias-possible': { facts: {}, detail: TEXT },
  'sponsor-unfit': { facts: { sponsor: read(GUEST) }, detail: { person: 'Ann Lee', cause: 'outsider' } },
};

export function broken(code: FindingCode): { readonly facts: EligibilityFacts; readonly policy: Policy } {
  const { facts, policy } = BREACHES[code];
  return { facts: { ...FINE, ...facts }, policy: { ...POLICY, ...policy } };
}
