import type { Conversion } from '../../domain/conversion/conversion.ts';
import { conversionRequestMark } from '../../domain/press-mark.ts';
import { presentCard } from '../load-subject.ts';
import type { Press, PressNote, PressOutcome } from '../press-outcome.ts';
import { type ConversionPressDeps, pressOnConversion } from './press-on-conversion.ts';
import { appendConversion } from './record-conversion.ts';
import { isParty } from './withdraw-conversion.ts';

type Answer = 'holder-agreed' | 'holder-refused';

/** The account's own yes; nobody else can say it. Throws EdgeError. */
export function agreeConversion(deps: ConversionPressDeps, press: Press): Promise<PressOutcome> {
  return answer(deps, press, 'holder-agreed');
}

/** The account's own no, which ends it. Throws EdgeError. */
export function refuseConversion(deps: ConversionPressDeps, press: Press): Promise<PressOutcome> {
  return answer(deps, press, 'holder-refused');
}

async function answer(deps: ConversionPressDeps, press: Press, kind: Answer): Promise<PressOutcome> {
  const { callerId, requestId, mark } = press;
  const reading = await deps.conversions.read(requestId);
  if (reading?.conversion.accountId !== callerId) return presentCard(deps, press);
  const recorded = await appendConversion(deps, requestId, ({ conversion }) => {
    if (!ASKED_MARKS.includes(mark ?? '') || !isAsked(conversion)) return undefined;
    // The question stands in their chat a moment before that is recorded, or was not known to.
    const isRecorded = conversion.state !== 'confirmed' && conversion.track.holderAskedAt !== undefined;
    return { entries: [...(isRecorded ? [] : [{ kind: 'holder-asked' } as const]), { kind }] };
  });
  return presentCard(deps, press, typeof recorded === 'string' ? noteFor(reading.conversion, kind) : undefined);
}

/** The same question stands on the card after it was said that no answer has come. */
const ASKED_MARKS: readonly string[] = [
  conversionRequestMark({ state: 'holder-asked' }),
  conversionRequestMark({ state: 'holder-unreachable' }),
];

/** Whoever could not be asked has never read the question; whoever was silent has, and whose card asks it. */
function isAsked(conversion: Conversion): boolean {
  const { state, track } = conversion;
  if (state !== 'holder-unreachable') return state === 'confirmed' || state === 'holder-asked';
  // They have the question from before, though a later one did not reach them; or it came, and the answer to it was lost.
  return track.holderAskedAt !== undefined || conversion.because === 'not-reached';
}

function noteFor({ state, track }: Conversion, kind: Answer): PressNote {
  const isSame = kind === 'holder-agreed' ? track.agreedAt !== undefined : state === 'holder-refused';
  return isSame ? 'twice' : 'stale';
}

/** Whether they can be reached by now; by whoever asked or confirmed. Throws EdgeError. */
export function askHolderAgain(deps: ConversionPressDeps, press: Press): Promise<PressOutcome> {
  const { callerId, mark } = press;
  return pressOnConversion(deps, press, ({ conversion }) => {
    const isPresent = conversion.state === 'holder-unreachable' && mark === conversionRequestMark(conversion);
    if (!isPresent || !isParty(conversion, callerId)) return 'stale';
    return { entries: [{ kind: 'ask-again', by: callerId }] };
  });
}
