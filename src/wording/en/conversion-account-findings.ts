import type { LicenceSource } from '../../domain/conversion/conversion-details.ts';
import type { ConversionFindingSentences } from '../conversion-sentences.ts';
import { planName } from '../plan-names.ts';
import { counted } from './counted.ts';
import { someOf } from './listed.ts';
import { WHO } from './who.ts';

const SEE_MAILBOX =
  'Look in the Exchange admin centre. A mailbox that is there has to be handed over and removed once the conversion is agreed; if it must stay, invite as a new guest instead.';

const NO_LICENCE = {
  shared: 'It has a shared mailbox without a licence, so mail cannot be written.',
  room: 'It has a room mailbox without a licence, so mail cannot be written.',
  equipment: 'It has an equipment mailbox without a licence, so mail cannot be written.',
  other: 'It has a mailbox without a licence, so mail cannot be written.',
} as const;

/** The account itself: its mail, its mailbox, its roles, and whether it may be converted at all. */
export const conversionAccountFindings = {
  'account-not-found': () => ({
    sentence: 'The account is not in our directory, or it was deleted.',
    cure: 'Choose another account; one that was deleted has to be restored first.',
    who: WHO.you,
  }),
  'on-premises-upn-written': () => ({
    sentence: 'An on-premises UPN is written to this account, so Microsoft refuses to convert it.',
    cure: 'Change the Entra Connect rule that writes onPremisesUserPrincipalName, synchronise, check again. Or invite a new guest and move the access.',
    who: WHO.synchroniser,
  }),
  'mail-missing': ({ address, isWritable, isCuredByUs }) => ({
    sentence: `The mail property is empty; it must be ${address} before the invitation.`,
    ...(isCuredByUs ? { cure: ourCure(address) } : { cure: mailCure('Set', address, isWritable), who: WHO.admin }),
  }),
  'mail-differs': ({ mail, address, isWritable, isCuredByUs }) => ({
    sentence: `The mail property is ${mail}; it must be ${address} before the invitation.`,
    ...(isCuredByUs
      ? { cure: `${ourCure(address)} If the request ends before acceptance, the old value can be put back.` }
      : { cure: mailCure('Change', address, isWritable), who: WHO.admin }),
  }),
  'mail-differs-synced': ({ mail, address }) => ({
    sentence: `The mail property is ${mail} and comes from on-premises; it must be ${address}.`,
    cure: 'Change mail in the on-premises directory, synchronise, check again.',
    who: WHO.synchroniser,
  }),
  'has-mailbox': ({ name, plan, source }) => ({
    sentence: `${name} has a mailbox (${planName(plan)}). Microsoft does not let mail point outside while it exists.`,
    cure: `Do not remove it before the conversion is agreed. Then: ask whether a hold or retention applies; hand the mail over or export it; take away the plan ${planName(plan)} (${sourceText(source)}); the address may stay taken until the mailbox is gone. If the mailbox must stay, do not convert: invite as a new guest instead.`,
    who: WHO.exchangeAdmin,
  }),
  'mailbox-plan-by-group': ({ plan, group }) => ({
    sentence:
      group === undefined
        ? `The plan ${planName(plan)} comes from a group whose name could not be read.`
        : `The plan ${planName(plan)} comes from the group “${group}”.`,
    cure: 'Take the person out of the group or disable the plan there, once the conversion is agreed.',
    who: WHO.licenceAdmin,
  }),
  'mailbox-without-licence': ({ kind }) => ({
    sentence:
      kind === undefined
        ? 'The account may have a shared or on-premises mailbox; then mail cannot be written.'
        : NO_LICENCE[kind],
    cure: SEE_MAILBOX,
    who: WHO.exchangeAdmin,
  }),
  'mailbox-recently-removed': ({ proxy, plan }) => ({
    sentence: removedText(proxy, plan),
    cure: 'Wait until the mailbox is purged or have it purged; its addresses could collide. Then check again.',
    who: WHO.exchangeAdmin,
  }),
  'exchange-plan-unknown': ({ planId }) => ({
    sentence: `The Exchange plan ${planId} is not on our list; it may come with a mailbox.`,
    cure: 'Look in the Exchange admin centre whether a mailbox exists, and remove it if so.',
    who: WHO.exchangeAdmin,
  }),
  'exchange-plan-without-mailbox': () => ({ sentence: 'Its Exchange plan comes without a mailbox.' }),
  synced: () => ({
    sentence: 'The account is synchronised from on-premises; that directory stays in charge.',
    cure: 'Change mail and password there. Disabling or deleting it there also hits the cloud account.',
    who: WHO.synchroniser,
  }),
  'own-domain-federated': ({ domain }) => ({
    sentence: `The sign-in domain ${domain} of this account is federated, so the cloud cannot replace its password.`,
    cure: 'After acceptance, change the password on-premises.',
    who: WHO.synchroniser,
  }),
  'holds-role': ({ roles }) => ({
    sentence: `The account holds ${roleText(roles)}.`,
    cure: 'Remove the role first, then check again.',
    who: WHO.admin,
  }),
  'in-role-group': ({ groups }) => ({
    sentence: `Roles come to the account through a role-assignable group: ${someOf(groups.map(quoted))}.`,
    cure: 'Remove the membership first, then check again.',
    who: WHO.admin,
  }),
  'eligible-for-role': ({ roles }) => ({
    sentence: `The account can activate ${roleText(roles)} (PIM). An outside identity must not keep that.`,
    cure: 'Remove the eligible assignment, then check again.',
    who: WHO.roleAdmin,
  }),
  'management-restricted': () => ({
    sentence: 'The account is in a restricted management unit, where Guestlist’s permissions do not count.',
    cure: 'Take the account out of the unit, or do not convert it.',
    who: WHO.roleAdmin,
  }),
  'account-disabled': () => ({
    sentence: 'Sign-in of this account is blocked.',
    cure: 'Enable the account, or leave it: a blocked account cannot accept.',
    who: WHO.admin,
  }),
  'stays-member': () => ({
    sentence: 'The user type is Member and stays Member: member rights, no guest billing.',
    cure: 'After acceptance it can be changed to Guest, as a separate step.',
    who: WHO.admin,
  }),
  'internal-guest': () => ({
    sentence: 'The user type is Guest already.',
    cure: 'Internal guests already count as monthly active users.',
  }),
  'resource-account': () => ({
    sentence: 'This is a resource account, such as a room or a service, not a person.',
    cure: 'Choose another account.',
    who: WHO.you,
  }),
  'own-account': () => ({
    sentence: 'This is your own account.',
    cure: 'Ask another administrator, if this is really meant.',
    who: WHO.admin,
  }),
  'last-admin': () => ({
    sentence: 'This is one of the last administrators of Guestlist, and nobody from outside administers it.',
    cure: 'Appoint another administrator first, then check again.',
    who: WHO.admin,
  }),
  'already-running': ({ reference }) => ({
    sentence: `Another conversion of this account is under way: ${reference}.`,
    cure: 'Let that one end first. Whoever asked for it or confirmed it can withdraw it before its invitation is issued, and mark it as done when it is compared or needs somebody.',
    who: WHO.guestlistAdmin,
  }),
  'never-convert': ({ kind }) => ({
    sentence:
      kind === 'listed'
        ? 'The policy says that this account is never converted.'
        : 'This is an account of the directory synchronisation, which is never converted.',
    cure: 'Choose another account.',
    who: WHO.guestlistAdmin,
  }),
} satisfies Partial<ConversionFindingSentences>;

function ourCure(address: string): string {
  return `After the confirmation, and not before, Guestlist changes mail to ${address}.`;
}

/** Where a mailbox or another directory keeps it, nobody can write it yet. */
function mailCure(verb: 'Set' | 'Change', address: string, isWritable: boolean): string {
  return isWritable
    ? `${verb} mail to ${address} once the conversion is agreed, then check again.`
    : `Once the conversion is agreed: see to what may hold mail (a mailbox, or the directory that it comes from), have it become ${address}, then check again.`;
}

function sourceText(source: LicenceSource): string {
  if (source.from === 'person') return 'it was given to the person';
  if (source.from === 'unknown') return 'where it comes from could not be read';
  return source.group === undefined
    ? 'it comes from a group whose name could not be read'
    : `it comes from the group “${source.group}”`;
}

function removedText(proxy: string | undefined, plan: string | undefined): string {
  const left = proxy === undefined ? '' : ` One of our addresses (${proxy}) is still on the account.`;
  if (plan !== undefined)
    return `The plan ${planName(plan)} is suspended or was taken away, so its mailbox may be kept for a while.${left}`;
  return left === '' ? 'A mailbox may have been removed recently.' : `${left.trim()} A mailbox may have held it.`;
}

function roleText(roles: readonly string[]): string {
  return roles.length === 1
    ? `the directory role ${roles[0]}`
    : `${counted(roles.length, 'directory role', 'directory roles')}: ${someOf(roles)}`;
}

function quoted(name: string): string {
  return `“${name}”`;
}
