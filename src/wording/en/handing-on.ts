import type { ChangeKind } from '../../domain/access-change/access-change.ts';
import type { HandingOnSentences } from '../handing-on-sentences.ts';
import { listed, someOf } from './listed.ts';
import { WHO } from './who.ts';

type Name = { readonly name: string };

const ASK_AGAIN = 'Look at the account, then ask again.';

export const handingOn: HandingOnSentences = {
  handingOn: {
    headings: {
      reset: ({ name }) => `Let ${name} accept again with another account?`,
      address: ({ name }) => `Change the address of ${name}?`,
      restore: ({ name }) => `Restore the deleted guest ${name}?`,
      block: ({ name }) => `Block the sign-in of ${name} until somebody decides?`,
    },
    becauseOf: {
      block: 'A conversion of this account is to be stopped, and its invitation cannot be withdrawn.',
      address: 'They have accepted with an account that does not fit mail, so Teams keeps them out.',
    },
    oldAddress: 'Address now:',
    newAddress: 'New address:',
    groups: 'Other groups:',
    deletedBy: 'Deleted by:',
    otherGroups: ({ name, groups, date }) =>
      `On ${date}, ${name} was also in ${someOf(groups)}. Whoever signs in gets all of it.`,
    noGroups: ({ date }) => `On ${date}, in no other group.`,
    showGroups: ({ n }) => `Show all ${n} groups`,
    everyGroup: ({ groups }) => `${listed(groups)}.`,
    groupsUnread: 'Not readable. Whoever signs in gets all of them.',
    groupsDeleted: 'They cannot be read while the account is deleted. Whoever signs in gets all of them.',
    inTheWay: ({ name }) => `${name} could not be invited now:`,
    deletedAt: ({ person, date }) => `${person}, on ${date}`,
    deletedUnknown: ({ date }) => `On ${date}; the audit log does not say by whom.`,
    deletedUnread: ({ permission }) => `Not readable: needs ${permission}`,
    deletedUnanswered: 'Not readable: the audit log did not answer.',
    asked: 'Your request has gone to the administrators. Nothing has changed yet.',
    signIn: ({ name }) => `Until ${name} accepts again they cannot sign in.`,
    comesBack: ({ name }) => `${name} can then sign in again, with all that the account had when it was deleted.`,
    blocks: ({ name }) => `${name} can then not sign in at all, until an administrator allows it in Microsoft Entra.`,
    ask: ({ name }) => `Before you confirm, ask ${name} by a phone number or address that you already know.`,
    acts: {
      reset: 'Reset redemption',
      address: 'Change the address',
      restore: 'Restore the account',
      block: 'Block sign-in',
    },
    notes: {
      own: 'You asked for this yourself, so another administrator has to confirm it.',
      hasRole: 'The account has a role in the directory, so Microsoft refuses this. Take the role away first.',
      accountChanged: 'The account is not what it was when this card was made. Check again.',
      accountConverted:
        'A conversion of this account ended before anybody accepted, and its link may still work. Nothing was asked for: convert the account again instead.',
      accountInUse: 'Another request about this account is open. Wait for its end, or withdraw it.',
      addressRefused: 'This address cannot be theirs: it is taken, or must not be invited.',
    },
  },
  askChange: {
    headDeleted: ({ name }) => `${name} was a guest and was deleted`,
    deleted: ({ date, until }) => `Deleted on ${date}. The account can be restored until ${until}.`,
    handsOn: 'This hands access on to another sign-in, so another administrator confirms it first.',
    comesBack: 'This brings their access back, so another administrator confirms it first.',
    buttons: {
      reset: 'Ask to reset redemption…',
      address: 'Ask to change the address…',
      restore: 'Ask to restore…',
    },
    newAddress: 'New address',
    signInAddress: 'The address they sign in with',
    addressMissing: 'Enter the new address.',
    sendAddress: 'Ask to change the address',
    asked: {
      reset: ({ time }) => `Resetting the redemption was asked for at ${time}.`,
      address: ({ time, address }) => `The address ${address} was asked for at ${time}.`,
      restore: ({ time }) => `Restoring the account was asked for at ${time}.`,
    },
    inTheWay: ({ address }) => `Nothing was asked for: ${address} cannot be their address.`,
  },
  changeStatus: {
    awaiting: sentenceOf((what) => `Waiting for confirmation to ${what}`),
    confirmed: sentenceOf((what) => `Confirmed: the request to ${what}`),
    denied: sentenceOf((what) => `The request to ${what} was declined`),
    withdrawn: sentenceOf((what) => `The request to ${what} was withdrawn; nothing was changed`),
    lapsed: sentenceOf((what) => `The request to ${what} lapsed; nothing was changed`),
    failed: sentenceOf((what) => `The request to ${what} could not be carried out`),
    done: {
      reset: ({ name }) => `${name} is invited to accept again`,
      address: ({ name }) => `The address of ${name} was changed`,
      restore: ({ name }) => `${name} was restored`,
      block: ({ name }) => `The sign-in of ${name} is blocked`,
    },
    accepted: ({ name }) => `${name} has accepted again`,
    acceptedEnd: 'They sign in with the account that they have accepted with.',
    doing: 'Everything is looked at once more, and then it is done.',
    ends: {
      reset: ({ name }) =>
        `A new link goes to ${name}; the card of that invitation says how it goes on. Until they accept they cannot sign in.`,
      address: ({ name }) =>
        `A new link goes to ${name} at that address; the card of that invitation says how it goes on. Until they accept they cannot sign in.`,
      restore: ({ name }) => `${name} can sign in again, with all that the account had when it was deleted.`,
      block: ({ name }) => `${name} cannot sign in until an administrator allows it in Microsoft Entra.`,
    },
    mailStays: ({ address }) => `mail is ${address} already, or may be; they sign in as before.`,
    mayBeReset: ({ name }) =>
      `Whether their redemption was reset is not known: ${name} may have to accept again before they can sign in.`,
    failures: {
      'permission-missing': {
        sentence: 'The app lacks the permission that this needs.',
        cure: 'An administrator grants it. Then ask again.',
        who: WHO.admin,
      },
      refused: { sentence: 'Microsoft refused it.', cure: ASK_AGAIN, who: WHO.admin },
      'account-gone': {
        sentence: 'The account is not in our directory any more.',
        cure: 'Restore it first, if that was not meant; then ask again.',
        who: WHO.admin,
      },
      'right-lost': {
        sentence: 'Whoever asked for it, or confirmed it, does not administer Guestlist any more.',
        cure: 'Another administrator can ask again.',
        who: WHO.guestlistAdmin,
      },
      'account-changed': {
        sentence: 'The account is not what it was when this was asked for.',
        cure: ASK_AGAIN,
        who: WHO.guestlistAdmin,
      },
      'address-taken': {
        sentence: 'Somebody else has the address by now, or is invited by it.',
        cure: 'Find out who, or ask again with another address.',
        who: WHO.guestlistAdmin,
      },
      'other-account': {
        sentence: 'Microsoft answered with another account, so the link went to nobody.',
        cure: ASK_AGAIN,
        who: WHO.admin,
      },
    },
    notIssued: { cure: 'Have the cause put right, then ask again.', who: WHO.admin },
  },
};

function sentenceOf(say: (what: string) => string): Readonly<Record<ChangeKind, (values: Name) => string>> {
  return {
    reset: ({ name }) => say(`reset the redemption of ${name}`),
    address: ({ name }) => say(`change the address of ${name}`),
    restore: ({ name }) => say(`restore ${name}`),
    block: ({ name }) => say(`block the sign-in of ${name}`),
  };
}
