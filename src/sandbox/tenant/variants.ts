interface VariantRow {
  readonly name: string;
  /** The first is the default: the one that hurts more. */
  readonly values: readonly [string, ...string[]];
  readonly meaning: string;
  readonly fact: string;
}

// What nobody knows without a live tenant. Each row is read somewhere; a row that changes nothing has no place here.
export const VARIANTS = [
  {
    name: 'old-link',
    values: ['dead', 'lives'],
    meaning: 'Whether the earlier redeem link still works after a second invitation of a pending guest.',
    fact: 'G1 trap 9, checks 5 #8',
  },
  {
    name: 'accepted-reinvite',
    values: ['refused', 'completed'],
    meaning: 'Inviting a guest who has accepted: 400 with the object id, or 201 with status Completed.',
    fact: 'checks 5 #11',
  },
  {
    name: 'direct-redeem',
    values: ['on', 'off'],
    meaning:
      'Whether a pending account whose mail matches can redeem by opening Teams of this tenant, without the link.',
    fact: 'E2, checks 5 #5',
  },
  {
    name: 'sponsor-body',
    values: ['taken', 'ignored', 'refused', 'bind-only'],
    meaning: 'What happens to invitedUserSponsors in the invitation.',
    fact: 'G3.1, checks 5 #16',
  },
  {
    name: 'app-invite-restricted',
    values: ['allowed', 'refused'],
    meaning: 'An app inviting while allowInvitesFrom is adminsAndGuestInviters.',
    fact: 'G7.1, checks 5 #15',
  },
  {
    name: 'contact-address',
    values: ['refused', 'without-proxy'],
    meaning: 'Inviting an address that a contact holds: 400, or a guest without proxy addresses.',
    fact: 'G4.2, both said by the troubleshooting page',
  },
  {
    name: 'mail-scope',
    values: ['one-mailbox', 'any'],
    meaning: 'Which mailboxes the app may send from: only the invitations mailbox, or every one.',
    fact: 'G9.1, checks 5 #19',
  },
  {
    name: 'convert-checks-mail',
    values: ['off', 'on'],
    meaning: 'Whether a conversion is refused when the address is not on the account.',
    fact: 'E5, checks 5 #2',
  },
  {
    name: 'convert-permission',
    values: ['invite-alone', 'needs-write'],
    meaning: 'Whether User.Invite.All alone lets an app convert an account.',
    fact: 'G15.1',
  },
  {
    name: 'convert-state',
    values: ['pending', 'null-until-redeemed', 'never'],
    meaning: 'What a conversion does to externalUserState.',
    fact: 'G15.2, checks 5 #3',
  },
  {
    name: 'convert-makes-guest',
    values: ['off', 'on'],
    meaning: 'A conversion that was not understood: the answer names a new guest instead of the account.',
    fact: 'E4, checks 5 #6',
  },
  {
    name: 'identity-id',
    values: ['null', 'filled'],
    meaning: 'issuerAssignedId of a redeemed account.',
    fact: 'E13, checks 5 #4',
  },
  {
    name: 'sign-in-log',
    values: ['object-name', 'home-name'],
    meaning: 'By which name the sign-in log calls a converted account that has signed in from outside.',
    fact: 'G15, signIn.userPrincipalName',
  },
  {
    name: 'mail-to-existing',
    values: ['none', 'sent'],
    meaning: "Whether Microsoft's own mail goes to somebody who is already in the directory.",
    fact: 'G3.6, checks 5 #12',
  },
  {
    name: 'bin-filter',
    values: ['works', 'refused'],
    meaning: 'Whether deleted users can be filtered.',
    fact: 'E6, checks 5 #14',
  },
  {
    name: 'reset-address',
    values: ['mail-or-other-mails', 'only-mail'],
    meaning: 'Where the new address must stand before a redemption is reset.',
    fact: 'G3.5, checks 5 #20',
  },
  {
    name: 'password-patch',
    values: ['accepted', 'refused', 'forbidden'],
    meaning: 'A new password for a converted account: taken, a 400, or a 403 whatever role the app has.',
    fact: 'G11.1, checks 5 #21',
  },
  {
    name: 'domain-list',
    values: ['long-name', 'short-name', 'refused', 'absent'],
    meaning: 'How the domain list is spelled, or whether it can be read at all.',
    fact: 'G7.2, checks 5 #25',
  },
  {
    name: 'invitation-pace',
    values: ['half', 'published', 'none'],
    meaning: 'How many invitations in 150 seconds pass before 429.',
    fact: 'checks 5 #26',
  },
  {
    name: 'unknown-domain',
    values: ['404', '400', '403'],
    meaning: 'findTenantInformationByDomainName for a domain without a tenant.',
    fact: 'checks 5 #27',
  },
  {
    name: 'unicode-domain',
    values: ['refused', 'accepted'],
    meaning: 'An invitation to an address with a Unicode domain.',
    fact: 'checks 5 #28',
  },
  {
    name: 'tenant-licence',
    values: ['P2', 'P1', 'none'],
    meaning: 'The licence of the tenant; reads that need more are refused.',
    fact: 'E14, checks 5 #29',
  },
  {
    name: 'group-welcome',
    values: ['sent', 'not-sent'],
    meaning: "Microsoft's welcome mail to somebody added to a group.",
    fact: 'checks 5 #23',
  },
  {
    name: 'mail-delivery',
    values: ['delivered', 'bounced', 'slow', 'refused', 'mailbox-missing'],
    meaning:
      'What becomes of an accepted mail; bounced goes back to the mailbox, slow comes ten minutes later, refused is a 403 of the mailbox rules, mailbox-missing a 404.',
    fact: 'E3, checks 5 #19',
  },
  {
    name: 'code-mail-read',
    values: ['own-permission', 'policy-read-all'],
    meaning: 'Whether Policy.Read.All opens the email code policy too.',
    fact: 'E corrections to row 14; the permission data names Policy.Read.AuthenticationMethod only',
  },
  {
    name: 'replication',
    values: ['random', 'none', 'minute'],
    meaning:
      'How late each replica sees a write: anything in the range of the controls (2 to 30 seconds), at once, or a minute.',
    fact: 'G6, checks 5 #9',
  },
  {
    name: 'batch-outer',
    values: ['fine', '429', '503'],
    meaning:
      'Every second $batch as a whole is refused and nothing in it done: 429 with a fraction of a second to wait, or 503 without a word of when.',
    fact: 'G5, checks 5 #10',
  },
  {
    name: 'unpermitted-relations',
    values: ['nulls', 'refused'],
    meaning: 'Related objects of a type that the app may not read: 200 with nulls, or 403.',
    fact: 'E10, checks 5 #7',
  },
  {
    name: 'redeemed-state',
    values: ['with-identities', 'later'],
    meaning: 'Whether externalUserState changes together with identities, or five minutes after them.',
    fact: 'E13, checks 5 #4',
  },
  {
    name: 'internal-holder',
    values: ['no-id', 'object-id'],
    meaning: 'Whether the refusal of an address that an internal account holds tells the object id.',
    fact: 'G4.2, both are seen in the field',
  },
  {
    name: 'teams-listing',
    values: ['minutes', 'six-hours', 'never'],
    meaning: 'How long after the group Teams lists a new member; minutes is the range of the controls.',
    fact: 'E12, checks 5 #18',
  },
  {
    name: 'guest-app-install',
    values: ['refused', 'allowed'],
    meaning: 'Whether an app can be installed for a guest in Teams.',
    fact: 'G9.2, checks 5 #22',
  },
  {
    name: 'automatic-redemption-mail',
    values: ['sent', 'not-sent'],
    meaning: "Microsoft's own notice to a guest whose redemption is automatic.",
    fact: 'G7.3, checks 5 #23',
  },
  {
    name: 'delta-shows-state',
    values: ['yes', 'no'],
    meaning: 'Whether users/delta tells externalUserState and its changes.',
    fact: 'G6, G15.5, checks 5 #24',
  },
] as const satisfies readonly VariantRow[];

export type VariantName = (typeof VARIANTS)[number]['name'];
export type VariantValues = {
  readonly [Name in VariantName]: Extract<(typeof VARIANTS)[number], { name: Name }>['values'][number];
};

export function defaultVariants(): VariantValues {
  return Object.fromEntries(VARIANTS.map((row) => [row.name, row.values[0]])) as VariantValues;
}
