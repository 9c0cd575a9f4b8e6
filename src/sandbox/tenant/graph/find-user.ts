import type { ObjectIdentity } from '@microsoft/microsoft-graph-types';
import { notFound } from '../refusal.ts';
import type { UserRecord, World } from '../world.ts';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** The account of this id or name as a replica has it; it may well be there and not be seen (checks 5 #9). */
export function seenUser(world: World, key: string, replica: number): UserRecord {
  const user = isGuid(key)
    ? world.state.users.seen(key.toLowerCase(), replica)
    : world.state.users.allSeen(replica).find((candidate) => sameText(candidate.properties.userPrincipalName, key));
  if (!user) throw notFound(key);
  return user;
}

/** The account as it truly is, found through what the replica shows: writes are judged by the truth. */
export function trueUser(world: World, key: string, replica: number): UserRecord {
  const seen = seenUser(world, key, replica);
  const truth = world.state.users.truth(seen.id);
  if (!truth) throw notFound(key);
  return truth;
}

export function sameText(a: string | null | undefined, b: string | null | undefined): boolean {
  return typeof a === 'string' && typeof b === 'string' && a.toLowerCase() === b.toLowerCase();
}

interface Addressed {
  readonly mail?: string | null;
  readonly proxyAddresses?: string[];
}

/** Every address an account holds: mail and proxy addresses; the other mails are not its own. */
export function addressesOf({ mail, proxyAddresses = [] }: Addressed): readonly string[] {
  const proxies = proxyAddresses.map((proxy) => proxy.replace(/^smtp:/i, ''));
  return mail ? [mail, ...proxies] : proxies;
}

export function holdsAddress(properties: Addressed, address: string): boolean {
  return addressesOf(properties).some((held) => sameText(held, address));
}

/** Those by which this tenant signs it in; the others are somebody else's. */
export function ownIdentities({ properties }: UserRecord): readonly ObjectIdentity[] {
  return (properties.identities ?? []).filter(({ signInType }) => signInType !== 'federated');
}
