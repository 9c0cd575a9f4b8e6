import type { ConversionMailedSentences } from '../conversion-mailed-sentences.ts';
import type { FindingWords } from '../finding-words.ts';
import { WHO } from './who.ts';

const PUT_RIGHT = 'Have this put right, then send it again.';

function refused(): FindingWords {
  return {
    sentence: 'Exchange refused the mail.',
    cure: 'Have the rules for outgoing mail looked at, then send it again.',
    who: WHO.exchangeAdmin,
  };
}

export const conversionMailed: ConversionMailedSentences = {
  conversionMailed: {
    heading: ({ name }) => `The link could not be mailed to ${name}`,
    proofCode: ({ name, address }) =>
      address === undefined ? `${name} was confirmed by a code` : `${name} was confirmed by a code sent to ${address}`,
    proofNone: ({ person, reason }) => `Not asked: ${person} went on without proof${because(reason)}`,
    proofNoneSilent: ({ person, reason }) => `No answer: ${person} went on without proof${because(reason)}`,
    reason: ({ reason }) => `Reason: “${reason}”`,
    linkNext: ({ address }) => `Then: the link goes to ${address} by mail`,
    linkNow: ({ address }) => `The link is being mailed to ${address}`,
    linkDone: ({ address }) => `Link sent to ${address}`,
    linkFailed: ({ address }) => `The link could not be sent to ${address}`,
    notMailed: {
      'not-allowed': () => ({
        sentence: 'The mailbox for invitations refuses to send for this app.',
        cure: PUT_RIGHT,
        who: WHO.exchangeAdmin,
      }),
      'mailbox-not-found': () => ({
        sentence: 'The mailbox for invitations does not exist.',
        cure: PUT_RIGHT,
        who: WHO.exchangeAdmin,
      }),
      'address-refused': ({ address }) => ({
        sentence: `Exchange refused the address ${address}.`,
        cure: 'Ask whether the address is right and receives mail, then send it again.',
        who: WHO.invitee,
      }),
      'mail-refused': refused,
      'inviter-lost-right': () => ({
        sentence: 'When the mail was to be sent, whoever wanted it sent did not administer Guestlist any more.',
        cure: 'Somebody who does sends it again.',
        who: WHO.guestlistAdmin,
      }),
      'link-lost': () => ({
        sentence: 'The link of this invitation cannot be read any more.',
        cure: 'Look at the keys of the link vault, then send it again.',
        who: WHO.admin,
      }),
      'not-wanted': refused,
      'microsoft-refused': refused,
      'new-link-refused': refused,
      unanswered: () => ({
        sentence: 'For a day the mail could not be sent: the directory or Exchange did not answer.',
        cure: 'Have whoever runs Guestlist look why, then send it again.',
        who: WHO.guestlistAdmin,
      }),
    },
  },
};

function because(reason: string | undefined): string {
  return reason === undefined ? '' : `. Reason: “${reason}”`;
}
