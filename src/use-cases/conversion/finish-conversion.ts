import { conversionRequestMark } from '../../domain/press-mark.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import { pressOfParty } from './press-of-party.ts';
import type { ConversionPressDeps } from './press-on-conversion.ts';

/** They have accepted although it was stopped, and that is wanted after all; by any administrator (product 5.8). Throws EdgeError. */
export function finishConversion(deps: ConversionPressDeps, press: Press): Promise<PressOutcome> {
  return pressOfParty(deps, press, ({ conversion, entries }) => {
    if (entries.some(({ kind }) => kind === 'finish-asked')) return 'twice';
    const isPresent = conversion.state === 'redeemed-after-stop' && press.mark === conversionRequestMark(conversion);
    return isPresent ? { entries: [{ kind: 'finish-asked', by: press.callerId }] } : 'stale';
  });
}
