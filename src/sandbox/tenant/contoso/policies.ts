import { stableId } from '../stable-id.ts';
import type { PartnerPolicy, Policies } from '../world.ts';

const INHERITED: PartnerPolicy = { usersAndGroups: null, applications: null, automaticConsent: false };

interface PartnerRow {
  readonly domain: string;
  readonly policy: PartnerPolicy;
  readonly shows: string;
}

/** The entries of the cross-tenant access settings (G7.3), by the domain of the partner. */
export const PARTNER_ROWS: readonly PartnerRow[] = [
  {
    domain: 'litware.example',
    policy: { ...INHERITED, usersAndGroups: 'blocked' },
    shows: 'Blocked for all people (partner-blocked-inbound, row 15).',
  },
  {
    domain: 'proseware.example',
    policy: { ...INHERITED, applications: 'blocked' },
    shows: 'Blocked for all applications; people inherit (partner-blocked-inbound, row 15).',
  },
  {
    domain: 'lucerne.example',
    policy: { ...INHERITED, usersAndGroups: 'allowed', people: ['editor@lucerne.example'] },
    shows: 'Allowed for one person only (partner-partly-blocked, row 15).',
  },
  {
    domain: 'northwind.example',
    policy: { ...INHERITED, automaticConsent: true },
    shows: 'Redeems by itself: inboundAllowed (automatic-redemption).',
  },
  {
    domain: 'treyresearch.example',
    policy: INHERITED,
    shows: 'Every part is null, so the default counts (row 15).',
  },
  {
    domain: 'woodgrovebank.example',
    policy: { ...INHERITED, usersAndGroups: 'allowed', applications: 'allowed' },
    shows: 'One entry for two domains: found by the tenant, not by the domain (row 15).',
  },
];

/** What each policy is there to show as it stands at the beginning. */
export const POLICIES_SHOW = {
  allowInvitesFrom: 'Everyone may invite; guests too, as far as Microsoft is concerned.',
  allowedDomains: 'Empty: no allow list.',
  blockedDomains: 'tailspin.example is denied (domain-denied, row 16).',
  crossTenantDefault: 'Allowed for everybody and everything (partner-entries-not-checked, row 15).',
  partners: 'One entry for each thing that an entry can say; see partners.',
  groupSettings: 'Guests may be added; labels are on, and Board Papers has one (guests-off-by-label).',
  emailCode: 'default: codes by mail are on.',
  sharing: 'Files may be shared with guests, but not with relecloud.example (files-closed).',
  conditionalAccess: 'Asks everybody for a compliant device (conditional-access-may-lock-out).',
} as const;

export function policiesAtStart(): Policies {
  return {
    allowInvitesFrom: 'everyone',
    allowedDomains: [],
    blockedDomains: ['tailspin.example'],
    crossTenantDefault: { usersAndGroups: 'allowed', applications: 'allowed' },
    partners: Object.fromEntries(PARTNER_ROWS.map(({ domain, policy }) => [stableId(`tenant ${domain}`), policy])),
    groupSettings: {
      AllowToAddGuests: 'true',
      AllowGuestsToAccessGroups: 'true',
      AllowGuestsToBeGroupOwner: 'false',
      EnableMIPLabels: 'true',
    },
    emailCode: 'default',
    sharing: {
      sharingCapability: 'externalUserAndGuestSharing',
      sharingDomainRestrictionMode: 'blockList',
      sharingAllowedDomainList: [],
      sharingBlockedDomainList: ['relecloud.example'],
    },
  };
}
