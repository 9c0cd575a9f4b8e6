import { type AccessChange, mayWithdrawChange } from '../../domain/access-change/access-change.ts';
import { REASON_MAX } from '../../domain/conversion/conversion-draft.ts';
import { type Decision, whyNotDecide } from '../../domain/decision.ts';
import { typedText } from '../../domain/draft.ts';
import { changeMark } from '../../domain/press-mark.ts';
import type { Press, PressNote, PressOutcome } from '../press-outcome.ts';
import { type ChangePressDeps, pressOnChange } from './press-on-change.ts';

/** By an administrator who has not asked for it; the first valid press decides, and a job does it. Throws EdgeError. */
export function confirmChange(deps: ChangePressDeps, press: Press): Promise<PressOutcome> {
  return pressOnChange(deps, press, ({ change, person }, presser) => {
    const why = whyUndecidable(change, press, 'confirmed');
    if (why) return why;
    // Somebody asked not to be known here any more: nobody could know what they confirm.
    if (!person) return 'stale';
    return { entries: [{ kind: 'confirmed', by: press.callerId }], person: { ...person, deciderName: presser.name } };
  });
}

/** Ends it; whoever asked reads the reason. Throws EdgeError. */
export async function denyChange(
  deps: ChangePressDeps,
  press: Press & { readonly reason: string },
): Promise<PressOutcome> {
  const reason = typedText(press.reason).trim();
  if (reason.length > REASON_MAX) return { outcome: 'too-long', length: reason.length, max: REASON_MAX };
  return pressOnChange(deps, press, ({ change, person }, presser) => {
    const why = whyUndecidable(change, press, 'denied');
    if (why) return why;
    if (reason === '') return 'reason-missing';
    return {
      entries: [{ kind: 'denied', by: press.callerId }],
      ...(person && { person: { ...person, deciderName: presser.name, deniedBecause: reason } }),
    };
  });
}

/** By whoever asked, as long as nothing was begun. Throws EdgeError. */
export function withdrawChange(deps: ChangePressDeps, press: Press): Promise<PressOutcome> {
  const { callerId } = press;
  return pressOnChange(deps, press, ({ change }) => {
    if (change.state === 'withdrawn') return 'twice';
    if (!mayWithdrawChange(change) || change.askerId !== callerId) return 'stale';
    return { entries: [{ kind: 'withdrawn', by: callerId }] };
  });
}

/** Why this press decides nothing now. */
function whyUndecidable(
  change: AccessChange,
  { callerId, mark }: Press,
  verdict: NonNullable<Decision['made']>['verdict'],
): PressNote | undefined {
  const { askerId, accountId: holderId, state, track } = change;
  // Two pairs of eyes, whatever the policy says of conversions: it hands somebody else's access on (product 4.2).
  const why = whyNotDecide({ callerId, askerId, holderId, fourEyes: true });
  if (why) return why;
  const { made } = track.decision;
  if (made) return made.by === callerId && made.verdict === verdict ? 'twice' : 'late';
  return state === 'awaiting-confirmation' && mark === changeMark(change) ? undefined : 'stale';
}
