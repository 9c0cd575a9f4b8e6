import type { SponsorRefusal } from '../../domain/failures.ts';
import type { UserId } from '../../domain/ids.ts';

export interface SponsorOrder {
  readonly guestId: UserId;
  readonly sponsorId: UserId;
  readonly clientRequestId: string;
}

export type SponsorOutcome =
  | { readonly outcome: 'set' }
  /** The directory does not see our own guest yet (G6). */
  | { readonly outcome: 'not-yet-visible' }
  | { readonly outcome: 'refused'; readonly refusal: SponsorRefusal };

export interface Sponsorships {
  /** POST /users/{id}/sponsors/$ref. There already counts as set, so it may be repeated. Throws EdgeError. */
  set(order: SponsorOrder): Promise<SponsorOutcome>;
}
