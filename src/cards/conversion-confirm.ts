import template from '#cards/conversion-confirm.json' with { type: 'json' };
import { bareText } from '../domain/bare-text.ts';
import type { ConversionPerson } from '../domain/conversion/conversion-person.ts';
import { codesToTick } from '../domain/conversion/ticks.ts';
import { conversionRequestMark } from '../domain/press-mark.ts';
import { dayText } from '../wording/moments.ts';
import { cardTitle } from './card-title.ts';
import { type MessageQuote, messageQuotes } from './conversion-message.ts';
import { type Override, overridesOf, urgingOf } from './conversion-question.ts';
import { type ConversionSection, decisionSections, sectionOf } from './conversion-sections.ts';
import type { Noted } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import {
  decisionDeadline,
  nameIn,
  type PersonLines,
  personLines,
  type RequestTelling,
  requestNotes,
  requestTellingOf,
} from './request-telling.ts';
import type { ShownConversion } from './shown-conversion.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';

interface Tick {
  readonly id: string;
  readonly title: PlainText;
}

interface ConversionConfirmView extends CardView {
  readonly requestId: string;
  /** What the buttons are pressed on. */
  readonly mark: string;
  readonly heading: PlainText;
  readonly urging: readonly PlainText[];
  /** Who asks, and whether one administrator is enough for them (product 5.4). */
  readonly askers: readonly PlainText[];
  readonly notes: readonly PlainText[];
  readonly people: readonly PersonLines[];
  readonly stated: readonly PlainText[];
  readonly sections: readonly ConversionSection[];
  /** Why it goes on without Teams, in the words of whoever said so. */
  readonly overrides: readonly Override[];
  readonly messages: readonly MessageQuote[];
  readonly hard: readonly ConversionSection[];
  readonly small: readonly SpacedLine[];
  readonly open: string;
  readonly tickHeadings: readonly PlainText[];
  readonly ticks: readonly Tick[];
  readonly tickMissing: string;
  readonly nameLabel: string;
  readonly nameMissing: string;
  readonly convert: string;
  readonly decline: string;
  readonly reasonLabel: string;
  readonly reasonMissing: string;
  readonly sendDecline: string;
  readonly mayWithdraw: boolean;
  readonly withdraw: string;
}

/** What somebody confirms knows all that is going to happen, and types the name of the account (product 5.4). */
export function conversionConfirmCard(
  shown: Noted<ShownConversion> & { readonly person: ConversionPerson },
  reader: Reader,
): CardContent {
  const { person } = shown;
  const telling = requestTellingOf(shown, reader);
  const { conversion, words } = telling;
  const { conversionConfirm: said } = words;
  const heading = said.heading({ name: nameIn(person) });
  const ticks = ticksOf(person, telling);
  const view: ConversionConfirmView = {
    title: cardTitle(heading, reader.language, 'conversionForm'),
    lang: reader.language,
    requestId: conversion.id,
    mark: conversionRequestMark(conversion),
    heading: plainText(heading),
    urging: urgingOf(telling).map(plainText),
    askers: askersOf(person, telling).map(plainText),
    notes: requestNotes(shown, telling),
    people: personLines(telling),
    stated: [`${words.preFlight.signIn} ${person.signIn}`, words.preFlight.stated({ asker: person.askerName })].map(
      plainText,
    ),
    sections: decisionSections(person, telling),
    overrides: overridesOf(person, telling),
    messages: messageQuotes(person.message, words),
    hard: [sectionOf(said.undo, [said.undoText]), sectionOf(said.cancel, [said.cancelText])],
    small: spacedLines(
      [said.deadline({ date: decisionDeadline(telling) }), words.common.reference({ reference: conversion.reference })],
      'medium',
    ),
    open: said.open,
    tickHeadings: ticks.length === 0 ? [] : [plainText(said.ticks)],
    ticks,
    tickMissing: said.tickMissing,
    nameLabel: bareText(said.type({ typed: nameIn(person) })),
    nameMissing: said.typeMissing,
    convert: said.convert,
    decline: said.decline,
    reasonLabel: bareText(said.declineReason({ person: person.askerName })),
    reasonMissing: said.declineMissing,
    sendDecline: said.sendDecline,
    mayWithdraw: shown.viewerId === conversion.askerId,
    withdraw: words.conversionStatus.withdraw,
  };
  return renderCard(template, view);
}

function askersOf({ askerName }: ConversionPerson, { conversion, entries, reader, words }: RequestTelling) {
  const isByConverter = entries.some((entry) => entry.kind === 'requested' && entry.isByConverter);
  return [
    words.conversionConfirm.asker({ person: askerName, date: dayText(conversion.requestedAt, reader) }),
    ...(isByConverter ? [words.oneEnough({ asker: askerName })] : []),
  ];
}

/** One for each row that would stand in the way, had it been read (checks 1). */
function ticksOf({ preFlight }: ConversionPerson, { words }: RequestTelling): readonly Tick[] {
  const { conversionConfirm, conversionNotChecked } = words;
  return codesToTick(preFlight).flatMap((code) => {
    const finding = preFlight.findings.find((one) => one.code === code && 'unread' in one);
    if (finding === undefined || !('fact' in finding)) return [];
    const subject = conversionConfirm.tickSubjects[code] ?? conversionNotChecked.subjects[finding.fact];
    return [{ id: `tick-${code}`, title: plainText(subject) }];
  });
}
