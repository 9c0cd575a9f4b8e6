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
    wrote: ({ person }) => `${person} writes:`,
    byMail: ({ address, person }) =>
      `Your link goes to ${address} by mail and is not shown here. If it does not arrive, ask ${person}.`,
    saidNo: ({ person, confirmer }) =>
      `Stopped. ${person} and ${confirmer} have been told; there is nothing to do for you.`,
    saidNoAlone: ({ person }) => `Stopped. ${person} has been told; there is nothing to do for you.`,
    headRemind: ({ org, domain }) => `Reminder: please move your ${org} sign-in to ${domain}`,
    remind: 'You have not accepted yet. The link below is the same as before.',
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
    doneAfterStop: ({ date, person }) =>
      `Accepted on ${date}, although this had been stopped. Ask ${person} what comes next.`,
    mismatch: ({ date, person }) =>
      `Accepted on ${date}, but with an account at another domain than that of your address here, so Teams may not let you in. Ask ${person}.`,
    doneUnsure: ({ date, person }) => `Accepted on ${date}. Ask ${person} what comes next.`,
    problemTold: 'Thank you. Whoever asked for this is told. Nothing was stopped by it.',
    stoppedHere: ({ date, person }) =>
      `This was stopped on ${date}. Please don’t use the link any more; ask ${person}.`,
    stoppedBefore: ({ date, person }) =>
      `This was stopped on ${date}. No link was shown to you, and your sign-in stays as it is. If you have questions, ask ${person}.`,
    linkGone: ({ person }) =>
      `It was not used for a long time. Your sign-in has not changed. If you still want to change it, ask ${person}.`,
    removed: 'What was kept of this was removed. There is nothing to do for you here.',
    problem: 'Report a problem',
    problemKnown: ({ date }) => `You reported a problem on ${date}; whoever asked for this is told.`,
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
      'not-reached': ({ date }) => `Guestlist has not been able to reach the account in Teams since ${date}.`,
      'no-answer': ({ date }) => `No answer since ${date}.`,
    },
    confirmed: ({ person }) => `Confirmed by ${person}`,
    nothingDone: 'Nothing has been written and nothing was issued. The account works as it does today.',
    stillOpen: ({ name }) => `The question is still in their chat, and ${name} can answer it.`,
    lapses: ({ date }) => `If nothing comes of it by ${date}, the conversion lapses.`,
    optAgain: {
      'no-teams': 'Once the account has Teams, they can be reached there.',
      'no-app': 'Once the app may be installed for the account, they can be reached there.',
      'not-reached': 'This may pass by itself; then they can be reached there.',
      'no-answer': 'Ask once more, with a new message.',
    },
    optStop: ({ name }) => `Or end it here. Nothing is issued, and the sign-in of ${name} stays as it is.`,
    again: 'Try Teams again',
    stop: 'Stop the conversion',
    optCode: ({ name, address }) =>
      `A six-digit code goes to ${address}; ${name} tells it to you by phone or in person. It shows that they read that mailbox.`,
    optNoProof: ({ name, address }) => `Or go on without proof that ${address} belongs to ${name}. The reason is kept.`,
    thenMail: ({ address }) => `Either way the link then goes to ${address} by mail, and to nobody else.`,
    optConfirmer: ({ person, address }) =>
      `${person} can have a code sent to ${address}, or go on without proof. The link then goes to that address by mail.`,
    codeReason: ({ name }) => `Why is ${name} asked by a code? This is kept.`,
    noProofReason: 'Why is it right to go on? This is kept.',
    reasonMissing: 'Write the reason.',
    code: 'Send a code…',
    sendCode: 'Send the code',
    anotherCode: 'Send another code',
    checkCode: 'Check the code',
    noProof: 'Go on without proof…',
    sendNoProof: 'Go on with this reason',
    codeAsk: ({ name }) => `Code that ${name} told you`,
    codeSending: ({ address }) => `A code is being sent to ${address}.`,
    codeSent: ({ address, time }) => `A code was sent to ${address} on ${time}.`,
    codeUnsure: ({ name, address, time }) =>
      `A code may have gone out to ${address} on ${time}. Ask ${name} whether it came.`,
    codeGood: ({ time, n }) =>
      n === 1 ? `It is good until ${time}, for 1 more try.` : `It is good until ${time}, for ${n} more tries.`,
    codeFailed: ({ address }) => `The code could not be sent to ${address}.`,
    codesUsed: ({ time }) => `At most three codes a day can be sent. Another one can be sent from ${time}.`,
    codeMissing: 'Enter the six digits of the code.',
    codeWrong: 'That is not the code that was sent.',
    codeLate: 'That code is no longer good.',
    codeTriesUsed: 'Wrong codes were entered too often, so this one no longer counts.',
    codesUsedUp: 'At most three codes a day can be sent.',
  },
};
