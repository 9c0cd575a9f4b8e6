import type { HolderSentences } from '../holder-sentences.ts';

/** For the holder of an account that is converted, and for those who cannot ask them. */
export const holder: HolderSentences = {
  holder: {
    titleAsk: ({ org }) => `A question about your sign-in at ${org}`,
    titleMove: ({ org }) => `Your sign-in at ${org} changes`,
    titleDone: ({ org }) => `Your sign-in at ${org} has changed`,
    titleStopped: ({ org }) => `The change of your sign-in at ${org} was stopped`,
    titlePlain: ({ org }) => `Your sign-in at ${org}`,
    headAsk: ({ address }) => `Is ${address} your address?`,
    heading: ({ org, domain }) => `Please move your ${org} sign-in to ${domain}`,
    who: ({ person, org, date, confirmer }) =>
      `${person} (${org}) asked for this on ${date}; ${confirmer} confirmed it.`,
    whoAlone: ({ person, org, date }) => `${person} (${org}) asked for this on ${date}; an administrator confirmed it.`,
    stays: ({ org }) => `Your groups and app access at ${org} that were given directly stay as they are.`,
    now: ({ org, signIn }) =>
      `Your sign-in does not change until you accept. Afterwards you sign in to Microsoft 365 at ${org} with ${signIn}, no longer with your ${org} password.`,
    stops: ({ org }) => `Windows sign-in, app passwords, scripts and flows under your ${org} sign-in stop then.`,
    noTeams: ({ org, signIn }) => `Teams at ${org} cannot let you in with ${signIn}.`,
    ask: ({ signIn }) =>
      `Say Yes only if you can sign in with ${signIn}. No stops it, and your sign-in stays as it is.`,
    issuing: 'Thank you. Your link is being made and will appear here.',
    issuingUnasked: 'Your link is being made and will appear here.',
    saidNo: ({ person, confirmer }) =>
      `Stopped. ${person} and ${confirmer} have been told; there is nothing to do for you.`,
    saidNoAlone: ({ person }) => `Stopped. ${person} has been told; there is nothing to do for you.`,
    how: 'How',
    step1: 'Press the button. Your browser opens a Microsoft page.',
    step2: ({ signIn, upn }) => `Sign in with ${signIn}. If the page shows ${upn}, choose “Use another account”.`,
    step3: ({ org }) => `Allow ${org} to read your name and email address. Then open Teams with the address below.`,
    step3NoTeams: ({ org }) => `Allow ${org} to read your name and email address.`,
    private: 'Only for you: please don’t forward this message.',
    keep: ({ org }) => `Keep this address of Teams for ${org}; you may not see this chat afterwards:`,
    coming: ({ person }) => `Your link appears here in a moment. If it does not, ask ${person}.`,
    done: ({ org, date }) => `Accepted on ${date}. Open Teams for ${org} with the button below.`,
    doneNoTeams: ({ org, date }) => `Accepted on ${date}. Teams at ${org} cannot let you in with that account.`,
    mismatch: ({ date, person }) =>
      `Accepted on ${date}, but with an account at another domain than that of your address here, so Teams may not let you in. Ask ${person}.`,
    stoppedHere: ({ date, person }) =>
      `This was stopped on ${date}. Please don’t use the link any more; ask ${person}.`,
    stoppedBefore: ({ date, person }) =>
      `This was stopped on ${date}. No link was shown to you, and your sign-in stays as it is. If you have questions, ask ${person}.`,
    linkGone: ({ person }) =>
      `It was not used for a long time. Your sign-in has not changed. If you still want to change it, ask ${person}.`,
    removed: 'What was kept of this was removed. There is nothing to do for you here.',
    yes: 'Yes, that is my address',
    no: 'No',
    accept: 'Accept (opens your browser)',
    openTeams: ({ org }) => `Open Teams for ${org}`,
    openTeamsShort: 'Open Teams',
  },
  unreachable: {
    someone: 'the holder',
    heading: ({ name }) => `${name} cannot be asked in Teams`,
    headingUnasked: ({ name }) => `${name} cannot be reached in Teams`,
    causes: {
      'no-teams': () => 'The account has no Teams.',
      'no-app': () => 'Guestlist could not be installed for the account.',
      'no-answer': ({ date }) => `No answer since ${date}.`,
    },
    confirmed: ({ person }) => `Confirmed by ${person}`,
    nothingDone: 'Nothing has been written and nothing was issued. The account works as it does today.',
    stillOpen: ({ name }) => `The question is still in their chat, and ${name} can answer it.`,
    lapses: ({ date }) => `If nothing comes of it by ${date}, the conversion lapses.`,
    optAgain: {
      'no-teams': 'Once the account has Teams, they can be reached there.',
      'no-app': 'Once the app may be installed for the account, they can be reached there.',
      'no-answer': 'Ask once more, with a new message.',
    },
    optStop: ({ name }) => `Or end it here. Nothing is issued, and the sign-in of ${name} stays as it is.`,
    again: 'Try Teams again',
    stop: 'Stop the conversion',
  },
};
