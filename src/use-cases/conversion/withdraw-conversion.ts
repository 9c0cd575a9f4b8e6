import { type Conversion, isBeforeIssue } from '../../domain/conversion/conversion.ts';
import { partiesOf } from '../../domain/conversion/parties.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import { type ConversionPressDeps, pressByAsker } from './press-on-conversion.ts';

/** Ends it before anything was issued; afterwards Microsoft offers no way back (product 5.8). Throws EdgeError. */
export function withdrawConversion(deps: ConversionPressDeps, press: Press): Promise<PressOutcome> {
  const { callerId } = press;
  return pressByAsker(deps, press, ({ conversion }) => {
    if (conversion.state === 'withdrawn') return conversion.by === callerId ? 'twice' : 'late';
    // It means the same on every card before that: what was recorded meanwhile takes nothing from it.
    if (!isBeforeIssue(conversion) || !isParty(conversion, callerId)) return 'stale';
    return { entries: [{ kind: 'withdrawn', by: callerId }] };
  });
}

/** Whoever asked, and whoever confirmed: they go on with it together. */
export function isParty(conversion: Conversion, id: UserId): boolean {
  return partiesOf(conversion).includes(id);
}
