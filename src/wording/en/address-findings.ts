import type { FindingSentences } from '../sentences.ts';
import { WHO } from './who.ts';

/** The address itself, and the words that go to it. */
export const addressFindings = {
  'address-malformed': ({ text }) => ({
    sentence: `“${text}” is not a complete email address.`,
    cure: 'Correct it, for example ann@fabrikam.example.',
    who: WHO.you,
  }),
  'address-edge': ({ char }) => ({
    sentence: `The part before @ starts or ends with “${char}”; Microsoft does not accept that.`,
    cure: 'Ask for the exact address.',
    who: WHO.invitee,
  }),
  'address-characters': ({ text, char }) => ({
    sentence: `${text} contains “${char}”, which Microsoft does not accept in invitations.`,
    cure:
      char === '+'
        ? 'Use the plain address, without “+” and what follows it.'
        : `Ask for an address without “${char}”.`,
    who: WHO.you,
  }),
  'address-listed-twice': ({ address }) => ({
    sentence: `${address} is in your list twice. One invitation will be made.`,
  }),
  'looks-like-a-shared-mailbox': ({ address }) => ({
    sentence: `${address} looks like a shared mailbox: everybody who reads it would get the codes and the link. Microsoft does not support group mailboxes as guests.`,
    cure: 'Ask for the address of one person.',
    who: WHO.invitee,
  }),
  'alias-possible': ({ address }) => ({
    sentence: `If ${address} is an alias, they need the link itself, not a direct address.`,
    cure: 'Make sure they use the link.',
  }),
  'web-address-in-message': () => ({
    sentence: 'Your message contains a web address. It is shown but cannot be pressed, and mail filters may object.',
    cure: 'Leave it out unless it is needed.',
    who: WHO.you,
  }),
} satisfies Partial<FindingSentences>;
