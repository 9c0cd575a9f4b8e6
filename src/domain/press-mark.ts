import type { Draft } from './draft.ts';
import type { Invitation } from './invitation.ts';

/**
 * What a button was pressed on. It travels in the card's data and is compared at the press: a press that is delivered again,
 * or made on a card that says something else by now, must not act on what nobody has read (T2.1).
 */
export function draftMark({ version }: Pick<Draft, 'version'>): string {
  return `draft-${version}`;
}

/** Whether a card of this invitation has ever carried the mark: who presses on it comes late, but not from nowhere. */
export function wasDeliveryMark({ track }: Invitation, mark: string | undefined): boolean {
  const attempts = track.mailAttempts ?? 0;
  return Array.from({ length: attempts }, (_, at) => `delivery-${at + 1}`).some((each) => each === mark);
}

/** For presses about the mail: the attempt that the card speaks of. */
export function deliveryMark(invitation: Invitation): string {
  return `delivery-${'attempt' in invitation ? invitation.attempt : 0}`;
}
