import { bareText } from '../../domain/bare-text.ts';
import type { Conversion } from '../../domain/conversion/conversion.ts';
import { REASON_MAX } from '../../domain/conversion/conversion-draft.ts';
import { codesToTick } from '../../domain/conversion/ticks.ts';
import { type Decision, whyNotDecide } from '../../domain/decision.ts';
import { typedText } from '../../domain/draft.ts';
import { conversionQuestionMark, conversionRequestMark, isQuestionMark } from '../../domain/press-mark.ts';
import type { Press, PressNote, PressOutcome } from '../press-outcome.ts';
import { type ConversionPressDeps, pressOnConversion } from './press-on-conversion.ts';

export interface ConfirmPress extends Press {
  /** The account's name, typed as it stands on the card. */
  readonly name: string;
  /** Codes of rows that were not read, and are accepted so. */
  readonly ticks: readonly string[];
}

/** A deliberate act of a second pair of eyes; the first valid press decides (product 5.4). Throws EdgeError. */
export async function confirmConversion(deps: ConversionPressDeps, press: ConfirmPress): Promise<PressOutcome> {
  const { fourEyes } = await deps.policies.current();
  return pressOnConversion(deps, press, ({ conversion, person }, presser) => {
    const why = whyUndecidable(conversion, press, { fourEyes, verdict: 'confirmed', question: 'decision' });
    if (why) return why;
    // Somebody asked not to be known here any more, so that there is nobody to ask; or a later look has found what must be fixed.
    if (person?.preFlight.standing !== 'ready') return 'stale';
    if (comparable(press.name) !== comparable(person.name)) return 'name-differs';
    const ticked = codesToTick(person.preFlight);
    if (ticked.some((code) => !press.ticks.includes(code))) return 'ticks-missing';
    return {
      entries: [{ kind: 'confirmed', by: press.callerId, ticked }],
      person: { ...person, deciderName: presser.name },
    };
  });
}

/** A second pair of eyes agrees before anything is taken from the person; it converts nothing (product 5.2). Throws EdgeError. */
export async function agreeInPrinciple(deps: ConversionPressDeps, press: Press): Promise<PressOutcome> {
  const { fourEyes } = await deps.policies.current();
  return pressOnConversion(deps, press, ({ conversion, person }, presser) => {
    const why = whyUndecidable(conversion, press, { fourEyes, verdict: 'confirmed', question: 'agreement' });
    if (why) return why;
    if (!person) return 'stale';
    return {
      entries: [{ kind: 'agreed-in-principle', by: press.callerId }],
      person: { ...person, agreerName: presser.name },
    };
  });
}

export interface DenyPress extends Press {
  readonly reason: string;
}

/** The no to either question. It ends it; whoever asked reads the reason. Throws EdgeError. */
export async function denyConversion(deps: ConversionPressDeps, press: DenyPress): Promise<PressOutcome> {
  const reason = typedText(press.reason).trim();
  if (reason.length > REASON_MAX) return { outcome: 'too-long', length: reason.length, max: REASON_MAX };
  const { fourEyes } = await deps.policies.current();
  return pressOnConversion(deps, press, ({ conversion, person }, presser) => {
    const question = questionOf(press, conversion);
    const why = whyUndecidable(conversion, press, { fourEyes, verdict: 'denied', question });
    if (why) return why;
    if (reason === '') return 'reason-missing';
    const said = { [question === 'agreement' ? 'agreerName' : 'deciderName']: presser.name, deniedBecause: reason };
    return {
      entries: [{ kind: 'denied', by: press.callerId }],
      ...(person && { person: { ...person, ...said } }),
    };
  });
}

/** Whether it is agreed at all, or whether it is done. */
type Question = 'agreement' | 'decision';

const ASKED = { agreement: 'awaiting-agreement', decision: 'awaiting-confirmation' } as const;

/** Which one somebody has read who says no. */
function questionOf({ mark }: Press, { track }: Conversion): Question {
  const isEarly = track.agreement !== undefined && mark === conversionRequestMark({ state: ASKED.agreement });
  return isEarly ? 'agreement' : 'decision';
}

interface Deciding {
  readonly fourEyes: boolean;
  readonly verdict: NonNullable<Decision['made']>['verdict'];
  readonly question: Question;
}

/** Why this press decides nothing now. */
function whyUndecidable(
  conversion: Conversion,
  { callerId, mark }: Press,
  { fourEyes, verdict, question }: Deciding,
): PressNote | undefined {
  const { askerId, accountId: holderId, state, track } = conversion;
  const why = whyNotDecide({ callerId, askerId, holderId, fourEyes });
  if (why) return why;
  const made = track[question]?.made;
  if (made) return made.by === callerId && made.verdict === verdict ? 'twice' : 'late';
  if (state !== ASKED[question]) return 'stale';
  // A no is one whatever was found since.
  const isMeant = verdict === 'denied' ? isQuestionMark(conversion, mark) : mark === conversionQuestionMark(conversion);
  return isMeant ? undefined : 'stale';
}

/** Compared as it stands on the card, in one normal form, case kept (design 3.12). */
function comparable(text: string): string {
  return bareText(typedText(text)).normalize('NFC');
}
