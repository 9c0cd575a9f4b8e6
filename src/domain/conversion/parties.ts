import type { UserId } from '../ids.ts';
import { type Conversion, isOver, isWaitedFor, mayPutMailBack } from './conversion.ts';
import type { ConversionEntry } from './conversion-entry.ts';

/** Whoever asked, and whoever confirmed: they go on with it together. */
export function partiesOf({ askerId, track }: Pick<Conversion, 'askerId' | 'track'>): readonly UserId[] {
  const { made } = track.decision;
  return [...new Set([askerId, ...(made?.verdict === 'confirmed' ? [made.by] : [])])];
}

/** Whether whoever asked does not administer: then any administrator goes on in their stead, and one is enough (product 5.4). */
export function isByConverter(entries: readonly ConversionEntry[]): boolean {
  return entries.some((entry) => entry.kind === 'requested' && entry.isByConverter);
}

/** An invitation is out, or something was left behind: where nobody of them can see to it, another has to. */
export function mayBeLeft(conversion: Conversion): boolean {
  if (isOver(conversion)) return mayPutMailBack(conversion);
  const { issuedAt, stoppedAt } = conversion.track;
  return (issuedAt ?? stoppedAt) !== undefined || conversion.state === 'needs-attention';
}

/** They were told that it was stopped, and it was not: every administrator may see to that (product 5.8). */
export function isForEveryAdministrator({ state }: Pick<Conversion, 'state'>): boolean {
  return state === 'redeemed-after-stop';
}

/** The invitation is out, nobody has accepted, and nobody has stopped it. */
export function mayStop(conversion: Conversion): boolean {
  return isWaitedFor(conversion) && conversion.state !== 'stopped-after-issue';
}
