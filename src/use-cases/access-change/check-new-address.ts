import { assessEligibility, type Finding } from '../../domain/eligibility.ts';
import type { EligibilityFacts } from '../../domain/eligibility-facts.ts';
import type { Fact } from '../../domain/facts.ts';
import type { UserId } from '../../domain/ids.ts';
import type { FoundAccount } from '../../domain/person.ts';
import { type GatherDeps, gatherFacts } from '../gather-facts.ts';
import { needed } from '../unreadable.ts';

export interface NewAddress {
  readonly askerId: UserId;
  readonly accountId: UserId;
  /** As typed. */
  readonly address: string;
}

/**
 * What keeps an account from being accepted with this address: all that would keep somebody new from being invited by it, and
 * whoever else has it. The account's own holding of it does not count. Throws EdgeError.
 */
export async function findingsAgainst(deps: GatherDeps, asked: NewAddress): Promise<readonly Finding[]> {
  const policy = await deps.policies.current();
  const { people } = await gatherFacts(deps, {
    people: [{ text: asked.address, listed: 1 }],
    inviterId: asked.askerId,
    ...{ teamId: undefined, sponsorId: undefined, askedFrom: undefined, message: '', policy },
  });
  const [facts] = people;
  if (!facts) return [];
  // Without these nobody is found who has it, and that would count as fine.
  needed(facts.accounts, 'accounts-not-readable');
  needed(facts.ownDomains, 'own-domains-not-readable');
  const own = await withoutOwn(deps, facts, asked.accountId);
  const { findings } = assessEligibility(own, policy);
  return findings.filter(({ severity }) => severity === 'block' || severity === 'choice');
}

/** An invitation of ours that is open for them makes nobody else its holder: it ends with the reset. */
async function withoutOwn({ ledger }: GatherDeps, facts: EligibilityFacts, id: UserId): Promise<EligibilityFacts> {
  const { openHere } = facts;
  const open = openHere && (await ledger.read(openHere.id));
  const isOwn = open?.invitation.track.guestId === id;
  return { ...facts, accounts: othersIn(facts.accounts, id), openHere: isOwn ? undefined : openHere };
}

function othersIn(accounts: Fact<readonly FoundAccount[]>, accountId: UserId): Fact<readonly FoundAccount[]> {
  return 'read' in accounts ? { read: accounts.read.filter(({ id }) => id !== accountId) } : accounts;
}
