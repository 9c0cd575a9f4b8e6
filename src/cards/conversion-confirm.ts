import template from '#cards/conversion-confirm.json' with { type: 'json' };
import { bareText } from '../domain/bare-text.ts';
import { stoppersIn } from '../domain/conversion/agreement.ts';
import type { ConversionPerson } from '../domain/conversion/conversion-person.ts';
import { codesToTick } from '../domain/conversion/ticks.ts';
import { conversionQuestionMark } from '../domain/press-mark.ts';
import { dayText } from '../wording/moments.ts';
import { cardTitle } from './card-title.ts';
import { conversionGroups } from './conversion-groups.ts';
import { type MessageQuote, messageQuotes } from './conversion-message.ts';
import { foundHeading } from './conversion-pre-flight.ts';
import { type Override, overridesOf, questionSmall, urgingOf } from './conversion-question.ts';
import { type ConversionSection, decisionSections, infoSection, sectionOf } from './conversion-sections.ts';
import { type GroupView, groupViews } from './finding-views.ts';
import type { Noted } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import {
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
  /** Where a later look has found what must be fixed, there is nothing to say yes to. */
  readonly isReady: boolean;
  readonly groups: readonly GroupView[];
  readonly cureLabel: string;
  readonly whys: readonly PlainText[];
  readonly sections: readonly ConversionSection[];
  readonly hasInfo: boolean;
  readonly foldedInfo: readonly GroupView[];
  readonly showInfo: string;
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
  readonly checkAgain: string;
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
  const name = nameIn(person);
  const isReady = person.preFlight.standing === 'ready';
  const heading = isReady ? said.heading({ name }) : foundHeading({ name, preFlight: person.preFlight }, words);
  const ticks = ticksOf(person, telling);
  const view: ConversionConfirmView = {
    title: cardTitle(heading, reader.language, 'conversionForm'),
    lang: reader.language,
    requestId: conversion.id,
    mark: conversionQuestionMark(conversion),
    heading: plainText(heading),
    urging: urgingOf(telling, shown.viewerId).map(plainText),
    askers: askersOf(person, telling).map(plainText),
    notes: requestNotes(shown, telling),
    people: personLines(telling),
    stated: [`${words.preFlight.signIn} ${person.signIn}`, words.preFlight.stated({ asker: person.askerName })].map(
      plainText,
    ),
    isReady,
    cureLabel: words.common.cure,
    ...(isReady ? asksFor(person, telling) : waitsFor(person, telling)),
    overrides: overridesOf(person, telling),
    messages: messageQuotes(person.message, words),
    small: spacedLines(questionSmall(person, telling), 'medium'),
    open: said.open,
    tickHeadings: ticks.length === 0 ? [] : [plainText(said.ticks)],
    ticks,
    tickMissing: said.tickMissing,
    nameLabel: bareText(said.type({ typed: name })),
    nameMissing: said.typeMissing,
    convert: said.convert,
    decline: said.decline,
    reasonLabel: bareText(said.declineReason({ person: person.askerName })),
    reasonMissing: said.declineMissing,
    sendDecline: said.sendDecline,
    checkAgain: words.common.checkAgain,
    mayWithdraw: shown.viewerId === conversion.askerId,
    withdraw: words.conversionStatus.withdraw,
  };
  return renderCard(template, view);
}

type Asked = Pick<
  ConversionConfirmView,
  'groups' | 'whys' | 'sections' | 'hard' | 'hasInfo' | 'foldedInfo' | 'showInfo'
>;

/** All that somebody says yes to. */
function asksFor(person: ConversionPerson, telling: RequestTelling): Asked {
  const { conversionConfirm: said } = telling.words;
  return {
    groups: [],
    whys: [],
    sections: decisionSections(person, telling),
    ...infoSection(person, telling),
    hard: [sectionOf(said.undo, [said.undoText]), sectionOf(said.cancel, [said.cancelText])],
  };
}

/** What has to be fixed first, as a later look has found it. */
function waitsFor({ preFlight }: ConversionPerson, telling: RequestTelling): Asked {
  const { words } = telling;
  const groups = groupViews(conversionGroups(stoppersIn(preFlight.findings), telling), words);
  const whys = [plainText(words.conversionConfirm.why)];
  return { groups, whys, sections: [], hard: [], hasInfo: false, foldedInfo: [], showInfo: '' };
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
