import type { Reference, RequestId, UserId } from '../ids.ts';
import type { Conversion } from './conversion.ts';
import { surpriseIn } from './surprise.ts';

/** A conversion as whatever else concerns its account sees it. `isOpen`: it holds the account. */
export interface ConversionOfAccount {
  readonly conversion: Conversion;
  readonly isOpen: boolean;
}

/** An invitation of ours to an account of our own, by which its holder may still accept (product 5.8). */
export interface StandingInvitation {
  readonly accountId: UserId;
  readonly reference: Reference;
  /** Nobody goes on with it: a new link would undo the stop. */
  readonly isStopped: boolean;
}

/**
 * What stands of these, all of one account, the oldest first: a further link would end the one that was given, or be a second
 * one beside it (product 10). Undefined: nothing is out, or they have accepted since.
 */
export function standingInvitation(conversions: readonly ConversionOfAccount[]): StandingInvitation | undefined {
  const last = lastOut(conversions);
  if (!last) return undefined;
  const open = conversions.find(({ isOpen }) => isOpen);
  const { accountId, reference } = (open ?? last).conversion;
  return { accountId, reference, isStopped: !open || open.conversion.state === 'stopped-after-issue' };
}

/** The same of several accounts at once. */
export function standingInvitations(conversions: readonly ConversionOfAccount[]): readonly StandingInvitation[] {
  const byAccount = Map.groupBy(conversions, ({ conversion }) => conversion.accountId);
  return [...byAccount.values()].flatMap((each) => standingInvitation(each) ?? []);
}

/** The ended one that a pending state of the account comes from, beside `id`: it may be converted again, by the full way. */
export function endedInvitation(conversions: readonly ConversionOfAccount[], id?: RequestId): Reference | undefined {
  const last = lastOut(conversions.filter(({ conversion }) => conversion.id !== id));
  return last && !last.isOpen ? last.conversion.reference : undefined;
}

function lastOut(conversions: readonly ConversionOfAccount[]): ConversionOfAccount | undefined {
  const last = conversions.findLast(({ conversion }) => mayBeOut(conversion));
  return last && isAccepted(last.conversion) ? undefined : last;
}

/** As far as we know: what was taken for it may have proved to be none; after a reset its link is none any more. */
function isAccepted(conversion: Conversion): boolean {
  const { isProven, redeemedAt } = conversion.track;
  return redeemedAt !== undefined && (isProven === true || surpriseIn(conversion) !== 'not-accepted');
}

/** Issued, or begun with an answer that was lost; what Microsoft has refused for good is not out. */
function mayBeOut(conversion: Conversion): boolean {
  const { issuedAt, redeemedAt, stoppedAt } = conversion.track;
  return conversion.state === 'inviting' || [issuedAt, redeemedAt, stoppedAt].some((each) => each !== undefined);
}
