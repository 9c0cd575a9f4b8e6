import type { AccountCandidate, InternalAccount } from '../../src/domain/conversion/internal-account.ts';
import type { TeamId, UserId } from '../../src/domain/ids.ts';
import type { DirectoryPerson, FoundAccount } from '../../src/domain/person.ts';
import type { TeamGroup } from '../../src/domain/team.ts';
import type { DeletedPerson } from '../../src/domain/tenant-facts.ts';
import type { FactName, FactQuery, FactValues } from '../../src/use-cases/ports/directory.ts';
import type { FakeAccount, FakePerson, FakeTeam, FakeTenant } from './fake-tenant.ts';

type QueryOf<Name extends FactName> = Extract<FactQuery, { readonly fact: Name }>;

const ANSWERS: { readonly [Name in FactName]: (tenant: FakeTenant, query: QueryOf<Name>) => FactValues[Name] } = {
  'own-domains': ({ domains }) => domains,
  'organisation-name': ({ organisation }) => organisation,
  'invites-from': ({ invitesFrom }) => invitesFrom,
  'tenant-takes-guests': ({ takesGuests }) => takesGuests,
  'inbound-default': ({ inboundDefault }) => inboundDefault,
  'inbound-partner': ({ partners }, { tenantId }) => partners[tenantId],
  'email-codes': ({ emailCodes }) => emailCodes,
  'federated-domains': ({ federatedDomains }) => federatedDomains,
  'file-sharing': ({ fileSharing }) => fileSharing,
  'domain-lists': ({ domainLists }) => domainLists,
  'home-tenant': ({ homeTenants }, { domain }) => homeTenants[domain],
  person: (tenant, { id }) => personOf(tenant, id),
  memberships: ({ groups }, { of, among }) => among.filter((id) => id === of || groups[id]?.includes(of)),
  roles: ({ roles }, { of }) => roles[of] ?? [],
  sponsors: ({ sponsors }, { of }) => sponsors[of] ?? [],
  members: ({ groups }, { of }) => (groups[of] ?? [of]) as readonly UserId[],
  'owned-teams': ({ teams }, { of }) =>
    teams.flatMap(({ id, name, owners }) => (owners.includes(of) ? [{ id, name }] : [])),
  team: (tenant, { id }) => groupOf(teamOf(tenant, id)),
  'team-owners': ownersOf,
  'team-takes-guests': (tenant, { id }) => teamOf(tenant, id)?.takesGuests ?? true,
  'team-archived': (tenant, { id }) => teamOf(tenant, id)?.isArchived ?? false,
  'listed-by-teams': (tenant, { team, user }) => teamOf(tenant, team)?.listed.includes(user) ?? false,
  'accounts-with-address': ({ people }, { address }) => people.flatMap((person) => foundBy(address, person)),
  'groups-with-address': ({ mailGroups }, { address }) => holdersOf(mailGroups, address),
  'contacts-with-address': ({ contacts }, { address }) => holdersOf(contacts, address),
  'deleted-with-address': ({ deleted }, { address }) =>
    holdersOf(deleted, address).map(({ mail: _, otherMails: __, ...account }) => account),
  'deleted-account': ({ deleted }, { id }) => deletedPersonOf(deleted.find((account) => account.id === id)),
  'deletion-of': ({ deletions }, { id }) => deletions[id],
  account: ({ accounts }, { id }) =>
    accountOf(accounts.find((account) => account.id.toLowerCase() === id.toLowerCase())),
  'accounts-named': ({ accounts }, { text, limit }) => namedAmong(accounts, text).slice(0, limit + 1),
  'role-names': ({ roleNames }, { of }) => roleNames[of] ?? [],
  'eligible-role-names': ({ eligibleRoleNames }, { of }) => eligibleRoleNames[of] ?? [],
  'role-groups': ({ roleGroups }, { of }) => roleGroups[of] ?? [],
  'owned-things': (tenant, { of }) => ({
    teams: ANSWERS['owned-teams'](tenant, { fact: 'owned-teams', of }),
    apps: tenant.ownedApps[of] ?? [],
    others: tenant.ownedOthers[of] ?? [],
  }),
  'registered-devices': ({ devices }, { of }) => devices[of] ?? 0,
  'access-policies': ({ accessPolicies }) => accessPolicies,
  'licence-plans': ({ licencePlans }, { of }) => licencePlans[of] ?? [],
  'mailbox-purpose': ({ mailboxPurposes }, { of }) => mailboxPurposes[of],
  'program-sign-in': ({ programSignIns }, { of }) => programSignIns[of],
  'sign-ins': ({ signIns }, { of, since }) => (signIns[of] ?? []).filter(({ at }) => at >= since),
  'groups-of': ({ groupsOf }, { of }) => groupsOf[of] ?? { ids: [], names: new Map(), dynamic: [] },
  'direct-groups': ({ directGroups }, { of }) => directGroups[of] ?? [],
  'app-assignments': ({ appAssignments }, { of }) => appAssignments[of] ?? [],
  'group-name': ({ namedGroups }, { id }) => namedGroups.find((group) => group.id === id),
  'federated-own-domains': ({ federatedOwnDomains }) => federatedOwnDomains,
};

export function answersOf(query: FactQuery): (tenant: FakeTenant) => FactValues[FactName] {
  const answer = ANSWERS[query.fact] as (tenant: FakeTenant, query: FactQuery) => FactValues[FactName];
  return (tenant) => answer(tenant, query);
}

function personOf({ people }: FakeTenant, id: UserId): DirectoryPerson | undefined {
  const found = people.find((person) => person.id === id);
  return found && bare(found);
}

function bare({ alsoAt: _, otherMails: __, ...person }: FakePerson): DirectoryPerson {
  return person;
}

function deletedPersonOf(account: FakeTenant['deleted'][number] | undefined): DeletedPerson | undefined {
  if (!account) return undefined;
  const { addresses: _, ...person } = account;
  return { mail: undefined, otherMails: [], ...person };
}

function accountOf(account: FakeAccount | undefined): InternalAccount | undefined {
  if (!account) return undefined;
  const { department: _, ...internal } = account;
  return internal;
}

/** By the beginning of a name, of a word in it or of an address; whose address it is stands alone. */
function namedAmong(accounts: readonly FakeAccount[], text: string): readonly AccountCandidate[] {
  const typed = text.trim().toLowerCase();
  const addressesOf = ({ userPrincipalName, mail = '' }: FakeAccount) => [userPrincipalName, mail];
  const beginsWith = (value: string) => value.toLowerCase().startsWith(typed);
  const exact = accounts.filter((account) => isAmong(addressesOf(account), typed));
  const alike = accounts.filter((account) =>
    [account.displayName, ...account.displayName.split(' '), ...addressesOf(account)].some(beginsWith),
  );
  return (exact.length > 0 ? exact : alike).map(({ id, displayName, userPrincipalName, department }) => ({
    id,
    displayName,
    userPrincipalName,
    department,
  }));
}

function foundBy(address: string, person: FakePerson): readonly FoundAccount[] {
  const { mail = '', userPrincipalName, alsoAt = [], otherMails = [] } = person;
  const isOwn = isAmong([mail, userPrincipalName, ...alsoAt], address);
  return isOwn || isAmong(otherMails, address) ? [{ ...bare(person), isOnlyOtherMail: !isOwn }] : [];
}

function teamOf({ teams }: FakeTenant, id: TeamId): FakeTeam | undefined {
  return teams.find((team) => team.id === id);
}

function groupOf(team: FakeTeam | undefined): TeamGroup | undefined {
  if (!team) return undefined;
  const { id, name, takesNoGuests, label, welcomesByMail = false } = team;
  return { id, name, takesNoGuests, label, welcomesByMail };
}

function ownersOf(tenant: FakeTenant, { id }: QueryOf<'team-owners'>): FactValues['team-owners'] {
  const owners = teamOf(tenant, id)?.owners ?? [];
  return owners.map((owner) => {
    const person = personOf(tenant, owner);
    return { id: owner, name: person?.displayName, accountEnabled: person?.accountEnabled };
  });
}

function holdersOf<Held>(
  holders: readonly (Held & { readonly addresses: readonly string[] })[],
  address: string,
): readonly Omit<Held & { readonly addresses: readonly string[] }, 'addresses'>[] {
  return holders.flatMap(({ addresses, ...holder }) => (isAmong(addresses, address) ? [holder] : []));
}

function isAmong(addresses: readonly string[], address: string): boolean {
  return addresses.some((one) => one.toLowerCase() === address);
}
