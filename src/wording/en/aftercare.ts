import type { AftercareStep } from '../../domain/conversion/conversion-entry.ts';
import type { AftercareSentences } from '../aftercare-sentences.ts';
import { WHO } from './who.ts';

const NEEDS: Readonly<Record<AftercareStep, string>> = {
  sessions: 'The app needs User.RevokeSessions.All.',
  guest: 'The app needs User.ReadWrite.All, and may read the teams and the roles of the account.',
  member: 'The app needs User.ReadWrite.All.',
  password: 'The app needs User-PasswordProfile.ReadWrite.All and the role User Administrator.',
};

/** The steps after the acceptance. */
export const aftercare: AftercareSentences = {
  aftercare: {
    steps: {
      sessions: {
        offer: () => 'Old sessions may still be open for a while.',
        button: 'End the old sessions',
        now: 'The old sessions are being ended',
        not: 'The old sessions were not ended',
      },
      guest: {
        offer: () =>
          'User type is still Member. Guest means guest rights and billing by monthly active users. Decide with the licence owner.',
        button: 'Change user type to Guest',
        now: 'The user type is being changed to Guest',
        not: 'User type is still Member',
      },
      member: {
        offer: () => 'The user type can be taken back.',
        button: 'Back to Member',
        now: 'The user type is being changed back to Member',
        not: 'User type is still Guest',
      },
      password: {
        offer: ({ name }) =>
          `The internal password may still work for on-premises resources. A random one takes its place, and nobody learns it; ${name} signs in with their own account.`,
        button: 'Replace the password',
        now: 'The internal password is being replaced',
        not: 'Internal password not replaced',
      },
    },
    sessionsDone: ({ time }) => `Old sessions ended as far as Microsoft allows (${time})`,
    guestDone: ({ date, until }) =>
      until === undefined
        ? `User type is Guest since ${date}`
        : `User type is Guest since ${date}; one press takes it back until ${until}`,
    memberDone: ({ date }) => `User type is Member again since ${date}`,
    passwordDone: 'Internal password replaced by a random one',
    refused: ({ step, because }) => {
      switch (because) {
        case 'permission-missing':
          return { sentence: 'The app may not do it.', cure: NEEDS[step], who: WHO.admin };
        case 'refused':
          return {
            sentence: 'Microsoft refused it, or the account has changed since.',
            cure: 'Look at the account in Microsoft Entra, and do it there.',
            who: WHO.admin,
          };
        case 'unanswered':
          return {
            sentence: 'For a day no answer came that says whether it is done.',
            cure: 'Look at the account in Microsoft Entra; if it is not done, press again.',
            who: WHO.admin,
          };
        case 'account-gone':
          return { sentence: 'The account is not in our directory any more.' };
        case 'owns-teams':
          return {
            sentence: 'The account owns teams, and guests cannot own a team.',
            cure: 'Make somebody else an owner in its place; then press again.',
            who: WHO.admin,
          };
        case 'has-role':
          return {
            sentence: 'The account holds a directory role, or may activate one.',
            cure: 'Take the role away; then press again.',
            who: WHO.admin,
          };
        case 'synced':
          return {
            sentence: 'The account is synchronised from an on-premises directory, where its password is kept.',
            cure: 'Set the password to a random GUID there.',
            who: WHO.admin,
          };
        case 'right-lost':
          return {
            sentence: 'Whoever pressed does not administer Guestlist any more.',
            cure: 'An administrator of Guestlist presses again.',
            who: WHO.guestlistAdmin,
          };
      }
    },
    linkNow: ({ org, address }) => `The link to Teams for ${org} is being sent to ${address}`,
    linkDone: ({ org, address }) => `Link to Teams for ${org} sent to ${address}`,
    linkMaybe: ({ org, address }) => `The link to Teams for ${org} may have gone out to ${address}`,
    linkNot: ({ org, address }) => `The link to Teams for ${org} could not be sent to ${address}`,
    linkAgain: 'Send the Teams link again',
  },
};
