import { type Fact, read, type Unread } from '../../src/domain/facts.ts';
import type { TeamId, UserId } from '../../src/domain/ids.ts';
import type { DirectoryPerson } from '../../src/domain/person.ts';
import type { Directory, FactName, FactQuery, FactValues } from '../../src/use-cases/ports/directory.ts';
import type { EdgeError } from '../../src/use-cases/ports/edge-error.ts';

export interface FakeTeam {
  readonly id: TeamId;
  readonly name: string;
  readonly owners: readonly UserId[];
  /** Whom Teams itself lists. */
  readonly listed: readonly UserId[];
}

/** A small tenant. Replace a field to change the world between two waves. */
export interface FakeTenant {
  organisation: string;
  domains: readonly string[];
  /** `mail` and the sign-in name are addresses by themselves; further ones stand in `alsoAt`. */
  people: readonly (DirectoryPerson & { readonly alsoAt?: readonly string[] })[];
  /** Members by group id. */
  groups: Readonly<Record<string, readonly string[]>>;
  teams: readonly FakeTeam[];
}

export interface FakeDirectory extends Directory {
  readonly tenant: FakeTenant;
  /** Each wave with what it asked for. */
  readonly waves: readonly (readonly FactQuery[])[];
  /** Facts that cannot be read for now. */
  readonly unread: Map<FactName, Unread>;
  /** The next waves fail as a whole, one a given error. */
  failNext(...errors: readonly EdgeError[]): void;
}

/** Entra in memory. */
export function fakeDirectory(tenant: Partial<FakeTenant> = {}): FakeDirectory {
  const world: FakeTenant = {
    organisation: 'Contoso',
    domains: ['contoso.example'],
    people: [],
    groups: {},
    teams: [],
    ...tenant,
  };
  const waves: FactQuery[][] = [];
  const unread = new Map<FactName, Unread>();
  const failures: EdgeError[] = [];

  function factOf(query: FactQuery): Fact<unknown> {
    const reason = unread.get(query.fact);
    return reason ? { unread: reason } : read(answerTo(world, query));
  }

  return {
    tenant: world,
    waves,
    unread,
    failNext: (...errors) => {
      failures.push(...errors);
    },
    async read<const Queries extends Readonly<Record<string, FactQuery>>>(queries: Queries) {
      waves.push(Object.values(queries));
      const failure = failures.shift();
      if (failure) throw failure;
      return Object.fromEntries(Object.entries(queries).map(([key, query]) => [key, factOf(query)])) as {
        readonly [Key in keyof Queries]: Fact<FactValues[Queries[Key]['fact']]>;
      };
    },
  };
}

function answerTo(tenant: FakeTenant, query: FactQuery): FactValues[FactName] {
  switch (query.fact) {
    case 'own-domains':
      return tenant.domains;
    case 'organisation-name':
      return tenant.organisation;
    case 'person':
      return personOf(tenant, query.id);
    case 'memberships':
      return query.among.filter((id) => id === query.of || tenant.groups[id]?.includes(query.of));
    case 'owned-teams':
      return tenant.teams.flatMap(({ id, name, owners }) => (owners.includes(query.of) ? [{ id, name }] : []));
    case 'team':
      return tenant.teams.flatMap(({ id, name }) => (id === query.id ? [{ id, name }] : []))[0];
    case 'team-owners':
      return ownersOf(tenant, query.id);
    case 'accounts-with-address':
      return tenant.people
        .filter((person) => addressesOf(person).includes(query.address))
        .map(({ alsoAt: _, ...person }) => person);
    case 'listed-by-teams':
      return tenant.teams.some(({ id, listed }) => id === query.team && listed.includes(query.user));
  }
}

function personOf({ people }: FakeTenant, id: UserId): DirectoryPerson | undefined {
  const found = people.find((person) => person.id === id);
  if (!found) return undefined;
  const { alsoAt: _, ...person } = found;
  return person;
}

function ownersOf(tenant: FakeTenant, id: TeamId): FactValues['team-owners'] {
  const owners = tenant.teams.find((team) => team.id === id)?.owners ?? [];
  return owners.map((owner) => {
    const person = personOf(tenant, owner);
    return { id: owner, name: person?.displayName, accountEnabled: person?.accountEnabled };
  });
}

function addressesOf(person: FakeTenant['people'][number]): readonly string[] {
  return [person.mail ?? '', person.userPrincipalName, ...(person.alsoAt ?? [])].map((address) =>
    address.toLowerCase(),
  );
}
