import type { UserId } from '../domain/ids.ts';
import { isOutsider } from '../domain/person.ts';
import { converterRight } from './converter-right.ts';
import type { RightDeps } from './inviter-right.ts';
import type { Clock } from './ports/clock.ts';
import type { Directory } from './ports/directory.ts';
import { unreadable } from './unreadable.ts';
import { whileFresh } from './while-fresh.ts';

export type CallerStanding = 'member' | 'outsider' | 'unknown';

/** Who may talk with Guestlist at all: members of the tenant, no guests, nobody unknown or disabled. Throws EdgeError. */
export function standingOfCaller({ directory, clock }: { readonly directory: Directory; readonly clock: Clock }) {
  return whileFresh(clock, (callerId) => readStandingOf(directory, callerId));
}

/** Whether a caller may ask for conversions, for what they are offered; what they do reads it anew. Throws EdgeError. */
export function mayCallerConvert(deps: RightDeps & { readonly clock: Clock }) {
  return whileFresh(deps.clock, async (callerId) => (await converterRight(deps, callerId)) !== undefined);
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
