import type { ConversionCode } from '../domain/conversion/conversion-details.ts';
import type { ConversionDraft, ConversionReview } from '../domain/conversion/conversion-draft.ts';
import type { ConversionFinding } from '../domain/conversion/conversion-finding.ts';
import type { AccountCandidate } from '../domain/conversion/internal-account.ts';
import { sameKey } from '../domain/email-address.ts';
import { spellingsOf } from '../domain/held-addresses.ts';
import type { Who } from './who.ts';

/** What stands in their way elsewhere in the directory: somebody else's names and addresses. */
const ABOUT_OTHERS: ReadonlySet<ConversionCode> = new Set([
  'address-taken',
  'address-of-a-contact',
  'other-mail-elsewhere',
  'guest-twin',
  'address-in-bin',
]);

/** What a form for a conversion keeps about a person. Whoever asked for it gets their own words; its account, what was found of it. */
export function exportedConversion(draft: ConversionDraft, who: Who): object {
  const { id, reference, askerId, stage, createdAt, form, withoutTeams } = draft;
  const isAsker = 'id' in who && who.id === askerId;
  const isAccount = isTheirs(draft, who);
  return {
    ...{ id, reference, as: rolesOf(isAsker, isAccount), askerId, stage, createdAt },
    ...('address' in who && { addresses: spellingsOf(draft, who.address) }),
    ...((isAsker || isAccount) && { reason: withoutTeams?.reason, ...(form.message && { message: form.message }) }),
    ...(isAccount && { external: form.external, signIn: form.signIn }),
    ...(isAccount && draft.stage === 'review' && { review: ownOf(draft.review) }),
    ...(draft.stage === 'choosing' && { candidate: draft.candidates.find((each) => isThem(each, who)) }),
  };
}

function rolesOf(isAsker: boolean, isAccount: boolean): readonly ('asker' | 'account' | 'named')[] {
  const roles = [...(isAsker ? ['asker' as const] : []), ...(isAccount ? ['account' as const] : [])];
  return roles.length > 0 ? roles : ['named'];
}

/** Whether it is about their account. The address it would be invited by may be somebody else's: nobody has verified it. */
function isTheirs({ form, ...draft }: ConversionDraft, who: Who): boolean {
  return isThem(
    draft.stage === 'review' ? draft.review.account : { id: form.personId, userPrincipalName: form.person },
    who,
  );
}

function isThem(
  { id, userPrincipalName }: Pick<AccountCandidate, 'userPrincipalName'> & { id: string },
  who: Who,
): boolean {
  return 'id' in who ? id === who.id : sameKey(userPrincipalName) === who.address;
}

function ownOf({ account, address, signIn, preFlight, checkedAt }: ConversionReview): object {
  const { standing, findings, fine } = preFlight;
  return { account, address, signIn, checkedAt, standing, findings: findings.map(withoutOthers), fine };
}

export function withoutOthers(finding: ConversionFinding): object {
  const { code, severity } = finding;
  return ABOUT_OTHERS.has(code) ? { code, severity } : finding;
}
