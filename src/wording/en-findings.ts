import type { FindingSentences, Sentences } from './sentences.ts';

const YOU = 'You';
const INVITEE_SIDE = 'The invitee or their organisation';
const OWNER = 'Owner of the team';
const ADMIN = 'Administrator';
const GUESTLIST_ADMIN = 'Guestlist administrator';
const EXCHANGE_ADMIN = 'Exchange administrator';
const IN_TEAMS = 'Nothing to invite. Add them to the team in Teams itself.';

function listed(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items);
}

/** What a check of an invitation found. */
export const enFindings: FindingSentences = {
  'address-malformed': ({ text }) => ({
    sentence: `“${text}” is not a complete email address.`,
    cure: 'Correct it, for example ann@fabrikam.example.',
    who: YOU,
  }),
  'address-edge': ({ char }) => ({
    sentence: `The part before @ starts or ends with “${char}”; Microsoft does not accept that.`,
    cure: 'Ask for the exact address.',
    who: INVITEE_SIDE,
  }),
  'address-characters': ({ text, char }) => ({
    sentence: `${text} contains “${char}”, which Microsoft does not accept in invitations.`,
    cure:
      char === '+'
        ? 'Use the plain address, without “+” and what follows it.'
        : `Ask for an address without “${char}”.`,
    who: YOU,
  }),
  'own-domain': ({ domain, address }) => ({
    sentence: `${domain} is our own domain, so ${address} cannot be invited as a guest.`,
    cure: 'Enter the address at the person’s own organisation.',
    who: YOU,
  }),
  'sub-domain-unlisted': ({ domain, own }) => ({
    sentence: `${domain} lies under our domain ${own} but is not one of ours, so it counts as another organisation.`,
    cure: 'Make sure that it is the domain you mean.',
  }),
  'inviter-not-allowed': () => ({
    sentence: 'Our invitation rules do not let you invite guests.',
    cure: 'Choose a team that you own, or ask somebody who may invite.',
    who: GUESTLIST_ADMIN,
  }),
  'not-team-owner': ({ team, owners }) => ({
    sentence: team === '' ? 'You are not an owner of this team.' : `You are not an owner of “${team}”.`,
    cure:
      owners.length === 0
        ? 'Ask an owner, or choose a team that you own.'
        : `Ask an owner (${listed(owners)}), or choose a team that you own.`,
    who: OWNER,
  }),
  'invited-by-colleague': ({ address, reference }) => ({
    sentence: `An invitation to ${address} is open already.`,
    cure: `Wait until it is accepted, then add them to the team in Teams itself. Its reference is ${reference}.`,
    who: OWNER,
  }),
  'already-invited': ({ address }) => ({
    sentence: `${address} is invited already, by another way, and has not accepted.`,
    cure: 'Nothing to invite. They accept with the mail they have; an owner adds them to the team in Teams itself.',
    who: OWNER,
  }),
  'guest-blocked': ({ name }) => ({
    sentence: `${name} is a guest here, but blocked from signing in.`,
    cure: 'Only an administrator can decide that. A new invitation would not help.',
    who: ADMIN,
  }),
  'already-a-guest': ({ address }) => ({
    sentence: `${address} is already a guest.`,
    cure: IN_TEAMS,
    who: OWNER,
  }),
  'an-external-member': ({ address }) => ({
    sentence: `${address} is here already, as a member with a sign-in elsewhere.`,
    cure: IN_TEAMS,
    who: OWNER,
  }),
  'a-colleague': ({ address, account }, audience) => ({
    sentence:
      audience === 'admin'
        ? `${address} belongs to a colleague: to the internal account ${account}.`
        : `${address} belongs to a colleague.`,
    cure: IN_TEAMS,
    who: OWNER,
  }),
};

/** What a check could not read. */
export const enNotChecked: Sentences['notChecked'] = {
  subjects: {
    ownDomains: 'Our verified domains',
    inviter: 'Your account',
    memberships: 'Who may invite',
    team: 'The team',
    owners: 'Owners of the team',
    accounts: 'Accounts with this address',
  },
  permission: ({ subject, permission, isNeeded }) => ({
    sentence: `${subject}: needs the permission ${permission}.`,
    cure: isNeeded
      ? 'An administrator can grant it. Until then nothing is sent, because your right to invite has to be known.'
      : 'An administrator can grant it. Microsoft still applies the rule when the invitation is made.',
    who: ADMIN,
  }),
  noAnswer: ({ subject }) => ({
    sentence: `${subject}: the directory did not answer in time.`,
    cure: 'Press “Check again”.',
    who: YOU,
  }),
};

/** What Microsoft refused, or we did at the last moment. */
export const enRefusals: Pick<Sentences, 'failures' | 'accountGone' | 'mailRefusals' | 'teamRefusals'> = {
  failures: {
    'invitations-off': () => ({
      sentence: 'Microsoft refused: our tenant does not let this app invite.',
      cure: 'An administrator changes “Guest invite settings”; that takes 15 to 60 minutes. Then invite again.',
      who: ADMIN,
    }),
    'own-domain': () => ({
      sentence: 'Microsoft refused: the address belongs to our own tenant.',
      cure: 'If it is a colleague, add them to the team in Teams itself; no invitation is needed.',
      who: OWNER,
    }),
    'already-exists': () => ({
      sentence: 'Microsoft found an account with this address after all.',
      cure: 'Add the person to the team in Teams itself.',
      who: OWNER,
    }),
    'internal-object-exists': () => ({
      sentence: 'An internal account, perhaps a deleted one, holds this address.',
      cure: 'An administrator finds it: convert it, or remove it for good.',
      who: ADMIN,
    }),
    'address-conflict': () => ({
      sentence: 'A user, group or contact already holds this address.',
      cure: 'Remove it there, then invite again.',
      who: ADMIN,
    }),
    'blocked-by-us': () => ({
      sentence: 'Our cross-tenant access settings refused this organisation.',
      cure: 'An administrator allows inbound B2B collaboration for it.',
      who: ADMIN,
    }),
    'blocked-by-both': () => ({
      sentence: 'The cross-tenant access settings of both organisations refused.',
      cure: 'Administrators of both sides have to act; ours first.',
      who: ADMIN,
    }),
    'partner-app-disabled': () => ({
      sentence: 'The other organisation has switched off Microsoft’s app for B2B.',
      cure: 'Their administrator has to enable “Microsoft B2B Cross Cloud Worker”.',
      who: INVITEE_SIDE,
    }),
    'domain-refused': ({ domain }) => ({
      sentence: `Microsoft refused the domain ${domain}.`,
      cure: 'An administrator changes the collaboration restrictions; trying again will not help before that.',
      who: ADMIN,
    }),
    'input-refused': () => ({
      sentence: 'Microsoft refused without naming a cause.',
      cure: 'Check the address with the person, then invite again. If it stays, give the reference to an administrator.',
      who: YOU,
    }),
    'permission-missing': () => ({
      sentence: 'The app may not do this: User.Invite.All is missing.',
      cure: 'An administrator grants it. Then invite again.',
      who: ADMIN,
    }),
    'quota-reached': () => ({
      sentence: 'Our directory has reached its size limit.',
      cure: 'An administrator frees or extends the quota. Then invite again.',
      who: ADMIN,
    }),
    'inviter-lost-right': () => ({
      sentence: 'When it was to be created, you no longer had the right to invite.',
      cure: 'Ask an owner of the team to invite.',
      who: OWNER,
    }),
  },
  accountGone: {
    sentence: 'The guest account of this invitation was removed from the directory.',
    cure: 'Invite again, if that was not meant.',
    who: ADMIN,
  },
  mailRefusals: {
    'not-allowed': () => ({
      sentence: 'The mailbox for invitations refuses to send for this app.',
      cure: 'Have this put right, then try again.',
      who: EXCHANGE_ADMIN,
    }),
    'mailbox-not-found': () => ({
      sentence: 'The mailbox for invitations does not exist.',
      cure: 'Have this put right, then try again.',
      who: EXCHANGE_ADMIN,
    }),
    'address-refused': ({ address }) => ({
      sentence: `Exchange refused the address ${address}.`,
      cure: 'Ask whether the address is right and receives mail, then try again.',
      who: INVITEE_SIDE,
    }),
    'mail-refused': () => ({
      sentence: 'Exchange refused the mail.',
      cure: 'Have the rules for outgoing mail looked at, then try again.',
      who: EXCHANGE_ADMIN,
    }),
    'inviter-lost-right': () => ({
      sentence: 'When the mail was to be sent, you no longer had the right to invite.',
      cure: 'Get the right back, then try again.',
      who: OWNER,
    }),
    'link-lost': () => ({
      sentence: 'The link of this invitation cannot be read any more.',
      cure: 'An administrator looks at the keys of the link vault. Then try again.',
      who: ADMIN,
    }),
  },
  teamRefusals: {
    'takes-no-guests': ({ name, team }) => ({
      sentence: `“${team}” cannot take guests.`,
      cure: `Have guests allowed for this team, then add ${name} in Teams itself.`,
      who: ADMIN,
    }),
    'permission-missing': ({ name }) => ({
      sentence: 'The app may not add anybody to this team: GroupMember.ReadWrite.All is missing.',
      cure: `An owner can add ${name} in Teams itself.`,
      who: OWNER,
    }),
    'team-gone': ({ name, team }) => ({
      sentence: `“${team}” does not exist any more.`,
      cure: `An owner of another team can add ${name} there, in Teams itself.`,
      who: OWNER,
    }),
    'inviter-lost-right': ({ name, team }) => ({
      sentence: `You are not an owner of “${team}” any more.`,
      cure: `An owner can add ${name} in Teams itself.`,
      who: OWNER,
    }),
    refused: ({ name, team }) => ({
      sentence: `The group of “${team}” refused the new member.`,
      cure: `An owner can add ${name} in Teams itself.`,
      who: OWNER,
    }),
  },
};
