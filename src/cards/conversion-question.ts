import { openDecision } from '../domain/conversion/conversion-follow-up.ts';
import type { ConversionPerson } from '../domain/conversion/conversion-person.ts';
import { dayText } from '../wording/moments.ts';
import { type PlainText, plainText, quotedText } from './plain-text.ts';
import type { RequestTelling } from './request-telling.ts';

/** Somebody's own words why it goes on without Teams. */
export interface Override {
  readonly heading: PlainText;
  readonly text: string;
}

/** Asked once more, or because nobody else has decided. */
export function urgingOf({
  conversion,
  reader,
  words: { conversionConfirm: said },
}: RequestTelling): readonly string[] {
  const { since, escalatedAt, remindedAt } = openDecision(conversion);
  if (escalatedAt) return [said.escalated({ date: dayText(since, reader) })];
  return remindedAt ? [said.remind] : [];
}

export function overridesOf(
  { withoutTeams }: Pick<ConversionPerson, 'withoutTeams'>,
  { words: { conversionConfirm: said } }: RequestTelling,
): readonly Override[] {
  return withoutTeams === undefined ? [] : [{ heading: plainText(said.override), text: quotedText(withoutTeams) }];
}
