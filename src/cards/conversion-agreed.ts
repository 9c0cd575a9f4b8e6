import template from '#cards/conversion-agreed.json' with { type: 'json' };
import { agreedUntil } from '../domain/conversion/conversion-follow-up.ts';
import { conversionPressMark } from '../domain/press-mark.ts';
import { deadlineText, momentText } from '../wording/moments.ts';
import { cardTitle } from './card-title.ts';
import { conversionGroups } from './conversion-groups.ts';
import { conversionHeading } from './conversion-heading.ts';
import { undecidedNotes } from './conversion-steps.ts';
import { stoppingGroups } from './conversion-stoppers.ts';
import { type GroupView, groupViews } from './finding-views.ts';
import type { Noted } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import {
  administratorName,
  agreedText,
  type PersonLines,
  personLines,
  type RequestTelling,
  requestNotes,
  requestTellingOf,
} from './request-telling.ts';
import type { ShownConversion } from './shown-conversion.ts';
import { type SpacedLine, type Spacing, spacedLines } from './spaced-lines.ts';
import { upperFirst } from './status-telling.ts';

interface ConversionAgreedView extends CardView {
  readonly requestId: string;
  /** What the buttons are pressed on: each look makes another card. */
  readonly mark: string;
  readonly heading: PlainText;
  readonly people: readonly PersonLines[];
  readonly notes: readonly PlainText[];
  readonly lines: readonly PlainText[];
  readonly groups: readonly GroupView[];
  readonly cureLabel: string;
  readonly small: readonly SpacedLine[];
  readonly isReady: boolean;
  readonly isAgreed: boolean;
  readonly checkSpacing: Spacing;
  readonly rowSpacing: Spacing;
  readonly ask: string;
  readonly checkAgain: string;
  /** By whoever asked alone. */
  readonly withdraws: readonly string[];
  readonly history: string;
}

/**
 * For whoever asked, or those who go on in their place, until the confirmation is asked for: whether it is agreed, what is left
 * to take away, and what then.
 */
export function conversionAgreedCard(shown: Noted<ShownConversion>, reader: Reader): CardContent {
  const telling = requestTellingOf(shown, reader);
  const { conversion, person, words } = telling;
  const heading = upperFirst(headingOf(telling));
  const isAgreed = conversion.state === 'agreed-in-principle';
  const isReady = isAgreed && person?.preFlight.standing === 'ready';
  const view: ConversionAgreedView = {
    title: cardTitle(heading, reader.language, 'conversionForm'),
    lang: reader.language,
    requestId: conversion.id,
    mark: conversionPressMark(conversion),
    heading: plainText(heading),
    people: personLines(telling),
    notes: requestNotes(shown, telling),
    lines: linesOf(telling, isReady).map(plainText),
    groups: groupsOf(telling, shown.as),
    cureLabel: words.common.cure,
    small: spacedLines(smallOf(telling), 'medium'),
    isReady,
    isAgreed: isAgreed && person !== undefined,
    checkSpacing: isReady ? 'small' : 'medium',
    rowSpacing: isAgreed && person ? 'small' : 'medium',
    ask: words.preFlight.ask,
    checkAgain: words.common.checkAgain,
    withdraws: shown.viewerId === conversion.askerId ? [words.conversionStatus.withdraw] : [],
    history: words.history.button,
  };
  return renderCard(template, view);
}

function headingOf(telling: RequestTelling): string {
  const { conversion, name, person, words } = telling;
  const { agreement } = conversion.track;
  if (conversion.state !== 'agreed-in-principle' || !person || !agreement?.made) return conversionHeading(telling);
  if (person.preFlight.standing === 'ready') return words.preFlight.ready({ name });
  return agreedText(agreement.made.by, telling);
}

function linesOf(telling: RequestTelling, isReady: boolean): readonly string[] {
  const { conversion, person, words } = telling;
  const { agreement: said } = words;
  if (conversion.state === 'awaiting-agreement') return undecidedNotes(telling);
  if (!person) return [];
  const { made } = conversion.track.agreement ?? {};
  return isReady && made ? [said.stepDone({ person: administratorName(made.by, telling) }), said.ready] : [said.next];
}

/** Before it is agreed, what it is asked for; afterwards all that the last look has found. */
function groupsOf(telling: RequestTelling, as: ShownConversion['as']): readonly GroupView[] {
  const { conversion, person, words } = telling;
  if (!person) return [];
  if (conversion.state === 'awaiting-agreement') return stoppingGroups(person, telling);
  const asker = as === 'asker' ? undefined : person.askerName;
  return groupViews(conversionGroups(person.preFlight.findings, { ...telling, asker }), words);
}

function smallOf(telling: RequestTelling): readonly string[] {
  const { conversion, entries, reader, words } = telling;
  const { agreement: said, common, preFlight } = words;
  const looked = entries.findLast(({ kind }) => kind === 'checked-again');
  const updated = `${common.updated({ time: momentText(reader.now, reader) })} · ${common.selfUpdating}`;
  const lapses = said.lapsesOn({ date: deadlineText(agreedUntil(conversion), reader) });
  return [
    ...(looked ? [preFlight.readAt({ time: momentText(looked.at, reader) })] : []),
    conversion.state === 'agreed-in-principle' ? lapses : updated,
    common.reference({ reference: conversion.reference }),
  ];
}
