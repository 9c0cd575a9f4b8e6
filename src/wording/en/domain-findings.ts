import type { DetailOf } from '../../domain/eligibility.ts';
import type { Difference } from '../../domain/finding-details.ts';
import type { FindingSentences } from '../sentences.ts';
import { WHO } from './who.ts';

/** The domain of the address: whose it is, and whether it is the one that is meant. */
export const domainFindings = {
  'domain-international': ({ domain, ascii }) => ({
    sentence: `In technical form the domain ${domain} is ${ascii}.`,
    cure: 'Make sure that it is the domain you know.',
  }),
  'own-domain': ({ domain, address }) => ({
    sentence: `${domain} is our own domain, so ${address} cannot be invited as a guest.`,
    cure: 'Enter the address at the person’s own organisation.',
    who: WHO.you,
  }),
  'sub-domain-unlisted': ({ domain, own }) => ({
    sentence: `${domain} lies under our domain ${own} but is not one of ours, so it counts as another organisation.`,
    cure: 'Make sure that it is the domain you mean.',
  }),
  'domain-denied': ({ domain }) => ({
    sentence: `${domain} is on the deny list of our external collaboration settings.`,
    cure: `Have ${domain} taken off the list. SharePoint keeps a list of its own.`,
    who: WHO.admin,
  }),
  'domain-not-allowed': ({ domain }) => ({
    sentence: `${domain} is not on the allow list of our external collaboration settings.`,
    cure: `Have ${domain} added to the list. SharePoint keeps a list of its own.`,
    who: WHO.admin,
  }),
  'domain-refused-by-us': ({ domain }) => ({
    sentence: `Our invitation rules exclude ${domain}.`,
    cure: 'Ask a Guestlist administrator whether an exception is possible.',
    who: WHO.guestlistAdmin,
  }),
  'domain-looks-alike': ({ domain, known, difference }) => ({
    sentence: `${domain} looks like ${known} but is not the same: ${differenceText(difference)}.`,
    cure: 'Compare it with an address you already trust before you send.',
    who: WHO.you,
  }),
  'domain-mixed-script': ({ domain }) => ({
    sentence: `${domain} mixes letters of different alphabets, as fake addresses often do.`,
    cure: 'Ask the person for the address by another way before you send.',
    who: WHO.you,
  }),
  'domain-throw-away': ({ domain }) => ({
    sentence: `${domain} gives out throw-away addresses.`,
    cure: 'Ask for a lasting address.',
    who: WHO.invitee,
  }),
  'domain-consumer': ({ domain }) => ({
    sentence: `${domain} is for private mail, so no organisation stands behind this account.`,
    cure: 'Prefer a work address, if there is one.',
    who: WHO.invitee,
  }),
  'no-entra-home': ({ domain, ...ways }) => ({
    sentence: `${domain} has no Microsoft Entra tenant. The person signs in ${signIn(ways)}.`,
  }),
  'other-cloud': ({ domain }) => ({
    sentence: `${domain} seems to be in another Microsoft cloud.`,
    cure: 'Invite by their sign-in name; both sides must turn on Microsoft cloud settings.',
    who: WHO.admin,
  }),
} satisfies Partial<FindingSentences>;

function signIn({ hasCodes, isFederated }: Pick<DetailOf<'no-entra-home'>, 'hasCodes' | 'isFederated'>): string {
  if (isFederated) return 'with their organisation’s own SAML or WS-Fed provider';
  return hasCodes ? 'with a Microsoft account, Google or an email code' : 'with a Microsoft account or Google';
}

function differenceText({ kind, a, b }: Difference): string {
  return kind === 'ending' ? `ending ${a} instead of ${b}` : `“${a}” instead of “${b}”`;
}
