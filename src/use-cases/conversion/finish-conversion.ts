import { mayFinish, surpriseIn } from '../../domain/conversion/surprise.ts';
import { conversionPressMark } from '../../domain/press-mark.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import { pressOfParty } from './press-of-party.ts';
import type { ConversionPressDeps } from './press-on-conversion.ts';

/**
 * They have accepted although it was stopped, and that is wanted after all (product 5.8); or what surprised with the account is
 * put right, and it is looked at once more (product 5.9). Throws EdgeError.
 */
export async function finishConversion(deps: ConversionPressDeps, press: Press): Promise<PressOutcome> {
  const isInUse = await isBeingChanged(deps, press);
  return pressOfParty(deps, press, ({ conversion, entries }) => {
    const isPresent = mayFinish(conversion) && press.mark === conversionPressMark(conversion);
    if (!isPresent) return entries.some(({ kind }) => kind === 'finish-asked') ? 'twice' : 'stale';
    // Two administrators agree to it because of the surprise: without that it would end half done.
    if (isInUse && surpriseIn(conversion)) return 'account-in-use';
    return { entries: [{ kind: 'finish-asked', by: press.callerId }] };
  });
}

async function isBeingChanged(
  { accessChanges, conversions }: ConversionPressDeps,
  { requestId }: Press,
): Promise<boolean> {
  const found = await conversions.read(requestId);
  return found !== undefined && (await accessChanges.openFor(found.conversion.accountId)) !== undefined;
}
