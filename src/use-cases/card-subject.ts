import type { Draft } from '../domain/draft.ts';
import type { Reading } from './ports/ledger.ts';

/** What a living card shows: the form and its review until it is sent, then the request, for one and the same message. */
export type CardSubject =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'request'; readonly readings: readonly [Reading, ...Reading[]] };

/** Says whether two renderings would differ; kept with each copy. */
export function stampOf(subject: CardSubject): string {
  return subject.kind === 'draft'
    ? `draft:${subject.draft.version}`
    : `ledger:${subject.readings.reduce((sum, { number }) => sum + number, 0)}`;
}
