import { aftercareOffers } from '../../domain/conversion/aftercare.ts';
import type { AftercareStep } from '../../domain/conversion/conversion-entry.ts';
import { openAftercare } from '../../domain/conversion/conversion-follow-up.ts';
import { conversionPressMark } from '../../domain/press-mark.ts';
import type { Ids } from '../ports/ids.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import { pressOfParty } from './press-of-party.ts';
import type { ConversionPressDeps } from './press-on-conversion.ts';

export interface AftercarePress extends Press {
  readonly step: AftercareStep;
}

/** One of the steps after the acceptance, each by a press and never by itself (product 5.9). Throws EdgeError. */
export async function askAftercare(
  deps: ConversionPressDeps & { readonly ids: Ids },
  { step, ...press }: AftercarePress,
): Promise<PressOutcome> {
  const { callerId: by, mark } = press;
  const { replacesPassword } = await deps.policies.current();
  return pressOfParty(deps, press, ({ conversion, person }) => {
    if (openAftercare(conversion).includes(step)) return 'twice';
    const offers = aftercareOffers(conversion, person, { replacesPassword, now: deps.clock() });
    if (mark !== conversionPressMark(conversion) || !offers.includes(step)) return 'stale';
    return { entries: [{ kind: 'aftercare-asked', step, by, clientRequestId: deps.ids.clientRequestId() }] };
  });
}
