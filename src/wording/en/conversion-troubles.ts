import type { ConversionRequestSentences } from '../conversion-request-sentences.ts';
import { conversionSubjects } from './conversion-subjects.ts';
import { listed } from './listed.ts';
import { refusals } from './refusals.ts';
import { WHO } from './who.ts';

const { failures } = refusals;
const ASK_AGAIN = 'Check the account once more, and ask again.';

/** Why a conversion came to nothing, or needs somebody. */
export const conversionTroubles: ConversionRequestSentences['conversionTroubles'] = {
  changed: ({ what }) => {
    const subjects = [...new Set(what.map((code) => conversionSubjects[code]))];
    const has = subjects.length === 1 ? 'has' : 'have';
    return {
      sentence:
        subjects.length === 0
          ? 'Stopped before sending: something has changed since the confirmation. Nothing was converted.'
          : `Stopped before sending: ${listed(subjects)} ${has} changed since the confirmation. Nothing was converted.`,
      cure: `${ASK_AGAIN} What was found then is shown there.`,
      who: WHO.guestlistAdmin,
    };
  },
  rightLost: {
    sentence:
      'Stopped before sending: whoever asked or confirmed is no administrator of Guestlist any more. Nothing was converted.',
    cure: 'An administrator of Guestlist asks again, and another one confirms.',
    who: WHO.guestlistAdmin,
  },
  accountGone: {
    sentence: 'The account is not in our directory any more.',
    cure: 'If it is restored, it may be accepted for all the same, and it is not watched any more. Restore it only if that is meant; then ask again.',
    who: WHO.admin,
  },
  inviteUnsure: ({ time }) => ({
    sentence: `The answer to the invitation of ${time} was lost, and nothing could be found out about it since. Guestlist goes on trying.`,
    cure: 'Look at the account in Microsoft Entra, and have whoever runs Guestlist look why it gets no answers.',
    who: WHO.admin,
  }),
  mailRefused: {
    'permission-missing': {
      sentence: 'The app may not change mail: User.ReadWrite.All is missing.',
      cure: 'An administrator grants it. Then ask again.',
      who: WHO.admin,
    },
    refused: {
      sentence: 'Microsoft refused to change mail.',
      cure: 'Look whether a mailbox, a role or the on-premises directory holds the account. Then check the account once more, and ask again.',
      who: WHO.admin,
    },
    'account-gone': {
      sentence: 'The account is not in our directory any more.',
      cure: 'Restore it first, if that was not meant; then ask again.',
      who: WHO.admin,
    },
  },
  issueRefused: {
    'invitations-off': ({ domain }) => ({
      ...failures['invitations-off']({ domain }),
      cure: 'An administrator changes “Guest invite settings”; that takes 15 to 60 minutes. Then ask again.',
    }),
    'own-domain': ({ domain }) => ({
      ...failures['own-domain']({ domain }),
      cure: 'Ask again with the address at their own organisation.',
      who: WHO.guestlistAdmin,
    }),
    'already-exists': ({ domain }) => ({ ...failures['already-exists']({ domain }), cure: ASK_AGAIN, who: WHO.admin }),
    'internal-object-exists': ({ domain }) => ({
      ...failures['internal-object-exists']({ domain }),
      cure: 'Find that account, and remove the address there or delete it permanently. Then ask again.',
    }),
    'address-conflict': ({ domain }) => ({
      ...failures['address-conflict']({ domain }),
      cure: 'Remove it there, then ask again.',
    }),
    'blocked-by-us': failures['blocked-by-us'],
    'blocked-by-both': failures['blocked-by-both'],
    'partner-app-disabled': failures['partner-app-disabled'],
    'domain-refused': failures['domain-refused'],
    'input-refused': ({ domain }) => ({
      ...failures['input-refused']({ domain }),
      cure: 'Check the account once more; if it is synchronised, look first at its on-premises UPN. Then ask again.',
      who: WHO.admin,
    }),
    'permission-missing': ({ domain }) => ({
      ...failures['permission-missing']({ domain }),
      cure: 'An administrator grants it. Then ask again.',
    }),
    'quota-reached': ({ domain }) => ({
      ...failures['quota-reached']({ domain }),
      cure: 'An administrator frees or extends the quota. Then ask again.',
    }),
    'inviter-lost-right': () => ({
      sentence: 'When it was to be issued, the right to do so was lost.',
      cure: 'An administrator of Guestlist asks again, and another one confirms.',
      who: WHO.guestlistAdmin,
    }),
    'account-changed': () => ({
      sentence: 'The account is not the one that was confirmed any more.',
      cure: ASK_AGAIN,
      who: WHO.guestlistAdmin,
    }),
  },
  strayed: ({ got, asked, isRemoved }) => ({
    sentence: `Microsoft’s answer names the account ${got} instead of ${asked}. Nothing was delivered.${isRemoved ? ' The guest that this call made was removed.' : ''}`,
    cure: isRemoved
      ? 'Look why Microsoft took another account for this one: its mail and its other addresses first.'
      : 'Look at that account in Microsoft Entra: if it is a new guest that nobody needs, remove it.',
    who: WHO.admin,
  }),
  goneAfter: {
    sentence: 'The account was deleted after it had been accepted. Nothing was compared, and nothing was sent.',
    cure: 'If that was a mistake, restore it in Microsoft Entra within 30 days, then compare it again here.',
    who: WHO.admin,
  },
  notAccepted: {
    sentence:
      'Nobody from outside signs in with the account at present: its redemption was reset, or it was converted back. Nothing was compared.',
    cure: 'Once it is accepted again, compare it again here. If it is to stay as it is, mark this as done.',
    who: WHO.admin,
  },
  anotherAccepted: ({ other, address = 'the same address' }) => ({
    sentence: `The account ${other} has ${address} too, and has accepted, so it is not certain which of the two they sign in with. Nothing was compared.`,
    cure: 'Look at both in Microsoft Entra and remove the one that nobody needs, then compare again here.',
    who: WHO.admin,
  }),
  mismatch: ({ signInDomain, mailDomain }) => ({
    sentence: `They signed in at ${signInDomain}, but mail is at ${mailDomain ?? 'another domain by now'}: Teams will not let them in. Nothing more was changed.`,
    cure: 'Set mail to the sign-in address and reset redemption to it; another administrator confirms that.',
    who: WHO.admin,
  }),
};
