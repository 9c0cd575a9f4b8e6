import template from '#cards/conversion-closing.json' with { type: 'json' };
import { conversionRequestMark } from '../domain/press-mark.ts';
import { cardTitle } from './card-title.ts';
import { type ClosingFact, closingFacts } from './closing-facts.ts';
import { type Leftover, leftoversOf } from './closing-leftovers.ts';
import { type Noted, noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import { doneTexts, type PersonLines, personLines, type RequestTelling, requestTellingOf } from './request-telling.ts';
import type { ShownConversion } from './shown-conversion.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';

interface ConversionClosingView extends CardView {
  readonly requestId: string;
  readonly mark: string;
  readonly heading: PlainText;
  readonly people: readonly PersonLines[];
  readonly notes: readonly PlainText[];
  readonly facts: readonly ClosingFact[];
  readonly leftovers: readonly { readonly heading: PlainText; readonly items: readonly Leftover[] }[];
  readonly small: readonly SpacedLine[];
  readonly isOpen: boolean;
  readonly markDone: string;
}

/** For those who asked and confirmed: what came of it, step by step, and what a person has still to do (product 5.9). */
export function conversionClosingCard({ note, ...shown }: Noted<ShownConversion>, reader: Reader): CardContent {
  const telling = requestTellingOf(shown, reader);
  const { conversion, words } = telling;
  const items = leftoversOf(telling);
  const heading = headingOf(items.length, telling);
  const reference = words.common.reference({ reference: conversion.reference });
  const view: ConversionClosingView = {
    title: cardTitle(heading, reader.language, 'conversionForm'),
    lang: reader.language,
    requestId: conversion.id,
    mark: conversionRequestMark(conversion),
    heading: plainText(heading),
    people: personLines(telling),
    notes: noteLines(note, reader.language),
    facts: closingFacts(telling),
    leftovers: items.length === 0 ? [] : [{ heading: plainText(words.closing.left), items }],
    small: spacedLines([...doneTexts(telling), reference], 'medium'),
    isOpen: conversion.state !== 'closed',
    markDone: words.closing.markDone,
  };
  return renderCard(template, view);
}

function headingOf(n: number, { conversion, name, words: { closing } }: RequestTelling): string {
  if (conversion.state === 'closed') return closing.headingDone({ name });
  return n === 0 ? closing.heading({ name }) : closing.headingPart({ name, n });
}
