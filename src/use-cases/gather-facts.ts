import { type StandingInvitation, standingInvitations } from '../domain/conversion/standing-invitation.ts';
import type { AddressFacts, EligibilityFacts, SharedFacts, Usage } from '../domain/eligibility-facts.ts';
import { domainOf, type EmailAddress, parseEmailAddress } from '../domain/email-address.ts';
import { type Fact, read } from '../domain/facts.ts';
import type { UserId } from '../domain/ids.ts';
import type { FoundAccount } from '../domain/person.ts';
import type { Policy } from '../domain/policy.ts';
import { askAddress, type FoundFacts } from './ask-address.ts';
import { askRight, type RightDeps, type WhoAsks } from './inviter-right.ts';
import type { CheckedAddresses } from './ports/checked-addresses.ts';
import type { Clock } from './ports/clock.ts';
import type { Conversions } from './ports/conversions.ts';
import type { AskedSoFar, Ledger } from './ports/ledger.ts';
import { Wave } from './wave.ts';

export interface GatherDeps extends RightDeps {
  readonly ledger: Ledger;
  readonly conversions: Conversions;
  readonly checkedAddresses: CheckedAddresses;
  readonly clock: Clock;
}

export interface FactsAsked extends WhoAsks {
  /** As typed; a text that is no address is judged without reading anything for it. */
  readonly people: readonly { readonly text: string; readonly listed: number }[];
  /** Undefined: the inviter. */
  readonly sponsorId: UserId | undefined;
  readonly askedFrom: SharedFacts['askedFrom'];
  readonly message: string;
  readonly policy: Policy;
}

export interface Gathered {
  readonly shared: SharedFacts;
  readonly organisation: Fact<string>;
  /** One for each of the people asked about, in their order. */
  readonly people: readonly EligibilityFacts[];
}

const PARTNERS_LOOKED_AT = 5000;
const DAY_MS = 86_400_000;

/** The last 24 hours, wherever midnight is: a client says where that is, and could say another place each hour. */
export function aDayBefore(now: Date): Date {
  return new Date(now.getTime() - DAY_MS);
}

/** Everything that invitations to these people are judged by: two waves of reads, for one address or twenty (checks 2). */
export async function gatherFacts(deps: GatherDeps, asked: FactsAsked): Promise<Gathered> {
  const parsed = asked.people.map(({ text, listed }) => ({ address: parseEmailAddress(text), listed }));
  const addresses = parsed.flatMap(({ address }) => ('address' in address ? [address.address] : []));
  const allowed = await takeChecks(deps, asked, addresses);

  const wave = new Wave();
  const shared = askShared(wave, asked);
  const organisation = wave.ask({ fact: 'organisation-name' });
  const ofAddresses = new Map(allowed.map((address) => [address, askAddress(wave, address)]));
  const [ledger] = await Promise.all([readLedger(deps, asked, addresses), wave.read(deps.directory)]);

  const found = new Map([...ofAddresses].map(([address, answers]) => [address, answers()]));
  const [second, standing] = await Promise.all([
    readSecondWave(deps, asked, [...found.values()]),
    readConversions(deps, [...found.values()]),
  ]);
  const forAll = { ...shared(), partnerDomains: ledger.partners };
  const persons = parsed.map(({ address, listed }): EligibilityFacts => {
    const invitee = 'address' in address ? address.address : undefined;
    const facts = invitee && found.get(invitee);
    return {
      ...forAll,
      ...(facts ?? NOTHING_READ),
      ...second(facts),
      address,
      listed,
      openHere: invitee && ledger.open.get(invitee),
      conversionsHere: facts ? standing.filter(({ accountId }) => isAmong(facts, accountId)) : [],
      usage: usageOf(ledger, invitee),
      isBeyondChecks: invitee !== undefined && !facts,
    };
  });
  return { shared: forAll, organisation: organisation(), people: persons };
}

const NOTHING_READ: FoundFacts = {
  accounts: read([]),
  groups: read([]),
  contacts: read([]),
  deleted: read([]),
  homeTenant: read(undefined),
};

async function takeChecks(
  { checkedAddresses, clock }: GatherDeps,
  { inviterId, policy }: FactsAsked,
  addresses: readonly EmailAddress[],
): Promise<readonly EmailAddress[]> {
  const at = clock();
  const since = aDayBefore(at);
  return checkedAddresses.take({ callerId: inviterId, addresses, since, at, max: policy.limits.checksPerPersonADay });
}

function askShared(wave: Wave, asked: FactsAsked): () => Omit<SharedFacts, 'partnerDomains'> {
  const { teamId, sponsorId, policy, message, askedFrom } = asked;
  const right = askRight(wave, asked, policy);
  const tenantTakesGuests = wave.ask({ fact: 'tenant-takes-guests' });
  const teamTakesGuests = teamId && wave.ask({ fact: 'team-takes-guests', id: teamId });
  const isArchived = teamId && wave.ask({ fact: 'team-archived', id: teamId });
  const inboundDefault = wave.ask({ fact: 'inbound-default' });
  const emailCodes = wave.ask({ fact: 'email-codes' });
  const federatedDomains = wave.ask({ fact: 'federated-domains' });
  const fileSharing = wave.ask({ fact: 'file-sharing' });
  const domainLists = wave.ask({ fact: 'domain-lists' });
  const sponsor = sponsorId && wave.ask({ fact: 'person', id: sponsorId });
  return () => ({
    ...right(),
    tenantTakesGuests: tenantTakesGuests(),
    teamTakesGuests: teamTakesGuests?.(),
    isArchived: isArchived?.(),
    inboundDefault: inboundDefault(),
    emailCodes: emailCodes(),
    federatedDomains: federatedDomains(),
    fileSharing: fileSharing(),
    domainLists: domainLists(),
    sponsor: sponsor?.(),
    askedFrom,
    message,
  });
}

interface FromLedger {
  readonly open: Awaited<ReturnType<Ledger['openInvitationsTo']>>;
  readonly asked: AskedSoFar;
  readonly partners: readonly string[];
}

async function readLedger(
  { ledger, clock }: GatherDeps,
  { inviterId }: FactsAsked,
  addresses: readonly EmailAddress[],
): Promise<FromLedger> {
  const domains = [...new Set(addresses.map(domainOf))];
  const [open, asked, partners] = await Promise.all([
    ledger.openInvitationsTo(addresses),
    ledger.askedSoFar({ inviterId, since: aDayBefore(clock()), domains }),
    ledger.partnerDomains(PARTNERS_LOOKED_AT),
  ]);
  return { open, asked, partners };
}

/** Of everybody who was found, whatever the directory says of them: a state that lags, or is never set, hides none (checks 5 #3). */
async function readConversions(
  { conversions }: GatherDeps,
  found: readonly FoundFacts[],
): Promise<readonly StandingInvitation[]> {
  const ids = new Set(found.flatMap(accountsIn).map(({ id }) => id));
  return ids.size === 0 ? [] : standingInvitations(await conversions.ofAccounts([...ids]));
}

function isAmong(facts: FoundFacts, accountId: UserId): boolean {
  return accountsIn(facts).some(({ id }) => id === accountId);
}

/** What stands before on the same form is counted by whoever knows what becomes of it. */
function usageOf({ asked, partners }: FromLedger, address: EmailAddress | undefined): Usage {
  const domain = address && domainOf(address);
  return {
    byInviter: asked.byInviter,
    byTenant: asked.byTenant,
    openAtDomain: domain === undefined ? 0 : (asked.openAt.get(domain) ?? 0),
    isDomainKnown: domain !== undefined && partners.includes(domain),
    before: 0,
    beforeAtDomain: 0,
  };
}

type SecondFacts = Pick<AddressFacts, 'inboundPartner' | 'inTeam'>;

/** What needs an answer of the first: the partner's own entry by tenant, and who of those found is in the team. */
async function readSecondWave(
  { directory }: GatherDeps,
  { teamId }: FactsAsked,
  found: readonly FoundFacts[],
): Promise<(facts: FoundFacts | undefined) => SecondFacts> {
  const wave = new Wave();
  const tenantIds = new Set(found.flatMap((facts) => tenantIdOf(facts) ?? []));
  const partners = new Map(
    [...tenantIds].map((tenantId) => [tenantId, wave.ask({ fact: 'inbound-partner', tenantId })]),
  );
  const accounts = new Map(found.flatMap((facts) => accountsIn(facts).map((account) => [account.id, account])));
  const inTeam = new Map(
    [...accounts.keys()].flatMap((id) =>
      teamId ? [[id, wave.ask({ fact: 'memberships', of: id, among: [teamId] })] as const] : [],
    ),
  );
  await wave.read(directory);
  return (facts) => {
    const tenantId = facts && tenantIdOf(facts);
    const asked = facts ? accountsIn(facts).flatMap(({ id }) => membershipOf(id, inTeam.get(id)?.())) : [];
    return { inboundPartner: tenantId === undefined ? undefined : partners.get(tenantId)?.(), inTeam: allOf(asked) };
  };
}

function tenantIdOf({ homeTenant }: FoundFacts): string | undefined {
  return 'read' in homeTenant ? homeTenant.read?.tenantId : undefined;
}

function accountsIn({ accounts }: FoundFacts): readonly FoundAccount[] {
  return 'read' in accounts ? accounts.read : [];
}

interface Membership {
  readonly id: UserId;
  readonly fact: Fact<readonly string[]>;
}

function membershipOf(id: UserId, fact: Fact<readonly string[]> | undefined): readonly Membership[] {
  return fact ? [{ id, fact }] : [];
}

/** Who is in; one that could not be read leaves the whole unread. */
function allOf(memberships: readonly Membership[]): Fact<readonly UserId[]> | undefined {
  if (memberships.length === 0) return undefined;
  const unread = memberships.map(({ fact }) => fact).find((fact) => !('read' in fact));
  if (unread && !('read' in unread)) return unread;
  return read(memberships.flatMap(({ id, fact }) => ('read' in fact && fact.read.length > 0 ? [id] : [])));
}
