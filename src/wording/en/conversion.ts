import type { ConversionSentences } from '../conversion-sentences.ts';
import { counted } from './counted.ts';

/** The form for a conversion, and the cards of what its check finds. */
export const conversion: Omit<ConversionSentences, 'conversionFindings' | 'conversionFine' | 'conversionNotChecked'> = {
  conversionForm: {
    heading: 'Convert an internal account',
    intro:
      'The person keeps the same account here, but signs in with the account of their own organisation. First everything is checked; nothing changes yet.',
    person: 'Account to convert',
    personNone: 'Type it below instead',
    personChosen: 'The account you chose',
    personTyped: 'Or type a name, sign-in name or address',
    external: 'Their external email address',
    signIn: 'Account they will sign in with',
    signInHint: 'The name they type to sign in at their own organisation. Ask them; Teams checks its domain.',
    personTypedWhole: 'Or type their whole sign-in name or address',
    message: 'Your message to them (optional)',
    language: 'Language in which they are asked',
    languageTheirs: 'Theirs, if it is known',
    next: 'Next: check',
    same: 'Same as the address',
    personMissing: 'Choose an account or type one.',
    personUnknown: ({ text }) => `No account matches “${text}”. Check the spelling, or choose from the list.`,
    personGone: 'The account you chose is not in our directory any more. Choose another one, or type it.',
    tooManyPeople: ({ text, max }) => `More than ${max} accounts match “${text}”. Type more of the name.`,
    personInexact: ({ text }) =>
      `No account is found by “${text}”. Type the whole sign-in name or address, or choose from the list.`,
    checksUsedUp: ({ max }) =>
      `This would be more than the ${max} addresses that you may have checked in 24 hours. Go on later, or ask a Guestlist administrator.`,
    externalMissing: 'Enter the address at their own organisation.',
    externalMalformed: ({ text }) => `The external address, “${text}”, is not a complete email address.`,
    signInMissing: 'Enter the account they sign in with, such as haeun@fabrikam.example.',
    signInMalformed: ({ text }) =>
      `The account they sign in with, “${text}”, is not complete. It looks like haeun@fabrikam.example.`,
  },
  conversionChoose: {
    heading: ({ n, text }) => `${n} accounts match “${text}”. Which one?`,
    useRow: 'Use ›',
  },
  conversionChecking: { heading: 'Checking the account', nothingChanged: 'Nothing has been changed.' },
  conversionCancelled: { heading: 'Cancelled; nothing was changed', start: 'Convert an account' },
  convertInstead: {
    option:
      'If the account really belongs to an outsider, it can be converted instead. Converting is checked first; nothing changes yet.',
    button: 'Convert instead',
  },
  preFlight: {
    blocked: ({ name }) => `${name} can’t be converted yet`,
    blockedUnknown: 'This account can’t be converted yet',
    ready: ({ name }) => `${name} can be converted`,
    unread: ({ name, n }) =>
      `Nothing found against converting ${name}, but ${counted(n, 'point', 'points')} could not be read`,
    account: 'Account:',
    external: 'External address:',
    signIn: 'Signs in with:',
    stated: ({ asker }) => `Stated by ${asker}, not verified.`,
    withoutTeams: 'This goes on although Teams could not let them in. The reason:',
    readAt: ({ time }) => `Read from the directory: ${time}. Nothing has been changed.`,
    settingsWait: 'A changed setting or role takes Microsoft 15 to 60 minutes.',
    why: '“Ask for confirmation” appears when nothing must be fixed any more.',
    ask: 'Ask for confirmation',
    showFine: ({ n }) => (n === 1 ? 'Show the one that is fine' : `Show the ${n} that are fine`),
    showInfo: ({ n }) => (n === 1 ? 'Show the one that is good to know' : `Show the ${n} that are good to know`),
    never: 'No exception is possible here.',
    read: ({ property, value }) => `Read: ${property} = ${value}`,
    empty: '(empty)',
    readFrom: ({ properties }) => `Read: ${properties}`,
    basis: ({ basis, since }) => (since === undefined ? `Source: ${basis}` : `Source: ${basis} (${since})`),
    bases: {
      'documented-2020': 'Only in Microsoft’s 2020 preview documents',
      field: 'Reported by other organisations, not promised by Microsoft',
      ours: 'Guestlist rule',
    },
  },
  teamsGate: {
    heading: ({ name }) => `Teams could not let ${name} in`,
    rule: 'The account they sign in with must have the same domain as mail. Otherwise Teams and some other services cannot authenticate them.',
    mail: 'mail after the conversion:',
    signIn: 'signs in with:',
    subDomain: ({ sub, domain }) => `${sub} and ${domain} count as different domains.`,
    alias: 'An alias does not help: the sign-in name of the account counts.',
    inviteSignIn: ({ signIn }) =>
      `Invite ${signIn} instead: address and mail change together, and everything is checked again.`,
    inviteSignInButton: 'Invite the sign-in address',
    override: ({ name }) =>
      `Or go on although ${name} will not be able to use Teams here. A reason is needed and kept.`,
    overrideButton: 'Go on without Teams…',
    reason: 'Why is it right to go on? The confirming administrator reads this and it is kept.',
    reasonMissing: 'Write the reason. Without it the conversion stops here.',
    send: 'Go on with this reason',
  },
};
