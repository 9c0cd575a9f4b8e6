import type { AccessChange, ChangeFailure } from './access-change.ts';

/** The write itself was answered with a no. */
const REFUSALS: readonly ChangeFailure[] = ['permission-missing', 'refused', 'account-gone'];

/** What may have been written before it turned out that it cannot go on is not claimed to be undone. */
export function isUndone(change: AccessChange): boolean {
  const { mayBeWritten, seenAt, writingAt, writtenAt } = change.track;
  const isRefused = change.state === 'failed' && REFUSALS.includes(change.because);
  return !mayBeWritten && !seenAt && !writtenAt && (!writingAt || isRefused);
}

/** The address of before may be put back by a press (product 5.6); after a lost right, or without an answer, by another one. */
export function mayPutAddressBack(change: AccessChange): boolean {
  const { addressBack } = change.track;
  const isAgain = addressBack?.refusal === 'right-lost' || addressBack?.refusal === 'unanswered';
  const isLeft = change.change === 'address' && change.state === 'failed' && !isUndone(change);
  return isLeft && (addressBack === undefined || isAgain);
}

/** Somebody has asked for it, and it has no result yet. */
export function isAddressBackOpen({ state, track: { addressBack } }: AccessChange): boolean {
  return state === 'failed' && addressBack !== undefined && !addressBack.doneAt && !addressBack.refusal;
}
