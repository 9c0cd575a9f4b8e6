import template from '#cards/change-status.json' with { type: 'json' };
import { type ChangeFailure, isChangeOver, mayWithdrawChange } from '../domain/access-change/access-change.ts';
import { changeMark } from '../domain/press-mark.ts';
import { momentText } from '../wording/moments.ts';
import { cardTitle } from './card-title.ts';
import {
  addressFields,
  type ChangeTelling,
  changeAdministrator,
  changeAskers,
  changeDeadline,
  changeNotes,
  changePeople,
  changeReachedText,
  changeTellingOf,
  type FieldLine,
} from './change-telling.ts';
import type { Noted } from './note.ts';
import { type PlainText, plainText, quotedText } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { type CardContent, type CardView, renderCard } from './render-card.ts';
import type { PersonLines } from './request-telling.ts';
import type { ShownChange } from './shown-change.ts';
import { type SpacedLine, spacedLines } from './spaced-lines.ts';
import { type TroubleView, troubleView, upperFirst } from './status-telling.ts';

interface ChangeStatusView extends CardView {
  readonly requestId: string;
  /** What the button is pressed on. */
  readonly mark: string;
  readonly heading: PlainText;
  readonly askers: readonly PlainText[];
  readonly notes: readonly PlainText[];
  readonly people: readonly PersonLines[];
  readonly fields: readonly FieldLine[];
  readonly lines: readonly PlainText[];
  readonly troubles: readonly TroubleView[];
  readonly cureLabel: string;
  readonly reasons: readonly { readonly heading: PlainText; readonly text: string }[];
  readonly small: readonly SpacedLine[];
  readonly mayWithdraw: boolean;
  readonly withdraw: string;
}

/** The write itself was answered with a no. */
const REFUSALS: readonly ChangeFailure[] = ['permission-missing', 'refused', 'account-gone'];

/** How it stands, for whoever asked; what was decided, for those who were asked and have nothing more to do. */
export function changeStatusCard(shown: Noted<ShownChange>, reader: Reader): CardContent {
  const telling = changeTellingOf(shown, reader);
  const { change, person, words } = telling;
  const isAsker = shown.as === 'asker';
  const heading = upperFirst(isAsker ? resultOf(telling) : decisionOf(telling));
  const lines = [...(isAsker ? [] : outcomeOf(telling)), ...linesOf(telling)];
  const reason = person?.deniedBecause;
  const view: ChangeStatusView = {
    title: cardTitle(heading, reader.language),
    lang: reader.language,
    requestId: change.id,
    mark: changeMark(change),
    heading: plainText(heading),
    askers: isAsker ? [] : changeAskers(telling).map(plainText),
    notes: changeNotes(shown, telling),
    people: changePeople(telling),
    fields: addressFields(telling),
    lines: lines.map((line) => plainText(upperFirst(line))),
    troubles: troublesOf(telling),
    cureLabel: words.common.cure,
    reasons:
      reason === undefined
        ? []
        : [{ heading: plainText(words.conversionStatus.deniedBecause), text: quotedText(reason) }],
    small: spacedLines(smallOf(telling, isAsker), 'medium'),
    mayWithdraw: isAsker && mayWithdrawChange(change),
    withdraw: words.conversionStatus.withdraw,
  };
  return renderCard(template, view);
}

/** What has become of what was asked for. */
function resultOf({ change, name, words: { changeStatus: said } }: ChangeTelling): string {
  const sentence = change.state === 'awaiting-confirmation' ? said.awaiting : said[change.state];
  return sentence[change.change]({ name });
}

/** Who had the last word. */
function decisionOf(telling: ChangeTelling): string {
  const { change, words } = telling;
  const { conversionDecided: said } = words;
  const { made, lapsedAt } = change.track.decision;
  if (made) {
    const values = { person: changeAdministrator(made.by, telling) };
    return made.verdict === 'confirmed' ? said.confirmed(values) : said.declined(values);
  }
  if (lapsedAt) return said.lapsed({ date: changeDeadline(telling) });
  return change.state === 'withdrawn' ? said.withdrawn : said.removed;
}

/** What it was about, where the heading says who decided. */
function outcomeOf(telling: ChangeTelling): readonly string[] {
  const { change, person } = telling;
  return person || isChangeOver(change) ? [`${resultOf(telling)}.`] : [];
}

function linesOf(telling: ChangeTelling): readonly string[] {
  const { change, name, person, words } = telling;
  const { changeStatus: said, conversionNotes, conversionStatus } = words;
  switch (change.state) {
    case 'awaiting-confirmation':
      if (!person) return [];
      return [changeReachedText(telling), conversionNotes.decideBy({ date: changeDeadline(telling) })];
    case 'confirmed':
      return [said.doing];
    case 'done':
      return [said.ends[change.change]({ name })];
    case 'denied':
      return [conversionStatus.nothingChanged];
    case 'withdrawn':
    case 'lapsed':
      return [];
    case 'failed':
      return failedLines(telling);
  }
}

/** What may have been done before it turned out that it cannot go on is not claimed to be undone. */
function failedLines({ change, person, words }: ChangeTelling): readonly string[] {
  const { mayBeWritten, seenAt, writingAt, writtenAt } = change.track;
  const isRefused = change.state === 'failed' && REFUSALS.includes(change.because);
  const isUndone = !mayBeWritten && !seenAt && !writtenAt && (!writingAt || isRefused);
  if (isUndone) return [words.conversionStatus.nothingChanged];
  const address = person?.addressNew;
  return change.change === 'address' && address ? [words.changeStatus.mailStays({ address })] : [];
}

function troublesOf({ change, words }: ChangeTelling): readonly TroubleView[] {
  return change.state === 'failed' ? [troubleView(words.changeStatus.failures[change.because], words)] : [];
}

function smallOf(telling: ChangeTelling, isAsker: boolean): readonly string[] {
  const { change, reader, words } = telling;
  const { common, conversionDecided } = words;
  const reference = common.reference({ reference: change.reference });
  const endedAt = 'endedAt' in change ? change.endedAt : undefined;
  const at = isAsker ? endedAt : (change.track.decision.made?.at ?? endedAt);
  if (at) {
    const date = momentText(at, reader);
    // Something is left to do about what could not be done.
    return [change.state === 'failed' ? date : conversionDecided.nothingMore({ date }), reference];
  }
  return [`${common.updated({ time: momentText(reader.now, reader) })} · ${common.selfUpdating}`, reference];
}
