import { isChangeOver } from '../domain/access-change/access-change.ts';
import type { EmailAddress } from '../domain/email-address.ts';
import type { Reference, RequestId } from '../domain/ids.ts';
import type { AccessChangeReading, AccessChanges } from './ports/access-changes.ts';
import type { Clock } from './ports/clock.ts';
import { EdgeError } from './ports/edge-error.ts';

export interface ForgetChangesDeps {
  readonly accessChanges: AccessChanges;
  readonly clock: Clock;
}

/** `not-decided`: without the person nobody could decide any more. `under-way`: it was confirmed, and is being done. */
export function changeRefusal(
  readings: readonly AccessChangeReading[],
): { readonly because: 'not-decided' | 'under-way'; readonly references: readonly Reference[] } | undefined {
  const open = readings.filter(({ change, person }) => person !== undefined && !isChangeOver(change));
  const underWay = open.filter(({ change }) => change.state === 'confirmed');
  const those = underWay.length > 0 ? underWay : open;
  if (those.length === 0) return undefined;
  const because = underWay.length > 0 ? 'under-way' : 'not-decided';
  return { because, references: those.map(({ change }) => change.reference) };
}

const TRIES = 5;

/** Removes their people at once, a hash too. */
export async function forgetChanges(
  { accessChanges, clock }: ForgetChangesDeps,
  readings: readonly AccessChangeReading[],
  address: EmailAddress,
): Promise<void> {
  for (const first of readings) {
    let held: AccessChangeReading | undefined = first;
    for (let attempt = 0; held && attempt < TRIES; attempt += 1) {
      const id: RequestId = held.change.id;
      const { outcome } = await accessChanges.wipe({ id, after: held.number, at: clock() });
      if (outcome === 'wiped') break;
      const now: readonly AccessChangeReading[] = await accessChanges.withAddress(address);
      held = now.find(({ change }) => change.id === id);
      if (attempt === TRIES - 1) throw new EdgeError('unavailable', 'change-in-use', { retryAfterSeconds: 1 });
    }
  }
}
