import template from '#cards/conversion-closing.json' with { type: 'json' };
import { isTeamsLinkOpen, mayClose } from '../domain/conversion/conversion-follow-up.ts';
import { conversionPressMark, conversionRequestMark } from '../domain/press-mark.ts';
import { cardTitle } from './card-title.ts';
import { type ClosingFact, closingFacts } from './closing-facts.ts';
import { type Leftover, leftoversOf } from './closing-leftovers.ts';
import { stepOffers } from './closing-steps.ts';
import type { Offer } from './conversion-offers.ts';
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
  readonly cureLabel: string;
  readonly offers: readonly Offer[];
  readonly leftovers: readonly { readonly heading: PlainText; readonly items: readonly Leftover[] }[];
  readonly small: readonly SpacedLine[];
  readonly dones: readonly string[];
  /** The address of Teams once more, to the external address. */
  readonly history: string;
  readonly linksAgain: readonly { readonly title: string; readonly mark: string }[];
}

/** For those who asked and confirmed: what came of it, step by step, and what a person has still to do (product 5.9). */
export function conversionClosingCard({ note, ...shown }: Noted<ShownConversion>, reader: Reader): CardContent {
  const telling = requestTellingOf(shown, reader);
  const { conversion, words } = telling;
  const items = leftoversOf(telling);
  const offers = stepOffers(telling);
  // What can be taken back needs nobody.
  const open = offers.filter(({ step }) => step !== 'member');
  const heading = headingOf(items.length + open.length, telling);
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
    cureLabel: words.common.cure,
    offers,
    leftovers: items.length === 0 ? [] : [{ heading: plainText(words.closing.left), items }],
    small: spacedLines([...doneTexts(telling), reference], 'medium'),
    dones: mayClose(conversion, reader.now) ? [words.closing.markDone] : [],
    history: words.history.button,
    linksAgain: mayLinkAgain(telling)
      ? [{ title: words.aftercare.linkAgain, mark: conversionPressMark(conversion) }]
      : [],
  };
  return renderCard(template, view);
}

function mayLinkAgain({ conversion, person }: RequestTelling): boolean {
  return conversion.state === 'aftercare-open' && person !== undefined && !isTeamsLinkOpen(conversion);
}

function headingOf(n: number, { conversion, name, words: { closing } }: RequestTelling): string {
  if (conversion.state === 'closed') return closing.headingDone({ name });
  return n === 0 ? closing.heading({ name }) : closing.headingPart({ name, n });
}
