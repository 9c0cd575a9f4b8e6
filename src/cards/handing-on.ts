import template from '#cards/handing-on.json' with { type: 'json' };
import { bareText } from '../domain/bare-text.ts';
import { changeMark } from '../domain/press-mark.ts';
import { dayText } from '../wording/moments.ts';
import { cardTitle } from './card-title.ts';
import {
  type ChangeTelling,
  changeAskers,
  changeDeadline,
  changeNotes,
  changePeople,
  changeTellingOf,
  decisionFields,
  type FieldLine,
  type FoldedGroups,
  foldedGroups,
  type InTheWay,
  inTheWayOf,
} from './change-telling.ts';
import type { Noted } from './note.ts';
import { type PlainText, plainText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import type { PersonLines } from './request-telling.ts';
import type { ShownChange } from './shown-change.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';
import { upperFirst } from './status-telling.ts';

interface HandingOnView extends CardView {
  readonly requestId: string;
  /** What the buttons are pressed on. */
  readonly mark: string;
  readonly heading: PlainText;
  readonly urging: readonly PlainText[];
  readonly askers: readonly PlainText[];
  readonly notes: readonly PlainText[];
  readonly people: readonly PersonLines[];
  readonly fields: readonly FieldLine[];
  readonly folded: readonly FoldedGroups[];
  readonly inTheWay: readonly InTheWay[];
  readonly warning: PlainText;
  readonly asks: readonly PlainText[];
  readonly small: readonly SpacedLine[];
  readonly act: string;
  readonly decline: string;
  readonly reasonLabel: string;
  readonly reasonMissing: string;
  readonly sendDecline: string;
}

/** The question to another administrator: whoever confirms it knows whose access goes where, and what comes with it (design 3.4). */
export function handingOnCard(shown: Noted<ShownChange>, reader: Reader): CardContent {
  const telling = changeTellingOf(shown, reader);
  const { change, name, person, words } = telling;
  const { conversionConfirm, handingOn } = words;
  const heading = handingOn.headings[change.change]({ name });
  const deadline = conversionConfirm.deadline({ date: changeDeadline(telling) });
  const view: HandingOnView = {
    title: cardTitle(heading, reader.language),
    lang: reader.language,
    requestId: change.id,
    mark: changeMark(change),
    heading: plainText(heading),
    urging: urgingOf(telling).map(plainText),
    askers: changeAskers(telling).map(plainText),
    notes: changeNotes(shown, telling),
    people: changePeople(telling),
    fields: decisionFields(telling),
    folded: foldedGroups(telling),
    inTheWay: inTheWayOf(telling),
    warning: plainText(upperFirst(warningOf(telling))),
    // Whoever is to be kept out is not asked.
    asks: change.change === 'block' ? [] : [plainText(handingOn.ask({ name }))],
    small: spacedLines([deadline, words.common.reference({ reference: change.reference })], 'medium'),
    act: handingOn.acts[change.change],
    decline: conversionConfirm.decline,
    reasonLabel: bareText(conversionConfirm.declineReason({ person: person?.askerName ?? '' })),
    reasonMissing: conversionConfirm.declineMissing,
    sendDecline: conversionConfirm.sendDecline,
  };
  return renderCard(template, view);
}

/** Asked once more, or because nobody else has decided. */
function urgingOf({ change, reader, words: { conversionConfirm: said } }: ChangeTelling): readonly string[] {
  const { since, escalatedAt, remindedAt } = change.track.decision;
  if (escalatedAt) return [said.undecided({ date: dayText(since, reader) })];
  return remindedAt ? [said.remind] : [];
}

/** What it means for whom it is about. */
function warningOf({ change, name, words: { handingOn } }: ChangeTelling): string {
  switch (change.change) {
    case 'reset':
    case 'address':
      return handingOn.signIn({ name });
    case 'restore':
      return handingOn.comesBack({ name });
    case 'block':
      return handingOn.blocks({ name });
  }
}
