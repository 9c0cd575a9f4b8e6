import { mayAskAgreement } from '../../domain/conversion/agreement.ts';
import { isCheckOld } from '../../domain/conversion/check-age.ts';
import type { PreFlight } from '../../domain/conversion/conversion-finding.ts';
import { decidersAmong } from '../../domain/decision.ts';
import { conversionMark } from '../../domain/press-mark.ts';
import { currentAdmins } from '../current-admins.ts';
import { presentCard } from '../load-subject.ts';
import type { Press, PressOutcome } from '../press-outcome.ts';
import {
  type OpenConversionDeps,
  type Opened,
  openConversion,
  personOf,
  type Question,
  type Reviewed,
} from './open-conversion.ts';
import { readGiven } from './read-given.ts';
import { type ConversionDeps, checking, conversionNow, ownConversion, saveStep } from './step-conversion.ts';

export interface AskForConfirmationDeps extends ConversionDeps, OpenConversionDeps {}

/** Asks the other administrators: the form becomes a conversion of the ledger, and the account is claimed. Throws EdgeError. */
export function askForConfirmation(deps: AskForConfirmationDeps, press: Press): Promise<PressOutcome> {
  return ask(deps, press, 'confirmation');
}

/** The same where something has to be taken from the person first: whether that is agreed at all (product 5.2). Throws EdgeError. */
export function askForAgreement(deps: AskForConfirmationDeps, press: Press): Promise<PressOutcome> {
  return ask(deps, press, 'agreement');
}

async function ask(deps: AskForConfirmationDeps, press: Press, question: Question): Promise<PressOutcome> {
  const draft = await ownConversion(deps, press);
  if (!draft) {
    // A second press finds what the first one made.
    const isAsked = (await deps.conversions.read(press.requestId)) !== undefined;
    return presentCard(deps, press, isAsked ? 'twice' : undefined);
  }
  const isPresent = draft.stage === 'review' && press.mark === conversionMark(draft);
  const asked = isPresent && mayBeAsked(draft.review.preFlight, question) ? personOf(draft) : undefined;
  if (draft.stage !== 'review' || !asked)
    return presentCard(deps, press, draft.stage === 'checking' ? 'twice' : 'stale');

  const policy = await deps.policies.current();
  const accountId = draft.review.account.id;
  const given = await readGiven(deps, { callerId: press.callerId, accountId, policy });
  if (given === 'no-admin') return { outcome: 'no-admin' };
  if (isCheckOld(draft.review.checkedAt, deps.clock()))
    return saveStep(deps, draft, { ...checking(deps, draft), isReadAnew: true });
  const parties = { askerId: draft.askerId, holderId: accountId, fourEyes: policy.fourEyes };
  if (decidersAmong(await currentAdmins(deps), parties).length === 0) return conversionNow(deps, draft.id, 'one-admin');

  return open(deps, draft, { policy, person: { ...asked, ...given }, question });
}

function mayBeAsked(preFlight: PreFlight, question: Question): boolean {
  return question === 'agreement' ? mayAskAgreement(preFlight) : preFlight.standing === 'ready';
}

async function open(deps: AskForConfirmationDeps, draft: Reviewed, asked: Opened): Promise<PressOutcome> {
  switch (await openConversion(deps, draft, asked)) {
    case 'recorded':
      return conversionNow(deps, draft.id);
    case 'outdated':
      return conversionNow(deps, draft.id, 'twice');
    case 'account-taken':
      // Somebody else was first: the check says so, with the other one's reference.
      return saveStep(deps, draft, checking(deps, draft));
  }
}
