export type Place =
  | 'users'
  | 'deleted'
  | 'contacts'
  | 'groups'
  | 'teams'
  | 'domains'
  | 'partnerDomains'
  | 'partners'
  | 'policiesShow'
  | 'addressesToTry'
  | 'switches';

/** What is to be seen, in which list of /_sandbox/tenant, and the address, domain, name or setting there. */
export type Shown = readonly [code: string, place: Place, key: string];

/** G2.3, by its rows. */
export const ROWS: Readonly<Record<number, readonly Shown[]>> = {
  1: [['on-premises-upn-written', 'users', 'igor.novak@contoso.example']],
  2: [
    ['mail-missing', 'users', 'alma.reyes@contoso.example'],
    ['mail-differs', 'users', 'piet.bakker@contoso.example'],
    ['mail-differs-synced', 'users', 'clara.nunes@contoso.example'],
  ],
  3: [
    ['has-mailbox', 'users', 'dev.patel@contoso.example'],
    ['mailbox-plan-by-group', 'users', 'kirsten.holm@contoso.example'],
    ['mailbox-plan-by-group', 'groups', 'Licence: Office enterprise'],
  ],
  4: [
    ['mailbox-recently-removed', 'users', 'bruno.costa@contoso.example'],
    ['mailbox-recently-removed', 'users', 'otto.weiss@contoso.example'],
  ],
  5: [['exchange-plan-without-mailbox', 'users', 'freya.dahl@contoso.example']],
  6: [
    ['own-domain', 'domains', 'contoso.example'],
    ['own-domain', 'domains', 'contoso-korea.example'],
    ['own-domain', 'addressesToTry', 'nobody@contoso.example'],
  ],
  7: [
    ['already-invited', 'users', 'mika.aalto@contoso.example'],
    ['already-external', 'users', 'nadia.rossi@contoso.example'],
    ['already-external', 'users', 'viktor.lund@contoso.example'],
  ],
  8: [
    ['address-taken', 'users', 'arno.keller@contoso.example'],
    ['address-of-a-contact', 'users', 'ivy.marsh@contoso.example'],
    ['other-mail-elsewhere', 'users', 'carl.jensen@fabrikam.example'],
    ['guest-twin', 'users', 'una.doyle@contoso.example'],
    ['guest-twin', 'users', 'una.doyle@fabrikam.example'],
  ],
  9: [['address-characters', 'addressesToTry', 'ann+north@fabrikam.example']],
  10: [['synced', 'users', 'lena.fischer@contoso.example']],
  11: [
    ['partner-domain-federated', 'users', 'sven.aalto@contoso.example'],
    ['partner-domain-federated', 'partnerDomains', 'wingtip.example'],
  ],
  12: [
    ['own-domain-federated', 'users', 'gus.meyer@factory.contoso.example'],
    ['own-domain-federated', 'domains', 'factory.contoso.example'],
  ],
  13: [
    ['no-entra-home', 'users', 'gus.meyer@factory.contoso.example'],
    ['no-entra-home', 'partnerDomains', 'adatum.example'],
  ],
  14: [['code-mail-off', 'switches', 'emailCode']],
  15: [
    ['partner-blocked-inbound', 'users', 'lotte.maas@contoso.example'],
    ['partner-blocked-inbound', 'partners', 'litware.example'],
    ['partner-blocked-inbound', 'partners', 'proseware.example'],
    ['partner-partly-blocked', 'partners', 'lucerne.example'],
    ['every part is null', 'partners', 'treyresearch.example'],
    ['by the tenant, not by the domain', 'partners', 'woodgrove.example'],
    ['partner-outbound-unknown', 'partnerDomains', 'fabrikam.example'],
    ['partner-entries-not-checked', 'switches', 'granted'],
    ['default-blocks', 'switches', 'crossTenantDefault'],
  ],
  16: [
    ['domain-denied', 'users', 'tim.sorel@contoso.example'],
    ['domain-denied', 'partnerDomains', 'tailspin.example'],
    ['domain-not-allowed', 'switches', 'allowedDomains'],
  ],
  17: [['invitations-off', 'switches', 'allowInvitesFrom']],
  18: [
    ['invitations-restricted', 'switches', 'allowInvitesFrom'],
    ['invitations-restricted', 'users', 'gina.marchetti@contoso.example'],
    ['inviter-lacks-role', 'users', 'sam.park@contoso.example'],
    ['inviter-lacks-role', 'users', 'petros.galanis@contoso.example'],
  ],
  19: [
    ['holds-role', 'users', 'omar.haddad@contoso.example'],
    ['in-role-group', 'users', 'quinn.abbott@contoso.example'],
    ['in-role-group', 'groups', 'Tier zero operators'],
  ],
  20: [['account-disabled', 'users', 'victor.hale@contoso.example']],
  21: [['stays-member', 'users', 'jihoon.seo@contoso.example']],
  22: [['internal-guest', 'users', 'jonas.weber@contoso.example']],
  23: [
    ['resource-account', 'users', 'room.board4@contoso.example'],
    ['own-account', 'users', 'dana.choi@contoso.example'],
    ['last-admin', 'users', 'miriam.stein@contoso.example'],
  ],
  24: [['account-deleted', 'deleted', 'gil.navarro@fabrikam.example']],
  25: [['alias-possible', 'addressesToTry', 'ann.lee@fabrikam.example']],
  26: [
    ['other-cloud', 'users', 'uma.reed@contoso.example'],
    ['other-cloud', 'partnerDomains', 'agency.gov.example'],
  ],
};

/** Checks 3.1, and what design 3.19 adds to G2.3. */
export const OF_A_CONVERSION: readonly Shown[] = [
  ['eligible-for-role', 'users', 'petra.vogel@contoso.example'],
  ['management-restricted', 'users', 'ruth.delgado@contoso.example'],
  ['conditional-access-may-lock-out', 'policiesShow', 'conditionalAccess'],
  ['mailbox-without-licence, seen', 'users', 'pavel.dvorak@contoso.example'],
  ['mailbox-without-licence, not seen', 'users', 'mira.sands@contoso.example'],
  ['exchange-plan-unknown', 'users', 'elsa.novak@contoso.example'],
  ['owns-teams', 'users', 'rolf.sander@contoso.example'],
  ['owns-teams', 'teams', 'Dockside'],
  ['owns-apps', 'users', 'tom.becker@contoso.example'],
  ['signs-in-on-devices', 'users', 'tom.becker@contoso.example'],
  ['keeps-data-here', 'users', 'hana.sato@contoso.example'],
  ['used-by-programs', 'users', 'ned.barlow@contoso.example'],
  ['no-teams-for-holder', 'users', 'yara.haan@contoso.example'],
  ['dynamic-groups', 'users', 'zoe.adler@contoso.example'],
  ['dynamic-groups', 'groups', 'Everybody at Fabrikam'],
  ['never-convert', 'users', 'svc-timesheets@contoso.example'],
  ['never-convert', 'users', 'emergency@contosodemo.onmicrosoft.example'],
  ['never-convert', 'users', 'sync_dc01@contosodemo.onmicrosoft.example'],
  ['sign-in-domain-differs', 'users', 'wanda.kovac@contoso.example'],
  ['licence-does-not-apply', 'switches', 'tenant-licence'],
];

/** Checks 3.2 and design 3.20. */
export const OF_AN_INVITATION: readonly Shown[] = [
  ['address-malformed', 'addressesToTry', 'ann.lee'],
  ['address-edge', 'addressesToTry', '.ann@fabrikam.example'],
  ['apostrophe', 'addressesToTry', "sean.o'brien@fabrikam.example"],
  ['apostrophe', 'users', "nora.o'brien@fabrikam.example"],
  ['domain-international', 'addressesToTry', 'ann@bücher.example'],
  ['domain-international', 'partnerDomains', 'xn--3e0b087a1bu58i.example'],
  ['never verified', 'domains', 'contoso-events.example'],
  ['sub-domain-unlisted', 'partnerDomains', 'projects.contoso.example'],
  ['already-invited', 'users', 'ola.brekke@fabrikam.example'],
  ['invited-by-somebody-else', 'users', 'oscar.lund@adatum.example'],
  ['already-a-guest', 'users', 'mina.kerr@fabrikam.example'],
  ['already-a-guest', 'users', 'ben.ortiz@adatum.example'],
  ['already-a-guest', 'users', 'lia.romano@fabrikam.example'],
  ['already-in-team', 'teams', 'Harbour'],
  ['an-external-member', 'users', 'eva.lind@treyresearch.example'],
  ['guest-blocked', 'users', 'rita.vance@fabrikam.example'],
  ['colleague-blocked', 'users', 'victor.hale@contoso.example'],
  ['deleted', 'deleted', 'hal.pryor@fabrikam.example'],
  ['a-colleague', 'users', 'anton.keller@contoso.example'],
  ['address-of-a-contact', 'contacts', 'Ivy Marsh'],
  ['address-of-a-contact', 'contacts', 'Lars Holt'],
  ['address-of-a-contact', 'contacts', 'Lars Holt, Adatum'],
  ['other-mail-elsewhere', 'users', 'carl.jensen@fabrikam.example'],
  ['address-of-a-group', 'groups', 'Fabrikam service desk'],
  ['address-of-a-group', 'groups', 'Sales enquiries'],
  ['domain-looks-alike', 'partnerDomains', 'fabrikarn.example'],
  ['domain-looks-alike', 'partnerDomains', 'c0ntoso.example'],
  ['domain-mixed-script', 'addressesToTry', 'ann@fаbrikam.example'],
  ['domain-throw-away', 'partnerDomains', 'tenminutes.example'],
  ['no-entra-home', 'partnerDomains', 'freemail.example'],
  ['looks-like-a-shared-mailbox', 'addressesToTry', 'info@fabrikam.example'],
  ['not-team-owner', 'teams', 'Design Guild'],
  ['inviter-not-allowed', 'users', 'lee.walker@contoso.example'],
  ['refused as an outsider', 'users', 'theo.brandt@northwind.example'],
  ['sponsor-unfit', 'users', 'victor.hale@contoso.example'],
  ['guests-off-in-tenant', 'switches', 'groupSettings'],
  ['guests-off-in-team', 'teams', 'Merger Room'],
  ['guests-off-by-label', 'teams', 'Board Papers'],
  ['group-takes-no-guests', 'teams', 'Delivery Everyone'],
  ['group-takes-no-guests', 'teams', 'Warehouse Crew'],
  ['group-takes-no-guests', 'teams', 'Access Desk'],
  ['group-takes-no-guests', 'teams', 'Quiet Committee'],
  ['team-archived', 'teams', 'Old Launch'],
  ['group-welcome-mail', 'teams', 'Project North'],
  ['welcome mail is off', 'teams', 'Harbour'],
  ['files-closed', 'partnerDomains', 'relecloud.example'],
  ['files-closed', 'switches', 'sharing'],
  ['automatic-redemption', 'partners', 'northwind.example'],
  ['contacts-not-read', 'switches', 'granted'],
  ['troubleshoot', 'users', 'jo.tan@northwind.example'],
  ['already-a-guest', 'users', 'pat.quinn@freemail.example'],
  ['paging', 'users', 'max.overholt@contoso.example'],
];
