import type { EligibilityFacts } from '../domain/eligibility-facts.ts';
import { type EmailAddress, parseEmailAddress } from '../domain/email-address.ts';
import type { Fact } from '../domain/facts.ts';
import type { TeamId, UserId } from '../domain/ids.ts';
import type { Policy } from '../domain/policy.ts';
import type { Directory } from './ports/directory.ts';
import type { Ledger } from './ports/ledger.ts';

export interface GatherDeps {
  readonly directory: Directory;
  readonly ledger: Ledger;
}

export interface FactsAsked {
  /** As typed; a text that is no address is judged without asking for accounts. */
  readonly addressText: string;
  readonly inviterId: UserId;
  readonly teamId: TeamId | undefined;
  readonly policy: Policy;
}

export interface GatheredFacts extends EligibilityFacts {
  readonly organisation: Fact<string>;
}

/** Everything an invitation is judged by, in one wave of reads (checks 2). */
export async function gatherFacts({ directory, ledger }: GatherDeps, asked: FactsAsked): Promise<GatheredFacts> {
  const address = parseEmailAddress(asked.addressText);
  const invitee = 'address' in address ? address.address : undefined;
  const [facts, openHere] = await Promise.all([
    directory.read(queries(asked, invitee)),
    invitee ? ledger.openInvitationTo(invitee) : undefined,
  ]);
  return {
    ...facts,
    address,
    team: facts.team,
    owners: facts.owners,
    accounts: facts.accounts ?? { read: [] },
    openHere,
  };
}

function queries({ inviterId, teamId, policy }: FactsAsked, address: EmailAddress | undefined) {
  return {
    ownDomains: { fact: 'own-domains' },
    organisation: { fact: 'organisation-name' },
    inviter: { fact: 'person', id: inviterId },
    memberships: { fact: 'memberships', of: inviterId, among: [...policy.admins, ...policy.inviters] },
    ...(teamId && {
      team: { fact: 'team', id: teamId } as const,
      owners: { fact: 'team-owners', id: teamId } as const,
    }),
    ...(address && { accounts: { fact: 'accounts-with-address', address } as const }),
  } as const;
}
