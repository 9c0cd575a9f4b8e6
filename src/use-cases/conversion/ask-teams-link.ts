import { isTeamsLinkOpen } from '../../domain/conversion/conversion-follow-up.ts';
import { mayAskTeamsLink } from '../../domain/conversion/conversion-mails.ts';
import { conversionPressMark } from '../../domain/press-mark.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import { pressOfParty } from './press-of-party.ts';
import type { ConversionPressDeps } from './press-on-conversion.ts';

/** The address of Teams for us once more to the external address; by whoever asked or confirmed, or stands in for them. Throws EdgeError. */
export function askTeamsLink(deps: ConversionPressDeps, press: Press): Promise<PressOutcome> {
  const { callerId, mark } = press;
  return pressOfParty(deps, press, ({ conversion, person }) => {
    if (!person) return 'stale';
    if (isTeamsLinkOpen(conversion)) return 'twice';
    if (mark !== conversionPressMark(conversion) || !mayAskTeamsLink(conversion)) return 'stale';
    return { entries: [{ kind: 'teams-link-asked', by: callerId }] };
  });
}
