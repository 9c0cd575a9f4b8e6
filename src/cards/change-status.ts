import template from '#cards/change-status.json' with { type: 'json' };
import { isChangeOver, isOwnFailure, mayWithdrawChange } from '../domain/access-change/access-change.ts';
import { isUndone, mayPutAddressBack } from '../domain/access-change/address-back.ts';
import { domainOf } from '../domain/email-address.ts';
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
  /** The address of before, which a press puts back. */
  readonly backs: readonly { readonly title: string; readonly text: PlainText; readonly press: string }[];
  readonly mayWithdraw: boolean;
  readonly withdraw: string;
}

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
    backs: backsOf(telling),
    mayWithdraw: isAsker && mayWithdrawChange(change),
    withdraw: words.conversionStatus.withdraw,
  };
  return renderCard(template, view);
}

/** What has become of what was asked for. */
function resultOf({ change, handedOn, name, words: { changeStatus: said } }: ChangeTelling): string {
  if (change.state === 'done' && handedOn?.acceptedAt) return said.accepted({ name });
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
  const { change, handedOn, name, person, words } = telling;
  const { changeStatus: said, conversionNotes, conversionStatus } = words;
  switch (change.state) {
    case 'awaiting-confirmation':
      if (!person) return [];
      return [changeReachedText(telling), conversionNotes.decideBy({ date: changeDeadline(telling) })];
    case 'confirmed':
      return [said.doing];
    case 'done':
      return [handedOn?.acceptedAt ? said.acceptedEnd : said.ends[change.change]({ name })];
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
function failedLines(telling: ChangeTelling): readonly string[] {
  const { change, handedOn, name, person, words } = telling;
  if (handedOn?.mayBeReset) return [words.changeStatus.mayBeReset({ name })];
  if (isUndone(change)) return [words.conversionStatus.nothingChanged];
  const address = person?.addressNew;
  const back = addressBackLine(telling);
  if (back !== undefined) return [back];
  return change.change === 'address' && address ? [words.changeStatus.mailStays({ address })] : [];
}

/** What has become of the address of before, once somebody wanted it back. */
function addressBackLine({ change, person, reader, words }: ChangeTelling): string | undefined {
  const { addressBack } = change.track;
  const { conversionStatus: said, preFlight } = words;
  const old = person?.addressNow ?? preFlight.empty;
  if (!addressBack) return undefined;
  if (addressBack.doneAt) return said.mailBackDone({ old, time: momentText(addressBack.doneAt, reader) });
  return addressBack.refusal ? said.mailBackRefused[addressBack.refusal]({ old }) : said.mailBackNow({ old });
}

/** An empty value cannot be written (G11), and whoever may have been reset accepts with the address that stands there. */
function backsOf({
  change,
  handedOn,
  person,
  words: { conversionStatus: said },
}: ChangeTelling): ChangeStatusView['backs'] {
  const old = person?.addressNow;
  if (old === undefined || handedOn?.mayBeReset || !mayPutAddressBack(change)) return [];
  return [{ title: said.mailBackOpen, text: plainText(said.mailBackText({ old })), press: said.mailBack }];
}

function troublesOf({ change, person, words }: ChangeTelling): readonly TroubleView[] {
  if (change.state !== 'failed') return [];
  const { because } = change;
  const { failures, notIssued } = words.changeStatus;
  if (isOwnFailure(because)) return [troubleView(failures[because], words)];
  // What Microsoft says of any invitation; what to do then is said for whoever asks again.
  const domain = person?.addressNew ? domainOf(person.addressNew) : '';
  return [troubleView({ ...notIssued, sentence: words.failures[because]({ domain }).sentence }, words)];
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
