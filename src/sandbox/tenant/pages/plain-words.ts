import type { RedemptionRefusal } from '../redemption.ts';
import type { TeamsVisit } from '../teams-visit.ts';

type Reason = RedemptionRefusal['reason'] | Extract<TeamsVisit, { visit: 'refused' }>['reason'];

const AS_INVITED =
  'This account is not the one that was invited. Use the account of the address that the invitation went to, or ask whoever invited you to invite the account that you use.';
const STILL_BLOCKED = 'A new invitation changes nothing: an administrator of Contoso has to decide.';

/** Beside Microsoft's sentence: what it means, and who can do something about it. */
export const PLAIN_WORDS: Readonly<Record<Reason, string>> = {
  'wrong-account': AS_INVITED,
  unknown: AS_INVITED,
  disabled: `Contoso has blocked this account from signing in. ${STILL_BLOCKED}`,
  'denied-domain': `Contoso takes no guests of your domain any more: its list of domains was changed after you were invited. ${STILL_BLOCKED}`,
  'blocked-organisation': `Contoso lets nobody of your organization in. ${STILL_BLOCKED}`,
  'left-out': `Contoso lets only some people of your organization in, and you are not one of them. ${STILL_BLOCKED}`,
  pending: 'Open the link in your invitation and accept it first. If you no longer have it, ask whoever invited you.',
  'old-credentials':
    'This account was handed over to your own organization. Sign in with the account that you have there; the old password no longer counts.',
  'domain-mismatch':
    'Teams lets you in only if both have the same domain. An administrator of Contoso has to change mail to the address that you sign in with, and reset the redemption.',
};
