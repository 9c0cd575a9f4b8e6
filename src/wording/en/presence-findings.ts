import type { Audience } from '../../domain/eligibility.ts';
import type { FindingWords } from '../finding-words.ts';
import type { FindingSentences } from '../sentences.ts';
import { WHO } from './who.ts';

const NOT_NEEDED = 'No invitation is needed.';

const NOT_BESIDE = {
  goesOn: 'Nothing to invite: a further link would make the one from the conversion useless.',
  stopped:
    'A new link would undo the stop. If it is wanted after all, have the account converted again, once the stopped request is marked as done.',
};

/** What the directory holds for the address already. What may be chosen then is said by a card of its own. */
export const presenceFindings = {
  'already-invited': ({ address }) => ({
    sentence: `${address} is already invited and has not accepted.`,
  }),
  'invited-by-colleague': ({ address }) => ({
    sentence: `An invitation to ${address} is open already.`,
  }),
  'invited-by-somebody-else': ({ address }) => ({
    sentence: `${address} is invited already, by somebody else.`,
    cure: 'A new link makes the one they have useless.',
    who: WHO.you,
  }),
  'account-being-converted': ({ address, isStopped, reference }, audience) => ({
    sentence: isStopped
      ? `The conversion of the account with ${address} was stopped${forAdmin(audience, ` (reference ${reference})`)}.`
      : `An administrator is converting the account with ${address}${forAdmin(audience, ` (reference ${reference})`)}.`,
    cure:
      audience === 'admin' ? NOT_BESIDE[isStopped ? 'stopped' : 'goesOn'] : 'Ask a Guestlist administrator about it.',
    who: WHO.guestlistAdmin,
  }),
  'already-a-guest': ({ address, name, account }, audience) => ({
    sentence: `${address} is already a guest${forAdmin(audience, `: ${name}, account ${account}`)}.`,
    cure: NOT_NEEDED,
    who: WHO.you,
  }),
  'an-external-member': ({ address, name, account }, audience) => ({
    sentence: `${address} is here already, as a member with a sign-in elsewhere${forAdmin(audience, `: ${name}, account ${account}`)}.`,
    cure: 'Add them to the team; no invitation is needed.',
    who: WHO.owner,
  }),
  'already-in-team': ({ address, name, team }, audience) => ({
    sentence: `${audience === 'admin' ? `${name} (${address})` : address} is already in “${team}”.`,
    cure: 'Nothing to invite.',
    who: WHO.you,
  }),
  'a-colleague': ({ address, account }, audience) => ({
    sentence: `${address} belongs to a colleague${forAdmin(audience, `: to the internal account ${account}`)}.`,
    cure: 'Add them to the team, no invitation.',
    who: WHO.owner,
  }),
  'guest-blocked': ({ name }, audience) =>
    adminOnly(audience, {
      sentence: `${name} is a guest here, but blocked from signing in.`,
      cure: 'Only an administrator can decide that. A new invitation would not help.',
      who: WHO.admin,
    }),
  'colleague-blocked': ({ name }, audience) =>
    adminOnly(audience, {
      sentence: `The account of ${name} is blocked from signing in.`,
      cure: 'Only an administrator can decide that. An invitation would not help.',
      who: WHO.admin,
    }),
  deleted: ({ name, isInternal, deletedAt, until }, audience) =>
    adminOnly(audience, {
      sentence: isInternal
        ? `An internal account of ${name} holds this address and was deleted on ${day(deletedAt)}.`
        : `${name} was a guest and was deleted on ${day(deletedAt)}.`,
      cure: isInternal
        ? `Restore the account (possible until ${day(until)}) if they work here again, or delete it permanently; then check again. Until then the address may be taken.`
        : `Restore the account (possible until ${day(until)}), then check again. Until then the address may be taken.`,
      who: WHO.admin,
    }),
  'address-of-a-contact': ({ owner, address }, audience) =>
    adminOnly(audience, {
      sentence: `The contact “${owner}” holds ${address}; Microsoft may refuse the invitation.`,
      cure: 'You can go on. If it is refused, remove the address from the contact.',
      who: WHO.exchangeAdmin,
    }),
  'other-mail-elsewhere': ({ owner, address }, audience) =>
    adminOnly(audience, { sentence: `${address} also stands in otherMails of ${owner}.` }),
  'address-of-a-group': ({ owner, address }, audience) =>
    adminOnly(audience, {
      sentence: `The group “${owner}” has the address ${address}; a group cannot be a guest.`,
      cure: 'Enter the address of one person.',
      who: WHO.you,
    }),
} satisfies Partial<FindingSentences>;

function forAdmin(audience: Audience, more: string): string {
  return audience === 'admin' ? more : '';
}

/** Cards put `common.look` in the place of these for an inviter; a sentence that slipped through would still tell nothing. */
function adminOnly(audience: Audience, words: FindingWords): FindingWords {
  return audience === 'admin' ? words : { sentence: 'An administrator has to look at this.', who: WHO.admin };
}

function day(iso: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(iso),
  );
}
