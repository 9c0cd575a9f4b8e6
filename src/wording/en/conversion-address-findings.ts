import type { ConversionDetails } from '../../domain/conversion/conversion-details.ts';
import type { ConversionFindingSentences, Day } from '../conversion-sentences.ts';
import { providerName } from './provider-names.ts';
import { WHO } from './who.ts';

/** The address that would be invited, who holds it already, and the account they sign in with. */
export const conversionAddressFindings = {
  'own-domain': ({ domain, address }) => ({
    sentence: `${domain} is a verified domain of our own tenant, so ${address} is not an external address.`,
    cure: 'Enter the address at the person’s own organisation.',
    who: WHO.you,
  }),
  'address-characters': ({ address, char }) => ({
    sentence: `${address} contains “${char}”, which Microsoft does not accept in invitations.`,
    cure:
      char === '+'
        ? 'Use the plain address, without “+” and what follows it.'
        : `Ask for an address without “${char}”.`,
    who: WHO.you,
  }),
  'already-invited': ({ since, ended }, day) => ({
    sentence:
      since === undefined
        ? 'This account already has a B2B invitation that is not accepted yet.'
        : `This account already has a B2B invitation, issued ${day(since)}, not accepted yet.`,
    cure:
      ended === undefined
        ? 'Let that one be accepted instead of converting again.'
        : `It comes from our conversion ${ended}, which ended. You can go on: that makes a new link, in place of one they may still have.`,
    who: WHO.admin,
  }),
  'already-external': (detail, day) => ({
    sentence: externalText(detail, day),
    cure: 'Nothing to convert. If they use another account now, redemption is reset in Microsoft Entra.',
    who: WHO.admin,
  }),
  'address-taken': ({ address, owner, kind }) => ({
    sentence: `${address} is already used by ${owner} (${kind}).`,
    cure: 'Remove the address there. Microsoft does not merge accounts.',
    who: WHO.admin,
  }),
  'address-of-a-contact': ({ owner, address }) => ({
    sentence: `The contact “${owner}” holds ${address}.`,
    cure: 'Remove the address from the contact, then check again.',
    who: WHO.exchangeAdmin,
  }),
  'other-mail-elsewhere': ({ address, owner }) => ({
    sentence: `${address} also stands in otherMails of ${owner}.`,
  }),
  'guest-twin': ({ guest, account }) => ({
    sentence: `A guest with this address is here already: ${guest}, beside ${account}.`,
    cure: 'Use the guest and convert nothing, or remove and purge the guest first; in the bin it holds the address for 30 days.',
    who: WHO.admin,
  }),
  'address-in-bin': ({ address, name, deletedAt, until }, day) => ({
    sentence: `A deleted account of ${name} may still hold ${address}; it was deleted on ${day(deletedAt)}.`,
    cure: `Delete it permanently, or restore it (possible until ${day(until)}) and use that one; then check again.`,
    who: WHO.admin,
  }),
  'sign-in-name-unknown': ({ address }) => ({
    sentence: `If their sign-in name differs from ${address}, only the invitation link works, not a direct link.`,
    cure: 'Make sure they use the link. Later they may have to type their own sign-in name.',
  }),
  'sign-in-domain-differs': ({ name, signInDomain, mailDomain, withoutTeams }) =>
    withoutTeams === undefined
      ? {
          sentence: `Teams could not let ${name} in: they sign in at ${signInDomain}, but mail will be at ${mailDomain}.`,
          cure: 'It was stated, not verified. Press “Change” and invite the sign-in address instead. A reason to go on without Teams can be given as soon as nothing else has to be fixed first.',
          who: WHO.admin,
        }
      : {
          sentence: `${name} will not be able to use Teams here: they sign in at ${signInDomain}, but mail will be at ${mailDomain}.`,
          cure: 'Nothing, if that is right. The reason above holds for this address and this sign-in account alone.',
          who: WHO.admin,
        },
} satisfies Partial<ConversionFindingSentences>;

function externalText({ since, provider }: ConversionDetails['already-external'], day: Day): string {
  const parts = [
    ...(since === undefined ? [] : [`accepted ${day(since)}`]),
    ...(provider === undefined ? [] : [`signs in with ${providerName(provider)}`]),
  ];
  return parts.length === 0 ? 'This account is B2B already.' : `This account is B2B already: ${parts.join(', ')}.`;
}
