import template from '#cards/conversion-decided.json' with { type: 'json' };
import type { Decision } from '../domain/decision.ts';
import { dayText, deadlineText, momentText } from '../wording/moments.ts';
import { cardTitle } from './card-title.ts';
import { type ConversionSection, effectSections, sectionOf } from './conversion-sections.ts';
import { stoppingSentences } from './conversion-stoppers.ts';
import type { Noted } from './note.ts';
import { type PlainText, plainText, quotedText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import {
  administratorName,
  agreedText,
  decisionDeadline,
  type PersonLines,
  personLines,
  type RequestTelling,
  requestNotes,
  requestTellingOf,
} from './request-telling.ts';
import type { ShownConversion } from './shown-conversion.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';

interface ConversionDecidedView extends CardView {
  readonly heading: PlainText;
  readonly notes: readonly PlainText[];
  readonly askers: readonly PlainText[];
  readonly people: readonly PersonLines[];
  readonly reasons: readonly { readonly heading: PlainText; readonly text: string }[];
  readonly sections: readonly ConversionSection[];
  readonly small: readonly SpacedLine[];
}

/** What has become of the question, for those who were asked and have nothing more to do. */
export function conversionDecidedCard(shown: Noted<ShownConversion>, reader: Reader): CardContent {
  const telling = requestTellingOf(shown, reader);
  const { conversion, person, words } = telling;
  const heading = headingOf(telling);
  const { askerName, deniedBecause } = person ?? {};
  const asked = { date: dayText(conversion.requestedAt, reader) };
  const view: ConversionDecidedView = {
    title: cardTitle(heading, reader.language, 'conversionForm'),
    lang: reader.language,
    heading: plainText(heading),
    notes: requestNotes(shown, telling),
    askers: askerName === undefined ? [] : [plainText(words.conversionConfirm.asker({ person: askerName, ...asked }))],
    people: personLines(telling),
    reasons:
      deniedBecause === undefined
        ? []
        : [{ heading: plainText(words.conversionStatus.deniedBecause), text: quotedText(deniedBecause) }],
    sections: sectionsOf(telling),
    small: spacedLines(smallOf(telling), 'medium'),
  };
  return renderCard(template, view);
}

function headingOf(telling: RequestTelling): string {
  const { conversion, words } = telling;
  const { conversionDecided: said } = words;
  const { agreement } = conversion.track;
  const { made, lapsedAt } = conversion.track.decision;
  if (agreement && !made && !lapsedAt) return agreementHeading(agreement, telling);
  if (made) {
    const values = { person: administratorName(made.by, telling) };
    return made.verdict === 'confirmed' ? said.confirmed(values) : said.declined(values);
  }
  if (lapsedAt) return said.lapsed({ date: decisionDeadline(telling) });
  return conversion.state === 'withdrawn' ? said.withdrawn : said.removed;
}

/** Of the first question, and of what came of its yes until the second one was decided. */
function agreementHeading({ made, lapsedAt }: Decision, telling: RequestTelling): string {
  const { conversion, name, reader, words } = telling;
  const { conversionDecided: said, agreement } = words;
  const { state } = conversion;
  if (lapsedAt) return said.lapsed({ date: deadlineText(lapsedAt, reader) });
  if (state === 'withdrawn') return said.withdrawn;
  if (made?.verdict === 'denied') return said.declined({ person: administratorName(made.by, telling) });
  if (state === 'lapsed-before-issue') return agreement.lapsed({ name, date: dayText(conversion.endedAt, reader) });
  return made && state === 'agreed-in-principle' ? agreedText(made.by, telling) : said.removed;
}

/** What was not confirmed changes nothing. */
function sectionsOf(telling: RequestTelling): readonly ConversionSection[] {
  const { conversion, person, words } = telling;
  if (!person) return [];
  if (isConfirmed(telling)) return effectSections(person, telling);
  const sentences = conversion.state === 'agreed-in-principle' ? stoppingSentences(person, telling) : [];
  return sentences.length === 0 ? [] : [sectionOf(words.agreement.takeAway, sentences)];
}

function isConfirmed({ conversion }: RequestTelling): boolean {
  return conversion.track.decision.made?.verdict === 'confirmed';
}

/** When there was nothing left to decide, and what to name when asking about it. */
function smallOf({ conversion, reader, words }: RequestTelling): readonly string[] {
  const { agreement, decision } = conversion.track;
  const endedAt = 'endedAt' in conversion ? conversion.endedAt : undefined;
  const at = decision.made?.at ?? decision.lapsedAt ?? endedAt ?? agreement?.made?.at;
  return [
    ...(at ? [words.conversionDecided.nothingMore({ date: momentText(at, reader) })] : []),
    words.common.reference({ reference: conversion.reference }),
  ];
}
