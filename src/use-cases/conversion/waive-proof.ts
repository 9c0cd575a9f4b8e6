import { REASON_MAX } from '../../domain/conversion/conversion-draft.ts';
import { isConfirmer } from '../../domain/conversion/holder-code.ts';
import { typedText } from '../../domain/draft.ts';
import { conversionRequestMark } from '../../domain/press-mark.ts';
import type { PressOutcome } from '../press-outcome.ts';
import type { ReasonPress } from './ask-for-code.ts';
import { type ConversionPressDeps, pressOnConversion } from './press-on-conversion.ts';

/** On without proof that the external address is theirs; by whoever confirmed, with a reason that is kept. Throws EdgeError. */
export async function waiveProof(deps: ConversionPressDeps, press: ReasonPress): Promise<PressOutcome> {
  const { callerId, mark } = press;
  const reason = typedText(press.reason).trim();
  if (reason.length > REASON_MAX) return { outcome: 'too-long', length: reason.length, max: REASON_MAX };
  return pressOnConversion(deps, press, ({ conversion, person }) => {
    const { state, track } = conversion;
    if (track.proof?.how === 'none' && track.proof.by === callerId) return 'twice';
    const isPresent = state === 'holder-unreachable' && mark === conversionRequestMark(conversion);
    if (!isPresent || !isConfirmer(conversion, callerId) || !person) return 'stale';
    if (reason === '') return 'reason-missing';
    return { entries: [{ kind: 'proof-waived', by: callerId }], person: { ...person, withoutHolder: reason } };
  });
}
