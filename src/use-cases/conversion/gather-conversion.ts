import type { ConversionFacts, Stated } from '../../domain/conversion/conversion-facts.ts';
import type { InternalAccount } from '../../domain/conversion/internal-account.ts';
import { readingOf } from '../../domain/eligibility-facts.ts';
import { type Fact, read } from '../../domain/facts.ts';
import type { TeamId, UserId } from '../../domain/ids.ts';
import type { Policy } from '../../domain/policy.ts';
import type { TeamOwner } from '../../domain/team.ts';
import type { Holder } from '../../domain/tenant-facts.ts';
import { askAddress } from '../ask-address.ts';
import { type AsksAs, askConverterFacts, asksAs, converterStandingIn } from '../converter-right.ts';
import type { Directory } from '../ports/directory.ts';
import { Wave } from '../wave.ts';

/** With the right it is asked by: whoever does not administer reads nothing of it (checks 1). */
export type GatheredConversion = ConversionFacts & { readonly asksAs: AsksAs };

/**
 * Everything that a conversion is judged by, in two waves of reads (checks 2). The right of whoever asks is read in the first:
 * where they may not ask any more, nothing else is looked at. Throws EdgeError.
 */
export async function gatherConversionFacts(
  directory: Directory,
  stated: Stated,
  policy: Policy,
): Promise<GatheredConversion | 'no-admin'> {
  const wave = new Wave();
  const right = askConverterFacts(wave, stated.askerId, policy);
  const ofTenant = askTenant(wave, stated, policy);
  const ofAccount = askAccount(wave, stated.accountId);
  const ofAddress = askAddress(wave, stated.address);
  await wave.read(directory);
  const { person: asker, ownDomains, ...rest } = right();
  const as = asksAs(converterStandingIn({ person: asker, ownDomains, ...rest }, policy));
  if (!as) return 'no-admin';

  const first = { stated, asker, ownDomains, ...ofTenant(), ...ofAccount(), ...ofAddress() };
  return { ...first, ...(await readSecondWave(directory, first)), asksAs: as };
}

function askTenant(wave: Wave, { askerId }: Stated, policy: Policy) {
  const askerRoles = wave.ask({ fact: 'roles', of: askerId });
  const admins = policy.admins.map((of) => wave.ask({ fact: 'members', of }));
  const federatedOwnDomains = wave.ask({ fact: 'federated-own-domains' });
  const invitesFrom = wave.ask({ fact: 'invites-from' });
  const inboundDefault = wave.ask({ fact: 'inbound-default' });
  const emailCodes = wave.ask({ fact: 'email-codes' });
  const federatedDomains = wave.ask({ fact: 'federated-domains' });
  const domainLists = wave.ask({ fact: 'domain-lists' });
  const accessPolicies = wave.ask({ fact: 'access-policies' });
  return () => ({
    askerRoles: askerRoles(),
    admins: allOf(
      admins.map((members) => members()),
      (members) => [...new Set(members.flat())],
    ),
    federatedOwnDomains: federatedOwnDomains(),
    invitesFrom: invitesFrom(),
    inboundDefault: inboundDefault(),
    emailCodes: emailCodes(),
    federatedDomains: federatedDomains(),
    domainLists: domainLists(),
    accessPolicies: accessPolicies(),
  });
}

function askAccount(wave: Wave, id: UserId) {
  const account = wave.ask({ fact: 'account', id });
  const roles = wave.ask({ fact: 'role-names', of: id });
  const eligibleRoles = wave.ask({ fact: 'eligible-role-names', of: id });
  const roleGroups = wave.ask({ fact: 'role-groups', of: id });
  const owned = wave.ask({ fact: 'owned-things', of: id });
  const devices = wave.ask({ fact: 'registered-devices', of: id });
  const licencePlans = wave.ask({ fact: 'licence-plans', of: id });
  const mailboxPurpose = wave.ask({ fact: 'mailbox-purpose', of: id });
  const usedByProgramsAt = wave.ask({ fact: 'program-sign-in', of: id });
  const groupsOf = wave.ask({ fact: 'groups-of', of: id });
  return () => ({
    account: account(),
    roles: roles(),
    eligibleRoles: eligibleRoles(),
    roleGroups: roleGroups(),
    owned: owned(),
    devices: devices(),
    licencePlans: licencePlans(),
    mailboxPurpose: mailboxPurpose(),
    usedByProgramsAt: usedByProgramsAt(),
    groupsOf: groupsOf(),
  });
}

type FirstFacts = Omit<ConversionFacts, keyof SecondFacts>;
type SecondFacts = Pick<ConversionFacts, 'inboundPartner' | 'licensingGroups' | 'solelyOwned'>;

/** What needs an answer of the first: the partner's own entry, the names behind group licences, who else owns their teams. */
async function readSecondWave(directory: Directory, first: FirstFacts): Promise<SecondFacts> {
  const wave = new Wave();
  const tenantId = readingOf(first.homeTenant)?.tenantId;
  const partner = tenantId === undefined ? undefined : wave.ask({ fact: 'inbound-partner', tenantId });
  const groups = licensingGroupsOf(readingOf(first.account)).map((id) => wave.ask({ fact: 'group-name', id }));
  const teams = (readingOf(first.owned)?.teams ?? []).map(({ id }) => {
    // A team's id is that of its group.
    const owners = wave.ask({ fact: 'team-owners', id: id as TeamId });
    return { id, owners };
  });
  await wave.read(directory);
  const solely = teams.map(({ id, owners }) => mapped(owners(), (found) => (isSole(found, first) ? [id] : [])));
  return {
    inboundPartner: partner?.(),
    licensingGroups:
      groups.length === 0
        ? undefined
        : allOf(
            groups.map((name) => name()),
            (found) => found.filter((group): group is Holder => group !== undefined),
          ),
    solelyOwned: teams.length === 0 ? undefined : allOf(solely, (ids) => ids.flat()),
  };
}

function licensingGroupsOf(account: InternalAccount | undefined): readonly string[] {
  return [...new Set(account?.licences.flatMap(({ byGroup }) => byGroup ?? []))];
}

function isSole(owners: readonly TeamOwner[], { stated }: FirstFacts): boolean {
  return owners.every(({ id }) => id === stated.accountId);
}

function mapped<From, To>(fact: Fact<From>, map: (value: From) => To): Fact<To> {
  return 'read' in fact ? read(map(fact.read)) : fact;
}

/** Several answers as one; one that could not be read leaves the whole unread. */
function allOf<From, To>(facts: readonly Fact<From>[], join: (values: readonly From[]) => To): Fact<To> {
  const values: From[] = [];
  for (const fact of facts) {
    if (!('read' in fact)) return fact;
    values.push(fact.read);
  }
  return read(join(values));
}
