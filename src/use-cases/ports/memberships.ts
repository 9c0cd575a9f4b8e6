import type { TeamRefusal } from '../../domain/failures.ts';
import type { TeamId, UserId } from '../../domain/ids.ts';

export interface MembershipOrder {
  readonly teamId: TeamId;
  readonly userId: UserId;
  readonly clientRequestId: string;
}

export type AddOutcome =
  | { readonly outcome: 'added' }
  /** The directory does not see our own guest yet; passes by itself within about a minute (product 10, G6). */
  | { readonly outcome: 'not-yet-visible' }
  | { readonly outcome: 'refused'; readonly refusal: TeamRefusal };

export interface Memberships {
  /** POST /groups/{id}/members/$ref. Already a member counts as added, so it may be repeated. Throws EdgeError. */
  add(order: MembershipOrder): Promise<AddOutcome>;
}
