import { maySendLinkAgain } from '../../domain/conversion/conversion-mails.ts';
import { conversionPressMark } from '../../domain/press-mark.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import { pressOfParty } from './press-of-party.ts';
import type { ConversionPressDeps } from './press-on-conversion.ts';

/** The same link once more to the external address; by whoever asked or confirmed, or stands in for them. Throws EdgeError. */
export function sendLinkAgain(deps: ConversionPressDeps, press: Press): Promise<PressOutcome> {
  const { callerId, mark } = press;
  return pressOfParty(deps, press, ({ conversion, person }) => {
    if (!person) return 'stale';
    if (conversion.state === 'sending') return 'twice';
    if (mark !== conversionPressMark(conversion) || !maySendLinkAgain(conversion)) return 'stale';
    return { entries: [{ kind: 'link-again-asked', by: callerId }] };
  });
}
