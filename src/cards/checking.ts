import template from '#cards/checking.json' with { type: 'json' };
import type { PlainText } from './plain-text.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';

/** What is waited for while a job reads and judges. */
export interface CheckingView extends CardView {
  readonly requestId: string;
  /** What the buttons are pressed on. */
  readonly mark: string;
  readonly heading: PlainText;
  readonly subjects: readonly PlainText[];
  readonly notes: readonly PlainText[];
  readonly texts: readonly PlainText[];
  readonly small: PlainText;
  readonly mayCancel: boolean;
  readonly cancelVerb: 'invitation.cancel' | 'conversion.cancel';
  readonly cancel: string;
}

export function checkingCard(view: CheckingView): CardContent {
  return renderCard(template, view);
}
