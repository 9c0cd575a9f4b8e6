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

/** Every address an account holds: mail and proxy addresses; the other mails are not its own. */
export function holdsAddress(
  properties: { readonly mail?: string | null; readonly proxyAddresses?: string[] },
  address: string,
): boolean {
  return (
    sameText(properties.mail, address) ||
    (properties.proxyAddresses ?? []).some((proxy) => sameText(proxy.replace(/^smtp:/i, ''), address))
  );
}
