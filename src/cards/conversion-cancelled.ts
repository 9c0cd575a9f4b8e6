import { sentences } from '../wording/wording.ts';
import { cancelledCard } from './cancelled.ts';
import { cardTitle } from './card-title.ts';
import { plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import type { CardContent } from './render-card.ts';

/** The end of a conversion that was left before anything was changed. */
export function conversionCancelledCard({ language }: Reader): CardContent {
  const { conversionCancelled: words } = sentences(language);
  return cancelledCard({
    title: cardTitle(words.heading, language, 'conversionForm'),
    lang: language,
    heading: plainText(words.heading),
    startVerb: 'conversion.start',
    start: words.start,
  });
}
