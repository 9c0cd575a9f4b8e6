interface Switch {
  readonly control: 'policies' | 'variants';
  /** The body that the control takes: PATCH of the policies, PUT of the variants. */
  readonly body: object;
  readonly shows: string;
}

/** What the tenant shows only when it is set so; it cannot forbid everything and be of use at the same time. */
export const SWITCHES: readonly Switch[] = [
  policies({ allowInvitesFrom: 'none' }, 'Nobody may invite, not even administrators (invitations-off, row 17).'),
  policies(
    { allowInvitesFrom: 'adminsAndGuestInviters' },
    'Only roles may invite: Gina Marchetti may, Sam Park may not (invitations-restricted, inviter-lacks-role, row 18).',
  ),
  policies(
    { allowedDomains: ['fabrikam.example'], blockedDomains: [] },
    'An allow list: every domain but Fabrikam is outside of it (domain-not-allowed, row 16).',
  ),
  policies(
    { crossTenantDefault: { usersAndGroups: 'blocked' } },
    'The default blocks: fabrikam.example has no entry, woodgrove.example has one that allows (partner-blocked-inbound).',
  ),
  policies(
    { crossTenantDefault: { usersAndGroups: 'blocked' }, granted: { 'CrossTenantInformation.ReadBasic.All': false } },
    'The default blocks, and whether there is an entry cannot be looked up (default-blocks, row 15).',
  ),
  policies(
    { granted: { 'CrossTenantInformation.ReadBasic.All': false } },
    'The default allows, and whether there is an entry cannot be looked up (partner-entries-not-checked, row 15).',
  ),
  policies(
    { emailCode: 'disabled' },
    'No codes by mail: adatum.example needs Microsoft accounts (code-mail-off, row 14).',
  ),
  policies({ groupSettings: { AllowToAddGuests: false } }, 'No team takes guests (guests-off-in-tenant).'),
  policies({ sharing: { sharingCapability: 'disabled' } }, 'No files for anybody outside (files-closed).'),
  policies({ granted: { 'OrgContact.Read.All': false } }, 'Contacts cannot be read (contacts-not-read).'),
  { control: 'variants', body: { 'tenant-licence': 'none' }, shows: 'No premium licence (licence-does-not-apply).' },
];

function policies(body: object, shows: string): Switch {
  return { control: 'policies', body, shows };
}
