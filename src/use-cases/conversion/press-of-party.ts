import { isForEveryAdministrator, partiesOf } from '../../domain/conversion/parties.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import { type ConversionPressDeps, type Decide, pressOnConversion } from './press-on-conversion.ts';
import { standsIn } from './stand-in.ts';

/**
 * A press of whoever asked or confirmed, or of any administrator where neither of them is one any more: what is out in the
 * world is not left alone because two people have moved on. Throws EdgeError.
 */
export async function pressOfParty(deps: ConversionPressDeps, press: Press, decide: Decide): Promise<PressOutcome> {
  const { callerId, requestId } = press;
  const found = await deps.conversions.read(requestId);
  const isStandIn = found !== undefined && (await standsIn(deps, callerId, found.conversion));
  const outcome = await pressOnConversion(deps, press, (reading, presser) => {
    const { conversion } = reading;
    const mayPress = isStandIn || isForEveryAdministrator(conversion) || partiesOf(conversion).includes(callerId);
    return mayPress ? decide(reading, presser) : 'stale';
  });
  return isStandIn && outcome.outcome === 'card' ? { ...outcome, as: 'confirmer' } : outcome;
}
