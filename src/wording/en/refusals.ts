import type { Sentences } from '../sentences.ts';
import { WHO } from './who.ts';

/** What Microsoft refused, or we did at the last moment. */
export const refusals: Pick<
  Sentences,
  'failures' | 'addStopped' | 'accountGone' | 'superseded' | 'mailRefusals' | 'teamRefusals'
> = {
  failures: {
    'invitations-off': () => ({
      sentence: 'Microsoft refused: our tenant does not let this app invite.',
      cure: 'An administrator changes “Guest invite settings”; that takes 15 to 60 minutes. Then invite again.',
      who: WHO.admin,
    }),
    'own-domain': () => ({
      sentence: 'Microsoft refused: the address belongs to our own tenant.',
      cure: 'If it is a colleague, add them to the team in Teams itself; no invitation is needed.',
      who: WHO.owner,
    }),
    'already-exists': () => ({
      sentence: 'Microsoft found an account with this address after all.',
      cure: 'Invite the address again: the check then shows what can be chosen.',
      who: WHO.you,
    }),
    'internal-object-exists': () => ({
      sentence: 'An internal account, perhaps a deleted one, holds this address.',
      cure: 'An administrator finds it: convert it, or remove it for good.',
      who: WHO.admin,
    }),
    'address-conflict': () => ({
      sentence: 'A user, group or contact already holds this address.',
      cure: 'Remove it there, then invite again.',
      who: WHO.admin,
    }),
    'blocked-by-us': () => ({
      sentence: 'Our cross-tenant access settings refused this organisation.',
      cure: 'An administrator allows inbound B2B collaboration for it.',
      who: WHO.admin,
    }),
    'blocked-by-both': () => ({
      sentence: 'The cross-tenant access settings of both organisations refused.',
      cure: 'Administrators of both sides have to act; ours first.',
      who: WHO.admin,
    }),
    'partner-app-disabled': () => ({
      sentence: 'The other organisation has switched off Microsoft’s app for B2B.',
      cure: 'Their administrator has to enable “Microsoft B2B Cross Cloud Worker”.',
      who: WHO.invitee,
    }),
    'domain-refused': ({ domain }) => ({
      sentence: `Microsoft refused the domain ${domain}.`,
      cure: 'An administrator changes the collaboration restrictions; trying again will not help before that.',
      who: WHO.admin,
    }),
    'input-refused': () => ({
      sentence: 'Microsoft refused without naming a cause.',
      cure: 'Check the address with the person, then invite again. If it stays, give the reference to an administrator.',
      who: WHO.you,
    }),
    'permission-missing': () => ({
      sentence: 'The app may not do this: User.Invite.All is missing.',
      cure: 'An administrator grants it. Then invite again.',
      who: WHO.admin,
    }),
    'quota-reached': () => ({
      sentence: 'Our directory has reached its size limit.',
      cure: 'An administrator frees or extends the quota. Then invite again.',
      who: WHO.admin,
    }),
    'inviter-lost-right': () => ({
      sentence: 'When it was to be created, you no longer had the right to invite.',
      cure: 'Ask an owner of the team to invite.',
      who: WHO.owner,
    }),
    'account-changed': () => ({
      sentence: 'The account with this address is not the one you chose any more.',
      cure: 'Invite the address again: the check then shows what can be chosen.',
      who: WHO.you,
    }),
  },
  addStopped: ({ name, team }) => ({
    sentence: `When ${name} was to be added, you were no longer an owner of “${team}”.`,
    cure: `An owner can add ${name} in Teams itself.`,
    who: WHO.owner,
  }),
  accountGone: {
    sentence: 'The guest account of this invitation was removed from the directory.',
    cure: 'Invite again, if that was not meant.',
    who: WHO.you,
  },
  superseded: {
    sentence:
      'Administrators have reset the redemption of this guest. The link of this invitation does not work any more; another one goes to them.',
  },
  mailRefusals: {
    'not-allowed': () => ({
      sentence: 'The mailbox for invitations refuses to send for this app.',
      cure: 'Hand the link over yourself now, or have this put right and try again.',
      who: WHO.exchangeAdmin,
    }),
    'mailbox-not-found': () => ({
      sentence: 'The mailbox for invitations does not exist.',
      cure: 'Hand the link over yourself now, or have this put right and try again.',
      who: WHO.exchangeAdmin,
    }),
    'address-refused': ({ address }) => ({
      sentence: `Exchange refused the address ${address}.`,
      cure: 'Ask whether the address is right and receives mail, then try again.',
      who: WHO.invitee,
    }),
    'mail-refused': () => ({
      sentence: 'Exchange refused the mail.',
      cure: 'Hand the link over yourself now, or have the rules for outgoing mail looked at and try again.',
      who: WHO.exchangeAdmin,
    }),
    'inviter-lost-right': () => ({
      sentence: 'When the mail was to be sent, you no longer had the right to invite.',
      cure: 'Get the right back, then try again.',
      who: WHO.owner,
    }),
    'link-lost': () => ({
      sentence: 'The link of this invitation cannot be read any more.',
      cure: 'Make a new link; or an administrator looks first at the keys of the link vault.',
      who: WHO.you,
    }),
    'not-wanted': () => ({
      sentence: 'The guest has said that they do not know you, so no more mail goes out.',
      cure: 'Check the address by another way.',
      who: WHO.you,
    }),
    'microsoft-refused': () => ({
      sentence: 'Microsoft refused to invite once more with its own mail.',
      cure: 'Hand the link over yourself now, or try our own mail again.',
      who: WHO.you,
    }),
    'new-link-refused': () => ({
      sentence: 'A new link could not be made: Microsoft refused it, or you no longer had the right to invite.',
      cure: 'Try to make a new link again later; if it is refused again, ask an administrator.',
      who: WHO.you,
    }),
  },
  teamRefusals: {
    'takes-no-guests': ({ name, team }) => ({
      sentence: `“${team}” takes no new members by hand.`,
      cure: `Have ${name} added where this group is kept, or add them to another team in Teams itself.`,
      who: WHO.admin,
    }),
    'permission-missing': ({ name }) => ({
      sentence: 'The app may not add anybody to this team: GroupMember.ReadWrite.All is missing.',
      cure: `An owner can add ${name} in Teams itself.`,
      who: WHO.owner,
    }),
    'team-gone': ({ name, team }) => ({
      sentence: `“${team}” does not exist any more.`,
      cure: `An owner of another team can add ${name} there, in Teams itself.`,
      who: WHO.owner,
    }),
    'inviter-lost-right': ({ name, team }) => ({
      sentence: `You are not an owner of “${team}” any more.`,
      cure: `An owner can add ${name} in Teams itself.`,
      who: WHO.owner,
    }),
    refused: ({ name, team }) => ({
      sentence: `The group of “${team}” refused the new member.`,
      cure: `An owner can add ${name} in Teams itself.`,
      who: WHO.owner,
    }),
  },
};
