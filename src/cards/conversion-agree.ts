import template from '#cards/conversion-agree.json' with { type: 'json' };
import { bareText } from '../domain/bare-text.ts';
import { AGREEMENT_DAYS } from '../domain/conversion/conversion-follow-up.ts';
import type { ConversionPerson } from '../domain/conversion/conversion-person.ts';
import { conversionRequestMark } from '../domain/press-mark.ts';
import { dayText } from '../wording/moments.ts';
import { cardTitle } from './card-title.ts';
import { type Override, overridesOf, questionSmall, urgingOf } from './conversion-question.ts';
import { stoppingGroups } from './conversion-stoppers.ts';
import type { GroupView } from './finding-views.ts';
import type { Noted } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import { nameIn, type PersonLines, personLines, requestNotes, requestTellingOf } from './request-telling.ts';
import type { ShownConversion } from './shown-conversion.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';

interface ConversionAgreeView extends CardView {
  readonly requestId: string;
  /** What the buttons are pressed on. */
  readonly mark: string;
  readonly heading: PlainText;
  readonly urging: readonly PlainText[];
  readonly asker: PlainText;
  readonly notes: readonly PlainText[];
  readonly people: readonly PersonLines[];
  readonly groups: readonly GroupView[];
  readonly cureLabel: string;
  readonly overrides: readonly Override[];
  readonly means: readonly PlainText[];
  readonly small: readonly SpacedLine[];
  readonly agree: string;
  readonly decline: string;
  readonly reasonLabel: string;
  readonly reasonMissing: string;
  readonly sendDecline: string;
  readonly mayWithdraw: boolean;
  readonly withdraw: string;
}

/** Whether a conversion is agreed at all, before anything is taken from the person (product 5.2). It converts nothing. */
export function conversionAgreeCard(
  shown: Noted<ShownConversion> & { readonly person: ConversionPerson },
  reader: Reader,
): CardContent {
  const { person } = shown;
  const telling = requestTellingOf(shown, reader);
  const { conversion, words } = telling;
  const { agreement: said, conversionConfirm } = words;
  const heading = said.heading({ name: nameIn(person) });
  const view: ConversionAgreeView = {
    title: cardTitle(heading, reader.language, 'conversionForm'),
    lang: reader.language,
    requestId: conversion.id,
    mark: conversionRequestMark(conversion),
    heading: plainText(heading),
    urging: urgingOf(telling, shown.viewerId).map(plainText),
    asker: plainText(
      conversionConfirm.asker({ person: person.askerName, date: dayText(conversion.requestedAt, reader) }),
    ),
    notes: requestNotes(shown, telling),
    people: personLines(telling),
    groups: stoppingGroups(person, telling),
    cureLabel: words.common.cure,
    overrides: overridesOf(person, telling),
    means: [said.means, said.until({ n: AGREEMENT_DAYS })].map(plainText),
    small: spacedLines(questionSmall(person, telling), 'medium'),
    agree: said.agree,
    decline: conversionConfirm.decline,
    reasonLabel: bareText(conversionConfirm.declineReason({ person: person.askerName })),
    reasonMissing: conversionConfirm.declineMissing,
    sendDecline: conversionConfirm.sendDecline,
    mayWithdraw: shown.viewerId === conversion.askerId,
    withdraw: words.conversionStatus.withdraw,
  };
  return renderCard(template, view);
}
