import template from '#cards/holder-unreachable.json' with { type: 'json' };
import type { Conversion } from '../domain/conversion/conversion.ts';
import type { Unreachable } from '../domain/conversion/conversion-entry.ts';
import { lapsesAt } from '../domain/conversion/conversion-follow-up.ts';
import { conversionRequestMark } from '../domain/press-mark.ts';
import { dayText, deadlineText } from '../wording/moments.ts';
import { cardTitle } from './card-title.ts';
import { type Noted, noteLines } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import {
  administratorName,
  type PersonLines,
  personLines,
  type RequestTelling,
  requestTellingOf,
} from './request-telling.ts';
import type { ShownConversion } from './shown-conversion.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';
import { upperFirst } from './status-telling.ts';

type UnreachableConversion = Extract<Conversion, { state: 'holder-unreachable' }>;

interface HolderUnreachableView extends CardView {
  readonly requestId: string;
  readonly mark: string;
  readonly heading: PlainText;
  readonly people: readonly PersonLines[];
  readonly notes: readonly PlainText[];
  readonly cause: PlainText;
  readonly known: readonly PlainText[];
  readonly optAgain: PlainText;
  readonly again: string;
  readonly optStop: PlainText;
  readonly stop: string;
  readonly small: readonly SpacedLine[];
}

/** For those who asked and confirmed: the holder cannot be asked where they would have to say yes (product 5.5). */
export function holderUnreachableCard({ note, ...shown }: Noted<ShownConversion>, reader: Reader): CardContent {
  const telling = requestTellingOf(shown, reader);
  const { name } = telling;
  const { unreachable: words, common } = telling.words;
  const conversion = unreachable(telling.conversion);
  const heading = upperFirst(telling.asksHolder ? words.heading({ name }) : words.headingUnasked({ name }));
  const { because } = conversion;
  const since = dayText(conversion.track.holderAskedAt ?? conversion.since, reader);
  const lapses = words.lapses({ date: deadlineText(lapsesAt(conversion), reader) });
  const view: HolderUnreachableView = {
    title: cardTitle(heading, reader.language, 'conversionForm'),
    lang: reader.language,
    requestId: conversion.id,
    mark: conversionRequestMark(conversion),
    heading: plainText(heading),
    people: personLines(telling),
    notes: noteLines(note, reader.language),
    cause: plainText(words.causes[because]({ date: since })),
    known: knownTexts(because, telling).map(plainText),
    optAgain: plainText(words.optAgain[because]),
    again: words.again,
    optStop: plainText(words.optStop({ name })),
    stop: words.stop,
    small: spacedLines([lapses, common.reference({ reference: conversion.reference })], 'medium'),
  };
  return renderCard(template, view);
}

function knownTexts(because: Unreachable, telling: RequestTelling): readonly string[] {
  const { conversion, name, words } = telling;
  const { made } = conversion.track.decision;
  const { unreachable: said } = words;
  return [
    ...(made ? [said.confirmed({ person: administratorName(made.by, telling) })] : []),
    said.nothingDone,
    ...(because === 'no-answer' ? [said.stillOpen({ name })] : []),
  ];
}

function unreachable(conversion: Conversion): UnreachableConversion {
  if (conversion.state !== 'holder-unreachable') throw new Error(`Nobody is out of reach in ${conversion.state}`);
  return conversion;
}
