import type { ConversionDraft } from '../domain/conversion/conversion-draft.ts';
import { dayText } from '../wording/moments.ts';
import { sentences } from '../wording/wording.ts';
import { cancelledCard } from './cancelled.ts';
import { cardTitle } from './card-title.ts';
import { plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import type { CardContent } from './render-card.ts';

/** The end of a conversion that was left before anything was changed, or that could not be asked for in time. */
export function conversionCancelledCard(
  reader: Reader,
  draft?: Pick<ConversionDraft, 'form' | 'askedAdmins'>,
): CardContent {
  const { language } = reader;
  const { conversionCancelled: words, handedIn } = sentences(language);
  const lapsedAt = draft?.askedAdmins?.lapsedAt;
  const heading = lapsedAt ? handedIn.lapsed({ name: draft.form.external.trim() }) : words.heading;
  return cancelledCard({
    title: cardTitle(heading, language, 'conversionForm'),
    lang: language,
    heading: plainText(heading),
    texts: lapsedAt ? [plainText(handedIn.lapsedOn({ date: dayText(lapsedAt, reader) }))] : [],
    startVerb: 'conversion.start',
    start: words.start,
  });
}
