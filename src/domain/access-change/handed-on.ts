import type { LedgerEntry, LedgerEntryKind } from '../ledger-entry.ts';

/** What the invitation that hands the access on says of it. */
export interface HandedOn {
  readonly acceptedAt?: Date | undefined;
  /** A POST has had no answer, or named another account: their redemption may be reset, though nobody has a link. */
  readonly mayBeReset: boolean;
}

const ANSWERS: readonly LedgerEntryKind[] = ['issued', 'invite-refused', 'invite-put-off', 'sponsor-left-out'];

export function handedOnIn(entries: readonly LedgerEntry[]): HandedOn {
  const answered = entries.flatMap((entry) =>
    ANSWERS.includes(entry.kind) && 'attempt' in entry ? [entry.attempt] : [],
  );
  return {
    acceptedAt: entries.find(({ kind }) => kind === 'accepted')?.at,
    mayBeReset: entries.some(
      (entry) => entry.kind === 'strayed' || (entry.kind === 'inviting' && !answered.includes(entry.attempt)),
    ),
  };
}
