import { REASON_MAX } from '../../domain/conversion/conversion-draft.ts';
import { codeStanding, codesLeft, isConfirmer } from '../../domain/conversion/holder-code.ts';
import { typedText } from '../../domain/draft.ts';
import { conversionPressMark } from '../../domain/press-mark.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import { type ConversionPressDeps, pressOnConversion } from './press-on-conversion.ts';

export interface ReasonPress extends Press {
  /** Why it goes on without the holder's own yes; for another code, the one that was given counts. */
  readonly reason: string;
}

/** Six digits to the external address, where the holder cannot be asked in Teams; by whoever confirmed, with a reason. Throws EdgeError. */
export async function askForCode(deps: ConversionPressDeps, press: ReasonPress): Promise<PressOutcome> {
  const { callerId, mark } = press;
  const typed = typedText(press.reason).trim();
  if (typed.length > REASON_MAX) return { outcome: 'too-long', length: typed.length, max: REASON_MAX };
  return pressOnConversion(deps, press, ({ conversion, person }) => {
    const now = deps.clock();
    const isHere = conversion.state === 'holder-unreachable' && isConfirmer(conversion, callerId);
    if (!isHere || !person) return 'stale';
    if (codeStanding(conversion, now) === 'open') return 'twice';
    if (mark !== conversionPressMark(conversion)) return 'stale';
    const withoutHolder = typed || person.withoutHolder;
    if (!withoutHolder) return 'reason-missing';
    if (codesLeft(conversion, now) === 0) return 'codes-used-up';
    return { entries: [{ kind: 'code-asked', by: callerId }], person: { ...person, withoutHolder } };
  });
}
