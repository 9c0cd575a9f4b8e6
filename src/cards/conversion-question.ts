import { openDecision } from '../domain/conversion/conversion-follow-up.ts';
import type { ConversionPerson } from '../domain/conversion/conversion-person.ts';
import type { UserId } from '../domain/ids.ts';
import { dayText, momentText } from '../wording/moments.ts';
import { type PlainText, plainText, quotedText } from './plain-text.ts';
import { decisionDeadline, type RequestTelling } from './request-telling.ts';

/** Somebody's own words why it goes on without Teams. */
export interface Override {
  readonly heading: PlainText;
  readonly text: string;
}

/** Asked once more, or because nobody has decided; most of them have had it before. */
export function urgingOf({ conversion, entries, reader, words }: RequestTelling, viewerId: UserId): readonly string[] {
  const { conversionConfirm: said } = words;
  const { since, escalatedAt, remindedAt } = openDecision(conversion);
  if (!escalatedAt) return remindedAt ? [said.remind] : [];
  const escalation = entries.findLast((entry) => entry.kind === 'decision-escalated');
  const isNew = escalation?.newTo?.includes(viewerId);
  return [(isNew ? said.escalated : said.undecided)({ date: dayText(since, reader) })];
}

export function overridesOf(
  { withoutTeams }: Pick<ConversionPerson, 'withoutTeams'>,
  { words: { conversionConfirm: said } }: RequestTelling,
): readonly Override[] {
  return withoutTeams === undefined ? [] : [{ heading: plainText(said.override), text: quotedText(withoutTeams) }];
}

/** When it was read, until when to decide, and what to name when asking about it. */
export function questionSmall(
  { checkedAt }: Pick<ConversionPerson, 'checkedAt'>,
  telling: RequestTelling,
): readonly string[] {
  const { conversion, reader, words } = telling;
  return [
    ...(checkedAt ? [words.preFlight.readAt({ time: momentText(checkedAt, reader) })] : []),
    words.conversionConfirm.deadline({ date: decisionDeadline(telling) }),
    words.common.reference({ reference: conversion.reference }),
  ];
}
