import type { Choice } from './already-there.ts';
import type { StandingInvitation } from './conversion/standing-invitation.ts';
import type { FindingCode } from './eligibility.ts';
import { type EligibilityFacts, readingOf } from './eligibility-facts.ts';
import { type FoundAccount, isOutsider, isPending } from './person.ts';

export type PresenceCode = Extract<
  FindingCode,
  | 'already-invited'
  | 'invited-by-colleague'
  | 'invited-by-somebody-else'
  | 'already-a-guest'
  | 'an-external-member'
  | 'already-in-team'
  | 'a-colleague'
  | 'colleague-blocked'
  | 'account-being-converted'
  | 'guest-blocked'
>;

/** Who holds the address already. */
export interface Presence {
  readonly code: PresenceCode;
  readonly account?: FoundAccount | undefined;
  /** What could be chosen as far as it depends on them alone, the expected one first (product 4.2). */
  readonly choices: readonly Choice[];
}

/** The one thing to say of somebody who is here; undefined where nobody is, or the directory did not let us see it. */
export function presenceOf(facts: EligibilityFacts): Presence | undefined {
  const holders = holdersIn(facts);
  const external = holders.filter((account) => isExternal(account, facts));
  const blocked = external.find(({ accountEnabled }) => !accountEnabled);
  if (blocked) return { code: 'guest-blocked', account: blocked, choices: [] };

  // Accepted meanwhile, whatever our ledger has heard of it: nothing can be sent again to somebody who is in.
  const accepted = external.find((account) => !isPending(account));
  if (accepted) return acceptedOne(accepted, facts);
  // Theirs is the one link, and administrators decide about it (product 5.8, 10): nothing is done for them beside it.
  const converted = holders.find((account) => conversionOf(account, facts));
  if (converted) return { code: 'account-being-converted', account: converted, choices: [] };
  const pending = external[0];
  if (facts.openHere) return invitedByUs(facts.openHere, pending, facts);
  if (pending) {
    const choices: readonly Choice[] = canBeAdded(pending, facts) ? ['new-link', 'only-add'] : ['new-link'];
    return { code: 'invited-by-somebody-else', account: pending, choices };
  }
  const colleague = holders.find(({ accountEnabled }) => accountEnabled) ?? holders[0];
  return colleague && colleagueHere(colleague, facts);
}

/** Without our own domains nobody can say who is an outsider. An address among other mails makes nobody its holder (checks 1). */
function holdersIn({ accounts, ownDomains }: EligibilityFacts): readonly FoundAccount[] {
  if (!readingOf(ownDomains)) return [];
  return (readingOf(accounts) ?? []).filter(({ isOnlyOtherMail }) => !isOnlyOtherMail);
}

function isExternal(account: FoundAccount, { ownDomains }: EligibilityFacts): boolean {
  return isOutsider(account, readingOf(ownDomains) ?? []);
}

function acceptedOne(account: FoundAccount, facts: EligibilityFacts): Presence {
  if (isInTeam(account, facts)) return { code: 'already-in-team', account, choices: [] };
  const code = account.userType === 'Guest' ? 'already-a-guest' : 'an-external-member';
  return { code, account, choices: canBeAdded(account, facts) ? ['add'] : [] };
}

function invitedByUs(
  { inviterId, isResendable }: NonNullable<EligibilityFacts['openHere']>,
  account: FoundAccount | undefined,
  facts: EligibilityFacts,
): Presence {
  const add: readonly Choice[] = account && canBeAdded(account, facts) ? ['add'] : [];
  const again: readonly Choice[] = isResendable ? ['send-again'] : [];
  const isOwn = readingOf(facts.inviter)?.id === inviterId;
  return { code: isOwn ? 'already-invited' : 'invited-by-colleague', account, choices: [...add, ...again] };
}

function colleagueHere(account: FoundAccount, facts: EligibilityFacts): Presence {
  // A disabled account may nothing (checks 1).
  if (!account.accountEnabled) return { code: 'colleague-blocked', account, choices: [] };
  if (isInTeam(account, facts)) return { code: 'already-in-team', account, choices: [] };
  return { code: 'a-colleague', account, choices: canBeAdded(account, facts) ? ['add'] : [] };
}

/** The conversion by which this account may still be accepted for. */
export function conversionOf(
  { id }: Pick<FoundAccount, 'id'>,
  { conversionsHere }: Pick<EligibilityFacts, 'conversionsHere'>,
): StandingInvitation | undefined {
  return conversionsHere.find(({ accountId }) => accountId === id);
}

function canBeAdded(account: FoundAccount, facts: EligibilityFacts): boolean {
  return facts.team !== undefined && !isInTeam(account, facts);
}

function isInTeam({ id }: FoundAccount, { inTeam }: EligibilityFacts): boolean {
  return readingOf(inTeam)?.includes(id) ?? false;
}
