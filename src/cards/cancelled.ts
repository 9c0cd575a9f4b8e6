import template from '#cards/cancelled.json' with { type: 'json' };
import type { PlainText } from './plain-text.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';

/** The end of a form that was left, and the press for a new one. */
export interface CancelledView extends CardView {
  readonly heading: PlainText;
  readonly texts: readonly PlainText[];
  readonly startVerb: 'invitation.start' | 'conversion.start';
  readonly start: string;
}

export function cancelledCard(view: CancelledView): CardContent {
  return renderCard(template, view);
}
