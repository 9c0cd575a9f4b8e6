import { type ConversionReviewDraft, conversionPreFlightCard } from './conversion-pre-flight.ts';
import { conversionTeamsGateCard } from './conversion-teams-gate.ts';
import type { Reader } from './reader.ts';
import type { CardContent } from './render-card.ts';

/** What the check of an account found: the gate where only Teams stands in the way, otherwise everything. */
export function conversionReviewCard(draft: ConversionReviewDraft, reader: Reader): CardContent {
  const noted = { ...draft, note: draft.note ?? (draft.isReadAnew ? ('read-anew' as const) : undefined) };
  return draft.review.preFlight.standing === 'gate'
    ? conversionTeamsGateCard(noted, reader)
    : conversionPreFlightCard(noted, reader);
}
