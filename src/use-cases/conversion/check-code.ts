import type { Conversion } from '../../domain/conversion/conversion.ts';
import { CODE_TRIES, codeStanding, isConfirmer } from '../../domain/conversion/holder-code.ts';
import { conversionPressMark } from '../../domain/press-mark.ts';
import type { ConversionCodes } from '../ports/conversion-codes.ts';
import type { Press, PressNote, PressOutcome } from '../press-outcome.ts';
import { type ConversionPressDeps, type PressedConversion, pressOnConversion } from './press-on-conversion.ts';

export interface CheckCodeDeps extends ConversionPressDeps {
  readonly conversionCodes: ConversionCodes;
}

export interface CodePress extends Press {
  /** As it was typed. */
  readonly code: string;
}

/**
 * The code that the holder told whoever confirmed. What was typed is answered only once the try stands in the ledger, which
 * takes one press at a time: presses at once are no way to more tries. Throws EdgeError.
 */
export async function checkCode(deps: CheckCodeDeps, press: CodePress): Promise<PressOutcome> {
  const { requestId } = press;
  // Spaces and a dash are how people write it down.
  const code = press.code.replaceAll(/[\s-]/g, '');
  const reading = await deps.conversions.read(requestId);
  const number = reading?.conversion.track.code?.askedAt.length ?? 0;
  const isRight = isCode(code) && (await deps.conversionCodes.isRight({ requestId, number, code }));
  return pressOnConversion(deps, press, ({ conversion }) => {
    const why = whyUncheckable(deps, conversion, press);
    if (why) return why;
    if (!isCode(code)) return 'code-missing';
    // Another one was asked for meanwhile, or the one that was begun was never made.
    if (isRight === undefined || conversion.track.code?.askedAt.length !== number) return 'code-late';
    return isRight ? { entries: [{ kind: 'holder-proven', by: press.callerId }] } : wrong(conversion, press);
  });
}

function isCode(text: string): boolean {
  return /^\d{6}$/.test(text);
}

function whyUncheckable(
  { clock }: CheckCodeDeps,
  conversion: Conversion,
  { callerId, mark }: CodePress,
): PressNote | undefined {
  const { state, track } = conversion;
  if (track.proof?.how === 'code' && track.proof.by === callerId) return 'twice';
  const isHere = state === 'holder-unreachable' && isConfirmer(conversion, callerId);
  if (!isHere || mark !== conversionPressMark(conversion)) return 'stale';
  switch (codeStanding(conversion, clock())) {
    case 'good':
      return undefined;
    case 'late':
      return 'code-late';
    case 'tries-used-up':
      return 'code-tries-used-up';
    default:
      return 'stale';
  }
}

function wrong({ track: { code } }: Conversion, { callerId }: CodePress): PressedConversion {
  const isLast = (code?.tries ?? 0) + 1 >= CODE_TRIES;
  return {
    entries: [{ kind: 'code-wrong', by: callerId }],
    note: isLast ? 'code-tries-used-up' : 'code-wrong',
  };
}
