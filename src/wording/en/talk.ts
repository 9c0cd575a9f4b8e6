import type { Sentences } from '../sentences.ts';

/** What is said in the chat besides the cards of an invitation. */
export const talk: Pick<Sentences, 'talk' | 'problem'> = {
  talk: {
    welcomeHeading: 'Guestlist brings guests into Teams',
    welcome:
      'Give me an email address. I check everything first, send a mail the guest can trust, and tell you when the team is ready for them.',
    welcomeTry: 'Try: invite ann@fabrikam.example',
    welcomeConvert:
      'You can also type: convert kim@contoso.example to kim@fabrikam.example. I check whether that account can be converted.',
    helpHeading: 'What you can say',
    commands: {
      invite: { command: 'invite:', meaning: 'invite a guest, for example: invite ann@fabrikam.example' },
      convert: {
        command: 'convert:',
        meaning:
          'check whether an internal account can be converted, for example: convert kim@contoso.example to kim@fabrikam.example',
      },
      language: { command: 'language:', meaning: 'English or Korean' },
      help: { command: 'help:', meaning: 'this list' },
    },
    unknown: 'I can’t tell what you would like to do. I can invite guests: give me an email address.',
    unknownAddress: ({ address }) =>
      `I found the address ${address}. To invite this person, press the button or type: invite ${address}`,
    languageHeading: 'In which language shall I answer you?',
    languageNow: ({ language }) => `Now: ${language}`,
    languageMail: 'The language of a guest’s mail is chosen on each invitation.',
    refuse:
      'Guestlist works only for members of the organisation that runs it. Please ask the person there you work with.',
    refuseGuest:
      'Guests can use what they were added to, but can’t invite. Please ask the colleague here you work with.',
    refuseAdmin: 'Only administrators of Guestlist may do this.',
    channelOnlyPrivate: 'Write to me in our personal chat, please: what is asked for is private.',
    channelStarted: ({ person }) => `${person} started an invitation. The details are private.`,
    channelConversion: ({ person }) => `${person} started to check a conversion. The details are private.`,
    askedInTeam: ({ team }) => `You get this because of your request in “${team}”.`,
    askedElsewhere: 'You get this because of your request elsewhere in Teams.',
    formBelow: 'The form is at the end of our chat.',
  },
  problem: {
    heading: 'That did not work',
    generic: 'Something went wrong on our side.',
    genericDo: 'Try again in a few minutes. If it happens again, give the reference to your administrator.',
    permission: ({ permission }) =>
      `The app lacks the permission ${permission}, so nothing was started. An administrator can grant it.`,
    graphDown: 'Microsoft’s directory does not answer right now, so nothing was started.',
    dbDown: 'Guestlist can’t save at the moment, so nothing was started.',
    later: 'Please try again in a few minutes.',
    notFound: 'This card belongs to a request that is no longer kept. Nothing has changed.',
    notFoundDo: 'You can start a new invitation at any time.',
    stale: 'The card you pressed was out of date. This is the current one.',
    notYours: 'This card belongs to somebody else. Nothing has changed.',
    twice: 'Already under way; pressing twice does nothing more.',
    unknownVerb: 'This button is from an older version. Here is the current card.',
    tooLong: ({ length, max }) => `Your text is too long (${length} characters). At most ${max} fit.`,
    show: 'Show the current card',
  },
};
