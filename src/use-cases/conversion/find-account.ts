import { CANDIDATES_MAX, type ConversionForm } from '../../domain/conversion/conversion-draft.ts';
import type { AccountCandidate } from '../../domain/conversion/internal-account.ts';
import { parseMailbox } from '../../domain/email-address.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Policy } from '../../domain/policy.ts';
import { askConverterFacts, asksAs, converterStandingIn } from '../converter-right.ts';
import { aDayBefore } from '../gather-facts.ts';
import type { RightDeps } from '../inviter-right.ts';
import type { CheckedAddresses } from '../ports/checked-addresses.ts';
import type { Clock } from '../ports/clock.ts';
import { needed } from '../unreadable.ts';
import { Wave } from '../wave.ts';
import { FORM_ROLES, type FormRole } from './step-conversion.ts';

export interface FindAccountDeps extends RightDeps {
  readonly checkedAddresses: CheckedAddresses;
  readonly clock: Clock;
}

export interface FoundAccounts {
  readonly as: FormRole;
  /** Whom what was typed may stand for; undefined: nobody had to be looked for. */
  readonly candidates?: readonly AccountCandidate[] | undefined;
  /** They have had as many addresses looked at as anybody may in a day. */
  readonly usedUp?: { readonly max: number } | undefined;
}

const NOT_READABLE = 'people-not-readable';

/**
 * Whom a form means, read in one wave with the right (checks 2: a form step). An administrator may choose among several; for
 * everybody else it is one account by its whole name or address, or nobody: the form is no list of colleagues (checks 1).
 */
export async function findAccount(
  deps: FindAccountDeps,
  callerId: UserId,
  { personId, person, external }: ConversionForm,
): Promise<FoundAccounts | 'no-admin'> {
  const policy = await deps.policies.current();
  const wave = new Wave();
  const right = askConverterFacts(wave, callerId, policy);
  const isTyped = personId === '' && person !== '';
  const named = isTyped && wave.ask({ fact: 'accounts-named', text: person, limit: CANDIDATES_MAX });
  await wave.read(deps.directory);
  const asks = asksAs(converterStandingIn(right(), policy));
  if (!asks) return 'no-admin';
  const as = FORM_ROLES[asks];
  if (asks === 'admin') return { as, candidates: named ? meantBy(person, needed(named(), NOT_READABLE)) : undefined };

  const usedUp = await countChecks(deps, callerId, { texts: [person, external], policy });
  if (usedUp) return { as, usedUp };
  return { as, candidates: isTyped ? await exactly(deps, person) : undefined };
}

/** A sign-in name belongs to one account, whoever else's begins like it. */
function meantBy(text: string, found: readonly AccountCandidate[]): readonly AccountCandidate[] {
  const exact = found.filter((each) => isNamed(each, text));
  return exact.length === 1 ? exact : found;
}

/** The one account of that sign-in name, else the one whose address it is; of several, none. */
async function exactly({ directory }: FindAccountDeps, text: string): Promise<readonly AccountCandidate[]> {
  const address = parseMailbox(text);
  if (!address) return [];
  const { held } = await directory.read({ held: { fact: 'accounts-with-address', address } });
  const found = needed(held, NOT_READABLE);
  const named = found.filter((each) => isNamed(each, text));
  const [only, ...others] = named.length > 0 ? named : found.filter(({ isOnlyOtherMail }) => !isOnlyOtherMail);
  return only && others.length === 0 ? [only] : [];
}

function isNamed({ userPrincipalName }: Pick<AccountCandidate, 'userPrincipalName'>, text: string): boolean {
  return userPrincipalName.toLowerCase() === text.toLowerCase();
}

/** As an invitation counts them: the check is no search of the directory (checks 1). */
async function countChecks(
  { checkedAddresses, clock }: FindAccountDeps,
  callerId: UserId,
  { texts, policy }: { readonly texts: readonly string[]; readonly policy: Policy },
): Promise<FoundAccounts['usedUp']> {
  const addresses = texts.flatMap((text) => parseMailbox(text) ?? []);
  const at = clock();
  const max = policy.limits.checksPerPersonADay;
  const taken = await checkedAddresses.take({ callerId, addresses, since: aDayBefore(at), at, max });
  return addresses.every((address) => taken.includes(address)) ? undefined : { max };
}
