import { mayStop } from '../../domain/conversion/parties.ts';
import { isOutMark } from '../../domain/press-mark.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import { pressOfParty } from './press-of-party.ts';
import type { ConversionPressDeps } from './press-on-conversion.ts';

/** The holder is left alone; their link stays good, and the account is watched as before (product 5.8). Throws EdgeError. */
export function stopReminding(deps: ConversionPressDeps, press: Press): Promise<PressOutcome> {
  return pressOfParty(deps, press, ({ conversion }) => {
    if (conversion.track.remindersStoppedAt) return 'twice';
    // Once is enough, whatever the card said of the link.
    if (!mayStop(conversion) || !isOutMark(press.mark)) return 'stale';
    return { entries: [{ kind: 'reminders-stopped', by: press.callerId }] };
  });
}
