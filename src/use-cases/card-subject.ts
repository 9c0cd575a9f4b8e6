import type { Draft } from '../domain/draft.ts';
import type { UserId } from '../domain/ids.ts';
import type { Reading } from './ports/ledger.ts';

/** What a living card shows: the form and its review until it is sent, then the request, for one and the same message. */
export type CardSubject =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'request'; readonly readings: readonly [Reading, ...Reading[]] };

/** Whose it is; others see it only where it was sent to them. */
export function inviterOf(subject: CardSubject): UserId {
  return subject.kind === 'draft' ? subject.draft.inviterId : subject.readings[0].invitation.inviterId;
}

/** Says whether two renderings would differ; kept with each copy. */
export function stampOf(subject: CardSubject): string {
  return subject.kind === 'draft'
    ? `draft:${subject.draft.version}`
    : `ledger:${subject.readings.reduce((sum, { number }) => sum + number, 0)}`;
}
