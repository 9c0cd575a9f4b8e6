import { mayClose } from '../../domain/conversion/conversion-follow-up.ts';
import { conversionRequestMark } from '../../domain/press-mark.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import { type ConversionPressDeps, pressOnConversion } from './press-on-conversion.ts';
import { isParty } from './withdraw-conversion.ts';

/** What was left to do is done, or nobody minds: the account may be asked for again. Throws EdgeError. */
export function closeConversion(deps: ConversionPressDeps, press: Press): Promise<PressOutcome> {
  const { callerId, mark } = press;
  return pressOnConversion(deps, press, ({ conversion }) => {
    const { state } = conversion;
    if (state === 'closed') return 'twice';
    if (
      !mayClose(conversion, deps.clock()) ||
      mark !== conversionRequestMark(conversion) ||
      !isParty(conversion, callerId)
    )
      return 'stale';
    return { entries: [{ kind: 'closed', by: callerId }] };
  });
}
