import { type Conversion, type ConversionRequest, type ConversionTrack, isOver } from './conversion.ts';

/** The same state, with more known of it. */
export function tracked(before: Conversion, more: Partial<ConversionTrack>): Conversion {
  return { ...before, track: { ...before.track, ...more } };
}

/** The decision that is open: whether it is agreed at all, or whether it is done. */
export function decided(before: Conversion, more: Partial<ConversionTrack['decision']>): Conversion {
  const { agreement, decision } = before.track;
  if (before.state === 'awaiting-agreement' && agreement)
    return tracked(before, { agreement: { ...agreement, ...more } });
  return tracked(before, { decision: { ...decision, ...more } });
}

/** One more press that leaves the state as it is. */
export function pressed(before: Conversion, more: Partial<ConversionTrack> = {}): Conversion {
  return tracked(before, { ...more, presses: (before.track.presses ?? 0) + 1 });
}

type StateOf<Whole> = Whole extends unknown ? Omit<Whole, keyof ConversionRequest | 'track'> : never;

/** What is over stays so: its account may be somebody else's conversion by then. */
export function move(before: Conversion, state: StateOf<Conversion>): Conversion {
  if (isOver(before)) return before;
  const { id, invitationId, reference, askerId, accountId, requestedAt, track } = before;
  return { id, invitationId, reference, askerId, accountId, requestedAt, track, ...state };
}
