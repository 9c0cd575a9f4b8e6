import type { HandOverSentences } from '../hand-over-sentences.ts';
import { WHO } from './who.ts';

/** The card that shows the link to the inviter alone, and what the living card says of it. */
export const handOver: HandOverSentences = {
  handOver: {
    title: 'A link for you to pass on',
    titleGone: 'The link is not shown here any more',
    heading: ({ name }) => `Pass this link on to ${name} yourself`,
    whyFailed: ({ address, cause }) => `The mail to ${address} could not be sent: ${cause}`,
    whyAsked: 'You asked for the link.',
    rule: ({ name }) =>
      `Only for ${name}. Send it in a message to them alone, never in a channel or group chat. Don’t open it yourself.`,
    link: ({ name }) => `Link for ${name}`,
    readyMade: 'Ready-made message',
    hello: ({ name }) => `Hello ${name},`,
    helloNoName: 'Hello,',
    message: ({ team, org, address }) =>
      `this is your invitation to “${team}” at ${org}. Please sign in with ${address}. Questions? Call me.`,
    messageNoTeam: ({ org, address }) =>
      `this is your invitation to work with ${org}. Please sign in with ${address}. Questions? Call me.`,
    hidden: ({ name }) => `The link is hidden here once you press “I passed it on”, or when ${name} accepts.`,
    microsoftWarning:
      'This makes a new link; the one before it stops working. Microsoft drops your words and the notice to the other address, and may not mail somebody who is already in the directory.',
    coming: 'The link comes on this card in a moment.',
    goneNow: 'This link is no longer in use and is not shown any more.',
    mailChosen: 'The mail was chosen after all. The link is not shown here any more.',
    microsoftChosen: 'Microsoft’s mail with a new link was chosen. The link before it is not shown here any more.',
    done: ({ date }) => `Link passed on by you on ${date}. It is no longer shown here.`,
    passedOn: 'I passed it on',
    mailAgain: 'Try the mail again',
    letMicrosoft: 'Let Microsoft send it…',
    sendMicrosofts: 'Send Microsoft’s mail',
    comes: 'The link comes on a card of its own, for you to pass on.',
    shown: 'The link is on a card of its own in this chat, for you to pass on.',
    failures: {
      unreachable: {
        sentence: 'The link could not be shown to you in Teams.',
        cure: 'Write a word to Guestlist in your own chat with it, then ask for the link again.',
        who: WHO.you,
      },
      'link-lost': {
        sentence: 'The link could not be shown to you: it cannot be read any more.',
        cure: 'Make a new link; the one they may have stops working then.',
        who: WHO.you,
      },
      'inviter-lost-right': {
        sentence: 'When the link was to be shown, you no longer had the right to invite.',
        cure: 'Get the right back, then ask for it again.',
        who: WHO.owner,
      },
    },
  },
};
