import type { StandingInvitation } from './conversion/standing-invitation.ts';
import { type AddressProblem, domainOf, type EmailAddress } from './email-address.ts';
import type { Fact } from './facts.ts';
import type { InvitationId, Reference, UserId } from './ids.ts';
import type { DirectoryPerson, FoundAccount } from './person.ts';
import type { Policy } from './policy.ts';
import type { TeamGroup, TeamOwner } from './team.ts';
import type {
  DeletedAccount,
  DomainLists,
  FileSharing,
  Holder,
  HomeTenant,
  InboundAccess,
  InvitesFrom,
} from './tenant-facts.ts';

export interface OpenInvitation {
  readonly id: InvitationId;
  readonly inviterId: UserId;
  readonly reference: Reference;
  /** Its link was made and is not used up, so it can be sent once more. */
  readonly isResendable: boolean;
  /** The mail that it is at (domain/press-mark.ts): a press delivered again must not send a third one. */
  readonly mark: string;
}

/** What the ledger says has been asked for; a request counts from its first entry. */
export interface Usage {
  /** In the last 24 hours. */
  readonly byInviter: number;
  readonly byTenant: number;
  /** Open invitations of ours to the domain of the address. */
  readonly openAtDomain: number;
  /** Somebody of that domain has accepted an invitation of ours once. */
  readonly isDomainKnown: boolean;
  /** How many addresses of the form stand before this one and would count as well. */
  readonly before: number;
  /** Of those, at the same domain. */
  readonly beforeAtDomain: number;
}

/** The right to ask at all, read again right before each act. */
export interface RightFacts {
  readonly ownDomains: Fact<readonly string[]>;
  readonly inviter: Fact<DirectoryPerson | undefined>;
  /** Which of the policy's inviters and admins the inviter is, or is in. */
  readonly memberships: Fact<readonly string[]>;
  readonly invitesFrom: Fact<InvitesFrom>;
  /** Role definition ids of the active directory roles of the inviter, lower case. */
  readonly inviterRoles: Fact<readonly string[]>;
  /** Undefined, as what follows of the team: no team is asked for. */
  readonly team: Fact<TeamGroup | undefined> | undefined;
  readonly owners: Fact<readonly TeamOwner[]> | undefined;
}

/** What is the same for everybody on the form. */
export interface SharedFacts extends RightFacts {
  /** Whether groups and teams of the tenant take guests. */
  readonly tenantTakesGuests: Fact<boolean>;
  readonly teamTakesGuests: Fact<boolean> | undefined;
  readonly isArchived: Fact<boolean> | undefined;
  readonly inboundDefault: Fact<InboundAccess>;
  /** Whether Microsoft mails a one-time code to people without an account it knows (G12.3). */
  readonly emailCodes: Fact<boolean>;
  /** Domains with SAML or WS-Fed federation in our tenant. */
  readonly federatedDomains: Fact<readonly string[]>;
  readonly fileSharing: Fact<FileSharing>;
  readonly domainLists: Fact<DomainLists>;
  /** Undefined: the inviter. */
  readonly sponsor: Fact<DirectoryPerson | undefined> | undefined;
  readonly askedFrom: 'shared-channel' | undefined;
  readonly message: string;
  /** Domains where somebody has accepted an invitation of ours. */
  readonly partnerDomains: readonly string[];
}

/** What is read for one address. */
export interface AddressFacts {
  readonly address: { readonly address: EmailAddress } | { readonly problem: AddressProblem };
  /** How often it stands on the form. */
  readonly listed: number;
  readonly accounts: Fact<readonly FoundAccount[]>;
  readonly groups: Fact<readonly Holder[]>;
  readonly contacts: Fact<readonly Holder[]>;
  readonly deleted: Fact<readonly DeletedAccount[]>;
  /** Read as undefined where the domain has no Entra tenant. */
  readonly homeTenant: Fact<HomeTenant | undefined>;
  /** The partner's own entry, read as undefined where there is none; undefined while no home tenant is known. */
  readonly inboundPartner: Fact<InboundAccess | undefined> | undefined;
  /** Which of the accounts are in the team; undefined where there is no team or no account. */
  readonly inTeam: Fact<readonly UserId[]> | undefined;
  /** An invitation of ours to this address that is still open, read from the ledger. */
  readonly openHere: OpenInvitation | undefined;
  /** By which holders of the address may still accept as those whose account is converted, read from the ledger. */
  readonly conversionsHere: readonly StandingInvitation[];
  readonly usage: Usage;
  /** The person's limit of checks for today is used up: nothing was read for this address. */
  readonly isBeyondChecks: boolean;
}

/** All that an invitation is judged by. */
export type EligibilityFacts = SharedFacts & AddressFacts;

type FactOf<Facts> = {
  [Key in keyof Facts]-?: Exclude<Facts[Key], undefined> extends Fact<unknown> ? Key : never;
}[keyof Facts];
/** The facts that the directory reads, under the names that findings and sentences know them by. */
export type ReadFact = FactOf<EligibilityFacts>;

export function readingOf<T>(fact: Fact<T> | undefined): T | undefined {
  return fact && 'read' in fact ? fact.read : undefined;
}

export function problemOf<Code extends AddressProblem['code']>(
  { address }: Pick<AddressFacts, 'address'>,
  code: Code,
): Extract<AddressProblem, { code: Code }> | undefined {
  if (!('problem' in address) || address.problem.code !== code) return undefined;
  return address.problem as Extract<AddressProblem, { code: Code }>;
}

export function addressOf({ address }: Pick<AddressFacts, 'address'>): EmailAddress | undefined {
  return 'address' in address ? address.address : undefined;
}

export function domainIn(facts: Pick<AddressFacts, 'address'>): string | undefined {
  const address = addressOf(facts);
  return address && domainOf(address);
}

/** Undefined where no team is asked for, or it could not be read, or it is gone. */
export function teamIn({ team }: Pick<RightFacts, 'team'>): TeamGroup | undefined {
  return readingOf(team);
}

export function isAdmin({ memberships }: Pick<RightFacts, 'memberships'>, { admins }: Policy): boolean {
  const held = readingOf(memberships) ?? [];
  return admins.some((id) => held.includes(id));
}
