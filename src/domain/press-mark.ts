import type { AccessChange } from './access-change/access-change.ts';
import type { Conversion } from './conversion/conversion.ts';
import type { ConversionDraft } from './conversion/conversion-draft.ts';
import type { Draft } from './draft.ts';
import type { Invitation } from './invitation.ts';

/**
 * What a button was pressed on. It travels in the card's data and is compared at the press: a press that is delivered again,
 * or made on a card that says something else by now, must not act on what nobody has read (T2.1).
 */
export function draftMark({ version }: Pick<Draft, 'version'>): string {
  return `draft-${version}`;
}

/** The same for a conversion. */
export function conversionMark({ version }: Pick<ConversionDraft, 'version'>): string {
  return `draft-${version}`;
}

/** Of a conversion that was asked for: what can be pressed follows from its state alone. */
export function conversionRequestMark({ state }: Pick<Conversion, 'state'>): string {
  return `conversion-${state}`;
}

/** Of the question whether it is done: what was found is a part of it, so each look makes another question. */
export function conversionQuestionMark(conversion: Pick<Conversion, 'state' | 'track'>): string {
  const { presses } = conversion.track;
  const isLookedAt = conversion.state === 'awaiting-confirmation' && presses !== undefined;
  return isLookedAt ? conversionPressMark(conversion) : conversionRequestMark(conversion);
}

/** Whether a card of the question that is open has ever carried the mark. */
export function isQuestionMark({ state }: Pick<Conversion, 'state'>, mark: string | undefined): boolean {
  return mark?.replace(/-\d{1,6}$/, '') === conversionRequestMark({ state });
}

/** The same for presses that leave the state as it is, such as another code: how many of them there were. */
export function conversionPressMark({ state, track }: Pick<Conversion, 'state' | 'track'>): string {
  return `conversion-${state}-${track.presses ?? 0}`;
}

/** Of a change of access: what can be pressed follows from its state alone. */
export function changeMark({ state }: Pick<AccessChange, 'state'>): string {
  return `change-${state}`;
}

/** Of a card of a conversion whose invitation is out: how far its link has come takes nothing from a press that stops something. */
export function isOutMark(mark: string | undefined): boolean {
  return /^conversion-(?:issued|sending|delivery-unknown|delivered)(?:-\d{1,6})?$/.test(mark ?? '');
}

/** The same where one that is delivered again must find another number. */
export function isOutPressMark({ track }: Pick<Conversion, 'track'>, mark: string | undefined): boolean {
  return isOutMark(mark) && mark?.endsWith(`-${track.presses ?? 0}`) === true;
}

/** Whether a card of this invitation has ever carried the mark: who presses on it comes late, but not from nowhere. */
export function wasDeliveryMark({ track }: Invitation, mark: string | undefined): boolean {
  const { mailAttempts = 0, presses = 0 } = track;
  const [, attempt, press = '0'] = /^delivery-(\d{1,6})(?:-(\d{1,6}))?$/.exec(mark ?? '') ?? [];
  return attempt !== undefined && Number(attempt) <= mailAttempts && Number(attempt) > 0 && Number(press) <= presses;
}

/** For presses about the mail: the attempt that the card speaks of, and how often something was settled without one. */
export function deliveryMark(invitation: Invitation): string {
  const mark = `delivery-${'attempt' in invitation ? invitation.attempt : 0}`;
  const { presses } = invitation.track;
  return presses === undefined ? mark : `${mark}-${presses}`;
}

/** For presses on the card that shows the link: which hand-over it is of. */
export function linkMark({ track }: Invitation): string {
  return `link-${track.handOver?.number ?? 0}`;
}

/** As `wasDeliveryMark`, for the card that shows the link. */
export function wasLinkMark({ track }: Invitation, mark: string | undefined): boolean {
  const [, number] = /^link-(\d{1,6})$/.exec(mark ?? '') ?? [];
  return number !== undefined && Number(number) > 0 && Number(number) <= (track.handOvers ?? 0);
}
