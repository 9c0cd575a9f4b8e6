import type { Conversion } from '../../domain/conversion/conversion.ts';
import { whyNotDecide } from '../../domain/decision.ts';
import { conversionQuestionMark } from '../../domain/press-mark.ts';
import type { Press, PressNote, PressOutcome } from '../press-outcome.ts';
import { acceptedCodes } from './accepted-codes.ts';
import { type CheckAgreedDeps, lookAgain } from './go-on-agreed.ts';
import { pressOnConversion } from './press-on-conversion.ts';
import { readWithPerson } from './reading-with-person.ts';

/**
 * Reads everything again of what is asked to be confirmed, for whoever may confirm it (design 3.12): from then on that is what a
 * yes accepts, and a yes to what stood there before is none. Throws EdgeError.
 */
export async function checkAsked(deps: CheckAgreedDeps, press: Press): Promise<PressOutcome> {
  const { callerId, requestId } = press;
  const { fourEyes } = await deps.policies.current();
  const reading = await readWithPerson(deps.conversions, requestId);
  // Nothing is read for a press that comes to nothing.
  const isGood = reading !== undefined && !whyNot(reading.conversion, press, fourEyes);
  const found = isGood ? await lookAgain(deps, reading, callerId) : undefined;
  if (found === 'no-admin') return { outcome: 'no-admin' };
  return pressOnConversion(deps, press, ({ conversion, person }) => {
    const why = whyNot(conversion, press, fourEyes);
    if (why || !person || !found) return why ?? 'stale';
    // Nothing is decided in the name of somebody who may not ask any more.
    if (found === 'asker-lost')
      return { entries: [{ kind: 'stopped-before-issue', because: 'right-lost', codes: [] }] };
    const findings = acceptedCodes(found.preFlight);
    return { entries: [{ kind: 'checked-again', by: callerId, findings }], person: { ...person, ...found } };
  });
}

function whyNot(conversion: Conversion, { callerId, mark }: Press, fourEyes: boolean): PressNote | undefined {
  const { askerId, accountId: holderId, state, track } = conversion;
  const why = whyNotDecide({ callerId, askerId, holderId, fourEyes });
  if (why) return why;
  if (track.decision.made) return 'late';
  return state === 'awaiting-confirmation' && mark === conversionQuestionMark(conversion) ? undefined : 'stale';
}
