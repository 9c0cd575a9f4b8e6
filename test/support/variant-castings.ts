import type { Casting } from './variant-plays.ts';

/** Inviting, redeeming, mailing, adding: what an act of ours or of the guest does. */
export const ACTS = {
  felt: {
    'old-link': ['a new link for a pending guest of somebody else'],
    'accepted-reinvite': ['a guest of somebody else whom the directory does not show yet'],
    'direct-redeem': ['a guest who opens Teams without the link'],
    'sponsor-body': [],
    'app-invite-restricted': ['only roles may invite, and she has one', 'only roles may invite, and he has none'],
    'contact-address': ['an address that a contact holds'],
    'internal-holder': ['an address that a colleague has got a moment ago'],
    'mail-delivery': [],
    'group-welcome': [],
    'automatic-redemption-mail': ['a guest whose organisation redeems by itself'],
    'redeemed-state': [],
  },
  held: {},
  unfelt: {},
} as const satisfies Casting;

/** Reading and waiting: what the directory tells, when it tells it, and how often it may be asked. And what nobody feels. */
export const ANSWERS = {
  felt: {
    'bin-filter': ['a deleted guest'],
    'domain-list': ['a domain on the deny list', 'a domain that we refuse ourselves'],
    'unknown-domain': ['a domain that nobody knows'],
    replication: ['a guest of somebody else whom the directory does not show yet'],
    'teams-listing': [],
  },
  held: {
    'batch-outer': 'A batch that is refused as a whole is asked again: it takes longer, and ends the same.',
  },
  unfelt: {
    'unicode-domain': 'An invitation carries the technical form of a domain, which is taken either way.',
    'mail-scope': 'We send from the one mailbox for invitations, which is in the scope either way.',
    'mail-to-existing': "No invitation of ours asks for Microsoft's mail.",
    'identity-id': 'An acceptance is told by the state, never by the sign-in name.',
    'sign-in-log': 'Where a guest has signed in is read of conversions alone.',
    'guest-app-install': 'Nothing is installed for a guest.',
    'convert-checks-mail': 'An invitation converts nobody; test/journeys/conversion-*.test.ts flip it.',
    'convert-permission': 'An invitation converts nobody; test/journeys/conversion-*.test.ts flip it.',
    'convert-state': 'An invitation converts nobody; test/journeys/conversion-*.test.ts flip it.',
    'convert-makes-guest': 'An invitation converts nobody; test/journeys/conversion-*.test.ts flip it.',
    'reset-address': 'An invitation resets nobody; test/journeys/handing-on.test.ts flips it.',
    'password-patch': 'An invitation sets no password; test/journeys/conversion-stopped.test.ts flips it.',
    'invitation-pace': 'Half of the quota are 1500 invitations in 150 seconds; nobody may ask for that many.',
    'tenant-licence': 'No check of an invitation reads what a licence opens.',
    'code-mail-read': 'The app has the permission of its own for it; without it see the journeys of the permissions.',
    'unpermitted-relations': 'The app may read all that it meets; without that see the journeys of the permissions.',
    'delta-shows-state': 'Guests are looked at one by one, never by their changes.',
  },
} as const satisfies Casting;
