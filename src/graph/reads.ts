import { z } from 'zod';
import type { FactName, FactQuery, FactValues } from '../use-cases/ports/directory.ts';
import {
  type AnyOf,
  CHECK_MEMBERSHIPS,
  READ_DOMAINS,
  READ_GROUPS,
  READ_ORGANISATION,
  READ_OWNERS,
  READ_TEAM_MEMBERS,
  READ_USERS,
} from './permissions.ts';
import { asTeam, group, only, otherObject, ownedGroup, owner, person, rowsOf } from './read-schemas.ts';

/** One item of a batch. */
export interface ReadRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
}

export type QueryOf<Name extends FactName> = Extract<FactQuery, { readonly fact: Name }>;

export interface Read<Name extends FactName> {
  /** Each line must be held by one of its permissions: a relation read without the right to its type is all nulls (E10). */
  readonly needs: readonly [AnyOf, ...AnyOf[]];
  /** The right may come from resource-specific consent, which no token names: an answer that carries the fact is proof. */
  readonly provenByAnswer?: true;
  requests(query: QueryOf<Name>): readonly ReadRequest[];
  /** Over all bodies of the requests, pages included. What does not fit was not read. */
  schema(query: QueryOf<Name>): z.ZodType<FactValues[Name]>;
  /** What a 404 says; without it a 404 is no answer. */
  absent?(query: QueryOf<Name>): FactValues[Name];
}

const PAGE = 999;
const MEMBERSHIP_IDS = 20;
const PERSON_FIELDS =
  'id,displayName,userPrincipalName,mail,accountEnabled,userType,externalUserState,identities,preferredLanguage';

/** Fact to request, permissions and reading: the directory, the doctor and the grant script read this table. */
const READS: { readonly [Name in FactName]: Read<Name> } = {
  'own-domains': {
    needs: [READ_DOMAINS],
    requests: () => [get('/domains?$select=id,isVerified')],
    schema: () =>
      rowsOf(z.object({ id: z.string(), isVerified: z.boolean() })).transform((domains) =>
        domains.flatMap(({ id, isVerified }) => (isVerified ? [id.toLowerCase()] : [])),
      ),
  },
  'organisation-name': {
    needs: [READ_ORGANISATION],
    requests: () => [get('/organization?$select=displayName')],
    schema: () =>
      z
        .tuple([z.object({ value: z.tuple([z.object({ displayName: z.string().min(1) })]) })])
        .transform(([{ value }]) => value[0].displayName),
  },
  person: {
    needs: [READ_USERS],
    requests: ({ id }) => [get(`/users/${encodeURIComponent(id)}?$select=${PERSON_FIELDS}`)],
    schema: () => only(person()),
    absent: () => undefined,
  },
  memberships: {
    needs: [CHECK_MEMBERSHIPS],
    requests: ({ of, among }) =>
      chunksOf(idsBeside(of, among), MEMBERSHIP_IDS).map((ids) => ({
        method: 'POST',
        url: `/users/${encodeURIComponent(of)}/checkMemberObjects`,
        headers: { 'Content-Type': 'application/json' },
        body: { ids },
      })),
    schema: ({ of, among }) => rowsOf(z.string()).transform((held) => among.filter(isAmong([of, ...held]))),
    absent: ({ of, among }) => among.filter(isAmong([of])),
  },
  'owned-teams': {
    needs: [READ_USERS, READ_GROUPS],
    requests: ({ of }) => [
      get(
        `/users/${encodeURIComponent(of)}/ownedObjects?$select=id,displayName,resourceProvisioningOptions&$top=${PAGE}`,
      ),
    ],
    schema: () =>
      rowsOf(z.union([ownedGroup(), otherObject('#microsoft.graph.group')])).transform((owned) =>
        owned.flatMap((group) => asTeam(group) ?? []),
      ),
    absent: () => [],
  },
  team: {
    needs: [READ_GROUPS],
    requests: ({ id }) => [get(`/groups/${encodeURIComponent(id)}?$select=id,displayName,resourceProvisioningOptions`)],
    schema: () => only(group()).transform(asTeam),
    absent: () => undefined,
  },
  'team-owners': {
    needs: [READ_OWNERS],
    requests: ({ id }) => [
      get(`/groups/${encodeURIComponent(id)}/owners?$select=id,displayName,accountEnabled&$top=${PAGE}`),
    ],
    schema: () =>
      rowsOf(z.union([owner(), otherObject('#microsoft.graph.user')])).transform((owners) =>
        owners.flatMap((each) => ('name' in each ? [each] : [])),
      ),
    absent: () => [],
  },
  'accounts-with-address': {
    needs: [READ_USERS],
    requests: ({ address }) => [
      get(`/users?$filter=${encodeURIComponent(anyPlace(address))}&$select=${PERSON_FIELDS}&$top=${PAGE}`),
    ],
    schema: () => rowsOf(person()),
  },
  'listed-by-teams': {
    needs: [READ_TEAM_MEMBERS],
    provenByAnswer: true,
    requests: ({ team, user }) => [
      get(
        `/teams/${encodeURIComponent(team)}/members?$filter=${encodeURIComponent(
          `(microsoft.graph.aadUserConversationMember/userId eq ${quoted(user)})`,
        )}`,
      ),
    ],
    // Looked through here as well: a filter that is silently ignored must not make everybody listed (G6).
    schema: ({ user }) =>
      rowsOf(z.object({ userId: z.string().nullish() })).transform((members) =>
        members.some(({ userId }) => userId?.toLowerCase() === user.toLowerCase()),
      ),
    absent: () => false,
  },
};

/** The one place where a query meets its row. */
export function readFor<Name extends FactName>(query: QueryOf<Name>): Read<Name> {
  return READS[query.fact] as unknown as Read<Name>;
}

/** The five places an address can stand in (G8.1). */
function anyPlace(address: string): string {
  return [
    `mail eq ${quoted(address)}`,
    `userPrincipalName eq ${quoted(address)}`,
    `otherMails/any(x:x eq ${quoted(address)})`,
    `proxyAddresses/any(x:x eq ${quoted(`smtp:${address}`)})`,
    `proxyAddresses/any(x:x eq ${quoted(`SMTP:${address}`)})`,
  ].join(' or ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function get(url: string): ReadRequest {
  return { method: 'GET', url };
}

function idsBeside(of: string, among: readonly string[]): readonly string[] {
  return [...new Set(among.map((id) => id.toLowerCase()))].filter((id) => id !== of.toLowerCase());
}

function isAmong(held: readonly string[]): (id: string) => boolean {
  const known = new Set(held.map((id) => id.toLowerCase()));
  return (id) => known.has(id.toLowerCase());
}

export function chunksOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
