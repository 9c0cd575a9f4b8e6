import template from '#cards/holder-unreachable.json' with { type: 'json' };
import type { Conversion } from '../domain/conversion/conversion.ts';
import { lapsesAt } from '../domain/conversion/conversion-follow-up.ts';
import { isConfirmer } from '../domain/conversion/holder-code.ts';
import { conversionPressMark, conversionRequestMark } from '../domain/press-mark.ts';
import { dayText, deadlineText, momentText } from '../wording/moments.ts';
import { cardTitle } from './card-title.ts';
import { type ConfirmerOptions, confirmerOptions } from './holder-code.ts';
import type { Noted } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import {
  administratorName,
  type PersonLines,
  personLines,
  problemLines,
  type RequestTelling,
  requestNotes,
  requestTellingOf,
} from './request-telling.ts';
import type { ShownConversion } from './shown-conversion.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';
import { upperFirst } from './status-telling.ts';

type UnreachableConversion = Extract<Conversion, { state: 'holder-unreachable' }>;

interface HolderUnreachableView extends CardView {
  readonly requestId: string;
  readonly mark: string;
  /** Of what leaves it as it is: how often something was pressed. */
  readonly pressMark: string;
  readonly heading: PlainText;
  readonly people: readonly PersonLines[];
  readonly notes: readonly PlainText[];
  readonly cause: PlainText;
  readonly known: readonly PlainText[];
  /** For whoever confirmed. */
  readonly options: readonly ConfirmerOptions[];
  /** For the others: who has them. */
  readonly waits: readonly PlainText[];
  readonly optAgain: PlainText;
  readonly again: string;
  /** Whoever confirmed has other ways on that come first. */
  readonly againStyle: 'default' | 'positive';
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
  const lapses = words.lapses({ date: deadlineText(lapsesAt(conversion), reader) });
  const notes =
    note === 'reason-missing'
      ? [plainText(words.reasonMissing)]
      : [...requestNotes({ note }, telling), ...problemLines(telling)];
  const ways = waysOn(telling, { isTheirs: isConfirmer(conversion, shown.viewerId), notes });
  const view: HolderUnreachableView = {
    title: cardTitle(heading, reader.language, 'conversionForm'),
    lang: reader.language,
    requestId: conversion.id,
    mark: conversionRequestMark(conversion),
    pressMark: conversionPressMark(conversion),
    heading: plainText(heading),
    people: personLines(telling),
    notes,
    cause: plainText(words.causes[because]({ date: sinceText(conversion, telling) })),
    known: knownTexts(conversion, telling).map(plainText),
    ...ways,
    optAgain: plainText(words.optAgain[because]),
    again: words.again,
    againStyle: ways.options.length > 0 ? 'default' : 'positive',
    optStop: plainText(words.optStop({ name })),
    stop: words.stop,
    small: spacedLines([lapses, common.reference({ reference: conversion.reference })], 'medium'),
  };
  return renderCard(template, view);
}

/** A question that was not answered is days old; one that did not come has been tried for hours, since the last press. */
function sinceText(conversion: UnreachableConversion, { entries, reader }: RequestTelling): string {
  const { because, since, track } = conversion;
  if (because !== 'not-reached') return dayText(track.holderAskedAt ?? since, reader);
  const begun = entries.findLast(({ kind }) => kind === 'confirmed' || kind === 'ask-again');
  return momentText(begun?.at ?? since, reader);
}

/** How it goes on without the holder is for whoever confirmed to say (product 5.5). */
function waysOn(
  telling: RequestTelling,
  { isTheirs, notes }: { readonly isTheirs: boolean; readonly notes: readonly PlainText[] },
): Pick<HolderUnreachableView, 'options' | 'waits'> {
  const { conversion, person, words } = telling;
  const { made } = conversion.track.decision;
  // Without what was kept of the person there is no address to send anything to.
  if (!person || !made) return { options: [], waits: [] };
  const { address } = person;
  if (isTheirs) return { options: [confirmerOptions(telling, { address, notes })], waits: [] };
  const known = administratorName(made.by, telling);
  return { options: [], waits: [plainText(upperFirst(words.unreachable.optConfirmer({ person: known, address })))] };
}

function knownTexts(conversion: UnreachableConversion, telling: RequestTelling): readonly string[] {
  const { name, words } = telling;
  const { made } = conversion.track.decision;
  const { unreachable: said } = words;
  return [
    ...(made ? [said.confirmed({ person: administratorName(made.by, telling) })] : []),
    said.nothingDone,
    ...(isStillOpen(conversion) ? [said.stillOpen({ name })] : []),
  ];
}

/** They have it from before, and nothing says that their chat is closed. */
function isStillOpen({ because, track }: UnreachableConversion): boolean {
  return because === 'no-answer' || (because === 'not-reached' && track.holderAskedAt !== undefined);
}

function unreachable(conversion: Conversion): UnreachableConversion {
  if (conversion.state !== 'holder-unreachable') throw new Error(`Nobody is out of reach in ${conversion.state}`);
  return conversion;
}
