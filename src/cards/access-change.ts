import { changeStatusCard } from './change-status.ts';
import { handingOnCard } from './handing-on.ts';
import type { Noted } from './note.ts';
import type { Reader } from './reader.ts';
import type { CardContent } from './render-card.ts';
import type { ShownChange } from './shown-change.ts';

/** The card of a change of access: the question, as long as it is one, and how it stands. */
export function accessChangeCard(shown: Noted<ShownChange>, reader: Reader): CardContent {
  const { change, person } = shown.reading;
  // Where nobody is known here any more, nobody could know what they decide.
  const isAsked = shown.as !== 'asker' && change.state === 'awaiting-confirmation' && person !== undefined;
  return isAsked ? handingOnCard(shown, reader) : changeStatusCard(shown, reader);
}
