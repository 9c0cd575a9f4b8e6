import { isAtGate } from '../../domain/conversion/agreement.ts';
import { type ConversionDraft, REASON_MAX } from '../../domain/conversion/conversion-draft.ts';
import { typedText } from '../../domain/draft.ts';
import type { UserId } from '../../domain/ids.ts';
import { conversionMark } from '../../domain/press-mark.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import {
  type ConversionDeps,
  checking,
  conversionNowAs,
  formRight,
  ownConversion,
  showing,
  stepConversion,
} from './step-conversion.ts';

/** From anywhere back to the form as it was typed. */
export function changeConversion(deps: ConversionDeps, press: Press): Promise<PressOutcome> {
  return stepConversion(deps, press, (draft) =>
    draft.stage === 'review' || draft.stage === 'choosing' || draft.stage === 'cancelled'
      ? { stage: { stage: 'form', errors: [] }, jobs: [showing(draft)] }
      : undefined,
  );
}

/** Reads everything again. */
export function recheckConversion(deps: ConversionDeps, press: Press): Promise<PressOutcome> {
  return stepConversion(deps, press, (draft) => (draft.stage === 'review' ? checking(deps, draft) : undefined));
}

/** Ends the form, whatever it showed: nothing was changed by it. */
export function cancelConversion(deps: ConversionDeps, press: Press): Promise<PressOutcome> {
  return stepConversion(
    deps,
    press,
    (draft) => (draft.stage === 'cancelled' ? undefined : { stage: { stage: 'cancelled' }, jobs: [showing(draft)] }),
    { isFree: true },
  );
}

export interface AccountPress extends Press {
  readonly account: UserId;
}

/** One of several accounts that what was typed stands for. */
export function pickAccount(deps: ConversionDeps, press: AccountPress): Promise<PressOutcome> {
  return stepConversion(deps, press, (draft) => {
    if (draft.stage !== 'choosing') return undefined;
    const picked = draft.candidates.find(({ id }) => id === press.account);
    return picked && { ...checking(deps, draft), form: { ...draft.form, personId: picked.id } };
  });
}

/** The address becomes the one that they sign in with, so that `mail` can be the same (product 5.3). */
export function inviteSignIn(deps: ConversionDeps, press: Press): Promise<PressOutcome> {
  return stepConversion(deps, press, (draft) =>
    hasGate(draft) ? { ...checking(deps, draft), form: { ...draft.form, external: draft.form.signIn } } : undefined,
  );
}

export interface OverridePress extends Press {
  readonly reason: string;
}

/** Goes on although Teams could not let them in. The reason is kept with the address and the sign-in it was given for. */
export async function goOnWithoutTeams(deps: ConversionDeps, press: OverridePress): Promise<PressOutcome> {
  const reason = typedText(press.reason).trim();
  if (reason.length > REASON_MAX) return { outcome: 'too-long', length: reason.length, max: REASON_MAX };
  if (reason === '') return withoutReason(deps, press);
  return stepConversion(deps, press, (draft) => {
    if (!hasGate(draft)) return undefined;
    const { address, signIn } = draft.review;
    return { ...checking(deps, draft), withoutTeams: { reason, external: address, signIn } };
  });
}

/** The gate again, which says what is missing. */
async function withoutReason(deps: ConversionDeps, press: Press): Promise<PressOutcome> {
  const draft = await ownConversion(deps, press);
  const isPresent = draft && hasGate(draft) && press.mark === conversionMark(draft);
  if (!isPresent) return stepConversion(deps, press, () => undefined);
  const as = await formRight(deps, press.callerId);
  return as ? conversionNowAs(deps, as, { id: draft.id, note: 'reason-missing' }) : { outcome: 'no-admin' };
}

function hasGate(draft: ConversionDraft): draft is Extract<ConversionDraft, { stage: 'review' }> {
  return draft.stage === 'review' && isAtGate(draft.review.preFlight);
}
