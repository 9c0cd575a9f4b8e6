import type { UserId } from '../domain/ids.ts';
import { isOutsider } from '../domain/person.ts';
import type { Clock } from './ports/clock.ts';
import type { Directory } from './ports/directory.ts';
import { unreadable } from './unreadable.ts';

export type CallerStanding = 'member' | 'outsider' | 'unknown';

/** Looking uses rights at most this old; acts read them anew (architecture 4). */
const FRESH_MS = 60_000;

/** Who may talk with Guestlist at all: members of the tenant, no guests, nobody unknown or disabled. Throws EdgeError. */
export function standingOfCaller({ directory, clock }: { readonly directory: Directory; readonly clock: Clock }) {
  const known = new Map<UserId, { readonly standing: CallerStanding; readonly until: number }>();
  return async (callerId: UserId): Promise<CallerStanding> => {
    const now = clock().getTime();
    const fresh = known.get(callerId);
    if (fresh && fresh.until > now) return fresh.standing;
    const standing = await readStandingOf(directory, callerId);
    for (const [id, { until }] of known) if (until <= now) known.delete(id);
    known.set(callerId, { standing, until: now + FRESH_MS });
    return standing;
  };
}

async function readStandingOf(directory: Directory, id: UserId): Promise<CallerStanding> {
  const { person, ownDomains } = await directory.read({
    person: { fact: 'person', id },
    ownDomains: { fact: 'own-domains' },
  });
  if (!('read' in person)) throw unreadable('person-not-readable', person);
  if (!person.read?.accountEnabled) return 'unknown';
  return isOutsider(person.read, 'read' in ownDomains ? ownDomains.read : []) ? 'outsider' : 'member';
}
