import { mayClose } from '../../domain/conversion/conversion-follow-up.ts';
import { conversionRequestMark } from '../../domain/press-mark.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import { pressOfParty } from './press-of-party.ts';
import type { ConversionPressDeps } from './press-on-conversion.ts';

/** What was left to do is done, or nobody minds: the account may be asked for again. Throws EdgeError. */
export function closeConversion(deps: ConversionPressDeps, press: Press): Promise<PressOutcome> {
  const { callerId, mark } = press;
  return pressOfParty(deps, press, ({ conversion }) => {
    if (conversion.state === 'closed') return 'twice';
    if (!mayClose(conversion, deps.clock()) || mark !== conversionRequestMark(conversion)) return 'stale';
    return { entries: [{ kind: 'closed', by: callerId }] };
  });
}
