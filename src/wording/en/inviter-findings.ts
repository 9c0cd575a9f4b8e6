import type { DetailOf } from '../../domain/eligibility.ts';
import type { FindingSentences } from '../sentences.ts';
import { listed } from './listed.ts';
import { WHO } from './who.ts';

/** Who asks, how much they have asked for, and who answers for the guest. */
export const inviterFindings = {
  'inviter-not-allowed': () => ({
    sentence: 'Our invitation rules do not let you invite guests.',
    cure: 'Choose a team that you own, or ask somebody who may invite.',
    who: WHO.guestlistAdmin,
  }),
  'not-team-owner': ({ team, owners }) => ({
    sentence: team === '' ? 'You are not an owner of this team.' : `You are not an owner of “${team}”.`,
    cure:
      owners.length === 0
        ? 'Ask an owner, or choose a team that you own.'
        : `Ask an owner (${listed(owners)}), or choose a team that you own.`,
    who: WHO.owner,
  }),
  'inviter-lacks-role': () => ({
    sentence: 'You hold no active role that may invite guests in our tenant.',
    cure: 'Ask somebody who holds the role Guest Inviter or User Administrator to invite them.',
    who: WHO.inviters,
  }),
  'inviter-limit-reached': ({ sent, max }) => ({
    sentence: `With those before it on this form, this would be more than the ${max} invitations that you may send in 24 hours (${sent} so far).`,
    cure: 'Go on later, or ask a Guestlist administrator for a higher limit.',
    who: WHO.guestlistAdmin,
  }),
  'domain-limit-reached': ({ open, domain, max }) => ({
    sentence: `With those before it on this form, more than ${max} invitations to ${domain} would be open before anybody there has accepted (${open} so far).`,
    cure: 'Wait for one of them, or ask a Guestlist administrator.',
    who: WHO.guestlistAdmin,
  }),
  'tenant-limit-reached': ({ max }) => ({
    sentence: `With those before it on this form, this would be more than the ${max} invitations that our organisation may send in 24 hours.`,
    cure: 'Go on later, or ask a Guestlist administrator.',
    who: WHO.guestlistAdmin,
  }),
  'check-limit-reached': ({ max }) => ({
    sentence: `This would be more than the ${max} addresses that you may check in 24 hours.`,
    cure: 'Go on later, or ask a Guestlist administrator.',
    who: WHO.guestlistAdmin,
  }),
  'sponsor-unfit': ({ person, cause }, audience) => ({
    sentence:
      audience === 'inviter' || person === ''
        ? `The colleague you chose cannot be the sponsor: ${NOT_FIT.inviter[cause]}.`
        : `${person} cannot be the sponsor: ${NOT_FIT.admin[cause]}.`,
    cure: 'Choose a member of our organisation, or leave it as yourself.',
    who: WHO.you,
  }),
} satisfies Partial<FindingSentences>;

type SponsorCause = DetailOf<'sponsor-unfit'>['cause'];

/** Whether an account is blocked is no inviter's to read. */
const NOT_FIT: Readonly<Record<'inviter' | 'admin', Readonly<Record<SponsorCause, string>>>> = {
  inviter: {
    'not-found': 'not found in our directory',
    disabled: 'not an active member of our organisation',
    outsider: 'not an active member of our organisation',
  },
  admin: {
    'not-found': 'not found in our directory',
    disabled: 'the account is blocked from signing in',
    outsider: 'not a member of our organisation',
  },
};
